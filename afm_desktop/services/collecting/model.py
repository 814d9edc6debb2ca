"""The board as frozen rows: forms across, bodies down."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from afm_desktop.domain.enums import (
    Confidentiality,
    DemandStatus,
    FormKind,
    IntakeRoute,
    MemberRole,
    RequestState,
)
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.services.naming import DivisionName

_BY_NOTHING = frozenset({FormKind.MEMBER_CHECK, FormKind.SUPPLIERS})


class NoSuchForm(NotFound):
    """A form is named that nobody can be asked for."""

    def __init__(self, key: str) -> None:
        super().__init__(f"‘{key}’에 맞는 양식이 없습니다. 양식을 목록에서 고르세요.")


@dataclass(frozen=True, slots=True)
class FormRef:
    """A form bodies are asked for: a kind, and the round, meeting or quarter it is of."""

    kind: FormKind
    of: str | None = None

    @property
    def key(self) -> str:
        """`demand:<round>`, `quarter:2026Q2`, `member_check`."""
        return self.kind.value if self.of is None else f"{self.kind.value}:{self.of}"

    @classmethod
    def parse(cls, key: str) -> FormRef:
        """The form of a key."""
        kind, _, of = key.partition(":")
        known = next((one for one in FormKind if one.value == kind), None)
        if known is None or (not of) != (known in _BY_NOTHING):
            raise NoSuchForm(key)
        return cls(known, of or None)


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A form there is to ask for; `due_on` is the day its round closes or its meeting is held."""

    ref: FormRef
    title: str
    due_on: date | None = None
    division_id: str | None = None
    requests: int = 0

    @property
    def key(self) -> str:
        """The key of its form."""
        return self.ref.key

    @property
    def usual_roles(self) -> frozenset[MemberRole]:
        """Who is asked for it unless somebody says otherwise."""
        if self.ref.kind in (FormKind.DEMAND, FormKind.SUPPLIERS):
            return frozenset({MemberRole.ANCHOR})
        return frozenset(MemberRole)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the board shows: forms by their keys, a division by its code, and who is expected.

    Without roles those are expected who usually are; without any role (an empty set) only those
    stand on the board who were asked or filed.
    """

    forms: tuple[str, ...]
    division: str | None = None
    roles: frozenset[MemberRole] | None = None
    bodies: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """One form of one body."""

    form: str
    organization_id: str


@dataclass(frozen=True, slots=True)
class DemandMark:
    """A demand behind a cell."""

    id: str
    title: str
    intake_no: str | None
    status: DemandStatus
    mark: Confidentiality = Confidentiality.PUBLIC
    is_core: bool = False


Filed: TypeAlias = tuple[str | None, ...]
"""The same as the file says it: id, title, number, status, class, whether it is on a core
technology, division, day, route and number of its arrival. A large board holds very many, and
looks into few."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """How far one form of one body is."""

    key: CellKey
    state: RequestState
    days_over: int = 0
    due_on: date | None = None
    is_extended: bool = False
    request_id: str | None = None
    filed: tuple[Filed, ...] = ()
    is_expected: bool = True
    sent_on: date | None = None
    replied_on: date | None = None
    route: IntakeRoute | None = None
    document_no: str | None = None
    reminders: int = 0
    reminded_on: date | None = None

    @property
    def demands(self) -> tuple[DemandMark, ...]:
        """The demands that were filed with it, in their order."""
        return tuple(map(mark_of, self.filed))

    @property
    def named(self) -> DemandMark | None:
        """The one of its demands that a line of the board names."""
        return mark_of(self.filed[0]) if self.filed else None


def mark_of(filed: Filed) -> DemandMark:
    """A demand that was filed; one without a status is still being written."""
    id_, title, number, status, level, is_core = filed[:6]
    return DemandMark(
        id_ or "",
        title or "",
        number,
        DemandStatus(status or DemandStatus.DRAFT),
        Confidentiality(level or Confidentiality.PUBLIC),
        bool(is_core),
    )


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with its cells in the order of the forms; None where it is not asked for one."""

    organization_id: str
    name: str
    division: DivisionName | None
    roles: tuple[MemberRole, ...]
    cells: tuple[FormCell | None, ...]

    @property
    def there(self) -> Iterator[FormCell]:
        """The cells it has."""
        return (cell for cell in self.cells if cell is not None)

    @property
    def worst(self) -> FormCell | None:
        """The cell that is late longest, else the one that is due first."""
        late = max(self.there, key=lambda cell: cell.days_over, default=None)
        if late is None or late.days_over:
            return late
        return min(self.there, key=lambda cell: cell.due_on or date.max)

    @property
    def days_over(self) -> int:
        """For how many days it is late."""
        return max((cell.days_over for cell in self.there), default=0)

    @property
    def reminders(self) -> int:
        """How often it was reminded."""
        return sum(cell.reminders for cell in self.there)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which lines of the board are shown: some states of a form or of any, who is late, a name."""

    states: frozenset[RequestState] = frozenset()
    form: str | None = None
    is_late: bool = False
    text: str = ""

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.states or self.is_late or self.text.strip())

    def takes(self, cell: FormCell) -> bool:
        """Whether a cell is one that is looked for."""
        return (
            (self.form is None or cell.key.form == self.form)
            and (not self.states or cell.state in self.states)
            and (not self.is_late or cell.days_over > 0)
        )


@dataclass(frozen=True, slots=True)
class Board:
    """The bodies and how far their forms are, on a day."""

    asked: Asked
    columns: tuple[FormColumn, ...]
    lines: tuple[BodyLine, ...]
    as_of: date

    def cells(self, form: str | None = None) -> Iterator[FormCell]:
        """All cells, or those of one form."""
        for line in self.lines:
            yield from (cell for cell in line.there if form in (None, cell.key.form))

    def count(self, state: RequestState, form: str | None = None) -> int:
        """How many forms are in a state."""
        return sum(cell.state is state for cell in self.cells(form))

    def late(self, states: Collection[RequestState] = tuple(RequestState)) -> int:
        """How many forms are late."""
        return sum(cell.days_over > 0 for cell in self.cells() if cell.state in states)

    def narrowed(self, narrowing: Narrowing) -> Board:
        """The same with the lines alone in which one cell is looked for."""
        wanted = pattern(narrowing.text) if narrowing.text.strip() else None
        lines = tuple(
            line
            for line in self.lines
            if any(map(narrowing.takes, line.there))
            and (wanted is None or wanted.search(search_form(line.name)))
        )
        return replace(self, lines=lines)


@dataclass(frozen=True, slots=True)
class Done:
    """How many forms a step was taken for, and how many of the chosen it does not fit."""

    count: int
    left: int = 0
