"""The command `report`: which papers there are and what can be said of them."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from afm_desktop.cli import (
    book_cli_labels,
    crosstab_labels,
    filing_labels,
    labels,
    meeting_paper_labels,
    paper_labels,
    screening_labels,
    values,
)
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.filing_commands import PAPERS, add_demand
from afm_desktop.cli.filing_commands import report as report_demand
from afm_desktop.cli.korean import in_korean
from afm_desktop.cli.move_command import demand_status
from afm_desktop.cli.options import Declare, as_json, option, two_times
from afm_desktop.reports.kinds import PaperFormat, PaperKind


def _of(kind: PaperKind) -> str:
    return paper_labels.OPTIONS_OF.format(kind=kind.value)


_OPTIONS = (
    (labels.STATUS_OPTIONS, labels.PAPER_OPTIONS),
    (_of(PaperKind.MEETING_BOOK), book_cli_labels.EPILOG),
    (screening_labels.LETTER_OPTIONS_ARE, screening_labels.LETTER_OPTIONS),
    (_of(PaperKind.DEMAND_STATUS), paper_labels.DEMAND_STATUS_OPTIONS),
    (_of(PaperKind.DEMAND_DOSSIER), paper_labels.DOSSIER_OPTIONS),
    (_of(PaperKind.RECEIPT), paper_labels.RECEIPT_OPTIONS),
    (_of(PaperKind.APPROVAL), paper_labels.APPROVAL_OPTIONS),
    (labels.LIST_OPTIONS, labels.MEMBER_LIST_OPTIONS),
    (_of(PaperKind.SUPPLY_CHAIN), paper_labels.CHAIN_OPTIONS),
    (_of(PaperKind.PROJECTS), paper_labels.PROJECTS_OPTIONS),
    (_of(PaperKind.TARGETS), paper_labels.TARGETS_OPTIONS),
    (_of(PaperKind.OVERVIEW), paper_labels.OVERVIEW_OPTIONS),
    (crosstab_labels.OPTIONS_ARE, crosstab_labels.OPTIONS),
    (_of(PaperKind.MINUTES), meeting_paper_labels.MINUTES_OPTIONS),
    (_of(PaperKind.MEETING_RESULT), meeting_paper_labels.RESULT_OPTIONS),
    (_of(PaperKind.SIGN_IN), meeting_paper_labels.SIGN_IN_OPTIONS),
)

_MADE_BY = {
    PaperKind.CROSSTAB: "crosstab",
    PaperKind.DEMAND_STATUS: "demand_papers",
    PaperKind.LETTER: "letters",
    PaperKind.MEETING_RESULT: "meeting_papers",
    PaperKind.MEETING_BOOK: "meeting_books",
    PaperKind.MEMBER_LIST: "member_lists",
    PaperKind.MINUTES: "meeting_papers",
    PaperKind.SIGN_IN: "meeting_papers",
    PaperKind.SUPPLY_CHAIN: "supply_papers",
    PaperKind.PROJECTS: "figure_papers",
    PaperKind.TARGETS: "figure_papers",
    PaperKind.OVERVIEW: "figure_papers",
}
"""The module of each paper, which knows the database and is read when one is made."""
_OF_STATUS = (PaperKind.DEMAND_DOSSIER, PaperKind.LETTER)


def add_papers(command: Declare) -> None:
    """Declare it."""
    made = command("report", _report)
    known = ", ".join(kind.value for kind in PaperKind)
    kind = values.one_of(PaperKind, "보고서")
    made.add_argument("kind", metavar="종류", type=kind, help=known)
    option(made, "--out", values.path, "출력")
    form = values.one_of(PaperFormat, "형식")
    made.add_argument("--format", metavar="형식", type=form, help=paper_labels.FORMAT)
    option(made, "--division", values.named, "코드|all")
    option(made, "--organization", values.named, "ID", told="map --organization")
    option(made, "--meeting", values.line, "ID|next|last|none")
    add_demand(made)
    made.add_argument(
        "--status",
        type=demand_status,
        metavar="상태",
        help=filing_labels.STATUS_HELP,
    )
    two_times(made)
    option(made, "--reason", values.line, "까닭")
    made.add_argument(
        "--option",
        type=values.line,
        metavar="이름=값",
        nargs="+",
        action="extend",
        default=[],
        help=labels.OPTIONS["--option"],
    )
    made.add_argument("--check", action="store_true", help=book_cli_labels.CHECK)
    made.add_argument("--keep", action="store_true", help=book_cli_labels.KEEP)
    as_json(made)
    lines = [
        line
        for head, said in _OPTIONS
        for line in (head, *(f"  {name:<12}{words}" for name, words in said.items()))
    ]
    made.epilog = "\n".join(lines)


def _report(options: Namespace) -> int:
    if options.kind is not PaperKind.CROSSTAB:
        _refuse_odd(options)
    if options.kind in PAPERS:
        return report_demand(options)
    maker = import_module(f"afm_desktop.cli.{_MADE_BY.get(options.kind, 'papers')}")
    if options.division == "all":
        from afm_desktop.cli import each_division  # noqa: PLC0415 - as the papers

        if each_division.is_meant(options):
            return each_division.report(options, maker.report)
    code: int = maker.report(options)
    return code


def _refuse_odd(options: Namespace) -> None:
    """Only a crosstab and a check can do without a file, and only they are told as JSON."""
    _refuse_odd_book(options)
    if options.out is None and not options.check:
        raise UsageError(in_korean("the following arguments are required: --out"))
    if options.json and not options.check:
        raise UsageError(crosstab_labels.ONLY_JSON)
    if options.status is not None and options.kind not in _OF_STATUS:
        raise UsageError(filing_labels.ONLY_DOSSIERS)


def _refuse_odd_book(options: Namespace) -> None:
    """Only a book is checked and kept, and not both at once."""
    if options.kind is not PaperKind.MEETING_BOOK and (options.check or options.keep):
        raise UsageError(book_cli_labels.ONLY_BOOKS)
    if options.check and options.keep:
        raise UsageError(book_cli_labels.BOTH)


def add_kept_papers(command: Declare) -> None:
    """Declare the command on papers as they went out."""
    made = command("papers", _papers)
    for name, kind, shown, told in (
        ("--meeting", values.line, "ID", book_cli_labels.OF_MEETING),
        ("--id", values.line, "ID", book_cli_labels.WHICH),
        ("--out", values.path, "출력", book_cli_labels.WHERE),
        ("--reason", values.line, "까닭", book_cli_labels.WHY),
    ):
        made.add_argument(name, type=kind, metavar=shown, help=told)
    as_json(made)


def _papers(options: Namespace) -> int:
    from afm_desktop.cli import kept_papers  # noqa: PLC0415 - as the papers above

    return kept_papers.papers(options)
