"""`list` and `export`: the same rows for people, for programs and as sheets."""

from __future__ import annotations

import csv
import json
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.lists.service import LISTS, UNTAGGED
from afm_desktop.storage.workspace import Workspace
from tests.cli.conftest import digest
from tests.reports import reading

KEYS = {
    "divisions": "id code name english_name structure secretariat secretariat_basis members anchors"
    " demands projects meetings valid_from valid_to",
    "members": "id name division division_name role kind size_class business_number region district"
    " main_products phone website joined_on divisions demands is_inferred source",
    "links": "id supplier buyer item kind tier process share yearly_amount_won is_sole_source"
    " confidentiality is_inferred valid_from valid_to evidence source supplier_id buyer_id",
    "demands": "id intake_no title applicant division division_name round status total_cost_won"
    " national_won province_won city_won private_cash_won private_in_kind_won received_on"
    " starts_on ends_on trl_from trl_to process product is_core_technology confidentiality"
    " control_number",
    "people": "id name organization department title phone email purpose legal_basis expires_on"
    " last_confirmed_on erased_on",
    "projects": "id year title division division_name lead region signal total_won national_won"
    " local_won private_won starts_on ends_on period program is_inferred source",
    "meetings": "id division division_name title date status kind ordinal starts_at ends_at place"
    " host",
    "rounds": "id year ordinal name opens_at closes_at demands planned_projects budget_won"
    " competition source",
    "collecting": "organization_id form_key organization division division_name form state due_on"
    " days_over is_extended is_expected sent_on reminders reminded_on replied_on route document_no"
    " demands",
    "targets": "id division division_name name unit baseline target target_text due_year measured"
    " measured_text measured_on announced_on source is_counted",
    "decisions": "id decision_no date meeting title decision votes year division division_name",
    "actions": "id position title organization person due_on status days_over meeting agreed_on"
    " age done_on outcome division division_name",
    "issues": "id title kind state division division_name responsible raised_on due_on settled_on",
    "history": "id at actor words kind records is_undone",
    "trash": "id kind name deleted_at actor words gesture",
}
"""What scripts rely on; a key may be added at the end of time, and none is ever renamed."""


@pytest.mark.parametrize("kind", ListKind)
def test_the_keys_are_stable(afm, demo, kind):
    rows = afm("list", demo, kind, "--json").json

    tags = [] if kind in UNTAGGED else ["tags"]
    assert all(list(row) == [*KEYS[kind].split(), *tags] for row in rows)
    assert rows or kind is ListKind.TRASH
    assert [column.key for column in LISTS[kind][0]] == KEYS[kind].split()


@pytest.mark.parametrize("kind", ListKind)
def test_a_new_file_has_empty_lists(afm, office, kind):
    said = afm("list", office, kind, "--json")

    assert said.code == 0
    assert len(said.json) == {ListKind.DIVISIONS: 12, ListKind.GESTURES: 1}.get(kind, 0)
    assert afm("list", office, kind).code == 0


def test_the_demonstration_is_as_large_as_it_says(afm, demo):
    counts = {kind: len(afm("list", demo, kind, "--json").json) for kind in ListKind}

    assert counts[ListKind.DIVISIONS] == 12
    assert counts[ListKind.MEMBERS] == 153
    assert counts[ListKind.DEMANDS] == 213
    assert counts[ListKind.PROJECTS] == 40
    assert counts[ListKind.LINKS] == pytest.approx(1_530, rel=0.01)


def test_the_numbers_of_a_division_open_the_lists_behind_them(afm, demo):
    for division in afm("list", demo, "divisions", "--json").json:
        for kind in ("members", "demands", "projects", "meetings"):
            behind = afm("list", demo, kind, "--division", division["code"], "--json").json
            assert len(behind) == division[kind], (division["code"], kind)


def test_amounts_are_whole_won_and_add_up(afm, demo):
    for demand in afm("list", demo, "demands", "--json").json:
        parts = ("national", "province", "city", "private_cash", "private_in_kind")
        assert demand["total_cost_won"] == sum(demand[f"{part}_won"] for part in parts)
        assert type(demand["total_cost_won"]) is int


def test_a_division_is_found_in_small_letters_and_an_unknown_one_names_those_there_are(afm, demo):
    assert afm("list", demo, "members", "--division", "bat").code == 0

    said = afm("list", demo, "members", "--division", "XYZ", "--json")

    assert said.code == 1
    assert said.out == ""
    assert "‘XYZ’" in said.sentence
    assert "AUT, SHP, BAT" in said.sentence


@pytest.mark.parametrize(
    "words",
    [
        ("list", "{file}", "members", "--json"),
        ("export", "{file}", "members", "{out}.csv"),
        ("ask", "{file}", "sole"),
        ("collect", "{file}", "list"),
    ],
    ids=lambda words: words[0],
)
def test_an_empty_division_is_not_the_whole_alliance(afm, demo, tmp_path, words):
    typed = [word.format(file=demo, out=tmp_path / "출력") for word in words]

    said = afm(*typed, "--division", " ")

    assert (said.code, said.out) == (2, "")
    assert said.sentence.startswith("--division: 값이 비어 있습니다. 값을 적거나 옵션을 빼세요.")
    assert list(tmp_path.iterdir()) == [demo]


def test_a_query_finds_by_first_consonants(afm, demo):
    names = {
        row["name"] for row in afm("list", demo, "members", "--query", "ㅎㄷㅈㄷㅊ", "--json").json
    }

    assert names == {"현대자동차"}


def test_a_query_finds_links_and_demands_by_the_firm(afm, demo):
    firm = afm("list", demo, "links", "--json").json[0]["supplier"]

    links = afm("list", demo, "links", "--query", firm, "--json").json

    assert links
    assert all(firm in (row["supplier"], row["buyer"]) or firm in row["item"] for row in links)


def test_a_query_that_finds_nothing_is_an_empty_list(afm, demo):
    said = afm("list", demo, "members", "--query", "없는이름없는이름", "--json")

    assert said.code == 0
    assert said.json == []


def test_today_is_taken_as_the_day(afm, demo):
    today = afm("list", demo, "members", "--json").out

    assert afm("list", demo, "members", "--as-of", "2026. 7. 22.", "--json").out == today
    assert afm("list", demo, "members", "--as-of", "2026-07-22", "--json").out == today


@pytest.mark.parametrize("typed", ["2026-02-30", "2026. 13. 1.", "어제", "0000-00-00"])
def test_a_day_that_is_none_is_told(afm, demo, typed):
    said = afm("list", demo, "members", "--as-of", typed)

    assert said.code == 2
    assert f"‘{typed}’" in said.sentence
    assert "날짜가 아닙니다" in said.sentence


# --- persons ----------------------------------------------------------------------------------


def test_persons_are_masked_unless_there_is_a_reason(afm, demo):
    before = digest(demo)

    said = afm("list", demo, "people", "--json")

    assert all("*" in person["name"] and "***@" in person["email"] for person in said.json)
    assert "--reason" in said.err
    assert digest(demo) == before


def test_persons_in_full_are_logged(afm, demo):
    said = afm("list", demo, "people", "--division", "BAT", "--reason", "회의 안내", "--json")

    assert said.json
    assert not any("*" in person["name"] for person in said.json)
    with_log = Workspace.open(demo, read_only=True)
    with with_log.reading() as session:
        logged = session.connection().exec_driver_sql(
            "SELECT action, subject, count, reason FROM access_log"
        )
        action, subject, count, reason = logged.one()
    with_log.close()
    assert (action, count, reason) == ("view", len(said.json), "회의 안내")
    assert set(subject.split()) == {person["id"] for person in said.json}


def test_persons_stay_masked_where_seeing_them_cannot_be_logged(afm, demo):
    holder = Workspace.open(demo)

    said = afm("list", demo, "people", "--reason", "회의 안내", "--json")

    holder.close()
    assert said.code == 0
    assert all("*" in person["name"] for person in said.json)
    assert "기록을 남길 수 없어" in said.err


def test_a_query_does_not_confirm_the_names_and_contacts_it_masks(afm, demo):
    (person, *_) = afm("list", demo, "people", "--reason", "시험", "--json").json
    secrets = (person["name"], person["phone"], person["email"].partition("@")[0])

    def names(query, *words):
        rows = afm("list", demo, "people", "--query", query, *words, "--json").json
        return {row["id"] for row in rows}

    told = afm("list", demo, "people", "--query", person["name"])
    assert "가린 것으로는 찾지 않았습니다" in told.sentence
    assert [names(secret) for secret in secrets] == [set(), set(), set()]
    assert person["id"] in names(person["name"], "--reason", "시험")
    assert person["id"] in names(person["organization"])
    assert person["id"] in names(person["title"])


def test_a_query_that_cannot_be_logged_does_not_confirm_names(afm, demo):
    (person, *_) = afm("list", demo, "people", "--reason", "시험", "--json").json
    holder = Workspace.open(demo)

    said = afm("list", demo, "people", "--query", person["name"], "--reason", "시험", "--json")

    holder.close()
    assert said.json == []


# --- sheets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ListKind)
def test_a_workbook_holds_every_row(afm, demo, tmp_path, kind):
    rows = afm("list", demo, kind, "--json").json
    said = afm("export", demo, kind, tmp_path / "목록.xlsx")

    sheet = CalamineWorkbook.from_path(tmp_path / "목록.xlsx").get_sheet_by_index(0).to_python()

    assert said.code == 0
    assert len(sheet) == len(rows) + 1
    assert all(head for head in sheet[0])


def test_a_workbook_holds_numbers_and_days_as_such(afm, demo, tmp_path):
    rows = afm("list", demo, "demands", "--json").json
    afm("export", demo, "demands", tmp_path / "수요.xlsx")

    head, *lines = (
        CalamineWorkbook.from_path(tmp_path / "수요.xlsx").get_sheet_by_index(0).to_python()
    )

    cost, day = head.index("총사업비(원)"), head.index("접수일")
    assert [line[cost] for line in lines] == [row["total_cost_won"] for row in rows]
    assert {type(line[day]) for line in lines if line[day] != ""} == {date}


def test_a_csv_file_is_read_by_excel_and_by_programs(afm, demo, tmp_path):
    rows = afm("list", demo, "links", "--json").json
    afm("export", demo, "links", tmp_path / "공급관계.csv")

    data = (tmp_path / "공급관계.csv").read_bytes()
    head, *lines = csv.reader(data.decode("utf-8-sig").splitlines())

    assert data.startswith(b"\xef\xbb\xbf")
    assert [line[head.index("품목")] for line in lines] == [row["item"] for row in rows]
    amount = head.index("연간 거래액(원)")
    assert lines[0][amount] == str(rows[0]["yearly_amount_won"])


@pytest.mark.parametrize("name", ["목록.pdf", "목록", "목록.xls", ".xlsx"])
def test_another_ending_is_refused(afm, demo, tmp_path, name):
    said = afm("export", demo, "members", tmp_path / name)

    assert said.code == 2
    assert ".xlsx나 .csv" in said.sentence
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["목록.xlsx", "목록.csv"])
def test_a_place_that_cannot_be_written_is_told_and_left(afm, demo, tmp_path, name):
    (tmp_path / name).mkdir()
    there = sorted(path.name for path in tmp_path.iterdir())

    said = afm("export", demo, "members", tmp_path / name)
    nowhere = afm("export", demo, "members", tmp_path / "없는 폴더" / name)

    assert (said.code, nowhere.code) == (1, 1)
    assert "폴더입니다. 파일 이름을 적으세요." in said.sentence
    assert f"‘{tmp_path / '없는 폴더'}’ 폴더가 없습니다. 먼저 만드세요." in nowhere.sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == there


def test_the_answer_is_nothing_but_json(afm, demo):
    said = afm("list", demo, "people", "--json")

    assert isinstance(json.loads(said.out), list)


def test_who_has_filed_is_printed_with_the_numbers_of_the_board(afm, demo, tmp_path):
    out, other = tmp_path / "제출.pdf", tmp_path / "늦음.pdf"
    rows = afm("list", demo, "collecting", "--division", "BAT", "--json").json

    said = afm("list", demo, "collecting", "--division", "BAT", "--pdf", out)
    late = afm("collect", demo, "list", "--division", "BAT", "--state", "sent", "--pdf", other)

    assert (said.code, late.code) == (0, 0), said.err + late.err
    text = reading.all_text(out.read_bytes())
    assert "제출 현황 목록" in text
    assert "조건: 분과 이차전지" in text
    assert f"제출 현황 {len(rows)}건" in text
    assert f"미발송 {sum(row['state'] == 'not_sent' for row in rows)}건" in text
    assert all(row["organization"] in text for row in rows)
    sent = [row["organization"] for row in rows if row["state"] == "sent"]
    assert f"제출 현황 {len(sent)}건" in reading.all_text(other.read_bytes())


def test_a_printed_list_keeps_its_class_its_unit_and_its_day(afm, demo, tmp_path):
    out = tmp_path / "수요.pdf"
    words = ("--division", "BAT", "--secrecy", "public", "--unit", "억원", "--as-of", "2026-06-30")
    rows = afm("list", demo, "demands", "--division", "BAT", "--as-of", "2026-06-30", "--json").json

    said = afm("list", demo, "demands", *words, "--pdf", out)

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    hidden = [row["title"] for row in rows if row["confidentiality"] != "public"]
    assert hidden
    assert not any(title in text for title in hidden)
    assert "총사업비(억원)" in text
    assert "기준일 2026. 6. 30." in text
    assert f"{round(sum(row['total_cost_won'] for row in rows) / 10**8):,}" in text


def test_a_list_on_paper_may_be_large_and_bear_whom_it_is_for(afm, demo, tmp_path):
    words = ("list", demo, "members", "--division", "BAT", "--paper")

    afm(*words, tmp_path / "a.pdf")
    said = afm(*words, tmp_path / "b.pdf", "--large", "--recipient", "예시나래연구원")

    assert said.code == 0, said.err
    plain, large = ((tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    sizes = [max(one.size for _, one in reading.characters(data)) for data in (plain, large)]
    assert "예시나래연구원" in reading.texts(large)[0]
    assert "예시나래연구원" not in reading.texts(plain)[0]
    assert sizes[1] > sizes[0]


@pytest.mark.parametrize("ending", [".hwpx", ".xlsx"])
@pytest.mark.parametrize("command", [("list", "demands"), ("collect", "list")])
def test_a_list_on_paper_is_the_kind_of_file_its_name_says(afm, demo, tmp_path, command, ending):
    out, (name, *rest) = tmp_path / f"목록{ending}", command

    said = afm(name, demo, *rest, "--division", "BAT", "--paper", out)

    assert said.code == 0, said.err
    assert str(out) in said.out
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize(
    "words",
    [
        ("list", "members", "--paper", "회원.docx"),
        ("list", "members", "--paper", "회원.pdf", "--recipient", "가" * 31),
        ("list", "members", "--pdf", "회원.pdf", "--mail"),
        ("list", "members", "--pdf", "회원.pdf", "--unit", "냥"),
        ("collect", "forms", "--pdf", "양식.pdf"),
    ],
)
def test_a_list_that_cannot_be_printed_says_why(afm, demo, words):
    name, *rest = words

    assert afm(name, demo, *rest).code == 2


@pytest.mark.parametrize("kind", ["members", "people", "decisions"])
@pytest.mark.parametrize("signs", ['"', ",", "%"])
def test_signs_alone_find_nothing(afm, demo, kind, signs):
    assert afm("list", demo, kind, "--query", signs, "--json").json == []
    assert afm("list", demo, kind, "--query", " ", "--json").json != []
