"""Of any list: undo leaves what was there, and a rehearsal foretells what the import does."""

from __future__ import annotations

import shutil
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from afm_desktop.domain.enums import AppointmentRole, LinkKind, MemberRole, SizeClass
from afm_desktop.services.imports.model import (
    NEW_RECORD,
    SAME_RECORD,
    ImportKind,
    ImportRow,
    Partly,
    Policy,
    Source,
    Wishes,
)
from tests.services.imports.taking_back import take_over_and_back

SOURCE = Source("임의.xlsx", "표", "cd" * 32, ("가", "나"), {}, {})
FIRMS = some.sampled_from(
    [
        "예시가람",
        "(주)예시가람",
        "예시나래소재",
        "예시나래소제",
        "예시다온테크 구미공장",
        " ",
        "주식회사",
    ]
)
NUMBERS = some.sampled_from(["124-81-00998", "000-81-99915", "124-81-00997"])
TEXTS = some.text(max_size=12)
TAGS = some.lists(some.sampled_from(["점검", "점검/현장", "#우선", "A B"]), max_size=3).map(tuple)
MEMBER = some.fixed_dictionaries(
    {"name": FIRMS},
    optional={
        "business_number": NUMBERS,
        "division": some.sampled_from(["BAT", "이차전지 분과", "우주"]),
        "role": some.sampled_from(MemberRole),
        "size_class": some.sampled_from([*SizeClass, Partly(None, "초거대", "규모")]),
        "former_name": FIRMS,
        "phone": some.sampled_from(["02-0000-1234", "02-0000-9999"]),
        "address": some.sampled_from(["경기 화성시 1", "경기도 화성시 1, 2층", "충북 청주시 1"]),
        "representative": some.sampled_from(["김예시", "박예시"]),
        "revenue": some.integers(0, 2),
        "person_name": some.sampled_from(["김예시", "이예시", "홍*동"]),
        "person_phone": some.sampled_from(["02-0000-1234", "없음"]),
        "joined_on": some.dates(date(2024, 1, 1), date(2026, 7, 1)),
        "left_on": some.dates(date(2024, 1, 1), date(2026, 7, 1)),
        "main_products": TEXTS,
        "notes": TEXTS,
        "region": some.sampled_from(["경기", "충북", "화성"]),
        "tags": TAGS,
    },
)
LINK = some.fixed_dictionaries(
    {"supplier": FIRMS, "buyer": FIRMS},
    optional={
        "item": TEXTS,
        "kind": some.sampled_from(LinkKind),
        "tier": some.integers(0, 4),
        "yearly_amount": some.integers(0, 10**12),
        "is_sole_source": some.booleans(),
        "tags": TAGS,
    },
)
DEMAND = some.fixed_dictionaries(
    {"title": some.sampled_from(["예시 과제 하나", "예시 과제 둘", ""]), "applicant": FIRMS},
    optional={
        "division": some.sampled_from(["BAT", "우주"]),
        "intake_no": some.sampled_from(["BAT-2026-0001", "BAT-2026-0002"]),
        "national": some.integers(0, 10**11),
        "private_cash": some.integers(0, 10**11),
        "total_cost": some.integers(0, 10**11),
        "trl_from": some.integers(0, 10),
        "trl_to": some.integers(0, 10),
        "lead": FIRMS,
        "person_name": some.sampled_from(["김예시", "홍*동"]),
        "tags": TAGS,
    },
)
PERSON = some.fixed_dictionaries(
    {"name": some.sampled_from(["김예시", "이예시", ""])},
    optional={
        "organization": FIRMS,
        "division": some.sampled_from(["BAT", "우주"]),
        "role": some.sampled_from(AppointmentRole),
        "email": some.just("a@example.kr"),
        "phone": some.just(Partly("02-0000-1234", "02-0000-1234 / 내선 2", "연락처", True)),
        "notes": TEXTS,
        "tags": TAGS,
    },
)
LISTS = some.one_of(
    some.tuples(some.just(ImportKind.MEMBERS), some.lists(MEMBER, max_size=8)),
    some.tuples(some.just(ImportKind.LINKS), some.lists(LINK, max_size=8)),
    some.tuples(some.just(ImportKind.DEMANDS), some.lists(DEMAND, max_size=8)),
    some.tuples(some.just(ImportKind.PEOPLE), some.lists(PERSON, max_size=8)),
)
PLACES = some.tuples(
    some.integers(3, 10),
    some.sampled_from(["name", "organization", "supplier", "buyer", "applicant", "lead"]),
)
DECISIONS = some.dictionaries(
    PLACES, some.sampled_from([NEW_RECORD, SAME_RECORD, "row:3:name", "row:4:supplier"])
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LISTS, some.sampled_from(Policy), DECISIONS)
def test_an_import_does_what_was_foretold_and_undo_leaves_what_was_there(
    begun, asked, policy, decisions
):
    kind, rows = asked
    path = begun.with_name("시험.afm")
    shutil.copy(begun, path)
    wishes = Wishes(policy=policy, decisions=decisions)
    listed = [ImportRow(number, row) for number, row in enumerate(rows, 3)]

    take_over_and_back(path, kind, SOURCE, listed, wishes)
