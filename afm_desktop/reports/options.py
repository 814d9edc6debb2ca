"""What can be chosen about a paper, also as `k=v` on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import ReportError
from afm_desktop.domain.words import word
from afm_desktop.reports.units import ShownUnit

MOST_APPROVERS = 5
LONGEST_APPROVER = 6
MOST_BLANK_ROWS = 40
LONGEST_RECIPIENT = 30
PICTURES = (".png", ".jpg", ".jpeg")
APPROVERS = ("담당", "팀장", "부장", "원장")
"""The 결재란 unless another is asked for."""


class Annex(StrEnum):
    """A list that may follow the paper."""

    MEMBERS = "members"
    DEMANDS = "demands"
    SIGN_IN = "sign-in"


class OptionKind(StrEnum):
    """How an option is chosen in the window."""

    YES_NO = "yes_no"
    NAMES = "names"
    """Words with commas between them; none is a choice too."""
    CHOICE = "choice"
    """One of the choices, or none of them."""
    SEVERAL = "several"
    """Any of the choices."""
    ORDERED = "ordered"
    """Any of the choices, in an order of one's own."""
    COUNT = "count"
    TEXT = "text"
    """A line of text; none is a choice too."""
    DATE = "date"
    """A day as papers write it; none is a choice too."""
    FILE = "file"
    """A picture file; none is a choice too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """What may stand on the pages of any paper."""

    recipient: str = ""
    """수신처, faintly across each page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOptions(PageOptions):
    """What may stand on a cover, too."""

    logo: str = ""
    """The file of a picture."""


@dataclass(frozen=True, slots=True)
class PaperOptions(CoverOptions):
    """The choices for 분과 현황 보고; a secrecy of None is that of the data."""

    approval: tuple[str, ...] = APPROVERS
    is_large: bool = False
    omits_empty: bool = False
    secrecy: Confidentiality | None = None
    annexes: tuple[Annex, ...] = (Annex.MEMBERS, Annex.SIGN_IN)
    blank_rows: int = 5
    has_cover: bool = True


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """One option: its name in `k=v`, the field it fills, and how it is read and offered."""

    name: str
    field: str
    kind: OptionKind
    read: Callable[[str, str], Any]
    example: str
    choices: tuple[StrEnum, ...] = ()
    most: int = 0


class WrongOption(ReportError):
    """The words of an option cannot be used."""


class UnknownOption(WrongOption):
    """There is no option of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"‘{name}’ 옵션은 없습니다. 쓸 수 있는 옵션: {', '.join(known)}")


class MissingValue(WrongOption):
    """An option is named without a value."""

    def __init__(self, spec: OptionSpec) -> None:
        example = f"{spec.name}={spec.example}"
        super().__init__(f"{spec.name}에 값이 없습니다. {example}처럼 적으세요.")


class SaidTwice(WrongOption):
    """An option is said more than once."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} 옵션을 두 번 적었습니다. 하나만 적으세요.")


class WrongValue(WrongOption):
    """An option does not take this value."""

    def __init__(self, name: str, value: str, known: str) -> None:
        super().__init__(f"{name} 옵션에 ‘{value}’ 값은 쓸 수 없습니다. 쓸 수 있는 값: {known}")


O = TypeVar("O")  # noqa: E741 - the options of any paper


def parse(pairs: Iterable[str]) -> PaperOptions:
    """The options of 분과 현황 보고 as `k=v` strings, each once."""
    return read(pairs, PaperOptions(), STATUS_SPECS)


def read(pairs: Iterable[str], usual: O, specs: Iterable[OptionSpec]) -> O:
    """The options of a paper with what `k=v` strings say, each once."""
    known = {spec.name: spec for spec in specs}
    options: Any = usual
    said: set[str] = set()
    for pair in pairs:
        name, sign, value = pair.partition("=")
        spec = known.get(name.strip())
        if spec is None:
            raise UnknownOption(name.strip(), known)
        if not sign:
            raise MissingValue(spec)
        if spec.name in said:
            raise SaidTwice(spec.name)
        said.add(spec.name)
        options = replace(options, **{spec.field: spec.read(spec.name, value.strip())})
    found: O = options
    return found


def written(options: object, specs: Iterable[OptionSpec]) -> dict[str, str]:
    """Every option of a paper as the words that `read` takes; those without a value are left out.

    What a preference keeps is read with the same care as what a command says.
    """
    values = {spec.name: getattr(options, spec.field) for spec in specs}
    return {name: _word_of(value) for name, value in values.items() if value is not None}


def kept(words: Mapping[str, Any], usual: O, specs: Iterable[OptionSpec]) -> O:
    """The options that were written down; one that no longer can be used is the usual one."""
    options, specs = usual, tuple(specs)
    for name, value in words.items():
        try:
            options = read([f"{name}={value}"], options, specs)
        except WrongOption:
            continue
    return options


def _word_of(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return str(value)


def yes_no(name: str, value: str) -> bool:
    """Yes or no in English or Korean."""
    words = {"yes": True, "예": True, "no": False, "아니오": False, "아니요": False}
    if value not in words:
        raise WrongValue(name, value, "yes, no")
    return words[value]


def several(kinds: type[StrEnum]) -> Callable[[str, str], tuple[StrEnum, ...]]:
    """Any of an enum's values with commas between them, in the order of the enum."""

    def of(name: str, value: str) -> tuple[StrEnum, ...]:
        known = {kind.value: kind for kind in kinds}
        wanted = [part.strip() for part in value.split(",") if part.strip()]
        for part in wanted:
            if part not in known:
                raise WrongValue(name, part, ", ".join(known))
        return tuple(kind for kind in kinds if kind.value in wanted)

    return of


def approvers(name: str, value: str) -> tuple[str, ...]:
    """The boxes of a 결재란; none is a choice too."""
    found = tuple(part.strip() for part in value.split(",") if part.strip())
    if len(found) > MOST_APPROVERS or any(len(part) > LONGEST_APPROVER for part in found):
        known = f"쉼표로 구분한 {LONGEST_APPROVER}자 이하 직위 {MOST_APPROVERS}개까지"
        raise WrongValue(name, value, f"{known}, 비우면 결재란 없음")
    return found


def secrecy(name: str, value: str) -> Confidentiality:
    """A class of confidentiality by its word or its key."""
    known = {word(mark): mark for mark in Confidentiality} | {
        mark.value: mark for mark in Confidentiality
    }
    if value not in known:
        raise WrongValue(name, value, ", ".join(mark.value for mark in Confidentiality))
    return known[value]


def unit(name: str, value: str) -> ShownUnit:
    """A unit of money by its word."""
    if value not in set(ShownUnit):
        raise WrongValue(name, value, ", ".join(ShownUnit))
    return ShownUnit(value)


def recipient(name: str, value: str) -> str:
    """Whom a copy is for, in a line that fits across a page."""
    said = " ".join(value.split())
    if len(said) > LONGEST_RECIPIENT:
        raise WrongValue(name, value, f"{LONGEST_RECIPIENT}자 이하, 비우면 수신처 표시 없음")
    return said


def picture(name: str, value: str) -> str:
    """A file with a picture."""
    if value and Path(value).suffix.casefold() not in PICTURES:
        raise WrongValue(name, value, f"{', '.join(PICTURES)} 그림 파일, 비우면 로고 없음")
    return value


def blank_rows(name: str, value: str) -> int:
    """How many rows to sign in are left blank."""
    if not (value.isascii() and value.isdigit() and int(value) <= MOST_BLANK_ROWS):
        raise WrongValue(name, value, f"0~{MOST_BLANK_ROWS}")
    return int(value)


RECIPIENT = OptionSpec(
    "recipient", "recipient", OptionKind.TEXT, recipient, "예시나래연구원", most=LONGEST_RECIPIENT
)
LOGO = OptionSpec("logo", "logo", OptionKind.FILE, picture, "로고.png")
PAGE_SPECS: tuple[OptionSpec, ...] = (RECIPIENT,)
"""Options of every paper."""
COVER = OptionSpec("cover", "has_cover", OptionKind.YES_NO, yes_no, "no")
APPROVAL = OptionSpec("approval", "approval", OptionKind.NAMES, approvers, "담당,팀장")
LARGE = OptionSpec("large", "is_large", OptionKind.YES_NO, yes_no, "yes")
SECRECY = OptionSpec(
    "secrecy", "secrecy", OptionKind.CHOICE, secrecy, "division", tuple(Confidentiality)
)
UNIT = OptionSpec("unit", "unit", OptionKind.CHOICE, unit, "억원", tuple(ShownUnit))
BLANK_ROWS = OptionSpec(
    "blank-rows", "blank_rows", OptionKind.COUNT, blank_rows, "10", most=MOST_BLANK_ROWS
)
"""Options of more than one paper."""
STATUS_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    APPROVAL,
    LARGE,
    OptionSpec("omit-empty", "omits_empty", OptionKind.YES_NO, yes_no, "yes"),
    SECRECY,
    OptionSpec(
        "annexes", "annexes", OptionKind.SEVERAL, several(Annex), "members,sign-in", tuple(Annex)
    ),
    BLANK_ROWS,
    *PAGE_SPECS,
)
