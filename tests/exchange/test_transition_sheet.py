"""The mapping sheet: what is written is read back, and what is wrong is told where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter

from afm_desktop.exchange import transition_labels as labels
from afm_desktop.exchange.transition_sheet import UnfitSheet, read_sheet, write_sheet
from afm_desktop.services.transition.facts import OldDivision
from afm_desktop.services.transition.model import (
    Choosable,
    Handed,
    Kind,
    NewDivision,
    NewStructure,
    Part,
    Plan,
    Problem,
)

OLD = tuple(
    OldDivision(f"id-{code}", code, f"예시 {code}", None, None, None, None)
    for code in ("AUT", "BAT")
)
STRUCTURE = NewStructure(
    "예시 새 체계",
    date(2025, 9, 10),
    (
        NewDivision("FAC", "AI 팩토리", "팩토리", "AI Factory", "예시연구원"),
        NewDivision("CAR", "=1+1", english_name="Cars"),
    ),
    "MAX",
)
BODY, DEMAND = Handed("BAT", Kind.BODY, "b-1"), Handed("BAT", Kind.DEMAND, "d-1")
PLAN = Plan(STRUCTURE, {"AUT": ("CAR",), "BAT": ("FAC", "CAR")}, {BODY: "FAC"})
CHOOSABLE = (
    Choosable(BODY, "예시가람", must=True, chosen="FAC"),
    Choosable(DEMAND, "예시 과제", must=False),
)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "대응표.xlsx"
    write_sheet(path, PLAN, OLD, {"AUT": 3, "BAT": 5}, CHOOSABLE)
    return path


def test_what_is_written_is_read_back(sheet):
    found = read_sheet(sheet)

    assert found.plan == PLAN
    assert found.problems == []


def test_a_body_in_several_divisions_is_written_and_read_back(tmp_path):
    path, plan = tmp_path / "대응표.xlsx", replace(PLAN, also={BODY: ("CAR",)})
    one = Choosable(BODY, "예시가람", must=True, chosen="FAC", also=("CAR",))

    write_sheet(path, plan, OLD, {}, (one,))

    assert read_sheet(path).plan == plan


@pytest.mark.parametrize(
    ("part", "key", "field", "stand"),
    [
        (Part.STRUCTURE, (), "starts_on", ("새 체계", 5, "B")),
        (Part.DIVISIONS, ("1",), "name", ("새 체계", 9, "B")),
        (Part.MAPPING, ("BAT",), "new", ("대응표", 5, "D")),
        (Part.CHOICES, tuple(DEMAND), "new", ("나누는 자료", 5, "D")),
        (Part.MAPPING, ("MCH",), "new", ("대응표", 1, "D")),
    ],
)
def test_a_problem_stands_in_its_row_and_column(sheet, part, key, field, stand):
    at = read_sheet(sheet).stand(Problem(part, "이유", key, field))

    assert (at.sheet, at.row, at.column) == stand


def write(path, *, day="2025-09-10", mapping=(), choices=(), leave_out=()):
    """A workbook as another program leaves it."""
    with xlsxwriter.Workbook(path) as book:
        shape = book.add_format({"num_format": "yyyy-mm-dd"})
        if labels.STRUCTURE not in leave_out:
            sheet = book.add_worksheet(labels.STRUCTURE)
            sheet.write_row(0, 0, [labels.NAME, "예시 새 체계"])
            sheet.write(1, 0, labels.DAY)
            if isinstance(day, date):
                sheet.write_datetime(1, 1, day, shape)
            else:
                sheet.write(1, 1, day)
            heads = [one for one in labels.DIVISION_HEADS.values() if one not in leave_out]
            sheet.write_row(3, 0, heads)
            sheet.write_row(4, 0, [" fac ", "AI  팩토리"])
        if labels.MAPPING not in leave_out:
            sheet = book.add_worksheet(labels.MAPPING)
            sheet.write_row(0, 0, list(labels.MAPPING_HEADS.values()))
            for row, line in enumerate(mapping, 1):
                sheet.write_row(row, 0, line)
        sheet = book.add_worksheet(labels.CHOICES)
        sheet.write_row(0, 0, list(labels.CHOICE_HEADS.values()))
        for row, line in enumerate(choices, 1):
            sheet.write_row(row, 0, line)
    return path


@pytest.mark.parametrize("day", [date(2025, 9, 10), "2025. 9. 10.", "2025년 9월 10일", "20250910"])
def test_the_day_is_read_as_it_is_written(tmp_path, day):
    found = read_sheet(write(tmp_path / "표.xlsx", day=day))

    assert found.plan.structure.starts_on == date(2025, 9, 10)


def test_codes_are_read_in_capitals_however_they_are_parted(tmp_path):
    mapping = [["aut", "", 3, "fac,hum"], ["BAT", "", 3, "FAC; HUM, FAC"], ["", "", "", ""]]
    found = read_sheet(write(tmp_path / "표.xlsx", mapping=mapping))

    assert found.plan.structure.divisions == (NewDivision("FAC", "AI 팩토리"),)
    assert found.plan.successors == {"AUT": ("FAC", "HUM"), "BAT": ("FAC", "HUM")}


def test_what_cannot_be_read_is_told_where_it_stands(tmp_path):
    choices = [["BAT", "기업", "예시가람", "FAC", "b-1"]]
    found = read_sheet(write(tmp_path / "표.xlsx", day="구월", choices=choices))

    told = [(found.stand(one), one.reason) for one in found.problems]
    assert [(at.sheet, at.row, at.column) for at, _ in told] == [
        ("새 체계", 2, "B"),
        ("나누는 자료", 2, "B"),
    ]
    assert told[0][1].startswith("‘구월’은 날짜가 아닙니다.")
    assert told[1][1].startswith("구분 ‘기업’은 없습니다.")


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        (labels.STRUCTURE, "‘새 체계’ 시트가 없습니다"),
        (labels.MAPPING, "‘대응표’ 시트가 없습니다"),
        ("간사기관", "‘새 체계’ 시트에 ‘간사기관’ 열이 없습니다"),
        ("새 분과 코드", "‘새 체계’ 시트에 ‘새 분과 코드’ 열이 없습니다"),
    ],
)
def test_another_workbook_is_refused(tmp_path, left_out, sentence):
    path = write(tmp_path / "표.xlsx", leave_out=(left_out,))

    with pytest.raises(UnfitSheet, match=sentence):
        read_sheet(path)


def test_a_plan_that_says_nothing_makes_a_sheet_to_fill(tmp_path):
    empty = Plan(replace(STRUCTURE, name="", starts_on=None, divisions=(), code=""))
    path = tmp_path / "빈 표.xlsx"

    write_sheet(path, empty, OLD, {}, ())

    assert read_sheet(path).plan == replace(empty, successors={"AUT": (), "BAT": ()})
