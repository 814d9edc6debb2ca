"""The command on a demand's form, and the option of its papers."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import filing_labels as words
from afm_desktop.cli import labels, values
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.cli.options import Declare, as_json, flag, option
from afm_desktop.reports.kinds import PaperKind

PAPERS = frozenset({PaperKind.RECEIPT, PaperKind.APPROVAL, PaperKind.DEMAND_DOSSIER})


def add_filing(command: Declare) -> None:
    """Declare it."""
    made = command("set", _fill_in)
    made.add_argument("kind", metavar="종류", type=values.line, help="demands")
    made.add_argument("id", metavar="ID", type=values.line, help=labels.FILES["ID"])
    made.add_argument("answers", metavar="항목=값", nargs="*", default=[], help=words.HELP)
    option(made, "--round", values.line, "회차", told="set --round")
    option(made, "--applicant", values.line, "기관")
    option(made, "--division", values.line, "코드", told="set --division")
    option(made, "--previous", values.line, "ID")
    option(made, "--title", values.line, "글")
    flag(made, "--submit")
    made.add_argument("--list", action="store_true", help=labels.OPTIONS["set --list"])
    option(made, "--reason", values.line, "까닭")
    as_json(made)


def add_demand(made: KoreanParser) -> None:
    """Whose paper it is."""
    option(made, "--demand", values.line, "ID")


def report(options: Namespace) -> int:
    """Make a demand's paper."""
    if options.kind is PaperKind.DEMAND_DOSSIER:
        from afm_desktop.cli import dossiers  # noqa: PLC0415 - knows the database

        return dossiers.report(options)
    from afm_desktop.cli import filing  # noqa: PLC0415 - knows the database

    return filing.report(options)


def _fill_in(options: Namespace) -> int:
    from afm_desktop.cli import filing  # noqa: PLC0415 - knows the database

    return filing.fill_in(options)
