"""Errors the user can cause and can act on; `str(error)` is one finished Korean sentence.

* AfmError             shown as it is
  - RuleViolation      a rule of the field forbids this value or step (`field` names the column)
  - NotFound           no such record, division or kind
  - StorageError       the workspace file cannot be opened, read or written
  - ReportError        a paper cannot be made or saved
  - ExchangeError      a file cannot be read in or written out

The classes of a layer stand beside the code that raises them. Anything else is a bug.
"""

from __future__ import annotations


class AfmError(Exception):
    """Base of every error whose text is shown to the user."""


class RuleViolation(AfmError):
    """A rule of the field forbids this value or step."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(AfmError):
    """There is no such record, division or kind."""


class StorageError(AfmError):
    """The workspace file cannot be opened, read or written."""


class ReportError(AfmError):
    """A paper cannot be made or saved."""


class ExchangeError(AfmError):
    """A file cannot be read in or written out."""
