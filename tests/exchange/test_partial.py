"""Cells that are no reason to leave a row out: what of them is taken, kept and told."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import SizeClass
from afm_desktop.exchange.importing import ForeignList, suggested
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.pasting import paste
from afm_desktop.services.imports.model import Partly, Unreadable


def first(heads, cells, kind=ImportKind.MEMBERS):
    """What is read of one row."""
    book = paste(f"{heads}\n{cells}\n", "표")
    (table,) = all_tables(book.sheets)
    (row,) = ForeignList(book, table, suggested(table, kind, {})).rows()
    return row.values


@pytest.mark.parametrize(
    ("head", "field", "cell", "value"),
    [
        ("연락처", "person_phone", "010-1234-5678 / 02-123-4567", "010-1234-5678"),
        ("연락처", "person_phone", "031-123-4567(내선 12)", "031-123-4567"),
        ("연락처", "person_phone", "자리 없음", None),
        ("연락처", "person_phone", "미정", None),
        ("대표전화", "phone", "비공개", None),
        ("이메일", "person_email", "미 정", None),
        ("대표전화", "phone", "1588-1234, 02-123-4567", "1588-1234"),
        ("이메일", "person_email", "a@b.kr; c@d.kr", "a@b.kr"),
        ("이메일", "person_email", "홈페이지 참조", None),
        ("기업규모", "size_class", "초거대", None),
        ("기업규모", "size_class", "미정", None),
        ("종업원수", "employees", "비공개", None),
        ("매출액", "revenue", "미 정", None),
        ("사업자등록번호", "business_number", "미기재", None),
        ("사업자등록번호", "business_number", "신청 중", None),
        ("사업자등록번호", "business_number", "124-81-00998(본사)", "124-81-00998"),
        ("법인등록번호", "corporate_number", "110111-0062432 (구)", "110111-0062432"),
        ("시·도", "region", "미정", None),
        ("담당자", "person_name", "미정", None),
        ("분과", "division", "미정", None),
        ("가입일", "joined_on", "미정", None),
        ("종업원수", "employees", "확인 중", None),
        ("매출액", "revenue", "전년 수준", None),
        ("가입일", "joined_on", "2024년 7월", None),
        ("가입일", "joined_on", "창립 때", None),
    ],
)
def test_what_could_be_read_is_taken_and_the_whole_cell_is_told(head, field, cell, value):
    read = first(f"기업명\t{head}", f"예시전자\t{cell}")[field]

    assert isinstance(read, Partly)
    assert (read.value, read.text, read.head) == (value, cell, head)
    assert read.is_personal == field.startswith("person")


def test_a_lead_nobody_knows_yet_is_kept_in_the_notes():
    heads, cells = "과제명\t신청기관\t주관기관", "검사\t예시전자\t미정"

    assert first(heads, cells, ImportKind.DEMANDS)["lead"] == Partly(None, "미정", "주관기관")


@pytest.mark.parametrize(
    ("head", "field", "cell", "value"),
    [
        ("사업자등록번호", "business_number", "'1248100998", "124-81-00998"),
        ("사업자등록번호", "business_number", "No. 124−81−00998", "124-81-00998"),
        ("사업자등록번호", "business_number", "(124-81-00998)", "124-81-00998"),
        ("담당자 연락처", "person_phone", "821012345678", "010-1234-5678"),
    ],
)
def test_a_number_that_is_only_written_otherwise_says_no_more(head, field, cell, value):
    assert first(f"기업명\t{head}", f"예시전자\t{cell}")[field] == value


def test_a_name_with_its_title_in_the_header_is_parted():
    read = first("소속\t성명/직위\t이메일", "예시전자\t김예시/책임\ta@b.kr", ImportKind.PEOPLE)

    assert (read["name"], read["title"]) == ("김예시", "책임")


def test_a_firm_of_a_link_may_have_a_group_of_columns():
    heads = "공급기업\t\t수요기업\t품목\n상호\t사업자번호\t\t"
    read = first(heads, "예시나래\t124-81-00998\t예시전자\t볼트", ImportKind.LINKS)

    assert (read["supplier"], read["buyer"]) == ("예시나래", "예시전자")
    assert read["supplier_business_number"] == "124-81-00998"


def test_the_title_of_a_chief_is_parted_off():
    read = first("기업명\t대표자", "예시전자\t김예시 대표이사")

    assert (read["representative"], read["representative_title"]) == ("김예시", "대표이사")


@pytest.mark.parametrize(
    "cell",
    ["김예시, 박예시", "김예시/박예시/이예시", "김예시·박예시", "김예시 박예시", "김예시 외 1명"],
)
@pytest.mark.parametrize(
    ("head", "field"), [("대표자", "representative"), ("담당자", "person_name")]
)
def test_of_several_people_in_a_cell_the_first_is_taken_and_told(head, field, cell):
    read = first(f"기업명\t{head}\t전화", f"예시전자\t{cell}\t")

    assert (read[field].value, read[field].text) == ("김예시", cell)
    assert read[field].is_personal


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ("김예시\t김예시\t이사", "이사"),
        ("김예시 사장\t김예시\t", "사장"),
        ("김예시\t김예시\t", "대표자"),
    ],
)
def test_a_chief_who_is_the_contact_is_one_person(cells, title):
    read = first("기업명\t대표자\t담당자\t직위", f"예시전자\t{cells}")

    assert (read["person_name"], read["title"]) == ("김예시", title)
    assert "representative" not in read


def test_two_numbers_say_which_of_them_is_wrong():
    heads = "기업명\t사업자등록번호\t법인등록번호"
    read = first(heads, "예시전자\t123-45-67890\t110111-123456")

    assert read["business_number"].reason.startswith("사업자등록번호의 검증번호가")
    assert read["corporate_number"].reason.startswith("법인등록번호의 자릿수가")


def test_a_corporate_number_of_another_check_digit_leaves_out_itself_alone():
    read = first("기업명\t법인등록번호", "예시전자\t110111-1234567")

    told = read["corporate_number"]
    assert (told.value, told.text, told.is_personal) == (None, "110111-1234567", False)
    assert told.why.startswith("검증번호가 맞지 않습니다")


def test_a_name_of_a_whole_page_is_none():
    read = first("기업명\t주요 품목", f"{'가' * 10_000}\t{'품' * 10_000}")

    assert read["name"].reason.startswith("기업·기관명이 너무 깁니다(10,000자)")
    assert len(read["main_products"]) == 10_000


def test_an_address_stands_beside_its_region_and_district():
    heads = "기업명\t시·도\t시·군·구\t상세주소"
    read = first(heads, "예시전자\t경북\t구미시\t산동읍 첨단기업로 1")

    assert (read["region"], read["address"]) == ("경북", "산동읍 첨단기업로 1")


@pytest.mark.parametrize(
    ("cell", "name", "former"),
    [
        ("예시가람 (구, 예시나래)", "예시가람", "예시나래"),
        ("(주)예시가람(구 예시나래)", "(주)예시가람", "예시나래"),
        ("예시가람(舊.예시나래)", "예시가람", "예시나래"),
        ("예시가람(구미)", "예시가람(구미)", None),
        ("예시가람(주)", "예시가람(주)", None),
    ],
)
def test_a_former_name_in_brackets_is_parted_off(cell, name, former):
    read = first("기업명\t분과", f"{cell}\t기계")

    assert (read["name"], read.get("former_name")) == (name, former)


def test_months_of_a_period_are_kept_as_they_stand():
    heads = "과제명\t신청기관\t사업기간"
    read = first(heads, "예시 과제\t예시전자\t2026.04~2028.12", ImportKind.DEMANDS)

    assert (read["starts_on"].value, read["starts_on"].text) == (None, "2026.04~2028.12")
    assert "ends_on" not in read


def test_a_level_nobody_knows_is_no_reason_to_leave_a_link_out():
    read = first("협력사\t구매기업\t공개등급", "예시나래\t예시전자\t미정", ImportKind.LINKS)

    assert (read["confidentiality"].value, read["confidentiality"].text) == (None, "미정")


@pytest.mark.parametrize(
    ("head", "field", "cell", "value"),
    [
        ("연락처", "person_phone", "T. 02)123-4567", "02-123-4567"),
        ("연락처", "person_phone", "+82-10-1234-5678", "010-1234-5678"),
        ("연락처", "person_phone", "１０１２３４５６７８", "010-1234-5678"),
        ("이메일", "person_email", "김예시 <a@b.kr>", "a@b.kr"),
        ("기업규모", "size_class", "중견", SizeClass.MIDDLE),
    ],
)
def test_a_cell_that_is_only_written_another_way_is_not_told(head, field, cell, value):
    assert first(f"기업명\t{head}", f"예시전자\t{cell}")[field] == value


@pytest.mark.parametrize("cell", ["-", "없음", "해당 없음"])
def test_a_cell_that_says_there_is_no_phone_is_not_told(cell):
    assert first("기업명\t연락처", f"예시전자\t{cell}").get("person_phone") is None


@pytest.mark.parametrize(
    ("head", "field", "cell"),
    [
        ("사업자번호", "business_number", "124-81-00999"),
        ("가입일", "joined_on", "2024. 2. 30."),
        ("기업규모", "size_class", "#REF!"),
    ],
)
def test_what_makes_a_row_wrong_is_a_reason_to_leave_it_out(head, field, cell):
    assert isinstance(first(f"기업명\t{head}", f"예시전자\t{cell}")[field], Unreadable)


@pytest.mark.parametrize(
    "cell",
    [
        "김예시 부장",
        "김예시/부장",
        "김예시(부장)",
        "김예시, 부장",
        "김예시부장",
        "김예시 부장님",
        "김예시부장님",
    ],
)
def test_a_title_behind_a_name_is_its_title(cell):
    read = first("기업명\t담당자", f"예시전자\t{cell}")

    assert (read["person_name"], read["title"]) == ("김예시", "부장")


@pytest.mark.parametrize(
    ("cells", "name", "title"),
    [
        ("김예시(정)\t", "김예시(정)", None),
        ("김예시\t과장", "김예시", "과장"),
        ("김예시님\t과장", "김예시", "과장"),
        ("김하님\t", "김하님", None),
        ("김과장\t", "김과장", None),
    ],
)
def test_what_is_no_title_stays_in_the_name(cells, name, title):
    read = first("기업명\t담당자\t직위", f"예시전자\t{cells}")

    assert (read["person_name"], read.get("title")) == (name, title)


@pytest.mark.parametrize(
    ("kind", "heads", "cells", "field"),
    [
        (ImportKind.MEMBERS, "기업명\t담당자\t직위", "예시전자\t김예시 부장\t과장", "person_name"),
        (ImportKind.PEOPLE, "성명\t소속\t직위", "김예시(부장)\t예시전자\t과장", "name"),
    ],
)
def test_a_title_beside_another_is_parted_off_and_told(kind, heads, cells, field):
    read = first(heads, cells, kind)

    name = read[field]
    assert (name.value, read["title"]) == ("김예시", "과장")
    assert dict(zip(heads.split("\t"), cells.split("\t"), strict=True))[name.head] == name.text
    assert name.is_personal


def test_a_person_of_a_list_of_persons_is_parted_too():
    read = first("성명\t소속", "김예시 책임연구원\t예시전자", ImportKind.PEOPLE)

    assert (read["name"], read["title"]) == ("김예시", "책임연구원")


@pytest.mark.parametrize("kind", ImportKind)
def test_tags_are_what_stands_between_commas_and_a_sentence_is_told(kind):
    heads = {"기업명": "예시가람", "성명": "김예시", "협력사": "예시나래", "구매기업": "예시가람",
             "과제명": "예시 과제", "신청기관": "예시가람"}  # fmt: skip
    long = "내년 상반기에 현장을 찾아가 설비를 점검하기로 하였으며 확인 필요"

    read = first("\t".join([*heads, "태그"]), "\t".join([*heads.values(), "점검, R&D/실증"]), kind)
    told = first("\t".join([*heads, "태그"]), "\t".join([*heads.values(), f"점검, {long}"]), kind)
    none = first("\t".join([*heads, "태그"]), "\t".join([*heads.values(), "해당 없음"]), kind)

    assert read["tags"] == ("점검", "R&D/실증")
    assert (told["tags"].value, told["tags"].text) == (("점검",), f"점검, {long}")
    assert "tags" not in none
