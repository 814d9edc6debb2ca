"""What can be chosen about 선도프로젝트 추진현황, 목표 대비 실적 and 총괄 현황."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afm_desktop.domain.dates import day_words, parse_day
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.reports.options import (
    APPROVAL,
    APPROVERS,
    COVER,
    LARGE,
    LOGO,
    PAGE_SPECS,
    SECRECY,
    UNIT,
    CoverOptions,
    OptionKind,
    OptionSpec,
    WrongValue,
    yes_no,
)
from afm_desktop.reports.units import ShownUnit


@dataclass(frozen=True, slots=True)
class ProjectsOptions(CoverOptions):
    """The choices; a secrecy of None is that of the demands behind the projects."""

    has_cover: bool = True
    approval: tuple[str, ...] = APPROVERS
    has_cards: bool = True
    omits_empty: bool = False
    is_large: bool = False
    secrecy: Confidentiality | None = None
    unit: ShownUnit | None = None
    """None is the one that rounds nothing."""


@dataclass(frozen=True, slots=True)
class TargetsOptions(CoverOptions):
    """The choices; a secrecy of None is 공개."""

    has_cover: bool = True
    approval: tuple[str, ...] = APPROVERS
    omits_empty: bool = False
    is_large: bool = False
    secrecy: Confidentiality | None = None


@dataclass(frozen=True, slots=True)
class OverviewOptions(CoverOptions):
    """The choices; it begins with its one page of summary unless a cover is asked for."""

    has_cover: bool = False
    approval: tuple[str, ...] = ()
    omits_empty: bool = False
    is_large: bool = False
    secrecy: Confidentiality | None = None
    unit: ShownUnit | None = None
    since: str = ""
    """The day after which changes are counted; without one they are not told."""


def since_of(options: OverviewOptions) -> date | None:
    """The day after which changes are counted; what is typed in the window is read here."""
    said = _day("since", options.since)
    return parse_day(said) if said else None


def _day(name: str, value: str) -> str:
    if not value:
        return ""
    try:
        return day_words(parse_day(value))
    except RuleViolation as error:
        raise WrongValue(name, value, "2026-06-30과 같은 날짜") from error


_OMIT = OptionSpec("omit-empty", "omits_empty", OptionKind.YES_NO, yes_no, "yes")
PROJECTS_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    APPROVAL,
    OptionSpec("cards", "has_cards", OptionKind.YES_NO, yes_no, "no"),
    _OMIT,
    LARGE,
    SECRECY,
    UNIT,
    *PAGE_SPECS,
)
TARGETS_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    APPROVAL,
    _OMIT,
    LARGE,
    SECRECY,
    *PAGE_SPECS,
)
OVERVIEW_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    APPROVAL,
    OptionSpec("since", "since", OptionKind.DATE, _day, "2026-06-30"),
    _OMIT,
    LARGE,
    SECRECY,
    UNIT,
    *PAGE_SPECS,
)
