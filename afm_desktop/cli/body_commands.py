"""The commands on bodies: which are one, what happened to them, and what leaving takes."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import labels, values
from afm_desktop.cli.happenings import Happening
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.cli.options import Declare, as_json, flag, option, several


def add_sameness(command: Declare) -> None:
    """Declare them."""
    made = command("duplicates", _duplicates)
    option(made, "--limit", values.count(1_000_000), "N", default=50)
    as_json(made)
    made = command("merge", _merge)
    for name, shown in (("keep", "남길곳"), ("lose", "합칠곳")):
        told = labels.FILES[shown]
        made.add_argument(name, metavar=shown, type=values.line, nargs="?", help=told)
    flag(made, "--all")
    several(made, "--take", "항목")
    option(made, "--site", values.line, "이름")
    flag(made, "--dry-run")
    as_json(made)
    made.epilog = labels.WHERE_IDS_ARE
    made = command("differ", _differ)
    made.add_argument("first", metavar="한쪽", type=values.line, help=labels.FILES["한쪽"])
    made.add_argument("second", metavar="다른쪽", type=values.line, help=labels.FILES["다른쪽"])
    made.epilog = labels.WHERE_IDS_ARE
    _add_succession(command("succession", _succession))
    _add_leaving(command("leaving", _leaving))


def _add_succession(made: KoreanParser) -> None:
    known = ", ".join(Happening)
    happening = values.one_of(Happening, "변동")
    made.add_argument("happening", metavar="변동", type=happening, help=known)
    made.add_argument("body", metavar="기관", type=values.line, help=labels.FILES["기관"])
    option(made, "--on", values.day, "날짜", told="succession --on")
    option(made, "--name", values.line, "이름")
    option(made, "--to", values.line, "기관", told="succession --to")
    several(made, "--take", "ID", told="succession --take")
    option(made, "--detail", values.line, "내용")
    flag(made, "--dry-run")
    as_json(made)


def _add_leaving(made: KoreanParser) -> None:
    option(made, "--body", values.line, "기관", is_required=True)
    option(made, "--membership", values.line, "ID")
    several(made, "--end", "ID")
    several(made, "--hand", "ID")
    several(made, "--erase", "ID", told="leaving --erase")
    option(made, "--to", values.line, "기관", told="leaving --to")
    option(made, "--on", values.day, "날짜", told="leaving --on")
    option(made, "--reason", values.line, "까닭", told="leaving --reason")
    as_json(made)


# As in `parser`, the modules that know the database are read when their command is called.


def _duplicates(options: Namespace) -> int:
    from afm_desktop.cli import sameness  # noqa: PLC0415

    return sameness.duplicates(options)


def _merge(options: Namespace) -> int:
    from afm_desktop.cli import sameness  # noqa: PLC0415

    return sameness.merge(options)


def _differ(options: Namespace) -> int:
    from afm_desktop.cli import sameness  # noqa: PLC0415

    return sameness.differ(options)


def _succession(options: Namespace) -> int:
    from afm_desktop.cli import succession  # noqa: PLC0415

    return succession.succession(options)


def _leaving(options: Namespace) -> int:
    from afm_desktop.cli import leaving  # noqa: PLC0415

    return leaving.leaving(options)
