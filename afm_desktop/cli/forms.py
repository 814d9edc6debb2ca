"""`form`: forms out to many bodies in one go, and their replies back through a rehearsal."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import form_labels as labels
from afm_desktop.cli import places
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meetings import LAST, NEXT, occasion_of
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.cli.reply_choices import chosen
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus, FormKind
from afm_desktop.domain.words import word
from afm_desktop.exchange.forms.receiving import receive
from afm_desktop.exchange.forms.sending import FormFormat, Sent, send_forms
from afm_desktop.exchange.forms.telling import told_of
from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access
from afm_desktop.services.requests.choices import Choosing
from afm_desktop.services.requests.model import (
    AnswerChange,
    Arrival,
    FormSheet,
    Reply,
    ReplyOutcome,
    ReplyReport,
    ReplyResult,
    Wish,
)

_NOT_BOTH = ("another", "round", "organization", "division", "role")
"""What says otherwise than a demand that is named which demands are meant."""


def handle(options: Namespace) -> int:
    """Do one of the actions; `form out FILE` is understood as well as `form FILE out`."""
    if str(options.file) in labels.ACTIONS and options.action not in labels.ACTIONS:
        options.file, options.action = Path(options.action), str(options.file)
    if options.action not in labels.ACTIONS:
        known = ", ".join(labels.ACTIONS)
        raise UsageError(labels.NO_SUCH_ACTION.format(name=options.action, known=known))
    return _out(options) if options.action == "out" else _in(options)


# --- out ----------------------------------------------------------------------------------------


def _out(options: Namespace) -> int:
    kind, format_ = _kind(options), _format(options.format)
    if options.another and kind is not FormKind.DEMAND:
        raise UsageError(labels.ANOTHER_DEMAND)
    if options.demand and (kind is not FormKind.DEMAND or any(map(vars(options).get, _NOT_BOTH))):
        raise UsageError(labels.DEMAND_ALONE)
    if options.to is None:
        raise UsageError(labels.NO_FOLDER_SAID)
    places.make_folder(options.to)
    with opened(options.file) as desk:
        sent = send_forms(desk.requests, _wish(desk, kind, options), options.to, format_)
    _write_texts(sent, options.to)
    if options.json:
        write_json(_sent_object(sent))
        return 0
    table(labels.SENT, [_sent_line(sheet, path) for sheet, path in _pairs(sent)])
    place = places.whole(options.to)
    subject = sent.ready.subject
    say(labels.SENT_WORDS.format(subject=subject, count=len(sent.files), place=place))
    for told, names in (
        (labels.WITHOUT, sent.ready.without),
        (labels.SETTLED, sent.ready.settled),
        (labels.EXTENDED, sent.ready.extended),
        (labels.OWN_DAYS, sent.ready.own_days),
    ):
        if names:
            say(told.format(names=", ".join(names)))
    say(labels.MAILS.format(place=labels.MAILS_FILE, official=labels.OFFICIAL_FILE))
    return 0


def _sent_line(sheet: FormSheet, path: Path) -> Sequence[str]:
    due = day_words(sheet.due_on) if sheet.due_on else labels.NO_VALUE
    return sheet.body, due, path.name


def _pairs(sent: Sent) -> Any:
    return zip(sent.ready.sheets, sent.files, strict=True)


def _write_texts(sent: Sent, folder: Path) -> None:
    (folder / labels.MAILS_FILE).write_text(sent.all_mails + "\n", "utf-8")
    (folder / labels.OFFICIAL_FILE).write_text(sent.official + "\n", "utf-8")


def _sent_object(sent: Sent) -> dict[str, Any]:
    return {
        "kind": sent.ready.wish.kind.value,
        "subject": sent.ready.subject,
        "forms": [
            {
                "organization": sheet.body,
                "intake_no": sheet.intake_no,
                "demand": request.demand_id,
                "due_on": sheet.due_on.isoformat() if sheet.due_on else None,
                "file": str(path),
                "request": request.id,
            }
            for (sheet, path), request in zip(_pairs(sent), sent.ready.requests, strict=True)
        ],
        "people": sent.ready.people,
        "guarded": list(sent.ready.guarded),
        "without": list(sent.ready.without),
        "settled": list(sent.ready.settled),
        "extended": list(sent.ready.extended),
        "official": sent.official,
    }


def _kind(options: Namespace) -> FormKind:
    known = ", ".join(f"{kind.value}({word(kind)})" for kind in FormKind)
    if len(options.what) != 1:
        raise UsageError(labels.NO_KIND_SAID.format(known=known))
    said = str(options.what[0])
    for kind in FormKind:
        if said in (kind.value, kind.value.replace("_", "-"), word(kind)):
            return kind
    raise UsageError(labels.NO_SUCH_KIND.format(name=said, known=known))


def _format(said: str) -> FormFormat:
    try:
        return FormFormat(said.casefold())
    except ValueError:
        known = ", ".join(FormFormat)
        raise UsageError(labels.NO_SUCH_KIND.format(name=said, known=known)) from None


def _wish(desk: Desk, kind: FormKind, options: Namespace) -> Wish:
    if options.demand:
        return _wish_of_demands(desk, options)
    offered = desk.requests.choosing()
    division = None
    if options.division is not None:
        division = _division(offered, options.division)
    bodies = tuple(body_of(desk, said) for said in options.organization)
    if not bodies:
        bodies = tuple(body.id for body in offered.bodies_of(division, options.role))
    if not bodies:
        raise CommandError(labels.NOBODY)
    return Wish(
        kind,
        bodies,
        due_on=options.due,
        division_id=division,
        round_id=_round(offered, options.round) if kind is FormKind.DEMAND else None,
        meeting_id=_meeting(desk, options.meeting, _codes(offered, division, bodies))
        if kind is FormKind.ATTENDANCE
        else None,
        quarter=options.quarter,
        route=options.route,
        document_no=options.document_no,
        reason=options.reason,
        is_another=options.another,
    )


def _wish_of_demands(desk: Desk, options: Namespace) -> Wish:
    """The forms of demands that are named, for whoever filed them."""
    return Wish(
        FormKind.DEMAND,
        (),
        due_on=options.due,
        route=options.route,
        document_no=options.document_no,
        reason=options.reason,
        demands=tuple(desk.screening.find(said) for said in options.demand),
    )


def _division(offered: Choosing, said: str) -> str:
    for one in offered.divisions:
        if said.upper() == one.number or said == one.id:
            return one.id
    known = ", ".join(one.number for one in offered.divisions)
    raise CommandError(labels.NO_DIVISION.format(name=said, known=known))


def _codes(offered: Choosing, division: str | None, bodies: Sequence[str]) -> Sequence[str]:
    """The code of a division, else those of the divisions in which all of some bodies sit."""
    seats = [{seat[0] for seat in body.seats} for body in offered.bodies if body.id in bodies]
    shared = {division} if division else set[str].intersection(*seats) if seats else set()
    return [one.number for one in offered.divisions if one.id in shared]


def _round(offered: Choosing, said: str | None) -> str | None:
    """The round of an id, a name or a year and ordinal; the latest where none is named."""
    if said is None:
        return offered.rounds[0].id if offered.rounds else None
    for one in offered.rounds:
        if said in (one.id, one.name, one.number):
            return one.id
    raise CommandError(labels.NO_ROUND.format(name=said))


def _meeting(desk: Desk, said: str | None, divisions: Sequence[str]) -> str | None:
    """The meeting of an id, or the next or last one of some divisions."""
    if said in (LAST, NEXT):
        found = occasion_of(desk.lists, divisions, said)
        if found is None:
            raise CommandError(labels.NO_MEETING_YET[said])
        return found.id
    if said is None or any(said == one.id for one in desk.requests.choosing().meetings):
        return said
    raise CommandError(labels.NO_MEETING.format(name=said))


# --- back ---------------------------------------------------------------------------------------


def _in(options: Namespace) -> int:
    if not options.what:
        raise UsageError(labels.NO_FILES_SAID)
    arrival = Arrival(options.on, options.route, options.document_no, options.older)
    with opened(options.file, read_only=False) as desk:
        received = receive(desk.requests, options.what)
        if options.json:  # it tells what stood in the demands before
            told = desk.requests.demands_of(received.replies)
            desk.copies.let_out(told, Access.EXPORT, options.reason)
        wanted = chosen(desk.requests, received, arrival, options)
        replies = wanted.replies
        # what cannot be taken at first sight makes no backup
        is_hopeless = not any(isinstance(one, Reply) and not one.troubles for one in replies)
        do = desk.requests
        take = do.rehearse if options.dry_run or is_hopeless else do.take
        report = take(replies, arrival, left_out=wanted.left_out)
    loose = _names_of(wanted.loose, report)
    if options.json:
        write_json({**as_object(report), "files_of_nobody": loose})
    else:
        _tell(report, dry=options.dry_run)
        if loose:
            say(labels.NOT_ATTACHED.format(names=", ".join(loose)))
    if rejected := report.count(ReplyOutcome.REJECTED):
        raise CommandError(labels.SOME_REJECTED.format(count=rejected))
    return 0


def as_object(report: ReplyReport) -> dict[str, Any]:
    """What replies do, for programs."""
    return {
        "counts": {outcome.value: report.count(outcome) for outcome in ReplyOutcome},
        "replies": [_result_object(one) for one in report.results],
        "gesture": report.gesture,
    }


def _result_object(one: ReplyResult) -> dict[str, Any]:
    return {
        "file": one.file,
        "kind": one.kind.value if one.kind else None,
        "organization": one.body,
        "outcome": one.outcome.value,
        "request": one.request_id,
        "demand": one.demand_id,
        "changes": [_change_object(change) for change in one.changes],
        "left_out": [_change_object(change) for change in one.left_out],
        "files": list(one.enclosed),
        "files_there": list(one.known),
        "rejected": [{"label": no.label, "reason": no.reason} for no in one.troubles],
        "created": list(one.created),
        "missing": one.missing,
        "unanswered": one.unanswered,
        "status": one.status.value if one.status else None,
        "moved": one.is_moved,
        "stated_difference_won": one.differs_won,
        "applicant": one.applicant or None,
    }


def _change_object(change: AnswerChange) -> dict[str, str]:
    return {
        "question": change.question,
        "label": change.label,
        "before": change.before,
        "after": change.after,
    }


def _tell(report: ReplyReport, *, dry: bool) -> None:
    lines = [
        (f"{number}", one.file, one.body, labels.OUTCOMES[one.outcome], f"{len(one.changes):,}")
        for number, one in enumerate(report.results, 1)
    ]
    table(labels.REPLIES, lines, right=[0, 4])
    for one in report.results:
        _tell_one(one)
    counts = {outcome.value: report.count(outcome) for outcome in ReplyOutcome}
    say(labels.COUNTS.format(**counts))
    filed, drafts = (report.count_at(one) for one in (DemandStatus.SUBMITTED, DemandStatus.DRAFT))
    if filed or drafts:
        say(labels.NEW_DEMANDS.format(filed=filed, drafts=drafts))
    if left_out := report.count(ReplyOutcome.LEFT_OUT):
        say(labels.LEFT_OUT.format(count=left_out))
    if dry:
        say(labels.ONLY_REHEARSED)
    elif report.gesture is not None:
        say(labels.TAKEN.format(count=report.accepted, gesture=report.gesture))


def _names_of(loose: Sequence[Path], report: ReplyReport) -> list[str]:
    """What came along and is nobody's, but for our own texts and what is told of above."""
    told = {labels.MAILS_FILE, labels.OFFICIAL_FILE, *(one.file for one in report.results)}
    return [path.name for path in loose if path.name not in told]


def _tell_one(one: ReplyResult) -> None:
    told: Sequence[str] = [
        *(
            labels.CHANGE.format(
                label=change.label,
                before=change.before or labels.NOTHING,
                after=change.after or labels.NOTHING,
            )
            for change in one.changes
            if one.outcome is ReplyOutcome.CHANGED
        ),
        *(
            labels.TROUBLE.format(
                place=f"{trouble.label}: " if trouble.label else "", reason=trouble.reason
            )
            for trouble in one.troubles
        ),
        *(f"  {line}" for line in told_of(one)),
    ]
    if told:
        say(f"{one.file}:")
        for line in told:
            say(" ".join(line.split("\n")))
