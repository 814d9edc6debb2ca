"""The command `report`: which papers there are and what can be said of them."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import crosstab_labels, filing_labels, labels, values
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.filing_commands import PAPERS, add_demand
from afm_desktop.cli.filing_commands import report as report_demand
from afm_desktop.cli.korean import in_korean
from afm_desktop.cli.options import Declare, as_json, option
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.reports.kinds import PaperKind

_OPTIONS = (
    (labels.STATUS_OPTIONS, labels.PAPER_OPTIONS),
    (labels.LIST_OPTIONS, labels.MEMBER_LIST_OPTIONS),
    (labels.CHAIN_OPTIONS_ARE, labels.CHAIN_OPTIONS),
    (crosstab_labels.OPTIONS_ARE, crosstab_labels.OPTIONS),
)


def add_papers(command: Declare) -> None:
    """Declare it."""
    made = command("report", _report)
    known = ", ".join(kind.value for kind in PaperKind)
    kind = values.one_of(PaperKind, "보고서")
    made.add_argument("kind", metavar="종류", type=kind, help=known)
    option(made, "--out", values.path, "출력")
    option(made, "--division", values.line, "코드|all")
    option(made, "--organization", values.line, "ID", told="map --organization")
    option(made, "--meeting", values.line, "ID|next|last|none")
    add_demand(made)
    made.add_argument(
        "--status",
        type=values.one_of(DemandStatus, "상태"),
        metavar="상태",
        help=filing_labels.STATUS_HELP,
    )
    option(made, "--as-of", values.day, "날짜")
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
    as_json(made)
    lines = [
        line
        for head, said in _OPTIONS
        for line in (head, *(f"  {name:<12}{words}" for name, words in said.items()))
    ]
    made.epilog = "\n".join(lines)


def _report(options: Namespace) -> int:
    if options.kind is PaperKind.CROSSTAB:
        from afm_desktop.cli import crosstab  # noqa: PLC0415

        return crosstab.report(options)
    _refuse_odd(options)
    if options.kind is PaperKind.MEMBER_LIST:
        from afm_desktop.cli import member_lists  # noqa: PLC0415

        return member_lists.report(options)
    if options.kind is PaperKind.SUPPLY_CHAIN:
        from afm_desktop.cli import supply_papers  # noqa: PLC0415

        return supply_papers.report(options)
    if options.kind is PaperKind.DEMAND_STATUS:
        from afm_desktop.cli import demand_papers  # noqa: PLC0415

        return demand_papers.report(options)
    if options.kind in PAPERS:
        return report_demand(options)
    from afm_desktop.cli import papers  # noqa: PLC0415

    return papers.report(options)


def _refuse_odd(options: Namespace) -> None:
    """Only a crosstab can do without a file, and only it is told as JSON."""
    if options.out is None:
        raise UsageError(in_korean("the following arguments are required: --out"))
    if options.json:
        raise UsageError(crosstab_labels.ONLY_JSON)
    if options.status is not None and options.kind is not PaperKind.DEMAND_DOSSIER:
        raise UsageError(filing_labels.ONLY_DOSSIERS)
