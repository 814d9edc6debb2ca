"""안내문 on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from afm_desktop.domain.enums import Confidentiality, DemandStatus
from afm_desktop.reports import letter as paper
from afm_desktop.reports.letter_files import file_names
from afm_desktop.reports.letter_options import LetterOptions
from afm_desktop.services.letters.model import Closing, Letter
from tests.reports.reading import squeezed, texts

LETTER = Letter(
    demand_id="1",
    intake_no="BAT-2026-0007",
    title="전극 코팅 두께 제어",
    status=DemandStatus.SUPPLEMENT,
    to="예시가람(주)",
    subject="수요 보완 요청",
    paragraphs=("관련: 2026년 제1차 수요조사", "다음과 같이 보완하여 주시기 바랍니다."),
    items=("목표 수치가 없습니다.", "현황(As-is): 설비 대수를 적어 주십시오."),
    sender="예시 총괄 사무국",
    on=date(2026, 7, 22),
    confidentiality=Confidentiality.PUBLIC,
    control_number=None,
)


def test_it_has_the_parts_of_an_official_letter():
    (page,) = texts(paper.make(LETTER).data)

    for part in ("수신", "예시가람(주)", "(경유)", "제목", "수요 보완 요청", "시행 2026. 7. 22."):
        assert squeezed(part) in squeezed(page)
    assert "2.다음과같이보완하여주시기바랍니다.가.목표수치가없습니다.나.현황" in squeezed(page)
    assert "적어주십시오.끝." in squeezed(page)


def test_the_close_says_only_what_is_known():
    plain = squeezed(texts(paper.make(LETTER).data)[0])
    closing = Closing("1", "홍*동", "대전광역시 유성구 예시로 1", "042-000-0000", "a@example.kr")
    number = LetterOptions("이차전지분과-24")

    told = squeezed(texts(paper.make(replace(LETTER, closing=closing), number).data)[0])

    assert not any(word in plain for word in ("담당자", "주소", "전화", "전자우편"))
    for part in (
        "시행 이차전지분과-24(2026. 7. 22.)",
        "담당자 간사 홍*동",
        "주소 대전광역시 유성구 예시로 1",
        "전화 042-000-0000",
        "전자우편 a@example.kr",
    ):
        assert squeezed(part) in told


def test_a_single_item_has_no_mark():
    page = squeezed(texts(paper.make(replace(LETTER, items=("도면 누락",))).data)[0])

    assert "주시기바랍니다.도면누락끝." in page


def test_a_confidential_one_is_marked_on_every_page():
    items = tuple(f"보완할 것 {n}" for n in range(60))
    letter = replace(LETTER, items=items, confidentiality=Confidentiality.SECRET)

    pages = texts(paper.make(letter).data)

    assert len(pages) > 1
    assert all("비공개(영업비밀)" in page for page in pages)
    assert "비공개" not in texts(paper.make(LETTER).data)[0]


def test_the_same_letter_is_the_same_bytes():
    assert paper.make(LETTER).data == paper.make(LETTER).data


def test_files_are_named_for_number_and_firm_each_once():
    other = replace(LETTER, intake_no=None)

    assert list(file_names([LETTER, LETTER, other])) == [
        "BAT-2026-0007-예시가람-주-수요-보완-요청.pdf",
        "BAT-2026-0007-예시가람-주-수요-보완-요청-002.pdf",
        "003-예시가람-주-수요-보완-요청.pdf",
    ]
