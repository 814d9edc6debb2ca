"""Bodies and persons by the names that stand in forms; no id of a record ever leaves in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Likeness
from afm_desktop.domain.legal_forms import parted
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.bodies import names_of
from afm_desktop.services.imports.bodies import kind_of
from afm_desktop.services.requests.errors import SeveralBodies
from afm_desktop.services.sameness.index import SamenessIndex

BODIES, PEOPLE = Organization.__tablename__, Person.__tablename__


class Names:
    """Names for ids on the way out, ids for names on the way back."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._index: SamenessIndex | None = None
        self._made: dict[str, str] = {}
        self.made: list[str] = []
        """The names of bodies and persons that had to be made."""

    def of(self, target: str, ids: Iterable[str]) -> Mapping[str, str]:
        """What records are called."""
        wanted = set(ids)
        if target == BODIES:
            return names_of(self._session, wanted)
        query = select(Person.id, Person.name).where(Person.id.in_(wanted))
        return {id_: name for id_, name in self._session.execute(query) if name}

    def body(self, said: str, field: str) -> str:
        """The body of a name; one that is like no other is made."""
        name = " ".join(said.split())
        exact = self._exact(name)
        if len(exact) == 1:
            return exact[0]
        if name in self._made:
            return self._made[name]
        if exact:
            raise SeveralBodies(name, self._told(exact), field)
        match = self._known().match(Traits.of(name))
        if match.likeness is Likeness.SAME and match.organization_id:
            return match.organization_id
        if match.likeness is not Likeness.NONE:
            like = [id_ for id_ in (match.organization_id, *match.others) if id_]
            raise SeveralBodies(name, self._told(like[:3]), field)
        return self._make(name)

    def person(self, said: str, body: str | None) -> str:
        """The person of a name within a body; one who is not known there is added."""
        name = " ".join(said.split())
        query = select(Person.id).where(
            Person.name == name,
            Person.organization_id == body,
            Person.deleted.is_(None),
            Person.erased_on.is_(None),
        )
        found = self._session.scalars(query.order_by(Person.row)).first()
        if found is not None:
            return found
        person = Person(name=name, organization_id=body)
        self._session.add(person)
        self._session.flush()
        self.made.append(name)
        return person.id

    def _exact(self, name: str) -> list[str]:
        query = select(Organization.id).where(
            Organization.name == name,
            Organization.deleted.is_(None),
            Organization.merged_into_id.is_(None),
        )
        return list(self._session.scalars(query.order_by(Organization.row)))

    def _known(self) -> SamenessIndex:
        if self._index is None:
            self._index = SamenessIndex.build(self._session)
        return self._index

    def _told(self, ids: Iterable[str]) -> list[str]:
        known = names_of(self._session, ids)
        return [known[id_] for id_ in ids if id_ in known]

    def _make(self, name: str) -> str:
        bare = parted(name)
        body = Organization(
            name=bare.name,
            legal_form=bare.form,
            legal_form_place=bare.place,
            kind=kind_of(bare.name, bare.form),
        )
        self._session.add(body)
        self._session.flush()
        self._known().add(body.id, Traits.of(name))
        self._made[name] = body.id
        self.made.append(name)
        return body.id


def by_name(names: Mapping[str, str]) -> Mapping[str, str]:
    """Ids by what they are called; a name that two share stands for neither."""
    found = defaultdict[str, list[str]](list)
    for id_, name in names.items():
        found[name].append(id_)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
