"""What can be chosen about 회의록, 회의결과 and 참석자 명부."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.options import (
    APPROVAL,
    APPROVERS,
    BLANK_ROWS,
    LARGE,
    PAGE_SPECS,
    SECRECY,
    OptionKind,
    OptionSpec,
    PageOptions,
    read,
    yes_no,
)


@dataclass(frozen=True, slots=True)
class MinutesOptions(PageOptions):
    """The choices for 회의록."""

    approval: tuple[str, ...] = ()
    has_signatures: bool = True
    is_for_circulation: bool = False
    masks_rest: bool = True
    """Whether names are hidden but in the list of attendees."""
    is_large: bool = False
    secrecy: Confidentiality | None = None


@dataclass(frozen=True, slots=True)
class ResultOptions(PageOptions):
    """The choices for 회의결과."""

    approval: tuple[str, ...] = APPROVERS
    masks_rest: bool = True
    is_large: bool = False
    secrecy: Confidentiality | None = None


@dataclass(frozen=True, slots=True)
class SignInOptions(PageOptions):
    """The choices for 참석자 명부."""

    blank_rows: int = 5
    has_phones: bool = False
    masks_phones: bool = True
    has_remarks: bool = True
    approval: tuple[str, ...] = ()
    is_large: bool = False
    secrecy: Confidentiality = Confidentiality.PUBLIC


MINUTES_SPECS: tuple[OptionSpec, ...] = (
    APPROVAL,
    OptionSpec("signatures", "has_signatures", OptionKind.YES_NO, yes_no, "no"),
    OptionSpec("circulation", "is_for_circulation", OptionKind.YES_NO, yes_no, "yes"),
    OptionSpec("mask", "masks_rest", OptionKind.YES_NO, yes_no, "no"),
    LARGE,
    SECRECY,
    *PAGE_SPECS,
)
RESULT_SPECS: tuple[OptionSpec, ...] = (
    APPROVAL,
    OptionSpec("mask-owners", "masks_rest", OptionKind.YES_NO, yes_no, "no"),
    LARGE,
    SECRECY,
    *PAGE_SPECS,
)
SIGN_IN_SPECS: tuple[OptionSpec, ...] = (
    BLANK_ROWS,
    OptionSpec("phones", "has_phones", OptionKind.YES_NO, yes_no, "yes"),
    OptionSpec("mask-phones", "masks_phones", OptionKind.YES_NO, yes_no, "no"),
    OptionSpec("remarks", "has_remarks", OptionKind.YES_NO, yes_no, "no"),
    APPROVAL,
    LARGE,
    SECRECY,
    *PAGE_SPECS,
)

MeetingOptions = MinutesOptions | ResultOptions | SignInOptions
MEETING_SPECS: Mapping[PaperKind, tuple[OptionSpec, ...]] = {
    PaperKind.MINUTES: MINUTES_SPECS,
    PaperKind.MEETING_RESULT: RESULT_SPECS,
    PaperKind.SIGN_IN: SIGN_IN_SPECS,
}
USUAL: Mapping[PaperKind, MeetingOptions] = {
    PaperKind.MINUTES: MinutesOptions(),
    PaperKind.MEETING_RESULT: ResultOptions(),
    PaperKind.SIGN_IN: SignInOptions(),
}
"""The choices for each paper of a meeting unless others are made."""


def parse(kind: PaperKind, pairs: Iterable[str]) -> MeetingOptions:
    """The options of a paper as `k=v` strings, each once."""
    return read(pairs, USUAL[kind], MEETING_SPECS[kind])
