"""`similar`: the demands that are like one, with how much and why."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.similar.service import SimilarDemand


def similar(options: Namespace) -> int:
    """Tell the similar and earlier demands of one."""
    with opened(options.file, read_only=True) as desk:
        rows = desk.similar.to(desk.similar.named(options.demand))
        core = desk.copies.guarded([row.id for row in rows])
    if options.json:
        let_out(options.file, core, options.reason)
        write_json([_row(row) for row in rows])
        return 0
    if rows:
        table(labels.SIMILAR, [_line(row) for row in rows], right=[0])
    say(NOUNS["demands"].counted(len(rows)))
    return 0


def _line(row: SimilarDemand) -> tuple[str, ...]:
    why = ", ".join(map(word, row.grounds))
    number = row.intake_no or "-"
    return (f"{row.percent}%", number, row.title, row.applicant, row.round, word(row.status), why)


def _row(row: SimilarDemand) -> dict[str, object]:
    told = {name: getattr(row, name) for name in ("id", "intake_no", "title", "applicant")}
    return {
        **told,
        "division": row.division,
        "round": row.round,
        "status": row.status.value,
        "percent": row.percent,
        "grounds": [ground.value for ground in row.grounds],
    }
