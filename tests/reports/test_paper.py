"""분과 현황 보고 read back from its PDF."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.domain.errors import ReportError
from afm_desktop.reports.division_status import make, missing_glyphs
from afm_desktop.reports.options import PaperOptions, parse
from afm_desktop.reports.style import BODY_HEIGHT, BODY_TOP, FOOTER, LEFT, PAGE_HEIGHT, RIGHT
from afm_desktop.services.status import NarrativeLine, NarrativeRow, Section
from tests.reports import reading
from tests.reports.factory import make_attendance, make_empty, make_status

OPTIONS = {"normal": PaperOptions(), "large": PaperOptions(is_large=True, approval=())}


def hard_words():
    status = make_status()
    first, second, third, *rest = status.demands.demands
    titles = (
        replace(first, title="<b>&amp; 굵게</b> **별표** & 비교 < 3"),
        replace(second, title="가나다라마바사아자차카타파하" * 15),
        replace(third, title=unicodedata.normalize("NFD", "자모 분리") + " 美中 통상"),
    )
    return replace(
        status,
        division="이차전지·수소연료전지·차세대 에너지저장장치 소재부품장비",
        secretariat="사단법인 대한민국 이차전지 산업 협회 및 연구조합 연합회 부설 전지연구원",
        demands=replace(status.demands, demands=(*titles, *rest)),
        learned_on=date(2026, 7, 25),
    )


SHAPES = {
    "demo": make_status,
    "empty": make_empty,
    "one of each": lambda: make_status(members=1, demands=1),
    "300 members": lambda: make_status(members=300),
    "300 demands": lambda: make_status(demands=300),
    "no meeting": lambda: make_status(meeting=None, attendance=()),
    "hard words": hard_words,
}


@pytest.fixture(scope="module")
def demo():
    return make(make_status())


@pytest.fixture(params=SHAPES, scope="module")
def shape(request):
    return SHAPES[request.param]()


@pytest.mark.parametrize("look", OPTIONS)
def test_every_character_stands_inside_its_page_and_above_the_footer(shape, look):
    paper = make(shape, OPTIONS[look])
    body_end, footer = PAGE_HEIGHT - BODY_TOP + BODY_HEIGHT, PAGE_HEIGHT - FOOTER - 12

    for page, character in reading.characters(paper.data):
        assert character.x0 >= LEFT - 1, (page, character.text)
        assert character.x1 <= RIGHT + 1, (page, character.text)
        assert 0 <= character.top <= character.bottom <= PAGE_HEIGHT
        is_between = body_end + 4 < character.bottom and character.top < footer
        assert page == 0 or not is_between, (page, character.text)


def test_every_font_is_an_embedded_subset_of_noto(shape):
    found = reading.fonts(make(shape).data)

    assert found
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSansKR-(Regular|Bold)", name) for name in found)
    assert all(found.values())


def test_the_same_data_give_the_same_bytes(shape):
    assert make(shape).data == make(shape).data


def test_contents_and_bookmarks_lead_to_the_right_pages(shape):
    data = make(shape).data
    pages = reading.texts(data)

    outline = reading.bookmarks(data)
    assert outline[0] == ("표지", 0)
    assert [page for _, page in outline] == sorted(page for _, page in outline)
    assert len({title for title, _ in outline}) == len(outline)
    for title, page in outline[1:]:
        name = title.split(" ", 2 if title.startswith("붙임") else 1)[-1]
        assert reading.squeezed(name) in reading.squeezed(pages[page]), title
        assert re.search(rf"{re.escape(name)}\s*{page}\b", pages[0]), title
    assert reading.links(data) == len(outline) - 1


def test_inner_pages_are_numbered_from_one(demo):
    for number, text in enumerate(reading.texts(demo.data)[1:], 1):
        assert f"- {number} -" in text


def test_properties_tell_what_it_is(demo):
    reader = PdfReader(io.BytesIO(demo.data))

    assert reader.metadata.title == "이차전지 분과 현황 보고"
    assert reader.metadata.author == "예시 총괄 사무국"
    assert "분과회의 자료: 회원(기업·기관) " in reader.metadata.subject
    assert "수요조사" in reader.metadata["/Keywords"]
    assert reader.trailer["/Root"]["/Lang"] == "ko-KR"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "예시 총괄 사무국"),
        ({"issuer": None}, "예시전지연구원"),
        ({"issuer": None, "is_secretariat_inferred": True}, "예시전지연구원(추정)"),
        ({"issuer": None, "secretariat": None}, "AI 자율제조 얼라이언스"),
    ],
)
def test_the_office_whose_file_it_is_signs(changes, name):
    data = make(make_status(**changes)).data

    assert PdfReader(io.BytesIO(data)).metadata.author == name
    assert name in reading.texts(data)[0]


def test_a_demand_is_named_once_above_its_targets_and_again_on_a_new_page(demo):
    status = make_status()
    row, count = status.demands.kpis[0], 60
    kpis = tuple(replace(row, demand="BAT-2026-999", title="같은 과제") for _ in range(count))
    found = replace(status.demands, kpis=kpis)

    pages = [
        text
        for text in reading.texts(make(replace(status, demands=found)).data)
        if "BAT-2026-999" in text
    ]

    assert len(pages) > 1
    assert all(text.count("BAT-2026-999") == text.count("같은 과제") == 1 for text in pages)


def test_anchors_without_suppliers_are_noted_not_listed():
    status = make_status()
    first, *idle = status.supply.anchors
    idle = [replace(row, first=0, second=0, third=0, sole_items=0) for row in idle]
    supply = replace(status.supply, anchors=(first, *idle))

    text = reading.all_text(make(replace(status, supply=supply)).data)

    assert "공급관계 미등록 앵커기업 2개사 제외: 예시앵커2전지, 예시앵커3전지" in text


def test_each_page_explains_its_marks():
    status = make_status(members=300)
    every = tuple(replace(row, is_inferred=True) for row in status.directory)

    pages = reading.texts(make(replace(status, directory=every)).data)

    marked = [text for text in pages if "이차전지 분과 회원(역할별 가나다순)" in text]
    assert len(marked) == 8
    assert all("‘추정’은" in text for text in marked)


def test_member_counts_add_up_to_the_directory(demo):
    status = make_status()
    lines = reading.lines(demo.data)

    total = next(line for line in lines if re.match(r"계 \d", line))
    *roles, whole = reading.numbers(total)[:6]
    assert sum(roles) == whole == len(status.directory) == 60
    assert "100.0" in total
    assert "계 60개(앵커기업 4, 회원 48, 간사기관 1, 지원기관 4, 자문 3)" in lines


def test_a_long_table_repeats_its_head_on_every_page():
    pages = reading.texts(make(make_status(members=300)).data)

    with_rows = [text for text in pages if "이차전지 분과 회원(역할별 가나다순)" in text]
    assert len(with_rows) == 8
    assert all("기업·기관명" in text and "참여일" in text for text in with_rows)
    assert all("(계속)" in text for text in with_rows[1:])


def test_a_long_demand_list_moves_to_an_annex():
    text = reading.all_text(make(make_status(demands=300)).data)

    assert "접수 수요 전체는 붙임 2 수록" in text
    assert "수요과제 목록 1부." in text
    assert "BAT-2026-300" in text


def test_an_empty_division_says_so_in_one_line_each():
    text = reading.all_text(make(make_empty()).data)

    assert text.count("해당 없음:") == 7
    assert "표 1" not in text


def test_empty_sections_are_left_out_and_the_numbers_close_up():
    status = replace(make_status(), events=(), since=None, projects=())

    data = make(status, parse(["omit-empty=yes"])).data

    titles = [title for title, _ in reading.bookmarks(data)]
    assert titles[2:7] == [
        "Ⅰ 분과 현황",
        "Ⅱ 수요 접수·검토 현황",
        "Ⅲ 공급망 현황",
        "Ⅳ 쟁점·건의",
        "Ⅴ 향후계획",
    ]


def test_a_paper_of_nothing_keeps_its_chapters():
    data = make(make_empty(), parse(["omit-empty=yes"])).data

    assert len(reading.bookmarks(data)) == 8


def test_one_annex_bears_no_number_anywhere(demo):
    data = make(make_status(), parse(["annexes=members"])).data

    text = reading.all_text(data)
    assert reading.bookmarks(data)[-1][0] == "붙임 회원(기업·기관) 명부"
    assert re.search(r"붙임 +회원\(기업·기관\) 명부 1부\.\s+끝\.", text)
    assert "붙임 1" not in text
    assert "붙임 1" in reading.all_text(demo.data)


def test_large_print_explains_no_columns_it_leaves_out():
    text = reading.all_text(make(make_status(), parse(["large=yes"])).data)

    assert "지방비 = 시·도비" not in text


def test_a_source_with_a_name_prints_as_it_stands():
    source = "산업부 보도자료(2024. 7. 22.)"
    first, *rest = make_status().projects

    data = make(make_status(projects=(replace(first, source=source), *rest))).data

    assert f"출처: {source}, 공개 자료(" in reading.all_text(data)


@pytest.mark.parametrize(
    "source", ["http://[서울", "http://news.shop/article/1", "www.news.co.kr", "news.com/a?b=1"]
)
def test_the_address_of_a_page_is_no_source_on_paper(source):
    projects = tuple(replace(row, source=source) for row in make_status().projects)

    text = reading.all_text(make(make_status(projects=projects)).data)

    assert "출처: 공개 자료(과제별 주소는 자료 파일의 ‘출처’ 항목 참조)" in text
    assert source.removeprefix("http://").split("/")[0] not in text


def test_what_is_inferred_is_marked(demo):
    text = reading.all_text(demo.data)

    assert "예시가온소재(추정)" in text
    assert "‘추정’은" in text


def test_markup_in_a_title_prints_as_it_was_typed():
    text = reading.all_text(make(hard_words()).data)

    assert reading.squeezed("<b>&amp; 굵게</b> **별표** & 비교 < 3") in reading.squeezed(text)


def test_decomposed_hangul_prints_composed():
    text = reading.all_text(make(hard_words()).data)

    assert "자모 분리 美中" in text


def test_every_glyph_is_there_or_listed(demo):
    assert demo.missing == ()
    assert "\x00" not in reading.all_text(demo.data)

    status = replace(make_status(), secretariat="예시 😀 연구원")
    assert missing_glyphs(status) == ("😀",)
    assert make(status).missing == ("😀",)


def test_kept_lines_replace_the_drafted_ones_and_are_flagged_when_figures_change():
    lines = (
        NarrativeLine(LineLevel.TOPIC, "사무국이 직접 쓴 문장"),
        NarrativeLine(LineLevel.POINT, "(규모) 손으로 쓴 설명"),
    )
    kept = NarrativeRow(Section.MEMBERS, lines, "0123456789abcdef")

    paper = make(make_status(narratives=(kept,)))

    text = reading.all_text(paper.data)
    assert "사무국이 직접 쓴 문장" in text
    assert "제2차 분과회의 대비 3개 증가" not in text
    assert "규모별·역할별 회원 구성" in text
    assert paper.outdated == (Section.MEMBERS,)


def test_approval_boxes_are_an_option(demo):
    without = make(make_status(), parse(["approval="]))

    assert "담당" in reading.texts(demo.data)[0]
    assert "담당" not in reading.texts(without.data)[0]


def test_both_dates_are_told_when_they_differ():
    paper = make(make_status(learned_on=date(2026, 7, 25)))

    assert "기준일 2026. 7. 22.(수) · 자료 확보일 2026. 7. 25.(토)" in reading.texts(paper.data)[1]


def test_a_classified_paper_needs_its_control_number():
    status = make_status(confidentiality=Confidentiality.CLASSIFIED)

    with pytest.raises(ReportError, match="관리번호"):
        make(status)
    marked = make(replace(status, control_number="2026-17"))
    assert "관리번호 2026-17" in reading.texts(marked.data)[0]
    assert all("대외비" in text for text in reading.texts(marked.data))


def test_a_public_paper_bears_no_mark():
    paper = make(make_status(), parse(["secrecy=public"]))

    assert all("분과 한정" not in text for text in reading.texts(paper.data))


def test_the_few_last_lines_of_a_chapter_stay_with_it():
    events = make_status().events
    status = make_status(events=tuple(events[index % len(events)] for index in range(15)))

    since = replace(status.since, actions=0, signals=())

    pages = reading.texts(make(replace(status, since=since)).data)

    last = next(text for text in pages if "제2차 분과회의(2026. 5. 20.) 이후" in text)
    assert last is pages[1]


def test_table_and_figure_of_the_supply_chain_stand_in_the_same_order():
    for status in (make_status(), make_status(demands=3), make_status(events=())):
        text = reading.all_text(make(status).data)

        assert text.index("앵커기업별 협력사 수") < text.index("주요 공급관계")


def test_no_page_but_the_last_of_a_part_is_nearly_empty(shape):
    """A page turns late: what begins the next page did not fit on this one."""
    data = make(shape).data
    starts = {page for _, page in reading.bookmarks(data)}
    pages = reading.texts(data)

    for number in range(1, len(pages) - 1):
        if number + 1 not in starts:
            assert len(reading.squeezed(pages[number])) > 200, number


@pytest.mark.parametrize("look", ["no", "yes"])
@pytest.mark.parametrize("blanks", [0, 5, 6, 10, 40])
def test_the_attendance_list_has_every_blank_row_asked_for(blanks, look):
    status = make_status(attendance=make_attendance(16))
    data = make(status, parse(["annexes=sign-in", f"blank-rows={blanks}", f"large={look}"])).data

    numbers: list[int] = []
    for page in reading.pages_from(data, "참석자 명부"):
        numbers += [int(line.split()[0]) for line in page if re.match(r"\d+( |$)", line)]
    assert numbers == list(range(1, 16 + blanks + 1))


def test_one_blank_row_too_many_for_a_page_does_not_begin_another():
    status = make_status(attendance=make_attendance(16))
    four, five = (make(status, parse([f"blank-rows={count}"])).pages for count in (4, 5))

    assert four == five


def test_a_paper_without_cover_begins_with_its_title():
    paper = make(make_status(), PaperOptions(has_cover=False))

    first = reading.texts(paper.data)[0]
    assert "이차전지 분과 현황 보고" in first
    assert "차례" not in first


def test_a_paper_says_on_which_page_each_chapter_begins():
    paper = make(make_status(), PaperOptions())

    found = {spot.key: spot.page for spot in paper.spots}
    assert found["cover"] == 1
    pages = reading.texts(paper.data)
    assert "추진경과" in pages[found["progress"] - 1]
    assert "향후계획" in pages[found["plans"] - 1]


def test_making_a_paper_can_be_stopped_between_pages():
    heard = []

    def tell(done, total, _part=""):
        heard.append((done, total))
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        make(make_status(), PaperOptions(), tell=tell)

    assert heard[-1][0] == 3
