"""The command on forms that bodies are asked for."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import collect_labels as words
from afm_desktop.cli import values
from afm_desktop.cli.options import Declare, as_json, on_paper, option
from afm_desktop.domain.enums import IntakeRoute, RequestState


def add_collecting(command: Declare) -> None:
    """Declare it."""
    made = command("collect", _collect)
    known = ", ".join(words.ACTIONS)
    made.add_argument("action", metavar="동작", choices=list(words.ACTIONS), help=known)
    made.add_argument(
        "bodies", metavar="기관", nargs="*", default=[], type=values.line, help=words.BODIES
    )
    for name, shown, told in (("--form", "양식", words.FORM), ("--role", "역할", words.ROLE)):
        made.add_argument(
            name, metavar=shown, type=values.line, nargs="+", action="extend", help=told
        )
    option(made, "--division", values.named, "코드")
    state = values.one_of(RequestState, "상태")
    made.add_argument(
        "--state", metavar="상태", type=state, nargs="+", action="extend", help=words.STATE
    )
    made.add_argument("--late", action="store_true", help=words.LATE)
    made.add_argument("--on", metavar="날짜", type=values.day, help=words.ON)
    made.add_argument("--due", metavar="날짜", type=values.day, help=words.DUE)
    route = values.one_of(IntakeRoute, "경로")
    made.add_argument("--route", metavar="경로", type=route, help=words.ROUTE)
    made.add_argument("--document-no", metavar="번호", type=values.line, help=words.DOCUMENT)
    made.add_argument("--to", metavar="상태", type=state, help=words.TO)
    made.add_argument("--mail-only", action="store_true", help=words.MAIL_ONLY)
    on_paper(made)
    as_json(made)
    made.set_defaults(reason=None)
    made.epilog = "\n".join(f"  {name:<9}{told}" for name, told in words.ACTIONS.items())


def _collect(options: Namespace) -> int:
    from afm_desktop.cli import collecting  # noqa: PLC0415 - knows the database

    return collecting.collect(options)
