"""The class a file is for, as it is typed."""

from __future__ import annotations

from afm_desktop.cli.errors import UsageError
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.options import WrongOption, secrecy

NAMED_ANYWAY = (
    "{division}: 직접 고친 서술({sections})에 문서보다 공개등급이 높은 수요의 이름이나 번호가"
    " 있습니다. 서술을 고치거나 공개등급을 높이세요."
)


def secrecy_of(said: str | None) -> Confidentiality | None:
    """The class a file is for; None is that of what it holds."""
    try:
        return secrecy("--secrecy", said) if said is not None else None
    except WrongOption as error:
        raise UsageError(str(error)) from error
