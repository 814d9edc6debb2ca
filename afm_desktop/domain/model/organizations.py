"""Firms and institutes, and what is known of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.codes import format_business_number, format_corporate_number
from afm_desktop.domain.enums import (
    AdoptionLevel,
    Basis,
    LegalForm,
    LegalFormPlace,
    NameKind,
    OrganizationEventKind,
    OrganizationKind,
    SizeClass,
)
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record, Won, reference
from afm_desktop.domain.model.shared import Dated, Sourced
from afm_desktop.domain.phones import format_phone


class MergedIntoItself(RuleViolation):
    """A body is merged into itself."""

    def __init__(self) -> None:
        super().__init__(
            "같은 기업·기관으로는 합칠 수 없습니다. 합칠 다른 기업·기관을 고르세요.",
            field="merged_into_id",
        )


class SucceedsItself(RuleViolation):
    """A body is entered as the one that follows itself."""

    def __init__(self) -> None:
        super().__init__(
            "자기 자신은 승계 기관이 될 수 없습니다. 다른 기업·기관을 고르세요.",
            field="successor_id",
        )


class Organization(Sourced, Record):
    """A firm, institute, university, association or public body."""

    __tablename__ = "organizations"
    required = ("name",)
    redirect = "merged_into_id"
    sorted_by = "name"

    name: Mapped[str | None] = mapped_column(info={"search": True})
    legal_form: Mapped[LegalForm | None]
    legal_form_place: Mapped[LegalFormPlace | None]
    kind: Mapped[OrganizationKind | None]
    size_class: Mapped[SizeClass | None]
    size_confirmed_on: Mapped[date | None]
    size_evidence: Mapped[str | None]
    size_basis: Mapped[Basis | None]
    adoption_level: Mapped[AdoptionLevel | None]
    adoption_confirmed_on: Mapped[date | None]
    adoption_evidence: Mapped[str | None]
    corporate_number: Mapped[str | None]
    region_code: Mapped[str | None]
    district: Mapped[str | None]
    address: Mapped[str | None]
    phone: Mapped[str | None]
    website: Mapped[str | None]
    main_products: Mapped[str | None]
    root_industry: Mapped[str | None]
    merged_into_id: Mapped[str | None] = reference("organizations")

    def check(self) -> None:
        """Write numbers in their usual form; refuse wrong ones, and a merger into itself."""
        if self.corporate_number:
            self.corporate_number = format_corporate_number(self.corporate_number)
        if self.phone:
            self.phone = format_phone(self.phone)
        if self.merged_into_id is not None and self.merged_into_id == self.id:
            raise MergedIntoItself


class OrganizationName(Dated, Record):
    """A further name of a body: short, English or former, with the dates it was used."""

    __tablename__ = "organization_names"
    owner = "organization_id"
    required = ("organization_id", "name", "kind")

    organization_id: Mapped[str | None] = reference("organizations")
    name: Mapped[str | None] = mapped_column(info={"search": True})
    kind: Mapped[NameKind | None]


class BusinessNumber(Record):
    """A business registration number; a firm has one for each of its sites."""

    __tablename__ = "business_numbers"
    owner = "organization_id"
    required = ("organization_id", "number")

    organization_id: Mapped[str | None] = reference("organizations")
    site_id: Mapped[str | None] = reference("sites")
    number: Mapped[str | None] = mapped_column(info={"search": True})
    is_main: Mapped[bool | None]

    def check(self) -> None:
        """Keep the number as `124-81-00998`; a wrong check digit is refused."""
        if self.number:
            self.number = format_business_number(self.number)


class Site(Dated, Record):
    """A place where a body produces or researches."""

    __tablename__ = "sites"
    owner = "organization_id"
    required = ("organization_id", "name")
    sorted_by = "name"

    organization_id: Mapped[str | None] = reference("organizations")
    name: Mapped[str | None] = mapped_column(info={"search": True})
    region_code: Mapped[str | None]
    district: Mapped[str | None]
    address: Mapped[str | None]
    main_products: Mapped[str | None]


class OrganizationIndustry(Record):
    """A KSIC code of a body, with the revision it belongs to."""

    __tablename__ = "organization_industries"
    owner = "organization_id"
    required = ("organization_id", "code")

    organization_id: Mapped[str | None] = reference("organizations")
    code: Mapped[str | None]
    revision: Mapped[int | None]
    is_main: Mapped[bool | None]


class OrganizationYear(Sourced, Record):
    """Revenue and employees of a body in one year."""

    __tablename__ = "organization_years"
    owner = "organization_id"
    required = ("organization_id", "year")
    sorted_by = "year"

    organization_id: Mapped[str | None] = reference("organizations")
    year: Mapped[int | None]
    revenue_won: Mapped[Won | None]
    employees: Mapped[int | None]


class OrganizationEvent(Sourced, Record):
    """A renaming, merger, split or closure, with the body that follows."""

    __tablename__ = "organization_events"
    owner = "organization_id"
    required = ("organization_id", "kind", "happened_on")
    sorted_by = "happened_on"

    organization_id: Mapped[str | None] = reference("organizations")
    kind: Mapped[OrganizationEventKind | None]
    happened_on: Mapped[date | None]
    successor_id: Mapped[str | None] = reference("organizations")
    detail: Mapped[str | None]

    def check(self) -> None:
        """Refuse a body that follows itself."""
        if self.successor_id is not None and self.successor_id == self.organization_id:
            raise SucceedsItself
