"""What a form is told comes back from where it is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.enums import BudgetSource, FieldKind, PartnerRole, TechnologyKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.forms.errors import NoSuchQuestion
from afm_desktop.services.forms.ready_made import ready_made
from afm_desktop.services.forms.writing import (
    AnswerTooLong,
    FilesAreAttached,
    NotOffered,
)
from tests.services.conftest import last_words

words = st.text(alphabet="가나다라마 abc123", min_size=1, max_size=40).map(str.strip).filter(bool)
won = st.integers(0, 10**13)
exact = st.decimals(-(10**6), 10**6, places=2, allow_nan=False).map(lambda d: d.normalize() + 0)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def rows(draw_from, most=4):
    return st.lists(draw_from, max_size=most).map(tuple)


@st.composite
def bound(draw, firms):
    sources = st.sampled_from([source.value for source in BudgetSource])
    budget = draw(st.dictionaries(st.tuples(st.integers(2026, 2032), sources), won, max_size=5))
    roles = st.sampled_from([role.value for role in PartnerRole])
    partners = draw(st.dictionaries(st.tuples(st.sampled_from(firms), roles), words, max_size=4))
    kinds = st.sampled_from([kind.value for kind in TechnologyKind])
    kpis = draw(st.dictionaries(words, st.tuples(exact, exact), max_size=4))
    return {
        "process": draw(words),
        "as_is": draw(words),
        "trl_from": draw(st.integers(1, 4)),
        "trl_to": draw(st.integers(5, 9)),
        "stated_total_won": draw(won),
        "is_core_technology": draw(st.booleans()),
        "local_matching": "confirmed",
        "technologies": tuple(draw(st.lists(kinds, unique=True, max_size=3))),
        "budget": tuple(
            {"year": year, "source": source, "amount_won": amount}
            for (year, source), amount in budget.items()
        ),
        "partners": tuple(
            {"organization_id": firm, "role": role, "task": task}
            for (firm, role), task in partners.items()
        ),
        "kpis": tuple(
            {"name": name, "unit": "%", "baseline": low, "target": high}
            for name, (low, high) in kpis.items()
        ),
    }


@st.composite
def own(draw, survey):
    several, table = (survey.form().question(survey.key(n)) for n in ("보유 설비", "투자 실적"))
    text, money, day = (column.key for column in table.columns)
    row = st.fixed_dictionaries({text: words, money: won, day: days})
    keys = st.sampled_from([choice.key for choice in several.choices])
    return {
        several.key: tuple(draw(st.lists(keys, unique=True))),
        table.key: draw(rows(row)),
    }


def as_kept(answers):
    """Sorted, for several choices and parts stand in the order of their first entry."""

    def told(one):
        return str(sorted(one.items()) if isinstance(one, dict) else one)

    return {
        key: sorted(map(told, value)) if isinstance(value, tuple) else value
        for key, value in answers.items()
        if value != ()
    }


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_answers_come_back_whatever_was_answered_before(survey, data):
    for _ in range(2):
        given_ = data.draw(bound(survey.firms)) | data.draw(own(survey))

        survey.answer(given_)

        kept = survey.answers()
        assert as_kept({key: kept[key] for key in given_ if key in kept}) == as_kept(given_)


def test_every_question_of_the_ready_made_form_is_bound_to_what_there_is(survey):
    asked = [field for section in ready_made()["sections"] for field in section["fields"]]
    for told in asked:
        if binding := told.get("binding"):
            assert BINDINGS[binding].kind is FieldKind(told["kind"])
    fields = {key for key, binding in BINDINGS.items() if binding.part is None}
    assert fields - {"attachments"} <= set(Demand.__table__.columns.keys())


def test_a_row_that_stays_is_the_same_record(survey):
    year = {"year": 2026, "source": "national"}
    survey.answer({"budget": ({**year, "amount_won": 100},)})
    survey.answer(
        {"budget": ({**year, "amount_won": 300}, {**year, "year": 2027, "amount_won": 5})}
    )

    survey.workspace.undo()

    assert survey.answers()["budget"] == ({**year, "amount_won": 100},)


def test_an_answer_is_taken_back_by_nothing(survey):
    several = survey.form().question(survey.key("보유 설비"))
    survey.answer({several.key: (several.choices[0].key,), "process": "코팅"})

    survey.answer({several.key: (), "process": None})

    assert several.key not in survey.answers()
    assert "process" not in survey.answers()


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({"title": "가" * 61}, AnswerTooLong),
        ({"local_matching": "maybe"}, NotOffered),
        ({"technologies": ("magic",)}, NotOffered),
        ({"budget": ({"month": 3},)}, NoSuchQuestion),
        ({"colour": "파랑"}, NoSuchQuestion),
        ({"attachments": ("그림.png",)}, FilesAreAttached),
    ],
)
def test_what_does_not_fit_the_form_changes_nothing(survey, answers, refusal):
    before = last_words(survey.workspace)

    with pytest.raises(refusal):
        survey.answer({"process": "바뀐 공정", **answers})

    assert "process" not in survey.answers()
    assert last_words(survey.workspace) == before


def test_exact_numbers_and_days_keep_their_kind(survey):
    table = survey.form().question(survey.key("투자 실적"))
    text, money, day = (column.key for column in table.columns)
    row = {text: "코터 개조", money: 1_250_000_000, day: date(2026, 3, 2)}
    low = {"name": "불량률", "unit": "%", "baseline": Decimal("1.25"), "target": Decimal("0.5")}

    survey.answer({table.key: (row,), "kpis": (low,)})

    assert survey.answers()[table.key] == (row,)
    assert survey.answers()["kpis"] == (low,)
