"""Which body a row means: one of the file, one that an earlier row made, or a new one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import LegalForm, LegalFormPlace, Likeness, OrganizationKind
from afm_desktop.domain.ids import Ids
from afm_desktop.domain.legal_forms import parted
from afm_desktop.domain.model.organizations import BusinessNumber, Organization
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.imports.model import NEW_RECORD, Candidate, Values
from afm_desktop.services.imports.rows import Work
from afm_desktop.services.sameness.index import Match, SamenessIndex

_BY_ROW = "row:"


class Resembles(Exception):
    """A row may mean one of several bodies, and nobody has said which."""

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        super().__init__()
        self.candidates = candidates


class Meant(NamedTuple):
    """The body a row means; `is_new` when it is not there yet, `site` when a site of it is."""

    id: str
    written: str
    is_new: bool
    site: str | None = None


class Bodies:
    """Finds the bodies rows mean; a new one is known to the rows after it."""

    def __init__(self, session: Session) -> None:
        self._index = SamenessIndex.build(session)
        self._reserved: dict[str, int] = {}
        """Ids of bodies that rows announced and nobody has made yet, or made in this import."""
        self._made: set[str] = set()
        self.ids = Ids()

    def meant(self, row: int, traits: Traits, decision: str | None = None) -> Meant:
        """The body of a row; where that is not certain it has to be decided."""
        if decision is not None and decision != NEW_RECORD:
            return self._as_decided(traits, decision)
        match = self._index.match(traits)
        if match.likeness is Likeness.SAME and match.organization_id and decision is None:
            site = match.site
            return Meant(match.organization_id, traits.name, self._is_new(match), site)
        if match.likeness is not Likeness.NONE and decision is None:
            raise Resembles(self._candidates(match))
        id_ = self.ids.next()
        self._index.add(id_, traits)
        self._reserved[id_] = row
        return Meant(id_, traits.name, is_new=True)

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

    def _is_new(self, match: Match) -> bool:
        return match.organization_id is not None and not self.is_there(match.organization_id)

    def _as_decided(self, traits: Traits, decision: str) -> Meant:
        id_ = decision
        if decision.startswith(_BY_ROW):
            row = int(decision.removeprefix(_BY_ROW))
            id_ = next((key for key, of in self._reserved.items() if of == row), "")
        try:
            self._index.traits(id_)
        except KeyError:
            id_ = self.ids.next()
            self._index.add(id_, traits)
            self._reserved[id_] = 0
        return Meant(id_, traits.name, is_new=not self.is_there(id_))

    def _candidates(self, match: Match) -> tuple[Candidate, ...]:
        first = match.organization_id
        ids = [first, *match.others] if first else list(match.others)
        grounds = tuple(reason.ground for reason in match.reasons)
        return tuple(
            Candidate(self._key(id_), self.name_of(id_), grounds if id_ == first else ())
            for id_ in ids[:5]
        )

    def _key(self, id: str) -> str:
        """How a decision names a body: one of this sheet by its row, whatever its id will be."""
        row = self._reserved.get(id)
        return f"{_BY_ROW}{row}" if row else id


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


def make_if_new(work: Work, bodies: Bodies, meant: Meant, number: str | None = None) -> str:
    """The id of a body a row speaks of in passing; one that is not there yet is made."""
    if not bodies.is_there(meant.id) and meant.id not in work.bodies:
        made = make_body(work, meant, {}, [number] if number else ())
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
