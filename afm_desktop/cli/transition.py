"""`transition`: the present divisions go over to those of another structure."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels, places
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.hangul import josa
from afm_desktop.exchange import sheets
from afm_desktop.exchange.transition_sheet import ReadPlan, read_sheet, write_sheet
from afm_desktop.services.desk import Desk
from afm_desktop.services.transition.model import (
    NewStructure,
    Part,
    Plan,
    Problem,
    TransitionReport,
)

MOST_TOLD = 20


def go_over(options: Namespace) -> int:
    """Go over to another structure, tell what that would do, or make the sheet it is told with."""
    if options.sheet is None and options.template is None:
        raise UsageError(labels.TRANSITION_WANTS)
    read = None
    if options.sheet is not None:
        places.refuse_folder(options.sheet)
        read = read_sheet(options.sheet)
    if options.template is not None:
        _make_template(options, read)
        return 0
    assert read is not None
    with opened(options.file) as desk:
        plan = desk.transition.recognised(read.plan)
        report = desk.transition.rehearse(plan)
        problems = _all(read, report)
        if not problems and not options.dry_run:
            report = desk.transition.run(plan)
    if options.json:
        write_json(as_object(read, report, problems))
    else:
        _tell(read, report, problems, dry=options.dry_run)
    if problems:
        raise CommandError(labels.NOT_GONE_OVER.format(count=len(problems)))
    return 0


def as_object(
    read: ReadPlan, report: TransitionReport, problems: Sequence[Problem]
) -> dict[str, Any]:
    """What going over did, for programs; rows and columns are the sheet's own."""
    day = report.structure.starts_on
    return {
        "structure": report.structure.name,
        "starts_on": day.isoformat() if day else None,
        "lines": [
            {"from": line.old_code, "to": line.new_code, **asdict(line.moved)}
            for line in report.lines
        ],
        "stays": [asdict(one) for one in report.left],
        "without_secretariat": list(report.without_secretariat),
        "ended_appointments": report.ended_appointments,
        "rejected": [
            {**asdict(read.stand(problem)), "reason": problem.reason} for problem in problems
        ],
        "gesture": report.gesture,
    }


def _all(read: ReadPlan, report: TransitionReport) -> tuple[Problem, ...]:
    """What the sheet does not say rightly, then what stands in the way; each place once."""
    unread = {(one.part, one.key, one.field) for one in read.problems}
    others = (one for one in report.problems if (one.part, one.key, one.field) not in unread)
    return *read.problems, *others


def _make_template(options: Namespace, read: ReadPlan | None) -> None:
    target: Path = options.template
    places.refuse_folder(target)
    if target.suffix.casefold() != sheets.WORKBOOK:
        raise CommandError(labels.NOT_A_WORKBOOK.format(name=josa(f"‘{target.name}’", "은/는")))
    places.refuse_nowhere(target)
    with opened(options.file, read_only=True) as desk:
        plan = read.plan if read is not None else _first(desk)
        core = desk.copies.guarded(desk.transition.named(plan))
    let_out(options.file, core, options.reason)
    with opened(options.file, read_only=True) as desk:
        write_sheet(
            target,
            plan,
            desk.transition.present(),
            desk.transition.members_of(),
            desk.transition.choosable(plan),
        )
    say(labels.TEMPLATE_MADE.format(place=places.whole(target)))


def _first(desk: Desk) -> Plan:
    """The known structure that comes next; an empty one where there is none."""
    return next(iter(desk.transition.proposed()), Plan(NewStructure("", None, ())))


def _tell(
    read: ReadPlan, report: TransitionReport, problems: Sequence[Problem], *, dry: bool
) -> None:
    for problem in problems[:MOST_TOLD]:
        at = read.stand(problem)
        say(
            labels.PROBLEM_AT.format(
                sheet=at.sheet, row=at.row, column=at.column, reason=problem.reason
            )
        )
    if len(problems) > MOST_TOLD:
        say(labels.ROWS_MORE.format(count=len(problems) - MOST_TOLD))
    if any(one.part is Part.CHOICES and (one.part, one.key) not in read.rows for one in problems):
        say(labels.NOT_IN_SHEET)
    if problems:
        return
    _tell_lines(report)
    if dry:
        say(labels.ONLY_REHEARSED)
    else:
        say(labels.GONE_OVER.format(gesture=report.gesture))


def _tell_lines(report: TransitionReport) -> None:
    structure = report.structure
    if structure.starts_on is not None:
        say(
            labels.TRANSITION_ON.format(
                day=day_words(structure.starts_on),
                name=structure.name,
                old=len({line.old_code for line in report.lines}),
                new=len(structure.divisions),
            )
        )
    lines = [
        (
            f"{line.old_name}({line.old_code})",
            f"{line.new_name}({line.new_code})",
            *(
                f"{number:,}"
                for number in (
                    line.moved.members,
                    line.moved.joined,
                    line.moved.demands,
                    line.moved.projects,
                    line.moved.meetings,
                )
            ),
        )
        for line in report.lines
    ]
    table(labels.TRANSITION, lines, right=range(2, 7))
    stays = {
        what: sum(getattr(one, what) for one in report.left)
        for what in ("demands", "projects", "meetings")
    }
    say(labels.STAYS.format(**stays))
    if report.without_secretariat:
        say(labels.WITHOUT_SECRETARIAT.format(names=", ".join(report.without_secretariat)))
    if report.ended_appointments:
        say(labels.ENDED_APPOINTMENTS.format(count=report.ended_appointments))
