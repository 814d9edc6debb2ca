"""`--as-of` and `--known-at`: the same commands on the file as it was."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import pytest

from afm_desktop.domain.dates import KOREA
from tests.cli.conftest import digest
from tests.reports.reading import text_of

JUNE = "2026-06-30"
TODAY = f"{datetime.now(KOREA):%Y-%m-%d}"
"""The demonstration is known from the day on which it is built."""
STATUS = "division-status"


def statuses(said):
    return Counter(row["status"] for row in said.json)


def clocked(moment):
    return moment.astimezone(KOREA).strftime("%Y-%m-%d %H:%M")


def test_demands_are_those_of_the_day(afm, demo):
    before = digest(demo)

    june = statuses(afm("list", demo, "demands", "--as-of", JUNE, "--json"))
    today = statuses(afm("list", demo, "demands", "--json"))

    assert june["selected"] == june["reserved"] == june["not_selected"] == 0
    assert june["candidate"] > today["candidate"]
    assert june["submitted"] > today["submitted"] == 0
    assert digest(demo) == before


def test_numbers_are_given_at_receipt(afm, demo):
    rows = afm("list", demo, "demands", "--as-of", JUNE, "--json").json

    assert all(row["received_on"] <= JUNE for row in rows if row["intake_no"])
    assert {row["intake_no"] for row in rows if row["status"] == "submitted"} == {None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as-of", JUNE), "지금 아는 값입니다. 그때 알던 값은 --known-at"),
        (("--as-of", JUNE, "--known-at", TODAY), "--known-at에 적은 때에 알던 값"),
        (("--known-at", JUNE), ""),
        ((), ""),
    ],
)
def test_of_when_undated_values_are_is_told_once(afm, demo, words, told):
    said = afm("list", demo, "members", "--division", "BAT", *words)

    assert said.err.count("날짜가 없는 값(") == bool(told)
    assert told in said.err


def test_before_the_first_demand_there_is_none(afm, demo):
    said = afm("list", demo, "demands", "--as-of", "2026-03-01", "--json")

    assert (said.code, said.json) == (0, [])


def test_what_was_not_known_yet_is_not_there_and_is_told(afm, demo):
    said = afm("list", demo, "members", "--known-at", "2020-01-01", "--json")

    assert (said.code, said.json) == (0, [])
    assert said.sentence.startswith("이 파일의 첫 기록은 ")
    assert "2020. 1. 1.(수) 23:59까지 알던 자료는 없어" in said.sentence


def test_today_is_known_as_far_as_it_has_come(afm, demo):
    today = datetime.now(KOREA).date().isoformat()

    known = afm("list", demo, "members", "--known-at", today, "--json")

    assert known.out == afm("list", demo, "members", "--json").out


def test_an_import_undone_since_is_known_as_it_was(afm, office):
    sheet = office.with_name("명단.csv")
    sheet.write_text("기업명,사업자등록번호\n예시가람,124-81-00998\n예시나래,\n", encoding="utf-8")
    assert afm("import", office, "members", sheet, "--division", "BAT").code == 0
    learned_in_june(office)
    assert afm("undo", office).code == 0

    known = afm("list", office, "members", "--known-at", JUNE, "--json").json

    assert afm("list", office, "members", "--json").json == []
    assert [row["name"] for row in known] == ["예시가람", "예시나래"]


def learned_in_june(office):
    """Say that all there is until now was learned in June."""
    with closing(sqlite3.connect(office)) as connection:
        connection.execute("UPDATE gesture SET learned_at = '2026-06-10T00:00:00.000+00:00'")
        connection.commit()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--as-of", "2026-07-23"], 1, "기준일 2026. 7. 23.은 아직 오지 않은 날입니다"),
        (["--known-at", "2100-01-01"], 1, "알고 있을 자료는 아직 없습니다"),
        (["--known-at", "2026-06-30 25:00"], 2, "2026-06-30 14:00처럼 적으세요"),
        (["--known-at", "어제"], 2, "날짜가 아닙니다"),
        (["--known-at", "9999-12-31"], 1, "알고 있을 자료는 아직 없습니다"),
        (["--known-at", "0001-01-01 00:00"], 2, "1. 1. 1.은 너무 이른 날짜입니다"),
    ],
)
def test_a_time_that_is_none_is_told(afm, demo, words, code, sentence):
    said = afm("list", demo, "members", *words)

    assert said.code == code
    assert sentence in said.sentence


def test_a_moment_within_a_day_is_taken(afm, demo):
    hour = clocked(datetime.now(UTC))

    assert afm("list", demo, "members", "--known-at", hour, "--as-of", JUNE).code == 0


def test_an_export_says_both_days(afm, demo, tmp_path):
    out = tmp_path / "수요.csv"

    said = afm("export", demo, "demands", out, "--as-of", JUNE)

    rows = afm("list", demo, "demands", "--as-of", JUNE, "--json").json
    assert said.code == 0
    assert f"수요 {len(rows)}건" in said.out


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (STATUS, ["--division", "BAT"]),
        ("member-list", ["--division", "BAT"]),
        ("supply-chain", ["--division", "BAT"]),
        ("demand-status", ["--division", "BAT"]),
        ("demand-dossier", ["--demand", "BAT-2026-0010"]),
        ("projects", ["--division", "BAT"]),
        ("targets", ["--division", "all"]),
        ("overview", []),
        ("crosstab", ["--option", "rows=division", "columns=status"]),
    ],
)
def test_papers_print_the_day_and_when_it_was_learned(afm, demo, tmp_path, kind, words):
    out = tmp_path / "a.pdf"

    said = afm("report", demo, kind, "--out", out, "--as-of", JUNE, *words)

    assert said.code == 0
    assert "기준일 2026. 6. 30.(화) · 자료 확보일 2026. 7. 22.(수)" in text_of(out)


def test_a_paper_of_today_prints_one_day(afm, demo, tmp_path):
    out = tmp_path / "a.pdf"

    assert afm("report", demo, STATUS, "--out", out, "--division", "BAT").code == 0

    assert "자료 확보일" not in text_of(out)


def test_a_crosstab_counts_what_was_known(afm, office, tmp_path):
    sheet = office.with_name("명단.csv")
    sheet.write_text("기업명,사업자등록번호\n예시가람,\n예시나래,\n", encoding="utf-8")
    assert afm("import", office, "members", sheet, "--division", "BAT").code == 0
    words = ("report", office, "crosstab", "--option", "list=members", "rows=role", "--json")

    known = afm(*words, "--known-at", "2020-06-20")

    assert afm(*words).json["total"] == 2
    assert known.json["total"] == 0
    assert known.json["as_of"] == "2020-06-20"
    assert "이 파일의 첫 기록은" in known.err


def test_papers_of_many_demands_tell_of_the_past_once(afm, demo, tmp_path):
    words = ("--status", "candidate", "--division", "BAT", "--option", "similar=no")

    said = afm(
        "report", demo, "demand-dossier", "--out", tmp_path / "상세", "--as-of", JUNE, *words
    )

    assert said.code == 0, said.err
    assert said.err.count("날짜가 없는 값(") == 1
    assert "기준일 2026. 6. 30." in text_of(next((tmp_path / "상세").iterdir()))


def test_persons_of_then_stay_masked_whatever_the_reason(afm, demo):
    said = afm("list", demo, "people", "--as-of", JUNE, "--reason", "회의 연락", "--json")

    assert said.code == 0
    assert all("*" in row["name"] for row in said.json)
    assert "가렸습니다" in said.err


# --- what differs -----------------------------------------------------------------------------


@pytest.fixture
def changed(afm, office):
    """An office that knew two members in June and has renamed one, and taken in another, since."""
    sheet = office.with_name("명단.csv")
    sheet.write_text("기업명,사업자등록번호\n예시가람,124-81-00998\n예시나래,\n", encoding="utf-8")
    assert afm("import", office, "members", sheet, "--division", "BAT").code == 0
    learned_in_june(office)
    sheet.write_text(
        "기업명,사업자등록번호,주생산품\n예시가람,124-81-00998,밸브\n예시다온,,\n", encoding="utf-8"
    )
    said = afm("import", office, "members", sheet, "--division", "BAT")
    assert said.code == 0, said.err
    return office


def test_what_differs_is_told_by_kind_and_division(afm, changed):
    said = afm("diff", changed, "--from", JUNE)

    assert said.code == 0
    assert "기업·기관: 새로 생김 1개, 바뀜 1개" in said.out
    assert "  + 예시다온" in said.out
    assert "  ~ 예시가람" in said.out
    assert "      주요 품목: 없음 → 밸브" in said.out
    assert "BAT" in said.out


def test_a_sole_source_that_is_none_any_more_differs_in_words(afm, office):
    sheet = office.with_name("공급망.csv")
    written = "협력사,구매기업,품목,단독 공급\n예시가람,예시나래,볼트,{}\n"
    for said in ("예", "아니요"):
        learned_in_june(office)
        sheet.write_text(written.format(said), encoding="utf-8")
        assert afm("import", office, "links", sheet).code == 0

    told = afm("diff", office, "links", "--from", JUNE)

    assert "단독 공급: 예 → 아니요" in told.out


def test_what_differs_is_told_to_programs(afm, changed):
    found = afm("diff", changed, "members", "--from", JUNE, "--json").json

    assert found["counts"]["organizations"] == {"new": 1, "gone": 0, "changed": 1}
    assert found["divisions"]["BAT"]["new"] == 1
    (row,) = (row for row in found["records"] if row["change"] == "changed")
    assert (row["kind"], row["title"]) == ("organizations", "예시가람")
    assert row["fields"] == [
        {"field": "main_products", "name": "주요 품목", "old": None, "new": "밸브"}
    ]


def test_a_form_that_was_sent_is_called_after_whom_it_went_to(afm, changed, tmp_path):
    who = ("--organization", "예시가람", "예시나래")
    said = afm("form", changed, "out", "member_check", "--to", tmp_path / "양식", *who)
    assert said.code == 0, said.err

    out = afm("diff", changed, "--from", JUNE).out

    assert "  + 예시가람 · 회원 정보 확인서 (BAT)" in out
    assert "  + 예시나래 · 회원 정보 확인서 (BAT)" in out


def test_an_undone_import_leaves_no_difference(afm, changed):
    assert afm("undo", changed).code == 0

    assert "달라진 자료가 없습니다" in afm("diff", changed, "회원", "--from", JUNE).out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", JUNE, "--to", "2026-06-01"], "--from이 --to보다 늦습니다"),
        (["--from", "9999-12-31"], "--from이 --to보다 늦습니다"),
        (["무엇", "--from", JUNE], "‘무엇’ 종류는 없습니다"),
        ([], "--from"),
    ],
)
def test_a_difference_that_cannot_be_told_says_why(afm, demo, words, sentence):
    said = afm("diff", demo, *words)

    assert said.code == 2
    assert sentence in said.err


@pytest.mark.parametrize("until", ["2100-01-01", "9999-12-31"])
def test_a_time_to_come_has_no_difference(afm, demo, until):
    said = afm("diff", demo, "--from", JUNE, "--to", until)

    assert said.code == 1
    assert "아직 없습니다" in said.sentence


def test_before_anything_was_known_nothing_differs(afm, demo):
    said = afm("diff", demo, "--from", "2020-01-01", "--to", "2020-02-01")

    assert said.code == 0
    assert "달라진 자료가 없습니다" in said.out
    assert "이 파일의 첫 기록은" in said.err
