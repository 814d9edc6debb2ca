"""Divisions, members, contact persons and the supply between firms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from afm_desktop.domain.enums import (
    Confidentiality,
    LinkKind,
    MemberRole,
    OrganizationKind,
    SizeClass,
    StructureView,
)
from afm_desktop.services.desk import Desk
from afm_desktop.services.views.model import NO, NOTHING, Filter, Freshness, Keeping, ViewKind
from afm_desktop.ui.labels import record_kinds as words
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.labels.columns import MILLION
from afm_desktop.ui.screens.records.kinds import looks
from afm_desktop.ui.screens.records.kinds.division_figures import place_of_figure
from afm_desktop.ui.screens.records.kinds.making import Columns, Filters, edits, in_tiers, keys
from afm_desktop.ui.screens.records.spec import Creating, ReadyView, RecordsSpec
from afm_desktop.ui.screens.screen import CENTER, FIRMS, OFFICES

_HELD = (Keeping.KEPT, Keeping.UNDATED, Keeping.EXPIRED)
"""Whoever is still there; one erased is not asked again."""


def _enrol(desk: Desk, values: Mapping[str, Any], division: str) -> str:
    """A body that is registered among the members of a division takes part in it."""
    return desk.memberships.enrol(values, division_id=division)


_c, _f = Columns(ViewKind.DIVISIONS), Filters(ViewKind.DIVISIONS)
DIVISIONS = RecordsSpec(
    kind=ViewKind.DIVISIONS,
    record="divisions",
    icon="shapes",
    words=words.DIVISIONS,
    columns=(
        _c.text("code", "WWWW"),
        _c.name("name", "반도체·디스플레이"),
        replace(
            _c.text(
                "secretariat",
                "한국자동차연구원(KATECH)",
                brief="예시조선해양연구원",
                roomy="한국건설기계부품연구원(KOCETI)",
            ),
            yields=1,
        ),
        replace(_c.number("members"), is_link=True),
        replace(_c.number("anchors"), is_link=True),
        replace(_c.number("demands"), is_link=True),
        replace(_c.number("projects"), is_link=True),
        replace(_c.number("meetings"), yields=2, is_link=True),
        _c.text("english_name", "Secondary battery", visible=False),
        _c.text("structure", "AI 자율제조 2024", visible=False),
        _c.text("secretariat_basis", "출처 있음", visible=False),
        _c.date("valid_from", visible=False),
        _c.date("valid_to", visible=False),
        _c.tags(),
    ),
    filters=(_f.plain("structure"), _f.words("counted_in", StructureView), _f.tags()),
    reads=keys(
        "divisions structures organizations memberships demands lead_projects meetings"
        " division_predecessors demand_related_divisions project_related_divisions"
        " meeting_related_divisions"
    ),
    edits=edits(
        "code name secretariat=secretariat_id english_name structure=structure_id"
        " valid_from valid_to"
    ),
    narrow=keys("name secretariat members demands projects"),
    more=("screen.transition",),
    ready=(
        ReadyView(labels.FORMER_DIVISIONS, (Filter("counted_in", (StructureView.FORMER,)),)),
        ReadyView(labels.MAPPED_DIVISIONS, (Filter("counted_in", (StructureView.MAPPED,)),)),
    ),
    creating=Creating(roles=CENTER),
    deleters=CENTER,
    leads=place_of_figure,
)

_c, _f = Columns(ViewKind.MEMBERS), Filters(ViewKind.MEMBERS)
MEMBERS = RecordsSpec(
    kind=ViewKind.MEMBERS,
    record="organizations",
    icon="building-2",
    words=words.MEMBERS,
    columns=(
        _c.name("name", "한국자동차연구원(KATECH)"),
        _c.chip("role", looks.ROLE, "앵커기업"),
        replace(_c.text("kind", "정부·지자체"), yields=2),
        _c.text("size_class", "중소기업(세부 미확인)"),
        replace(_c.division(), yields=1),
        _c.text("region", "전남광주통합특별시"),
        replace(_c.number("demands"), sample="1,234"),
        replace(_c.number("people"), sample="1,234"),
        _c.text("business_number", "123-45-67890", visible=False),
        _c.text("district", "서초구", visible=False),
        _c.text("main_products", "양극재, 음극재, 분리막", visible=False),
        _c.text("divisions", "이차전지, 자동차", visible=False),
        _c.text("phone", "02-1234-5678", visible=False),
        _c.text("website", "www.example.co.kr", visible=False),
        _c.date("joined_on", visible=False),
        _c.flag("is_inferred", visible=False),
        _c.text("source", "2024. 7. 22. 보도자료", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.words("role", MemberRole, stands_by=True),
        _f.plain("division", stands_by=True),
        _f.words("size_class", SizeClass, stands_by=True),
        _f.words("kind", OrganizationKind),
        _f.plain("region"),
        _f.plain("has_people"),
        _f.plain("is_inferred"),
        *(
            _f.record(key, "divisions")
            for key in ("former_id", "mapped_id", "former_anchor_id", "mapped_anchor_id")
        ),
        _f.tags(),
    ),
    reads=keys(
        "organizations memberships business_numbers people demands divisions division_predecessors"
    ),
    more=("screen.duplicates",),
    edits=edits(
        "name kind size_class region=region_code district main_products phone website source"
    ),
    narrow=keys("name role size_class division region"),
    ready=(ReadyView(labels.MEMBERS_WITHOUT_CONTACT, (Filter("has_people", (NO,)),)),),
    creating=Creating(enrol=_enrol, roles=OFFICES),
    deleters=OFFICES,
)

_c, _f = Columns(ViewKind.PEOPLE), Filters(ViewKind.PEOPLE)
PEOPLE = RecordsSpec(
    kind=ViewKind.PEOPLE,
    record="people",
    icon="contact-round",
    words=words.PEOPLE,
    columns=(
        _c.text("name", "홍길동동", ink="text"),
        _c.name("organization", "예시솔찬배터리시스템"),
        _c.text("department", "스마트제조팀", brief="생산팀", roomy="스마트제조혁신팀"),
        _c.text("title", "책임연구원", brief="연구원"),
        _c.text("phone", "02-****-5678"),
        _c.text("email", "h***@example.invalid", roomy="gildong.hong@example.re.kr"),
        replace(_c.date("expires_on"), yields=1),
        _c.date("last_confirmed_on", visible=False),
        _c.text("purpose", "분과 운영 연락", visible=False),
        _c.text("legal_basis", "정보주체 동의", visible=False),
        _c.date("erased_on", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.plain("keeping", stands_by=True),
        _f.plain("purpose", stands_by=True),
        _f.plain("freshness"),
        _f.plain("is_confirmed"),
        _f.record("organization_id"),
        _f.tags(),
    ),
    reads=keys("people organizations memberships"),
    edits=edits(
        "name organization=organization_id department title phone email"
        " expires_on last_confirmed_on purpose legal_basis"
    ),
    narrow=keys("name organization title phone"),
    ready=(
        ReadyView(
            labels.STALE_CONTACTS,
            (Filter("freshness", (Freshness.STALE, Freshness.NEVER)), Filter("keeping", _HELD)),
        ),
    ),
    only_wide=frozenset({"department"}),
    creating=Creating(takes=("organization_id",), roles=OFFICES),
    deleters=OFFICES,
    is_personal=True,
)
OWN_PEOPLE = replace(
    PEOPLE,
    words=words.OWN_PEOPLE,
    own="organization_id",
    creating=Creating(takes=("organization_id",), roles=FIRMS),
    deleters=FIRMS,
)

_c, _f = Columns(ViewKind.LINKS), Filters(ViewKind.LINKS)
LINKS = RecordsSpec(
    kind=ViewKind.LINKS,
    record="supply_links",
    icon="network",
    words=words.LINKS,
    columns=(
        replace(_c.body("supplier"), role="strong", ink="text"),
        _c.body("buyer"),
        _c.name("item", "화성 데이터 분석 서비스"),
        replace(_c.text("kind", "SW·서비스"), yields=1),
        _c.text("tier", "1차"),
        replace(_c.number("share", unit="%"), sample="100.0"),
        _c.money("yearly_amount_won"),
        _c.flag("is_sole_source"),
        _c.text("process", "전극 코팅", visible=False),
        _c.text("confidentiality", "당사자·간사 한정", visible=False),
        _c.flag("is_inferred", visible=False),
        _c.date("valid_from", visible=False),
        _c.date("valid_to", visible=False),
        _c.text("evidence", "공급계약서", visible=False),
        _c.text("source", "사업보고서", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.plain("tier", stands_by=True, say=in_tiers),
        _f.words("kind", LinkKind, stands_by=True),
        _f.plain("is_sole_source", stands_by=True),
        _f.words("confidentiality", Confidentiality),
        _f.plain("is_inferred"),
        _f.record("body_id"),
        _f.record("supplier_id"),
        _f.record("buyer_id"),
        _f.tags(),
    ),
    reads=keys("supply_links organizations memberships tier_overrides"),
    edits=edits(
        "supplier=supplier_id buyer=buyer_id item kind share yearly_amount_won is_sole_source"
        " process confidentiality valid_from valid_to evidence source"
    ),
    narrow=keys("supplier buyer item tier"),
    ready=(ReadyView(labels.LINKS_WITHOUT_ANCHOR, (Filter("tier", (NOTHING,)),)),),
    only_wide=frozenset({"share"}),
    creating=Creating(takes=("supplier_id", "buyer_id")),
    sums={"yearly_amount_won": MILLION},
)
OWN_LINKS = replace(LINKS, words=words.OWN_LINKS, own="body_id")
