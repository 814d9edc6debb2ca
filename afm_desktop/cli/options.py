"""How options of commands are declared; each finds its words by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from afm_desktop.cli import labels, paper_labels, values
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.reports.units import ShownUnit

Declare = Callable[..., KoreanParser]
"""Declares a command by its name and what does it."""


def option(
    made: KoreanParser,
    name: str,
    kind: Any,
    shown: str,
    default: Any = None,
    *,
    told: str = "",
    is_required: bool = False,
) -> None:
    """An option with one value; `told` names its words where they are not those of its name."""
    help_words = labels.OPTIONS[told or name]
    made.add_argument(
        name, type=kind, metavar=shown, default=default, help=help_words, required=is_required
    )


def several(made: KoreanParser, name: str, shown: str, *, told: str = "", words: str = "") -> None:
    """An option with one value or more, which may be given more than once; `words` explain it."""
    made.add_argument(
        name,
        type=values.line,
        metavar=shown,
        nargs="+",
        action="extend",
        default=[],
        help=words or labels.OPTIONS[told or name],
    )


def flag(made: KoreanParser, name: str) -> None:
    """An option without a value."""
    made.add_argument(name, action="store_true", help=labels.OPTIONS[name])


def two_times(made: KoreanParser) -> None:
    """The day that facts hold on, and when they were known."""
    option(made, "--as-of", values.day, "날짜")
    option(made, "--known-at", values.known, "때")


def on_paper(made: KoreanParser, where: Any = None) -> None:
    """A list as a paper; `where` is a group it stands in with what does not go together."""
    unit = values.one_of(ShownUnit, "단위")
    (where or made).add_argument(
        "--paper", "--pdf", metavar="출력", type=values.path, help=paper_labels.LIST_PAPER
    )
    made.add_argument("--secrecy", metavar="등급", type=values.line, help=paper_labels.SECRECY)
    made.add_argument("--unit", metavar="단위", type=unit, help=paper_labels.UNIT)
    made.add_argument("--large", action="store_true", help=paper_labels.LARGE)
    made.add_argument(
        "--recipient", metavar="수신처", type=values.line, help=paper_labels.RECIPIENT
    )


def as_json(made: KoreanParser) -> None:
    """The answer for other programs."""
    flag(made, "--json")
