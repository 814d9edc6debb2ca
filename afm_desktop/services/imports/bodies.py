"""Which body a row means: one of the file, one that an earlier row made, or a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Decision, LegalForm, LegalFormPlace, Likeness, OrganizationKind
from afm_desktop.domain.firm_names import fold_name, may_name_nobody, names_nobody
from afm_desktop.domain.ids import Ids
from afm_desktop.domain.legal_forms import is_form_alone, parted
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.organizations import BusinessNumber, Organization
from afm_desktop.domain.sameness import Traits, compare
from afm_desktop.services.imports.model import (
    BY_ROW,
    NEW_RECORD,
    SAME_RECORD,
    Candidate,
    Doubt,
    Place,
    Problem,
    Values,
)
from afm_desktop.services.imports.rows import Refused, Work
from afm_desktop.services.sameness.index import Match, SamenessIndex

_NO_NAME = "법인 형태만 있고 이름이 없습니다. 이름을 적으세요."
_NOBODY = "‘{written}’만으로는 어느 곳인지 알 수 없습니다. 기업·기관의 이름을 적으세요."
_OR_NAME = (
    " 그것이 이름이면 ‘(주){written}’처럼 법인 형태를 붙이거나 회원 화면에서 직접 등록하세요."
)
_MAY_BE_NAME = re.compile(r"[0-9A-Za-z가-힣\s]+")
"""365 and 동일 are names of firms; ① and 〃 are none."""


class Resembles(Exception):
    """A row may mean one of several bodies, and nobody has said which."""

    def __init__(self, *doubts: Doubt) -> None:
        super().__init__()
        self.doubts = doubts


class Meant(NamedTuple):
    """The body a row means; `is_new` when it is not there yet, `site` when a site of it is.

    `unlike` are bodies it was said not to be, with how much it resembles them. One that
    `is_decided` resembled it only: it keeps its own name.
    """

    id: str
    written: str
    is_new: bool
    site: str | None = None
    unlike: tuple[tuple[str, int], ...] = ()
    is_decided: bool = False


class Bodies:
    """Finds the bodies rows mean; a new one is known to the rows after it."""

    def __init__(self, session: Session, decisions: Mapping[Place, str]) -> None:
        self._index = SamenessIndex.build(session)
        self._decisions = decisions
        self._settled: dict[Traits, str] = {}
        """What was decided of a body holds for the rows after it that name it the same way."""
        self._reserved: dict[str, str] = {}
        """Ids of bodies that rows announced and nobody has made yet, or made in this import."""
        self._by_key: dict[str, str] = {}
        self._made: set[str] = set()
        self.ids = Ids()

    def meant(self, place: Place, traits: Traits) -> Meant:
        """The body a cell names; where that is not certain it has to be decided."""
        if may_name_nobody(traits.folded):
            _require_name(place[1], traits.name)
        decision = self._decisions.get(place) or (self._settled and self._settled.get(traits))
        if not decision:
            return self._found(place, traits)
        if decision == SAME_RECORD:
            candidates = self._candidates(self._index.match(traits))
            decision = candidates[0].id if candidates else NEW_RECORD
        if decision == NEW_RECORD:
            meant = self._as_new(place, traits)
        else:
            meant = self._as_decided(traits, decision)
        self._settled[traits] = meant.id
        return meant

    def all_meant(self, row: int, named: Mapping[str, Traits]) -> dict[str, Meant]:
        """The bodies of several cells of a row; what is doubtful is told of all of them."""
        found: dict[str, Meant] = {}
        doubts: list[Doubt] = []
        for field, traits in named.items():
            try:
                found[field] = self.meant((row, field), traits)
            except Resembles as several:
                doubts += several.doubts
        if doubts:
            raise Resembles(*doubts)
        return found

    def is_there(self, id: str) -> bool:
        """Whether a body is in the file by now, and not only announced by a row."""
        return id not in self._reserved or id in self._made

    def made(self, id: str) -> None:
        """A body that was announced is made."""
        self._made.add(id)

    def name_of(self, id: str) -> str:
        """What a body is called."""
        return self._index.traits(id).name

    def names_of(self, id: str) -> frozenset[str]:
        """Every name of a body, as names are compared."""
        return self._index.traits(id).names

    def _found(self, place: Place, traits: Traits) -> Meant:
        match = self._index.match(traits)
        id_ = match.organization_id
        if match.likeness is Likeness.SAME and id_:
            return Meant(id_, traits.name, not self.is_there(id_), _said(match.site, traits))
        if match.likeness is not Likeness.NONE:
            raise Resembles(Doubt(place[1], traits.name, self._candidates(match)))
        return self._announced(_key(place), traits)

    def _as_new(self, place: Place, traits: Traits) -> Meant:
        """None of the bodies that were in doubt; what is surely one of them never was."""
        match = self._index.match(traits)
        if match.likeness is Likeness.SAME:
            return self._found(place, traits)
        first = match.organization_id
        others = [first, *match.others] if first else match.others
        unlike = tuple((id_, compare(self._index.traits(id_), traits).points) for id_ in others)
        return self._announced(_key(place), traits)._replace(unlike=unlike)

    def _announced(self, key: str, traits: Traits) -> Meant:
        """A body that is not there yet; `key` is how the decisions on other rows name it."""
        id_ = self.ids.next()
        self._index.add(id_, traits)
        self._reserved[id_] = key
        self._by_key[key] = id_
        return Meant(id_, traits.name, is_new=True)

    def _as_decided(self, traits: Traits, decision: str) -> Meant:
        """The body that was chosen; the one of a row that is not taken is made by this."""
        id_ = self._by_key.get(decision, decision)
        try:
            known = self._index.traits(id_)
        except KeyError:
            return self._announced(decision, traits)
        site = _said(compare(traits, known).site, traits)
        return Meant(id_, traits.name, not self.is_there(id_), site, is_decided=True)

    def _candidates(self, match: Match) -> tuple[Candidate, ...]:
        first = match.organization_id
        ids = [first, *match.others] if first else list(match.others)
        grounds = tuple(reason.ground for reason in match.reasons)
        return tuple(
            Candidate(
                self._reserved.get(id_, id_), self.name_of(id_), grounds if id_ == first else ()
            )
            for id_ in ids[:5]
        )


def _require_name(field: str, written: str) -> None:
    if is_form_alone(written):
        raise Refused(Problem(field, _NO_NAME))
    if names_nobody(written):
        told = _NOBODY + _OR_NAME if _MAY_BE_NAME.fullmatch(written) else _NOBODY
        raise Refused(Problem(field, told.format(written=written)))


def _said(site: str | None, traits: Traits) -> str | None:
    """The site a name speaks of; where the other of two is named as one, the name says none."""
    return site if site and traits.folded.endswith(fold_name(site)) else None


def _key(place: Place) -> str:
    """How a decision names a body of this sheet: by its cell, whatever its id will be."""
    row, field = place
    return f"{BY_ROW}{row}:{field}"


def make_body(work: Work, meant: Meant, values: Values, numbers: Iterable[str] = ()) -> Values:
    """A new body of a name as people write it."""
    bare = parted(meant.written)
    given = {name: value for name, value in values.items() if value is not None}
    kind = given.get("kind") or kind_of(bare.name, bare.form)
    form = {"legal_form": bare.form, "legal_form_place": bare.place}
    named = {"id": meant.id, "name": bare.name, **form, **given, "kind": kind}
    if "legal_form" in given and "legal_form_place" not in given and bare.place is None:
        named["legal_form_place"] = LegalFormPlace.NONE
    made = work.add(Organization, named, "id", {"region_code": "region"})
    for place, number in enumerate(numbers):
        work.add(
            BusinessNumber,
            {"organization_id": meant.id, "number": number, "is_main": place == 0},
            "organization_id",
            {"number": "business_number"},
        )
    return made


def note_unlike(work: Work, bodies: Bodies, meant: Meant, day: date) -> None:
    """That a new body is none of those it resembles is kept, so that it is not asked again."""
    for id_, points in meant.unlike:
        if bodies.is_there(id_):
            values = {"first_id": meant.id, "second_id": id_, "points": points}
            decided = {"decision": Decision.DIFFERENT, "decided_on": day}
            work.add(Duplicate, {**values, **decided}, "first_id")


def make_if_new(
    work: Work, bodies: Bodies, meant: Meant, day: date, number: str | None = None
) -> str:
    """The id of a body a row speaks of in passing; one that is not there yet is made."""
    if not bodies.is_there(meant.id) and meant.id not in work.bodies:
        made = make_body(work, meant, {}, [number] if number else ())
        note_unlike(work, bodies, meant, day)
        work.created.append(str(made["name"]))
        work.bodies.add(meant.id)
    return meant.id


def kind_of(name: str, form: LegalForm | None) -> OrganizationKind | None:
    """What sort of body a name says it is; None where it says nothing."""
    if form in (LegalForm.STOCK_COMPANY, LegalForm.LIMITED_COMPANY):
        return OrganizationKind.COMPANY
    words = (
        ("테크노파크", OrganizationKind.TECHNOPARK),
        ("대학교", OrganizationKind.UNIVERSITY),
    )
    for ending, kind in words:
        if name.endswith(ending):
            return kind
    return None
