"""`import`: a messy list goes in, is told in JSON, and is taken back with one key."""

from __future__ import annotations

import json

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

HEADS = ["연번", "업체명", "사업자번호", "기업규모", "소속분과", "연락처", "담당자", "가입일자"]
ROWS = [
    [1, "(주)예시하나소재", "1248100998", "소기업", "이차전지", "02-0000-1234", "김예시", 45495],
    [2, "예시두리화학㈜", None, "중견", "이차전지 분과", None, None, "2024.7.22."],
    [3, None, None, "대기업", "이차전지", None, None, None],
    [4, "예시세찌기전", "123-45-67890", "소기업", "이차전지", None, None, None],
    [5, "예시네찌테크", None, "소기업", "우주", None, None, None],
    [6, "예시닷찌정밀", None, "소기업", "자동차", None, None, "2024. 2. 30."],
    ["소계", "6개사", None, None, None, None, None, None],
]  # fmt: skip


@pytest.fixture
def messy(tmp_path):
    """A cover, a title above the header, a unit line, rows that cannot be right, a subtotal."""
    path = tmp_path / "회원 명단(최종).xlsx"
    title, unit = ["□ 회원 현황"], [None] * 7 + ["(2026. 7. 현재)"]
    write(path, {"표지": [[], [], [None, "회원 명단"]], "명단": [title, unit, [], HEADS, *ROWS]})
    return path


def write(path, sheets):
    """A workbook of plain cells."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)


@pytest.fixture
def header_row():
    """The row of the header, as the sheet counts."""
    return 4


def test_a_messy_list_goes_in_and_is_taken_back(afm, demo, messy, header_row):
    before = afm("list", demo, "members", "--json").json

    said = afm("import", demo, "members", messy, "--json").json

    assert said["file"] == "회원 명단(최종).xlsx"
    assert said["sheet"] == "명단"
    assert list(said) == [
        "file", "sheet", "new", "changed", "same", "duplicates", "rejected", "gesture",
        "doubtful", "changes", "remarks", "assumed_years", "mapping", "hidden", "earlier",
    ]  # fmt: skip
    assert (said["new"], said["changed"], said["same"], said["duplicates"]) == (2, 0, 0, 0)
    assert [(r["row"] - header_row, r["column"]) for r in said["rejected"]] == [
        (3, "B"), (4, "C"), (5, "E"), (6, "H"),
    ]  # fmt: skip
    after = afm("list", demo, "members", "--json").json
    assert len(after) == len(before) + 2
    added = {row["name"]: row for row in after if row not in before}
    assert added["예시하나소재"]["business_number"] == "124-81-00998"
    assert added["예시두리화학"]["joined_on"] == "2024-07-22"
    assert afm("undo", demo, "--gesture", said["gesture"]).code == 0
    assert afm("list", demo, "members", "--json").json == before
    assert afm("check", demo).code == 0


def test_a_dry_run_says_the_same_and_changes_nothing(afm, demo, messy):
    before = afm("list", demo, "members", "--json").json

    rehearsed = afm("import", demo, "members", messy, "--dry-run", "--json").json

    assert afm("list", demo, "members", "--json").json == before
    done = afm("import", demo, "members", messy, "--json").json
    assert rehearsed["gesture"] is None
    assert {**done, "gesture": None} == rehearsed


def test_rows_that_were_not_taken_are_mended_and_imported_again(
    afm, demo, messy, tmp_path, header_row
):
    kept = tmp_path / "제외.xlsx"
    afm("import", demo, "members", messy, "--rejected", kept)
    rows = CalamineWorkbook.from_path(str(kept)).get_sheet_by_index(0).to_python()
    assert rows[0] == [*HEADS, "가져오지 못한 이유", "원래 행"]
    assert rows[1][9] == header_row + 3
    assert "이름" in rows[1][8]
    rows[1][1], rows[2][2], rows[3][4], rows[4][7] = "예시한찌", "", "조선", ""
    write(kept, {"고침": rows})

    said = afm("import", demo, "members", kept, "--json").json

    assert (said["new"], said["rejected"]) == (4, [])


def test_rows_can_be_left_out(afm, demo, messy, header_row):
    said = afm("import", demo, "members", messy, "--skip-rows", f"{header_row + 1}", "--json").json

    assert said["new"] == 1


def test_people_are_told_in_korean_and_that_the_file_came_before(afm, demo, messy):
    first = afm("import", demo, "members", messy)
    again = afm("import", demo, "members", messy)

    assert "신규 2건, 변경 0건, 동일 0건, 중복 의심 0건, 제외 4건" in first.out
    assert "2건을 가져왔습니다" in first.out
    assert "이미 가져온 파일입니다" in again.err
    assert "바뀌는 것이 없어" in again.out


def test_programs_are_told_the_columns_and_that_the_file_came_before(afm, demo, messy):
    first = afm("import", demo, "members", messy, "--json").json
    again = afm("import", demo, "members", messy, "--dry-run", "--json").json

    assert {one["column"]: one["field"] for one in first["mapping"]} == {
        "A": None, "B": "name", "C": "business_number", "D": "size_class", "E": "division",
        "F": "person_phone", "G": "person_name", "H": "joined_on",
    }  # fmt: skip
    assert first["mapping"][1]["header"] == "업체명"
    assert first["earlier"] == []
    (earlier,) = again["earlier"]
    assert (earlier["gesture"], earlier["file"]) == (first["gesture"], messy.name)
    afm("undo", demo, "--gesture", first["gesture"])
    assert afm("import", demo, "members", messy, "--dry-run", "--json").json["earlier"] == []


def test_columns_can_be_chosen_by_a_file(afm, demo, tmp_path):
    sheet = tmp_path / "명단.csv"
    sheet.write_text(
        "가칭,구역,규모\n예시가람솔루션,BAT,소기업\n예시나래솔루션,BAT,소기업\n", encoding="cp949"
    )
    chosen = tmp_path / "열.json"
    chosen.write_text(json.dumps({"가칭": "name", "B": "division"}))

    refused = afm("import", demo, "members", sheet)
    said = afm("import", demo, "members", sheet, "--map", chosen, "--json").json

    assert refused.code == 1
    assert "‘기업·기관명’ 열을 찾지 못했습니다" in refused.sentence
    assert said["new"] == 2


def test_columns_a_file_does_not_name_stay_as_they_are(afm, demo, tmp_path):
    sheet, chosen = tmp_path / "명단.csv", tmp_path / "열.json"
    sheet.write_text("기업명,구역,규모,메모\n예시가람솔루션,BAT,소기업,x\n", encoding="utf-8")

    def fields(wanted):
        chosen.write_text(json.dumps(wanted))
        said = afm("import", demo, "members", sheet, "--map", chosen, "--dry-run", "--json")
        return [one["field"] for one in said.json["mapping"]]

    assert fields({"구역": "division"}) == ["name", "division", "size_class", "notes"]
    assert fields({"B": "division", "메모": ""}) == ["name", "division", "size_class", None]
    assert fields({"구역": "notes"}) == ["name", "notes", "size_class", None]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"없는 열": "name"}, "‘없는 열’ 열이 명단에 없습니다. 있는 열: 기업명, 시도"),
        ({"기업명": "nam"}, "‘nam’ 항목은 이 명단에 없습니다. 적을 수 있는 항목: name 기업·기관명"),
    ],
)
def test_a_file_of_columns_that_means_nothing_is_told(afm, demo, tmp_path, wanted, why):
    sheet, chosen = tmp_path / "명단.csv", tmp_path / "열.json"
    sheet.write_text("기업명,시도\n예시가락소재,경기\n", encoding="utf-8")
    chosen.write_text(json.dumps(wanted))

    refused = afm("import", demo, "members", sheet, "--map", chosen)

    assert refused.code == 1
    assert refused.sentence.startswith(why)


def test_a_list_without_divisions_says_how_to_name_one(afm, demo, tmp_path):
    sheet = tmp_path / "명단.csv"
    sheet.write_text("기업명,시도\n예시가락소재,경기\n", encoding="utf-8")

    refused = afm("import", demo, "members", sheet)
    said = afm("import", demo, "members", sheet, "--division", "BAT", "--json").json

    assert "분과가 빈 행의 분과를 고르세요" in refused.out
    assert "--division 코드로 정합니다" in refused.out
    assert said["new"] == 1


def test_what_is_hidden_in_a_sheet_is_said(afm, demo, tmp_path):
    path = tmp_path / "명단.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("명단")
        for line in range(6):
            sheet.write_row(line, 0, [f"예시{line}솔루션", "BAT", "가"])
        sheet.write_row(0, 0, ["기업명", "분과", "비고"])
        sheet.set_column(2, 2, None, None, {"hidden": True})
        for line in (2, 3):
            sheet.set_row(line, None, None, {"hidden": True})

    told = afm("import", demo, "members", path, "--dry-run", "--json").json
    said = afm("import", demo, "members", path)

    assert told["hidden"] == {"columns": ["C"], "rows": [3, 4]}
    assert "숨긴 열(C), 숨긴 행 2개도 함께 읽었습니다." in said.err
    assert "신규 5건" in said.out


@pytest.fixture
def doubtful(afm, demo, tmp_path):
    """Links of a firm that resembles one of the file, to another that does."""
    known = sorted(
        row["name"] for row in afm("list", demo, "members", "--json").json
        if row["name"].startswith("예시") and len(row["name"]) > 5
    )  # fmt: skip
    sheet = tmp_path / "공급망.csv"
    rows = f"{known[0]}스,{known[-1]}스,볼트\n{known[0]}스,예시전혀다른곳,너트\n"
    sheet.write_text(f"협력사,구매기업,품목\n{rows}", encoding="utf-8")
    return sheet


def test_each_firm_of_a_doubtful_link_can_be_decided(afm, demo, doubtful):
    asked = afm("import", demo, "links", doubtful, "--dry-run", "--json").json
    told = afm("import", demo, "links", doubtful, "--dry-run")
    seller, buyer, _again = asked["doubtful"]
    assert (asked["new"], asked["duplicates"]) == (0, 2)
    assert [(one["row"], one["column"], one["field"]) for one in asked["doubtful"]] == [
        (2, "A", "supplier"), (2, "B", "buyer"), (3, "A", "supplier"),
    ]  # fmt: skip
    assert "--decide 2.supplier=same" in told.out

    chosen = f"2.supplier=new,2.buyer={buyer['candidates'][0]['id']}"
    done = afm("import", demo, "links", doubtful, "--decide", chosen, "--json").json

    assert (done["new"], done["duplicates"]) == (2, 0)
    links = afm("list", demo, "links", "--query", seller["name"], "--json").json
    assert {link["buyer"] for link in links if link["supplier"] == seller["name"]} == {
        buyer["candidates"][0]["name"],
        "예시전혀다른곳",
    }


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("2=new", (1, "2.supplier · 2.buyer")),
        ("2.name=new", (1, "정할 수 있는 항목: supplier, buyer")),
        ("supplier=new", (2, "7=new")),
        ("2.supplier", (2, "7=new")),
        ("2.supplier=sane", (2, "‘sane’의 뜻을 알 수 없습니다")),
        ("99.supplier=new", (1, "99행은 이 표에 없습니다. 표의 행: 2행~3행")),
    ],
)
def test_a_decision_on_no_firm_is_refused(afm, demo, doubtful, typed, refusal):
    refused = afm("import", demo, "links", doubtful, "--decide", typed)

    assert refused.code == refusal[0]
    assert refusal[1] in refused.err


def test_what_a_list_changes_is_told_field_by_field(afm, demo, tmp_path):
    known = next(row for row in afm("list", demo, "members", "--json").json if row["district"])
    sheet = tmp_path / "명단.csv"
    sheet.write_text(
        f"기업명,분과,시군구,담당자,전화,색깔\n"
        f"{known['name']},{known['division']},옥천군,김예시,02-123-4567,빨강\n",
        encoding="utf-8",
    )

    said = afm("import", demo, "members", sheet, "--dry-run")
    told = afm("import", demo, "members", sheet, "--dry-run", "--json").json

    assert "열: 기업명→" in said.out
    assert "쓰지 않는 열: 색깔" in said.out
    assert f"{known['district']} → 옥천군" in said.out
    assert "김예시" not in said.out
    (change,) = (one for one in told["changes"] if one["field"] == "district")
    assert (change["row"], change["before"], change["after"]) == (2, known["district"], "옥천군")
    assert not any("after" in one for one in told["changes"] if one["table"] == "people")


def test_a_sole_source_that_is_none_any_more_is_told_as_such(afm, office, tmp_path):
    sheet = tmp_path / "공급망.csv"
    written = "협력사,구매기업,품목,단독 공급\n예시가람,예시나래,볼트,{}\n"
    sheet.write_text(written.format("예"), encoding="utf-8")
    assert afm("import", office, "links", sheet).code == 0
    sheet.write_text(written.format("아니요"), encoding="utf-8")

    said = afm("import", office, "links", sheet, "--dry-run")
    told = afm("import", office, "links", sheet, "--json").json

    assert "단독 공급 예 → 아니요" in said.out
    (change,) = told["changes"]
    assert (change["field"], change["before"], change["after"]) == (
        "is_sole_source", "예", "아니요",
    )  # fmt: skip


def test_the_year_of_figures_is_told_where_the_list_names_none(afm, demo, tmp_path):
    sheet = tmp_path / "명단.xlsx"
    heads = ["기업명", "분과", "2024년 매출액(백만원)", "종업원수"]
    rows = [[name, "자동차", 1200, 35] for name in ("예시가온정밀", "예시바람기전")]
    write(sheet, {"명단": [heads, *rows]})

    told = afm("import", demo, "members", sheet, "--dry-run").out
    said = afm("import", demo, "members", sheet, "--dry-run", "--json").json

    assert "종업원 수는 2025년 값으로 적습니다(열 제목에 연도가 없는 2개 행)." in told
    assert "매출은" not in told
    assert said["assumed_years"] == [{"column": "D", "field": "employees", "year": 2025, "rows": 2}]


def test_other_tables_of_the_same_kind_are_told(afm, demo, tmp_path):
    sheet = tmp_path / "명단.xlsx"
    heads = ["기업명", "분과", "규모", "역할"]
    first = [["1. 회원 명단"], heads, ["예시마루정밀", "자동차", "중소", "회원"], [], []]
    second = [
        ["2. 탈퇴 예정"],
        ["기업명", "분과", "탈퇴일"],
        ["예시바람기전", "기계", "2026.12.31"],
    ]
    others = [["부품명", "단가", "수량"], ["볼트", 100, 3], ["너트", 50, 4]]
    write(sheet, {"명단": first + second, "자재": others})

    said = afm("import", demo, "members", sheet, "--dry-run")
    chosen = afm("import", demo, "members", sheet, "--table", "2", "--dry-run")

    assert "다른 표도 있습니다: ‘2. 탈퇴 예정’(--table 2)." in said.err
    assert "다른 표도" not in chosen.err
    assert "탈퇴일→탈퇴일" in chosen.out


def test_a_file_without_sheets_is_told_by_its_name(afm, demo, tmp_path):
    sheet = tmp_path / "명단.csv"
    sheet.write_text('기업명,분과\n"예시쉼표, 주식회사",자동차\n', "utf-8")

    said = afm("import", demo, "members", sheet)

    assert said.out.startswith("‘명단.csv’\n")
    assert "예시쉼표" in {row["name"] for row in afm("list", demo, "members", "--json").json}


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--encoding xx", "‘xx’ 인코딩이 없습니다. utf-8, cp949, utf-16 가운데 하나를"),
        ("--encoding rot13", "‘rot13’ 인코딩이 없습니다."),
        ("--encoding utf-8", "‘utf-8’ 인코딩으로는 열 제목이 깨집니다. --encoding을 빼고"),
        ("--sheet 없음", "‘명단.csv’는 시트가 없는 파일입니다. --sheet를 빼고 다시"),
    ],
)
def test_a_wrong_word_about_a_text_file_is_refused(afm, demo, tmp_path, option, sentence):
    sheet = tmp_path / "명단.csv"
    sheet.write_bytes("기업명,사업자번호,분과\n예시하나,124-81-00998,자동차\n".encode("cp949"))

    said = afm("import", demo, "members", sheet, *option.split())

    assert said.code != 0
    assert sentence in said.err
    assert "\ufffd" not in said.err


def test_notes_of_several_lines_are_told_on_one(afm, demo, tmp_path):
    sheet = tmp_path / "명단.csv"
    name = afm("list", demo, "members", "--json").json[0]["name"]
    sheet.write_text(f'기업명,비고\n{name},"첫째 줄\n둘째 줄"\n', "utf-8")

    said = afm("import", demo, "members", sheet, "--dry-run")

    assert "→ 첫째 줄 둘째 줄" in said.out


def test_an_encoding_that_leaves_no_header_is_told(afm, demo, tmp_path):
    sheet = tmp_path / "명단.csv"
    sheet.write_bytes("기업명,분과\n예시하나,자동차\n".encode("cp949"))

    said = afm("import", demo, "members", sheet, "--encoding", "utf-8")

    assert said.code == 1
    assert said.sentence.startswith("‘utf-8’ 인코딩으로는 열 제목이 깨집니다.")


def test_a_sum_the_list_does_not_part_is_taken_whole_and_told(afm, demo, tmp_path):
    sheet = tmp_path / "수요.xlsx"
    heads = ["과제명", "신청기관", "분과", "총사업비", "국비", "지방비", "민간부담금"]
    row = ["예시 비전검사 과제", "예시바람기전", "자동차", 30, 20, 4, 6]
    write(sheet, {"수요": [["수요조사 결과", "", "", "단위: 억원"], heads, row]})

    said = afm("import", demo, "demands", sheet)

    assert "신규 1건" in said.out
    assert "‘민간부담금’은 모두 민간부담금(현금)으로 적습니다." in said.out
    assert "‘지방비’는 모두 시·도비로 적습니다." in said.out
    assert "‘국비’" not in said.out
    (demand,) = [d for d in afm("list", demo, "demands", "--json").json if d["title"] == row[0]]
    assert (demand["total_cost_won"], demand["private_cash_won"]) == (3_000_000_000, 600_000_000)
    assert demand["province_won"] == 400_000_000


@pytest.mark.parametrize(
    ("industries", "column"), [(("자동차부품", "전장"), False), (("자동차", "전장"), True)]
)
def test_industries_that_name_no_division_are_no_divisions(afm, demo, tmp_path, industries, column):
    sheet = tmp_path / "명단.xlsx"
    names = ("예시갈매정공", "예시날개산업")
    write(sheet, {"명단": [["회사명", "업종"], *map(list, zip(names, industries, strict=True))]})

    said = afm("import", demo, "members", sheet, "--division", "AUT", "--dry-run")

    assert ("업종→분과" in said.out) == column
    assert ("쓰지 않는 열: 업종" in said.out) != column
    assert f"신규 {1 if column else 2}건" in said.out
