"""회의자료 묶음 read back: its text, its figures, its annexes, and the same bytes twice."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import openpyxl
import pytest
from pypdf import PdfReader

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.reports import book_labels as words
from afm_desktop.reports import meeting_book
from afm_desktop.reports.book_annexes import AnnexState, annexes_of
from afm_desktop.reports.book_checks import check_words, checks
from afm_desktop.reports.book_keeping import to_keep
from afm_desktop.reports.book_options import Audience, BookOptions, parse
from afm_desktop.reports.book_withheld import shown, told
from afm_desktop.reports.options import WrongOption
from afm_desktop.services import plain
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import BookFile, Subject
from afm_desktop.services.book.preflight import CheckCode
from afm_desktop.services.status import NarrativeLine, NarrativeRow, Section
from tests.reports import reading
from tests.reports.book import ACTION, CHAIR_NOTE, LATE, NOTE, PLAN, SECRET_PLAN, bind

HOSTILE = "<b>굵게</b> & <img src='file:///etc/passwd'> 漢字 😀 " + "긴말" * 60


@pytest.fixture(scope="module")
def bound(demonstration, tmp_path_factory):
    found = bind(demonstration, tmp_path_factory.mktemp("book"))
    yield found
    found.desk.workspace.close()


@pytest.fixture(scope="module")
def book(bound):
    return bound.desk.books.of(bound.meeting)


@pytest.fixture(scope="module")
def paper(book):
    return meeting_book.make(book)


def codes(found):
    return {one.code for one in found}


def demand_of(book, id):
    return next(one for one in book.dossiers if one.sheet.demand_id == id).sheet


def test_every_part_stands_in_its_order_with_its_bookmark(paper):
    marks = [title for title, _ in reading.bookmarks(paper.data)]

    assert marks[0] == "표지"
    assert [title.split(" ", 1)[1] for title in marks[1:]] == list(words.CHAPTERS.values())


def test_the_contents_name_the_page_of_each_part(paper):
    said = reading.squeezed(reading.texts(paper.data)[1])
    starts = dict(reading.bookmarks(paper.data))

    for number, title in enumerate(words.CHAPTERS.values(), 1):
        page = starts[f"{number} {title}"]
        assert f"{number}{reading.squeezed(title)}{page}" in said


def test_figures_are_those_of_the_services(book, paper):
    text = reading.all_text(paper.data)
    status = book.main

    assert f"회원(기업·기관) {status.members.total}개" in text
    assert f"협력사 {status.supply.suppliers}개사" in text
    assert f"수요 {book.changes.count(Subject.DEMANDS)}건 변동" in text
    assert f"예정 {book.planned_minutes}분" in text
    late = sum(one.late > 0 for one in book.actions)
    assert f"진행 중인 후속조치 {len(book.actions)}건, 기한 경과 {late}건" in text


def test_open_follow_ups_tell_their_age(book, paper):
    told = {one.title: (one.late, one.age) for one in book.actions}

    assert told[LATE] == (21, 63)
    assert told[ACTION][0] == 0
    assert "21일 지연" in reading.all_text(paper.data)


def test_pages_of_annexes_are_numbered_through(paper):
    texts = reading.texts(paper.data)
    first = next(n for n, text in enumerate(texts) if "annex page 1 of 2" in text)

    assert "annex page 2 of 2" in texts[first + 1]
    assert [f"- {n} -" in texts[n] for n in range(1, paper.pages)] == [True] * (paper.pages - 1)
    assert f"붙임 1 {PLAN}.pdf" in reading.squeezed_lines(texts[first])
    picture = PdfReader(io.BytesIO(paper.data)).pages[first + 2]
    assert "붙임 2" in texts[first + 2]
    assert len(picture.images) == 1


def test_what_is_no_page_is_named_only_and_what_is_secret_is_counted_only(paper):
    text = reading.all_text(paper.data)

    assert "명단.txt" in text
    assert "별도 배포" in text
    assert SECRET_PLAN not in text
    assert words.withheld_files(1) in text


def test_a_book_to_be_edited_names_its_annexes_and_has_no_empty_page_for_them(paper):
    parts = paper.plain.parts
    lines = [part for part in parts if isinstance(part, plain.Line)]

    named = [(line.mark, line.text) for line in lines if line.mark.startswith("붙임 ")]
    assert named == [
        ("붙임 1", words.only_pages(f"{PLAN}.pdf", 2)),
        ("붙임 2", words.only_pages("현장.png", 1)),
    ]
    breaks = [isinstance(part, plain.PageBreak) for part in parts]
    assert not any(one and other for one, other in pairwise(breaks))


def test_of_a_logo_its_name_is_kept_and_not_where_it_lies(book, paper):
    options = parse(["logo=/home/kim/로고.png", "recipient=예시나래연구원"])

    kept = to_keep(book, options, paper, 0).options

    assert (kept["logo"], kept["recipient"]) == ("로고.png", "예시나래연구원")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"\x89PNG broken"])
def test_a_damaged_annex_is_told_and_does_not_stop_the_book(book, content):
    ending = ".png" if b"PNG" in content else ".pdf"
    broken = BookFile("x", f"깨진{ending}", "", 1, Confidentiality.PUBLIC, content)
    damaged = replace(book, files=(broken,))

    (annex,) = annexes_of(damaged.files)
    made = meeting_book.make(damaged, parse(["sections=files"]))

    assert annex.state is AnnexState.UNREADABLE
    assert "열 수 없음" in reading.all_text(made.data)
    assert CheckCode.FILE_UNREADABLE in codes(checks(damaged, BookOptions()))


def test_it_says_which_part_it_is_at_while_it_is_read_and_made(bound, book):
    read, made = [], []

    bound.desk.books.of(bound.meeting, lambda *told: read.append(told))
    meeting_book.make(book, tell=lambda done, total, part="", /: made.append((done, total, part)))

    count = len({link.id for row in book.matters for link in row.links if link.number})
    assert (BookSection.DEMAND_CARDS, count, count) in read
    shown_cards = len(shown(book, Confidentiality.DIVISION).book.dossiers)
    pages = [part for done, _, part in made if done]
    cards = words.CHAPTERS[BookSection.DEMAND_CARDS]
    assert next(part for part in pages if part.startswith(cards)) == f"{cards} 1/{shown_cards}"
    assert f"{cards} {shown_cards}/{shown_cards}" in pages
    assert {part.split(" 1/")[0] for part in pages} >= {
        words.CHAPTERS[BookSection.CHANGES],
        words.CHAPTERS[BookSection.SIGN_IN],
    }


def test_the_same_book_is_the_same_bytes(book, paper):
    assert meeting_book.make(book).data == paper.data


def test_the_file_says_what_it_is(book, paper):
    reader = PdfReader(io.BytesIO(paper.data))

    assert reader.metadata.title == f"{book.head.title} 회의자료"
    assert reader.metadata.author == book.issuer
    assert "회의자료" in reader.metadata["/Keywords"]
    assert reader.trailer["/Root"]["/Lang"] == "ko-KR"
    assert reader.page_labels[:3] == ["표지", "1", "2"]


def test_the_tables_lie_in_it_with_real_numbers(book, paper):
    reader = PdfReader(io.BytesIO(paper.data))
    (content,) = reader.attachments[words.DATA_NAME]
    sheets = openpyxl.load_workbook(io.BytesIO(content))

    demands = list(sheets["수요"].iter_rows(min_row=2, values_only=True))
    rows = book.main.demands.demands
    assert [row[1] for row in demands] == [row.intake_no for row in rows]
    assert sum(row[5] or 0 for row in demands) == sum(row.cost.total or 0 for row in rows)
    assert len(list(sheets["후속조치"].iter_rows(min_row=2))) == len(book.actions)


def test_the_chairs_copy_alone_has_notes_and_clocks(book, paper):
    chosen = parse(["chair=yes", "sections=overview"])
    chair = reading.all_text(meeting_book.make(book, chosen).data)
    plain = reading.all_text(paper.data)

    for said in ("의장용", NOTE, CHAIR_NOTE, "10:00~10:20"):
        assert said in chair
        assert said not in plain


def test_the_audience_decides_which_demands_are_told(bound, book):
    hidden = demand_of(book, bound.hidden_demand)
    open_one = demand_of(book, bound.open_demand)
    names = "sections=overview,changes,demand-list,demand-cards"

    wide = reading.all_text(meeting_book.make(book, parse([names, "audience=alliance"])).data)
    own = reading.all_text(meeting_book.make(book, parse([names])).data)

    first = hidden.title.split()[0]
    assert first in own
    assert hidden.title.replace(" ", "") not in reading.squeezed(wide)
    assert WITHHELD in wide
    assert words.withheld_cards(1) in wide
    assert reading.squeezed(open_one.title) in reading.squeezed(wide)


def test_the_data_of_a_book_are_those_its_audience_may_read(bound, book):
    made = meeting_book.make(book, parse(["audience=alliance"]))
    (content,) = PdfReader(io.BytesIO(made.data)).attachments[words.DATA_NAME]
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    cells = {str(cell) for sheet in sheets for row in sheet.values for cell in row}

    assert demand_of(book, bound.hidden_demand).title not in cells


def test_core_technologies_it_names_are_told_and_withheld_ones_are_not(book):
    sheet = book.dossiers[0].sheet
    core = replace(sheet, is_core_technology=True)
    secret = replace(core, confidentiality=Confidentiality.PARTIES)

    def named(sheet):
        dossier = replace(book.dossiers[0], sheet=sheet)
        return told(replace(book, dossiers=(dossier,)), Confidentiality.DIVISION)

    assert core.demand_id in named(core)
    assert core.demand_id not in named(secret)


def test_core_technologies_of_lists_are_counted_before_the_book_is_made(book):
    options = BookOptions()
    assert CheckCode.CORE_NAMED not in codes(checks(book, options))
    status = book.statuses[0]
    first, *others = status.demands.demands
    demands = replace(status.demands, demands=(replace(first, core="d1"), *others))
    project = replace(status.projects[0], cores=("d2",))
    status = replace(status, demands=demands, projects=(project, *status.projects[1:]))

    found = checks(replace(book, statuses=(status,)), options)

    (row,) = [one for one in found if one.code is CheckCode.CORE_NAMED]
    assert (row.id, row.count) == ("d1", 2)
    assert "수요 2건" in check_words(row)


def test_parts_are_chosen_and_ordered(book):
    made = meeting_book.make(book, parse(["sections=actions,overview", "cover=no", "contents=no"]))

    marks = [title for title, _ in reading.bookmarks(made.data)]
    assert marks == ["1 후속조치", "2 회의개요와 안건"]


def test_an_unknown_part_is_refused_with_those_there_are():
    with pytest.raises(WrongOption, match="sign-in"):
        parse(["sections=overview,nothing"])


@pytest.mark.parametrize("is_bare", [False, True])
def test_a_meeting_of_nothing_says_what_is_missing(book, is_bare):
    status = book.main
    nothing = replace(
        book,
        matters=(),
        last=None,
        changes=None,
        dossiers=(),
        projects=(),
        targets=(),
        actions=(),
        files=(),
        statuses=(
            replace(status, events=(), since=None, demands=None, projects=(), issues=(), plans=()),
        ),
    )

    made = meeting_book.make(nothing, BookOptions(omits_empty=is_bare))

    text = reading.all_text(made.data)
    assert "등록된 안건이 없음" in text
    assert ("종료된 지난 회의가 없음" in text) is not is_bare
    assert "참석자 명부" in text


def test_hostile_text_is_printed_as_it_stands(book):
    matter = replace(book.matters[0], title=HOSTILE)
    action = replace(book.actions[0], title=HOSTILE, owner=HOSTILE)
    hostile = replace(book, matters=(matter,), actions=(action,))

    made = meeting_book.make(hostile, parse(["sections=overview,actions"]))

    text = reading.squeezed(reading.all_text(made.data))
    assert reading.squeezed("<b>굵게</b> & <img src='file:///etc/passwd'>") in text
    assert "😀" in made.missing
    assert CheckCode.GLYPHS in codes(checks(hostile, BookOptions()))


def test_an_overrun_is_said(book):
    longer = replace(book, matters=tuple(replace(row, minutes=90) for row in book.matters))

    text = reading.all_text(meeting_book.make(longer, parse(["sections=overview"])).data)

    assert longer.overrun == 4 * 90 - 150
    assert words.overrun_note(150, 210) in text
    assert CheckCode.OVERRUN in codes(checks(longer, BookOptions()))


def test_words_of_the_office_that_name_a_withheld_demand_are_found(bound, book):
    title = demand_of(book, bound.hidden_demand).title
    matter = replace(book.matters[1], title=f"{title} 검토")
    lines = (NarrativeLine(LineLevel.POINT, f"{title} 협의"),)
    status = replace(book.main, narratives=(NarrativeRow(Section.ISSUES, lines, None),))
    naming = replace(book, matters=(matter,), statuses=(status,))

    wide = checks(naming, BookOptions(audience=Audience.ALLIANCE))

    found = {(one.table, one.field) for one in wide if one.code is CheckCode.NAMED_DEMAND}
    assert found == {("agenda_items", "title"), ("narratives", "issues")}
    own = checks(naming, BookOptions())
    assert CheckCode.NAMED_DEMAND not in codes(own)


def test_a_book_of_the_alliance_tells_of_each_division(bound):
    desk = bound.desk
    listing = desk.lists.listing("meetings")
    found = zip(*(listing.values(key) for key in ("id", "title")), strict=True)
    meeting = next(id for id, title in found if "총회" in str(title))
    book = desk.books.of(str(meeting))

    made = meeting_book.make(book, parse(["audience=alliance", "sections=overview,members"]))

    text = reading.all_text(made.data)
    assert len(book.statuses) == 12
    for status in book.statuses:
        assert status.division in text
    assert str(sum(one.members.total for one in book.statuses)) in text


def test_every_section_has_words():
    assert set(words.CHAPTERS) == set(BookSection)
    assert set(words.AUDIENCES) == set(Audience)


def test_what_goes_beyond_the_class_is_counted(book):
    wide = shown(book, Confidentiality.PUBLIC)
    own = shown(book, Confidentiality.DIVISION)

    assert (wide.cards, own.cards) == (1, 0)
    assert (wide.files, own.files) == (1, 1)
