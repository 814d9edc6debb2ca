"""The listing of contact persons, masked unless there is a reason to see them in full."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.shared import holding
from afm_desktop.services.lists.choice import (
    Choice,
    among,
    found,
    narrowed,
    of_keys,
    sort_of,
    written_out,
)
from afm_desktop.services.lists.listing import ColumnKind, Row, columns
from afm_desktop.storage.tables import search_row

COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "name organization department title phone email"),
        (ColumnKind.TEXT, "purpose legal_basis"),
        (ColumnKind.DATE, "expires_on last_confirmed_on erased_on"),
    ]
)


def rows(session: Session, choice: Choice) -> list[Row]:
    """The persons in 가나다 order, in full."""
    statement = (
        select(
            Person.id,
            Person.name,
            Organization.name,
            Person.department,
            Person.title,
            Person.phone,
            Person.email,
            Person.purpose,
            Person.legal_basis,
            Person.expires_on,
            Person.last_confirmed_on,
            Person.erased_on,
        )
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(search_row, sort_of(Person))
        .where(Person.deleted.is_(None))
        .order_by(search_row.c.place, Person.row)
    )
    own = None
    if choice.division:
        own = Person.organization_id.in_(
            select(Membership.organization_id).where(
                Membership.deleted.is_(None),
                Membership.division_id == choice.division,
                holding(Membership.joined_on, Membership.left_on, choice.day),
            )
        )
    found_ones = wanted(session, choice)
    only = of_keys(Person, choice)
    return [tuple(line) for line in session.execute(narrowed(statement, own, found_ones, only))]


def wanted(session: Session, choice: Choice) -> ColumnElement[bool] | None:
    """What a query finds; without a reason to see persons in full only by what is not masked."""
    if choice.query is None or choice.in_full:
        return found(session, choice.query, Person, (Person.organization_id, Organization))
    shown = select(Person.row, Person.department, Person.title).where(Person.deleted.is_(None))
    looked_for = pattern(choice.query)
    keys = [
        row
        for row, *texts in session.execute(shown)
        if any(looked_for.search(search_form(text)) for text in texts if text)
    ]
    bodies = select(Organization.id).where(among(session, choice.query, Organization))
    return or_(Person.organization_id.in_(bodies), Person.row.in_(written_out(keys)))


def masked(row: Row) -> Row:
    """홍*동, 02-****-5678, h***@example.kr."""
    shown = list(row)
    for place, hide in _HIDDEN:
        shown[place] = hide(str(shown[place] or ""))
    return tuple(shown)


def masked_name(name: str) -> str:
    """The name with its middle hidden: 홍*동, 남**민, 김*."""
    if len(name) < 2:
        return "*" * len(name)
    if len(name) == 2:
        return name[0] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def masked_phone(phone: str) -> str:
    """The number with its middle group hidden."""
    parts = phone.split("-")
    if len(parts) == 3:
        return f"{parts[0]}-{'*' * len(parts[1])}-{parts[2]}"
    return "*" * max(0, len(phone) - 4) + phone[-4:] if len(phone) > 4 else "*" * len(phone)


def masked_email(email: str) -> str:
    """The address with its name hidden but for the first letter."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}***{at}{domain}" if email else ""


_HIDDEN = tuple(
    ([column.key for column in COLUMNS].index(key), hide)
    for key, hide in (("name", masked_name), ("phone", masked_phone), ("email", masked_email))
)
