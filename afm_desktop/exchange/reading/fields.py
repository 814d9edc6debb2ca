"""The fields a list can fill, by kind of list; the words they are known by are a table of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from afm_desktop.domain import enums
from afm_desktop.exchange.reading.words import field_words


class ImportKind(StrEnum):
    """What the rows of a list are; the words of the command line."""

    MEMBERS = "members"
    PEOPLE = "people"
    LINKS = "links"
    DEMANDS = "demands"


class ValueKind(StrEnum):
    """What a field holds, and so which reader of `values` reads its cells."""

    TEXT = "text"
    BUSINESS_NUMBER = "business_number"
    CORPORATE_NUMBER = "corporate_number"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    PERIOD = "period"
    YEAR = "year"
    MONEY = "money"
    PERCENT = "percent"
    INTEGER = "integer"
    YES_NO = "yes_no"
    ENUM = "enum"
    DIVISION = "division"
    REGION = "region"
    SEVERAL = "several"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of list, by a key that saved mappings keep."""

    kind: ImportKind
    key: str
    holds: ValueKind = ValueKind.TEXT
    enum: type[StrEnum] | None = None
    is_required: bool = False
    is_personal: bool = False
    side: str = ""
    """The field that names the body it speaks of, where rows name two."""

    @property
    def is_figure(self) -> bool:
        """Whether it holds an amount or a count, and no number that names something."""
        return self.holds in (ValueKind.MONEY, ValueKind.INTEGER)

    @property
    def is_yearly(self) -> bool:
        """Whether its figures are those of a year."""
        return self.kind is ImportKind.MEMBERS and self.key in YEARLY

    @property
    def label(self) -> str:
        """What the field is called on the page where columns are chosen."""
        return field_words(self.kind)[self.key][0]


_K = ValueKind
YEARLY = ("revenue", "employees")
"""Fields of members that are kept by year."""
_CONTACT = ("person_name", "department", "title", "person_phone", "person_email")
_PERSON = ("name", "department", "title", "phone", "mobile", "email")

_HOLDS: Mapping[ImportKind, Mapping[ValueKind, str]] = {
    ImportKind.MEMBERS: {
        _K.TEXT: "name former_name short_name english_name district address website main_products"
        " source notes representative person_name department title",
        _K.BUSINESS_NUMBER: "business_number",
        _K.CORPORATE_NUMBER: "corporate_number",
        _K.DIVISION: "division",
        _K.REGION: "region",
        _K.PHONE: "phone person_phone",
        _K.EMAIL: "person_email",
        _K.DATE: "joined_on left_on",
        _K.MONEY: "revenue",
        _K.INTEGER: "employees",
        _K.SEVERAL: "divisions",
        _K.TAGS: "tags",
    },
    ImportKind.PEOPLE: {
        _K.TEXT: "organization name department title purpose legal_basis notes",
        _K.BUSINESS_NUMBER: "business_number",
        _K.DIVISION: "division",
        _K.PHONE: "phone mobile",
        _K.EMAIL: "email",
        _K.DATE: "expires_on last_confirmed_on",
        _K.TAGS: "tags",
    },
    ImportKind.LINKS: {
        _K.TEXT: "supplier buyer item process evidence source notes",
        _K.BUSINESS_NUMBER: "supplier_business_number buyer_business_number",
        _K.PERCENT: "share",
        _K.MONEY: "yearly_amount",
        _K.YES_NO: "is_sole_source",
        _K.INTEGER: "tier",
        _K.DATE: "valid_from valid_to",
        _K.TAGS: "tags",
    },
    ImportKind.DEMANDS: {
        _K.TEXT: "intake_no title english_title applicant lead product process as_is problem to_be"
        " effects document_no round control_number person_name notes",
        _K.BUSINESS_NUMBER: "applicant_business_number",
        _K.DIVISION: "division",
        _K.INTEGER: "trl_from trl_to",
        _K.DATE: "received_on starts_on ends_on",
        _K.PERIOD: "period",
        _K.MONEY: "total_cost national province city private_cash private_in_kind",
        _K.YES_NO: "is_core_technology",
        _K.PHONE: "person_phone",
        _K.EMAIL: "person_email",
        _K.TAGS: "tags",
    },
}
_ENUMS: Mapping[ImportKind, Mapping[str, type[StrEnum]]] = {
    ImportKind.MEMBERS: {
        "legal_form": enums.LegalForm,
        "role": enums.MemberRole,
        "kind": enums.OrganizationKind,
        "size_class": enums.SizeClass,
    },
    ImportKind.PEOPLE: {"role": enums.AppointmentRole},
    ImportKind.LINKS: {"kind": enums.LinkKind, "confidentiality": enums.Confidentiality},
    ImportKind.DEMANDS: {
        "status": enums.DemandStatus,
        "confidentiality": enums.Confidentiality,
        "intake_route": enums.IntakeRoute,
        "local_matching": enums.LocalMatching,
    },
}
_REQUIRED: Mapping[ImportKind, frozenset[str]] = {
    ImportKind.MEMBERS: frozenset({"name"}),
    ImportKind.PEOPLE: frozenset({"name"}),
    ImportKind.LINKS: frozenset({"supplier", "buyer"}),
    ImportKind.DEMANDS: frozenset({"title", "applicant"}),
}
_PERSONAL: Mapping[ImportKind, tuple[str, ...]] = {
    ImportKind.MEMBERS: (*_CONTACT, "representative"),
    ImportKind.PEOPLE: _PERSON,
    ImportKind.LINKS: (),
    ImportKind.DEMANDS: ("person_name", "person_phone", "person_email"),
}
_SIDES: Mapping[ImportKind, Mapping[str, str]] = {
    ImportKind.LINKS: {
        "supplier": "supplier supplier_business_number",
        "buyer": "buyer buyer_business_number",
    },
    ImportKind.DEMANDS: {
        "applicant": "applicant applicant_business_number person_name person_phone person_email",
        "lead": "lead",
    },
}


def _fields(kind: ImportKind) -> tuple[Field, ...]:
    holds = {key: value for value, keys in _HOLDS[kind].items() for key in keys.split()}
    own = {key: Field(kind, key, value) for key, value in holds.items()}
    own |= {key: Field(kind, key, _K.ENUM, enum) for key, enum in _ENUMS[kind].items()}
    return tuple(_completed(own[key]) for key in field_words(kind))


def _completed(field: Field) -> Field:
    sides = _SIDES.get(field.kind, {})
    return replace(
        field,
        is_required=field.key in _REQUIRED[field.kind],
        is_personal=field.key in _PERSONAL[field.kind],
        side=next((side for side, keys in sides.items() if field.key in keys.split()), ""),
    )


FIELDS: Mapping[ImportKind, tuple[Field, ...]] = {kind: _fields(kind) for kind in ImportKind}
"""In the order in which they are offered."""


def sides_of(kind: ImportKind) -> tuple[str, ...]:
    """The fields that name the bodies of a row, where it names two."""
    return tuple(_SIDES.get(kind, ()))


def field_of(kind: ImportKind, key: str) -> Field:
    """The field of a key."""
    return next(field for field in FIELDS[kind] if field.key == key)
