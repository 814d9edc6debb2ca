"""An argument parser that speaks Korean."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from afm_desktop.cli.errors import UsageError
from afm_desktop.domain.hangul import josa

LONGEST = 300
USAGE = "사용법: "
_ARGUMENT = re.compile(r"^argument ([^:]+): ")
_SENTENCES: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (.+)", "빠진 것이 있습니다: {0}."),
    (r"unrecognized arguments: (.+)", "알 수 없는 말이 있습니다: {0}."),
    (r"expected one argument", "값이 빠졌습니다."),
    (r"expected at least one argument", "값이 하나 이상 있어야 합니다."),
    (r"ignored explicit argument (.+)", "값을 받지 않습니다: {0}."),
    (r"not allowed with argument (.+)", "{0} 옵션과 함께 쓸 수 없습니다."),
    (r"ambiguous option: (.+?) could match (.+)", "{0} 옵션이 무엇인지 알 수 없습니다: {1}."),
    (
        r"invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "‘{0}’ 값은 쓸 수 없습니다. 쓸 수 있는 값: {1}.",
    ),
)


class KoreanFormatter(argparse.RawDescriptionHelpFormatter):
    """Help with Korean headings."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        """Commands stand under their heading at once, without a second one."""
        if action.nargs != argparse.PARSER:
            return super()._format_action(action)
        return "".join(map(self._format_action, self._iter_indented_subactions(action)))


class KoreanParser(argparse.ArgumentParser):
    """A parser whose headings and complaints are Korean."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{
                "formatter_class": KoreanFormatter,
                "allow_abbrev": False,
                "add_help": False,
                **settings,
            }
        )
        self._is_mixing = False
        self._positionals.title = "적을 것"
        self._optionals.title = "옵션"
        self.add_argument("-h", "--help", action="help", help="이 도움말을 보고 마칩니다")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Options may stand before, between and after what a command takes."""
        if self._subparsers is not None or self._is_mixing:
            return super().parse_known_args(args, namespace)
        self._is_mixing = True  # what sorts them asks here again
        usage, self.usage = self.usage, self.format_usage().removeprefix(USAGE).rstrip()
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing, self.usage = False, usage

    def error(self, message: str) -> NoReturn:
        """Wrong usage: one Korean sentence; the help says how the command is written."""
        raise UsageError(in_korean(_shown(message)), wants_help=True)


def in_korean(message: str) -> str:
    """What argparse complains of, in Korean."""
    found = _ARGUMENT.match(message)
    about = f"{found[1]}: " if found else ""
    rest = message[found.end() :] if found else message
    for pattern, sentence in _SENTENCES:
        if said := re.fullmatch(pattern, rest, re.DOTALL):
            return about + sentence.format(*(part.replace("'", "") for part in said.groups()))
    return about + rest


def _shown(message: str) -> str:
    """What was typed comes back without signs that hide or reorder, and not without end."""
    shown = "".join(sign if sign.isprintable() else "·" for sign in message[:LONGEST])
    return shown + ("…" if len(message) > LONGEST else "")


def required(name: str, given: str) -> str:
    """`--division 옵션을 함께 적어야 합니다.`"""
    return f"{given}에는 {josa(name, '을/를')} 함께 적어야 합니다."
