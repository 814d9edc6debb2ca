"""The class a file is for, as it is typed."""

from __future__ import annotations

from afm_desktop.cli.errors import UsageError
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.options import WrongOption, secrecy


def secrecy_of(said: str | None) -> Confidentiality | None:
    """The class a file is for; None is that of what it holds."""
    try:
        return secrecy("--secrecy", said) if said is not None else None
    except WrongOption as error:
        raise UsageError(str(error)) from error
