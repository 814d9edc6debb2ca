"""`transition` from the command line."""

from __future__ import annotations

import openpyxl
import pytest
import xlsxwriter


@pytest.fixture
def sheet(afm, demo, tmp_path):
    """The mapping sheet as it is offered."""
    path = tmp_path / "대응표.xlsx"
    said = afm("transition", demo, "--template", path)
    assert said.code == 0, said.err
    return path


def fill(path, sheet, **cells):
    """Write into cells of a workbook."""
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book[sheet][place] = value
    book.save(path)


def divisions(afm, path):
    return [row["code"] for row in afm("list", path, "divisions", "--json").json]


def test_the_sheet_that_is_offered_can_be_gone_over_with(afm, demo, sheet):
    before = divisions(afm, demo)

    tried = afm("transition", demo, "--sheet", sheet, "--dry-run", "--json").json
    assert divisions(afm, demo) == before
    done = afm("transition", demo, "--sheet", sheet, "--json").json

    assert (len(before), len(divisions(afm, demo))) == (12, 10)
    assert tried["gesture"] is None
    assert done == {**tried, "gesture": done["gesture"]}
    (cars,) = [line for line in done["lines"] if line["from"] == "AUT"]
    assert (cars["to"], cars["members"], cars["demands"]) == ("CAR", 24, 25)
    assert "체계 전환: M.AX 얼라이언스" in afm("undo", demo, "--gesture", done["gesture"]).out
    assert divisions(afm, demo) == before
    assert afm("check", demo).code == 0


def test_people_read_where_everything_goes(afm, demo, sheet):
    said = afm("transition", demo, "--sheet", sheet)

    assert said.code == 0, said.err
    assert "2025. 9. 10. ‘M.AX 얼라이언스’ 체계: 12개 분과 → 10개 분과" in said.out
    assert "간사기관이 정해지지 않은 분과: AI 팩토리, AI 제조서비스" in said.out
    assert "undo --gesture" in said.out


def test_a_split_division_asks_for_each_body(afm, demo, sheet, tmp_path):
    fill(sheet, "대응표", D9="FAC, HUM")  # 기계
    refused = afm("transition", demo, "--sheet", sheet, "--json")
    rejected = refused.json["rejected"]
    assert refused.code == 1
    assert all(one["sheet"] == "나누는 자료" for one in rejected)
    assert "--sheet와 --template를 함께" in afm("transition", demo, "--sheet", sheet).out
    assert f"대응표에 고칠 곳이 {len(rejected)}곳 있어" in refused.sentence

    asked = tmp_path / "나누기.xlsx"
    assert afm("transition", demo, "--sheet", sheet, "--template", asked).code == 0
    book = openpyxl.load_workbook(asked)
    rows = list(book["나누는 자료"].iter_rows(min_row=4))
    for row in rows:
        if row[1].value == "기업·기관":
            row[3].value = "HUM" if "로봇" in row[2].value else "FAC"
    book.save(asked)
    again = afm("transition", demo, "--sheet", asked, "--dry-run", "--json").json

    assert {row[1].value for row in rows} == {"기업·기관", "수요", "선도프로젝트", "위촉"}
    orphans = [one for one in again["rejected"] if "정해지지 않았습니다" in one["reason"]]
    assert again["rejected"] == orphans
    assert all(one["sheet"] == "나누는 자료" and one["column"] == "D" for one in orphans)
    for one in orphans:
        fill(asked, "나누는 자료", **{f"D{one['row']}": "FAC"})
    done = afm("transition", demo, "--sheet", asked, "--json").json
    moved = {line["to"]: line["members"] for line in done["lines"] if line["from"] == "MCH"}
    assert sum(moved.values()) == 23


def test_a_day_that_cannot_be_is_told_by_row_and_column(afm, demo, sheet):
    before = divisions(afm, demo)
    fill(sheet, "새 체계", B5="2024-01-01")

    said = afm("transition", demo, "--sheet", sheet)

    assert said.code == 1
    assert said.out.startswith(
        "‘새 체계’ 시트 5행 B열: 전환일 2024. 1. 1.은 지금 체계 ‘AI 자율제조 얼라이언스’의"
        " 시작일(2024. 7. 22.)보다 뒤여야 합니다."
    )
    assert divisions(afm, demo) == before


def test_a_division_without_a_successor_is_told_where_it_stands(afm, demo, sheet):
    fill(sheet, "대응표", D4="XYZ", D5=None)

    said = afm("transition", demo, "--sheet", sheet, "--dry-run")

    assert said.out.splitlines() == [
        "‘대응표’ 시트 5행 D열: ‘조선’ 분과를 이어받을 새 분과가 없습니다. 하나 이상 고르세요.",
        "‘대응표’ 시트 4행 D열: 새 분과 코드 ‘XYZ’는 새 체계에 없습니다. 코드를 확인하세요.",
    ]
    assert said.sentence == "대응표에 고칠 곳이 2곳 있어 아무것도 바꾸지 않았습니다."


def test_a_day_that_is_none_is_told_once(afm, demo, sheet):
    fill(sheet, "새 체계", B5="구월 십일")

    said = afm("transition", demo, "--sheet", sheet, "--json")

    (only,) = said.json["rejected"]
    assert (only["sheet"], only["row"], only["column"]) == ("새 체계", 5, "B")


def test_without_a_sheet_it_is_said_how_to_get_one(afm, demo):
    said = afm("transition", demo)

    assert said.code == 2
    assert "--template로 만들어" in said.err


@pytest.mark.parametrize("name", ["표.csv", "없는곳/표.xlsx"])
def test_a_template_is_made_as_a_workbook_where_it_can_be(afm, demo, tmp_path, name):
    assert afm("transition", demo, "--template", tmp_path / name).code == 1


def test_another_file_is_no_mapping_sheet(afm, demo, tmp_path):
    path = tmp_path / "명단.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("명단").write_row(0, 0, ("기업명", "분과"))

    assert "‘새 체계’ 시트가 없습니다" in afm("transition", demo, "--sheet", path).sentence


def test_a_text_is_no_mapping_sheet(afm, demo, tmp_path):
    path = tmp_path / "명단.xlsx"
    path.write_bytes("명단".encode())

    assert "엑셀 파일이 아닙니다" in afm("transition", demo, "--sheet", path).sentence


def test_a_secretary_asks_the_central_office(afm, tmp_path, sheet):
    path = tmp_path / "간사.afm"
    afm("new", path, "--role", "secretary", "--division", "BAT")

    form = tmp_path / "서식.xlsx"

    assert "총괄 사무국의 파일에서만" in afm("transition", path, "--sheet", sheet).sentence
    assert "총괄 사무국의 파일에서만" in afm("transition", path, "--template", form).sentence
    assert not form.exists()


@pytest.fixture
def gone_over(afm, demo, sheet):
    """The demonstration with the divisions of M.AX."""
    assert afm("transition", demo, "--sheet", sheet).code == 0
    return demo


def test_divisions_are_listed_in_the_structure_that_is_asked_for(afm, gone_over):
    former = afm("list", gone_over, "divisions", "--structure", "former", "--json")
    mapped = afm("list", gone_over, "divisions", "--structure", "mapped", "--json")

    assert (len(former.json), len(mapped.json)) == (12, 10)
    for key in ("demands", "projects", "meetings"):
        sums = {sum(row[key] for row in said.json) for said in (former, mapped)}
        assert len(sums) == 1
    (cars,) = [row for row in mapped.json if row["code"] == "CAR"]
    (autos,) = [row for row in former.json if row["code"] == "AUT"]
    counts = ("members", "anchors", "demands", "projects", "meetings")
    assert [cars[key] for key in counts] == [autos[key] for key in counts]
    assert "마지막 날(2025. 9. 9.) 수치를 대응표에 따라" in mapped.err
    assert "마지막 날(2025. 9. 9.) 회원과" in former.err


def test_an_exported_list_says_in_which_structure_it_counts(afm, gone_over, tmp_path):
    out = tmp_path / "분과.xlsx"
    afm("export", gone_over, "divisions", out, "--structure", "former")

    book = openpyxl.load_workbook(out)
    assert book.properties.title == "분과 목록 · 이전 체계 · 2026. 7. 22. 기준"
    assert book.active.max_row == 13


def test_other_lists_know_no_other_structure(afm, gone_over):
    said = afm("list", gone_over, "members", "--structure", "former")

    assert (said.code, said.err.strip()[-25:]) == (2, "--structure는 분과 목록에만 씁니다.")


def test_a_file_that_never_changed_its_structure_says_so(afm, demo):
    said = afm("list", demo, "divisions", "--structure", "mapped")

    assert "지금 체계보다 앞선 체계가 없습니다" in said.sentence
