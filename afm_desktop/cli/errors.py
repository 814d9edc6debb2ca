"""What is wrong with a command line, each in one sentence.

UsageError         the words do not make a command: exit code 2
CommandError       the command was understood but cannot be done: exit code 1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from afm_desktop.domain.errors import AfmError


class UsageError(AfmError):
    """The words do not make a command; `wants_help` when the command's help says how they would."""

    def __init__(self, sentence: str, *, wants_help: bool = False) -> None:
        super().__init__(sentence)
        self.wants_help = wants_help


class CommandError(AfmError):
    """The command was understood, but cannot be done."""


@contextmanager
def said_with_options(sentences: Mapping[type[AfmError], str]) -> Iterator[None]:
    """Refusals that speak of fields of the window name the option to write instead."""
    try:
        yield
    except tuple(sentences) as error:
        raise CommandError(sentences[type(error)]) from error
