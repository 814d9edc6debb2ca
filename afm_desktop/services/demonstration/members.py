"""The records of invented bodies: what is known of them, and their seats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random

from afm_desktop.domain.codes import business_number
from afm_desktop.domain.enums import (
    AdoptionLevel,
    LegalForm,
    LegalFormPlace,
    NameKind,
    OrganizationEventKind,
    OrganizationKind,
    SizeClass,
)
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationEvent,
    OrganizationIndustry,
    OrganizationName,
    OrganizationYear,
    Site,
)
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.tables import region
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.seats import Cast

SOURCE = "예시 자료"
_FORMS = {
    OrganizationKind.COMPANY: LegalForm.STOCK_COMPANY,
    OrganizationKind.INSTITUTE: LegalForm.FOUNDATION,
    OrganizationKind.TECHNOPARK: LegalForm.FOUNDATION,
    OrganizationKind.ASSOCIATION: LegalForm.INCORPORATED_ASSOCIATION,
    OrganizationKind.UNIVERSITY: None,
}
_REVENUE_EOK = {
    SizeClass.LARGE: (24_000, 92_000),
    SizeClass.MIDDLE: (1_600, 7_800),
    SizeClass.MEDIUM: (140, 980),
    SizeClass.SMALL: (18, 110),
}
_REVENUE_PER_HEAD = 450_000_000
_ADOPTION = {
    SizeClass.LARGE: (AdoptionLevel.PARTIAL, AdoptionLevel.PILOT),
    SizeClass.MIDDLE: (AdoptionLevel.PARTIAL, AdoptionLevel.PILOT, AdoptionLevel.PLANNED),
    SizeClass.MEDIUM: (AdoptionLevel.PILOT, AdoptionLevel.PLANNED, AdoptionLevel.NONE),
    SizeClass.SMALL: (AdoptionLevel.PLANNED, AdoptionLevel.NONE),
}
_RENAMED_EVERY, _RENAMED_ON = 40, date(2025, 7, 1)
_UNUSED_OFFICES = 101
"""No tax office has a code below this, so no real firm has such a number."""


def write_cast(ledger: Ledger, cast: Cast, homes: Mapping[str, Home]) -> None:
    """The bodies of a copy and their seats."""
    rng = Random(f"현황 {cast.copy}")
    first = (cast.copy - 1) * len(cast.bodies)
    for number, body in enumerate(cast.bodies, first):
        _write_body(ledger, body, rng)
        ledger.add(
            BusinessNumber,
            organization_id=body.id,
            number=invented_business_number(number),
            is_main=True,
        )
        if cast.is_first:
            _write_details(ledger, body, rng)
        if cast.is_first and number % _RENAMED_EVERY == 1:
            _write_renaming(ledger, body)
    for seat in cast.seats:
        ledger.add(
            Membership,
            organization_id=seat.body.id,
            division_id=homes[seat.division].id,
            role=seat.role,
            is_home=seat.division == seat.body.home,
            joined_on=seat.joined_on,
            left_on=seat.left_on,
            source=SOURCE,
            notes=seat.reason,
        )


def invented_business_number(number: int) -> str:
    """A number with a right check digit that no tax office ever issued."""
    office, serial = divmod(number, 10_000)
    return business_number(f"{office % _UNUSED_OFFICES:03d}81{serial:04d}")


def _write_body(ledger: Ledger, body: Body, rng: Random) -> None:
    form = _FORMS[body.kind]
    places = (LegalFormPlace.BEFORE, LegalFormPlace.BEFORE, LegalFormPlace.AFTER)
    ledger.add(
        Organization,
        id=body.id,
        name=body.name,
        legal_form=form,
        legal_form_place=rng.choice(places) if form is LegalForm.STOCK_COMPANY else None,
        kind=body.kind,
        size_class=body.size,
        size_confirmed_on=date(2026, 3, 31) if body.is_firm else None,
        size_evidence="기업 규모 확인서(예시)" if body.is_firm else None,
        adoption_level=rng.choice(_ADOPTION[body.size]) if body.is_firm else None,
        adoption_confirmed_on=date(2026, 4, 30) if body.is_firm else None,
        adoption_evidence="회원 실태 조사(예시)" if body.is_firm else None,
        region_code=body.region,
        district=body.district,
        address=f"{region(body.region).name} {body.district} 예시로 {rng.randrange(1, 300)}",
        main_products=body.product,
        source=SOURCE,
    )


def _write_details(ledger: Ledger, body: Body, rng: Random) -> None:
    """What only the demonstration itself has, and none of its multiples."""
    if not body.is_firm:
        return
    ledger.add(
        OrganizationIndustry,
        organization_id=body.id,
        code=body.industry,
        revision=11,
        is_main=True,
    )
    for name in site_names(body):
        ledger.add(
            Site,
            organization_id=body.id,
            name=name,
            region_code=body.region,
            district=body.district,
            main_products=body.product,
        )
    low, high = _REVENUE_EOK[body.size]
    revenue = rng.randrange(low, high) * MoneyUnit.HUNDRED_MILLION
    for year, percent in ((2024, 100), (2025, rng.randrange(92, 114))):
        won = revenue * percent // 100
        ledger.add(
            OrganizationYear,
            organization_id=body.id,
            year=year,
            revenue_won=won,
            employees=max(6, won // _REVENUE_PER_HEAD),
            source=SOURCE,
        )


def _write_renaming(ledger: Ledger, body: Body) -> None:
    """The name a firm bore before, by which it is still found."""
    former = body.name.replace("예시", "예시옛", 1)
    ledger.add(
        OrganizationName,
        organization_id=body.id,
        name=former,
        kind=NameKind.FORMER,
        valid_to=_RENAMED_ON,
    )
    ledger.add(
        OrganizationEvent,
        organization_id=body.id,
        kind=OrganizationEventKind.RENAMED,
        happened_on=_RENAMED_ON,
        detail=f"{former}에서 {josa(body.name, '으로/로')} 상호변경",
        source=SOURCE,
    )


def site_names(body: Body) -> tuple[str, ...]:
    """The sites of a firm; larger ones have two."""
    place = body.district[:-1] if len(body.district) > 2 else body.district
    if body.size in (SizeClass.LARGE, SizeClass.MIDDLE):
        return f"{place} 제1공장", f"{place} 제2공장"
    return (f"{place}공장",)
