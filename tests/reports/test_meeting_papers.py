"""회의록, 회의결과 and 참석자 명부 on paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from afm_desktop.domain.enums import AgendaKind, Confidentiality, MeetingStatus, MinutesState
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.reports import meeting_papers, meeting_result, minutes, sign_in
from afm_desktop.reports.division_status import NoControlNumber
from afm_desktop.reports.meeting_options import MinutesOptions, ResultOptions, SignInOptions
from afm_desktop.services.meetings.model import Votes
from afm_desktop.services.printed_meeting.model import LinkedDemand
from tests.reports import reading
from tests.reports.meeting_factory import make_empty, make_item, make_meeting
from tests.reports.reading import squeezed

USUAL = (MinutesOptions(), ResultOptions(), SignInOptions())
HOSTILE = (
    "<b>굵게</b> & <img src='http://example.invalid/a.png'>",
    "${jndi:ldap://a}·%s{0}\\n</para>",
    "가" * 300,
    "https://example.invalid/" + "아주긴주소" * 40,
    "漢字 제3조 😀 끝",
)


def said(data):
    return squeezed(reading.all_text(data))


@pytest.fixture(scope="module")
def meeting():
    return make_meeting()


@pytest.fixture(scope="module")
def whole(meeting):
    return minutes.make(meeting).data


def test_minutes_have_what_the_national_archives_ask_for(whole):
    text = said(whole)

    for part in (
        "회의명 2026년 제3차 이차전지 분과회의",
        "개최 부서(기관) 이차전지 분과(예시전지연구원)",
        "일시 2026. 7. 30.(목) 14:00~16:30",
        "장소 예시전지연구원 본관 3층 대회의실(충북 청주)",
        "참석자·배석자 명단",
        "상정 안건과 진행순서",
        "안건별 발언요지와 결과",
        "결정사항·표결내용",
        "후속조치",
        "보류·이월 안건",
    ):
        assert squeezed(part) in text


def test_attendance_is_told_with_marks_proxies_hours_and_the_quorum(whole):
    lines = reading.lines(whole)

    assert "참석 재적 12명 중 10명 참석(대리 1명 포함), 의사정족수 7명 충족" in lines
    assert any("대리 대리 박예시" in line for line in lines)
    assert any("14:20 도착" in line for line in lines)
    assert any("15:50 퇴장" in line for line in lines)
    assert any("사유 해외 출장" in line for line in lines)
    assert "계 12명(참석 9, 대리 1, 불참 1, 사유 1)" in lines
    assert "계 3명(참석 3)" in lines


def test_too_few_are_too_few():
    meeting = make_meeting()
    quorum = replace(meeting.sheet.quorum, needed=11)

    text = said(minutes.make(replace(meeting, sheet=replace(meeting.sheet, quorum=quorum))).data)

    assert "의사정족수11명미달" in text


def test_the_order_has_hours_and_says_how_far_it_ran_over(whole):
    lines = reading.lines(whole)

    assert any(line.startswith("1 14:00~14:35 2026년 제1차") for line in lines)
    assert any(line.startswith("4 15:55~16:15") and line.endswith("20 20 -") for line in lines)
    assert any(line.startswith("3 15:30~15:55") and line.endswith("40 25 △15") for line in lines)
    assert "계 130 135 5" in lines


def test_decisions_have_their_numbers_and_votes(whole):
    text = said(whole)

    assert "(표결)찬성8표,반대1표,기권1표" in text
    assert "(결정)BAT-2026-의결-3:2026년하반기운영계획을원안대로의결하고" in text
    (row,) = [line for line in reading.lines(whole) if line.startswith("BAT-2026-의결-3")]
    assert row.endswith("8 1 1")


def test_follow_ups_and_what_is_put_off_are_listed(whole):
    lines = reading.lines(whole)

    assert any(
        "지연 과제 일정 변경계획 제출 예시다온테크 2026. 8. 31. 예정" in one for one in lines
    )
    assert any(
        one.startswith("3 단독 공급 품목 대응 방안 논의 다음 회의로 대체 공급사") for one in lines
    )


def test_minutes_say_their_version_and_how_they_came_to_be(whole):
    text = said(whole)

    assert "제2판(승인)" in text
    assert "제2판:작성2026.8.6.,회람2026.8.7.,승인2026.10.22.(2026년제4차이차전지분과회의)" in text
    assert "안건2의발언요지한줄정정" in text


def test_a_copy_for_circulation_is_marked_on_every_page(meeting, whole):
    asked = reading.texts(minutes.make(meeting, MinutesOptions(is_for_circulation=True)).data)
    (first, _second) = meeting.versions
    going = replace(meeting, sheet=replace(meeting.sheet, minutes=(first,)))
    is_out = reading.texts(minutes.make(going).data)

    assert first.state is MinutesState.CIRCULATED
    assert all("회람용" in page for page in (*asked, *is_out))
    assert "회람용" not in reading.all_text(whole)


def test_nobody_but_the_chair_reads_the_notes_of_the_chair(meeting):
    for options in USUAL:
        assert "의장만 보는" not in reading.all_text(meeting_papers.make(meeting, options).data)


def test_names_stand_in_full_only_in_the_list_that_the_paper_is_for(meeting):
    def text(options, *, names_in_full):
        shown = meeting_papers.shown(meeting, options, names_in_full=names_in_full)
        return said(meeting_papers.make(shown, options).data)

    usual = text(MinutesOptions(), names_in_full=True)
    assert "김예나" in usual
    assert "홍*시" in usual
    assert "남*시" in usual
    assert "홍예시" in text(MinutesOptions(masks_rest=False), names_in_full=True)
    hidden = text(MinutesOptions(masks_rest=False), names_in_full=False)
    assert "김*나" in hidden
    assert "홍예시" not in hidden
    assert "대리박*시" in hidden


def test_the_persons_that_stand_in_full_are_counted(meeting):
    assert meeting_papers.persons(meeting, MinutesOptions()) == 15
    assert meeting_papers.persons(meeting, MinutesOptions(masks_rest=False)) == 18
    assert meeting_papers.persons(meeting, ResultOptions()) == 0
    assert meeting_papers.persons(meeting, ResultOptions(masks_rest=False)) == 3
    assert meeting_papers.persons(meeting, SignInOptions()) == 15


def test_telephone_numbers_are_masked_unless_that_is_turned_off(meeting):
    def text(options, *, names_in_full):
        shown = meeting_papers.shown(meeting, options, names_in_full=names_in_full)
        return said(sign_in.make(shown, options).data)

    masked, full = (
        SignInOptions(has_phones=True),
        SignInOptions(has_phones=True, masks_phones=False),
    )
    assert "연락처" not in text(SignInOptions(), names_in_full=True)
    assert "02-****-0004" in text(masked, names_in_full=True)
    assert "02-0000-0004" in text(full, names_in_full=True)
    assert "02-0000-0004" not in text(full, names_in_full=False)
    assert "항목:소속·직위·성명·연락처·서명" in text(masked, names_in_full=True)


def test_a_demand_beyond_the_class_of_the_paper_is_not_named(meeting):
    secret = {"d7": LinkedDemand("BAT-2026-0007", Confidentiality.SECRET)}
    hidden, options = replace(meeting, demands=secret), MinutesOptions()

    assert meeting_papers.told(meeting, options) == ("d7",)
    assert "BAT-2026-0007전극코팅두께" in said(minutes.make(meeting).data)
    asked = replace(options, secrecy=Confidentiality.DIVISION)
    text = said(minutes.make(hidden, asked).data)
    assert "전극코팅" not in text
    assert squeezed(WITHHELD) in text
    assert meeting_papers.told(hidden, asked) == ()
    assert meeting_papers.told(replace(meeting, spoken=("d1",)), ResultOptions()) == ("d1",)


def test_a_classified_paper_needs_its_number(meeting):
    with pytest.raises(NoControlNumber):
        minutes.make(meeting, MinutesOptions(secrecy=Confidentiality.CLASSIFIED))


def test_a_result_is_told_on_one_or_two_pages(meeting):
    paper = meeting_result.make(meeting)
    text = said(paper.data)

    assert paper.pages <= 2
    for part in (
        "안건 4건 중 3건 처리, 1건 의결, 1건 보류·이월, 후속조치 3건",
        "안건 4건(보고 1, 논의 2, 의결 1)",
        "주요 논의",
        "결정사항",
        "후속조치",
        "향후 일정",
        "2026. 10. 22.(목) 제4차 분과회의",
    ):
        assert squeezed(part) in text
    assert [title for title, _ in reading.bookmarks(paper.data)] == [
        "Ⅰ 회의개요",
        "Ⅱ 주요 논의",
        "Ⅲ 결정사항",
        "Ⅳ 후속조치",
        "Ⅴ 향후 일정",
    ]


def test_a_list_to_sign_has_everybody_in_the_order_of_the_roster(meeting):
    paper = sign_in.make(meeting)
    lines = reading.lines(paper.data)

    assert paper.pages == 1
    numbers = [int(line.split()[0]) for line in lines if line.split()[0].isdigit()]
    assert numbers == list(range(1, 21))
    assert any(line.startswith("1 예시가온소재 수석 김예나 위원장") for line in lines)


def test_long_lists_repeat_their_head_on_every_page():
    meeting = make_meeting(300)

    signed = reading.texts(sign_in.make(meeting).data)
    listed = [page for page in reading.texts(minutes.make(meeting).data) if "(계속)" in page]

    assert len(signed) <= 13
    assert all("연번" in page and "서명" in page for page in signed)
    assert "305" in signed[-1]
    assert len(listed) > 4
    assert all("연번" in page and "비고" in page for page in listed)


def test_blank_rows_large_letters_and_columns_are_chosen():
    meeting = make_meeting()
    usual = sign_in.make(meeting)
    bare = sign_in.make(meeting, SignInOptions(blank_rows=0, has_remarks=False))
    large = sign_in.make(meeting, SignInOptions(is_large=True))

    assert "16" not in [line.split()[0] for line in reading.lines(bare.data)]
    assert "비고" not in reading.all_text(bare.data)
    sizes = [
        max(one.size for _, one in reading.characters(paper.data) if one.text == "류")
        for paper in (usual, large)
    ]
    assert sizes[1] == pytest.approx(1.25 * sizes[0])


@pytest.mark.parametrize("options", USUAL)
def test_a_meeting_of_which_little_is_known_says_so_in_a_line(options):
    paper = meeting_papers.make(make_empty(), options)
    text = said(paper.data)

    assert paper.pages == 1
    assert "2026년제3차이차전지분과회의" in text
    if not isinstance(options, SignInOptions):
        assert "해당없음:결정사항없음" in text
        assert "해당없음:후속조치없음" in text


def test_a_meeting_that_is_not_over_says_that_nothing_is_settled(meeting):
    head = replace(meeting.head, status=MeetingStatus.PLANNED)
    ahead = replace(meeting, sheet=replace(meeting.sheet, head=head))

    text = said(minutes.make(ahead).data)

    assert "참석재적12명,의사정족수7명" in text
    assert "종료처리전의회의로" in text


@pytest.mark.parametrize("options", USUAL)
def test_the_same_meeting_is_the_same_bytes_and_only_embedded_fonts(meeting, options):
    first, second = (meeting_papers.make(meeting, options).data for _ in range(2))

    assert first == second
    assert all(reading.fonts(first).values())


@pytest.mark.parametrize("options", USUAL)
def test_a_paper_says_what_it_is(meeting, options):
    made = PdfReader(io.BytesIO(meeting_papers.make(meeting, options).data))

    assert made.metadata.title.startswith("2026년 제3차 이차전지 분과회의 ")
    assert made.metadata.author == "예시전지연구원"
    assert "이차전지" in made.metadata.keywords
    assert made.root_object["/Lang"] == "ko-KR"


@pytest.mark.parametrize("options", USUAL)
def test_hostile_words_are_printed_as_they_are_inside_the_page(meeting, options):
    items = tuple(
        make_item(
            number,
            AgendaKind.DECISION,
            text,
            discussion=f"{text}\n{text}",
            outcome=text,
            decision=text,
            decision_no="의결-1",
            votes=Votes(1, 0, None),
        )
        for number, text in enumerate(HOSTILE, 1)
    )
    roster = tuple(
        replace(row, organization=text, reason=text)
        for row, text in zip(meeting.sheet.roster, HOSTILE, strict=False)
    )
    head = replace(meeting.head, title=HOSTILE[0], place=HOSTILE[2], purpose=HOSTILE[3])
    sheet = replace(meeting.sheet, head=head, items=items, roster=roster)

    paper = meeting_papers.make(replace(meeting, sheet=sheet), options)

    text = said(paper.data)
    assert all(squeezed(one)[:12] in text for one in HOSTILE[:4])
    assert "漢字제3조" in text
    assert paper.missing == ("😀",)
    inside = (one.x0 > 0 and one.x1 < 596 for _, one in reading.characters(paper.data))
    assert all(inside)
