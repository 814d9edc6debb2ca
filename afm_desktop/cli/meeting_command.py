"""How `meeting` is typed."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli import places, values
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.cli.options import Declare, as_json

_MOST = 10_000
_WITHOUT_MEETING = ("new", "templates")


def add_meeting(command: Declare) -> None:
    """Declare it."""
    made = command("meeting", _meeting)
    known = ", ".join(labels.ACTIONS)
    made.add_argument("action", metavar="동작", type=values.line, help=known)
    told = labels.PLACES["meeting"]
    made.add_argument("meeting", metavar="회의", type=values.line, nargs="?", help=told)
    told = labels.PLACES["words"]
    made.add_argument("words", metavar="말", type=values.line, nargs="*", default=[], help=told)
    _of_meetings(made)
    _of_parts(made)
    _of_outcomes(made)
    as_json(made)
    made.epilog = "\n".join(labels.ACTIONS.values())


def _of_meetings(made: KoreanParser) -> None:
    _option(made, "--division", values.named, "코드")
    _option(made, "--kind", values.line, "종류")
    _option(made, "--series", values.line, "이름")
    _option(made, "--title", values.line, "제목")
    _option(made, "--at", values.moment, "일시")
    _option(made, "--until", values.line, "시각")
    _option(made, "--place", values.line, "장소")
    _option(made, "--template", values.line, "서식")
    _option(made, "--purpose", values.line, "글")
    _option(made, "--quorum", values.count(_MOST), "N")
    _option(made, "--note", values.line, "글")
    _option(made, "--reason", values.line, "사유")
    _option(made, "--on", values.day, "날짜")
    _several(made, "--settle", "번호=처리")
    _several(made, "--related", "코드")
    _flags(made, "--no-agenda", "--no-roster")


def _of_parts(made: KoreanParser) -> None:
    _option(made, "--presenter", values.line, "기관")
    _option(made, "--minutes", values.count(_MOST), "분")
    _several(made, "--demand", "수요")
    _several(made, "--project", "과제")
    _several(made, "--body", "기관")
    _option(made, "--remove", values.numbers, "2,3")
    _option(made, "--order", values.numbers, "3,1,2")
    _option(made, "--guest", values.line, "성명")
    _option(made, "--from", values.line, "소속")
    _flags(made, "--take", "--invite")


def _of_outcomes(made: KoreanParser) -> None:
    number = values.count(_MOST)
    for name in ("--item", "--start", "--done", "--drop"):
        _option(made, name, number, "번호")
    for name in ("--for", "--against", "--abstain"):
        _option(made, name, values.votes, "N")
    _option(made, "--owner", values.line, "기관")
    _option(made, "--due", values.day, "날짜")
    for name in ("--outcome", "--discussion", "--changes"):
        _option(made, name, values.line, "글")
    _flags(made, "--write", "--circulate", "--approve")
    _option(made, "--in", values.line, "회의")


def _option(made: KoreanParser, name: str, kind: Any, shown: str) -> None:
    made.add_argument(name, type=kind, metavar=shown, help=labels.OPTIONS[name])


def _several(made: KoreanParser, name: str, shown: str) -> None:
    told = labels.OPTIONS[name]
    made.add_argument(
        name, type=values.line, metavar=shown, nargs="+", action="extend", default=[], help=told
    )


def _flags(made: KoreanParser, *names: str) -> None:
    for name in names:
        made.add_argument(name, action="store_true", help=labels.OPTIONS[name])


def _meeting(options: Namespace) -> int:
    """The action may also be typed before the file: `meeting show 파일.afm`."""
    if str(options.file) in labels.ACTIONS and options.action not in labels.ACTIONS:
        options.file, options.action = values.path(options.action), str(options.file)
        places.refuse_folder(options.file)
    if options.action not in labels.ACTIONS:
        known = ", ".join(labels.ACTIONS)
        raise UsageError(labels.NO_SUCH_ACTION.format(name=options.action, known=known))
    if options.action not in _WITHOUT_MEETING and not options.meeting:
        raise UsageError(labels.NO_MEETING_SAID)
    from afm_desktop.cli import meeting_actions  # noqa: PLC0415

    return meeting_actions.handle(options)
