"""How `move` and the letters of `report` are typed."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace

from afm_desktop.cli import screening_labels as labels
from afm_desktop.cli import values
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.cli.options import Declare, as_json
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.words import WORDS

EXTEND = "extend"
LONGEST_TEXT = 2_000


def add_move(command: Declare) -> None:
    """Declare `move`."""
    made = command("move", _move)
    made.add_argument("demands", metavar="수요", nargs="+", type=values.line, help=labels.DEMANDS)
    made.add_argument("to", metavar="상태", type=_step, help=labels.STATUS)
    made.add_argument("--on", type=values.day, metavar="날짜", help=labels.ON)
    made.add_argument("--due", type=values.day, metavar="날짜", help=labels.DUE)
    made.add_argument("--reason", type=_text, metavar="사유", help=labels.REASON)
    made.add_argument("--into", type=values.line, metavar="수요", help=labels.INTO)
    _several(made, "--reason-id", "사유", labels.REASON_ID)
    _several(made, "--item", "항목", labels.ITEM)
    _several(made, "--met", "항목", labels.MET)
    _several(made, "--comment", "항목=의견", labels.COMMENT, _text)
    made.add_argument("--answer", type=_text, metavar="답변", help=labels.ANSWER)
    made.add_argument("--settle", action="store_true", help=labels.SETTLE)
    as_json(made)
    known = (f"  {one.value:<14}{WORDS[DemandStatus][one.value]}" for one in DemandStatus)
    made.epilog = "\n".join((labels.STATUSES_ARE, *known, f"  {EXTEND:<14}{labels.EXTENSION}"))


def _several(made: KoreanParser, name: str, shown: str, words: str, kind: object = None) -> None:
    made.add_argument(
        name,
        type=kind or values.line,  # type: ignore[arg-type]
        metavar=shown,
        nargs="+",
        action="extend",
        default=[],
        help=words,
    )


def _text(typed: str) -> str:
    text = typed.strip()
    if len(text) > LONGEST_TEXT:
        raise ArgumentTypeError(labels.TOO_LONG.format(count=len(text), most=LONGEST_TEXT))
    return text


def _step(typed: str) -> DemandStatus | str:
    return EXTEND if values.line(typed) in (EXTEND, labels.EXTENSION) else demand_status(typed)


def demand_status(typed: str) -> DemandStatus:
    """A station by its key or its Korean word."""
    text = values.line(typed)
    for status in DemandStatus:
        if text in (status.value, WORDS[DemandStatus][status.value]):
            return status
    known = ", ".join(status.value for status in DemandStatus)
    raise ArgumentTypeError(labels.NO_STATUS.format(name=text, known=known))


def _move(options: Namespace) -> int:
    from afm_desktop.cli import screening  # noqa: PLC0415 - reads the database's modules

    return screening.move(options)
