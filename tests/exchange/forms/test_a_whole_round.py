"""Forms of many bodies out into a folder and back, with the texts that go with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.exchange.forms.official import Item, Official
from afm_desktop.exchange.forms.receiving import NothingToRead, read_replies
from afm_desktop.exchange.forms.sending import FormFormat, NoFolder, Sent, send_forms
from afm_desktop.exchange.forms.wording import receipt_of
from afm_desktop.services.requests.model import ReplyOutcome, Unreadable, Wish
from tests.factories import DAY
from tests.services.conftest import desk, division, workspace  # noqa: F401 - fixtures
from tests.services.requests.conftest import Office, office  # noqa: F401 - fixture

Send = Callable[..., Sent]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "보낼 양식"
    found.mkdir()
    return found


@pytest.fixture
def send(office: Office, folder: Path) -> Send:  # noqa: F811
    def send(kind: FormKind = FormKind.DEMAND, format_: FormFormat = FormFormat.XLSX) -> Sent:
        bodies = tuple(firm.id for firm in office.firms)
        round_id = office.round_id if kind is FormKind.DEMAND else None
        wish = Wish(kind, bodies, due_on=date(2026, 8, 14), round_id=round_id)
        return send_forms(office.desk.requests, wish, folder, format_)

    return send


def _fill(path: Path, mark: str, value: object, place: int = 3) -> None:
    book = openpyxl.load_workbook(path)
    page = book["작성"]
    row = next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == mark)
    page.cell(row, place).value = value
    book.save(path)


@pytest.mark.parametrize("format_", FormFormat)
@pytest.mark.parametrize("kind", [FormKind.DEMAND, FormKind.MEMBER_CHECK, FormKind.SUPPLIERS])
def test_what_nobody_touched_changes_nothing(
    kind: FormKind, format_: FormFormat, send: Send, folder: Path, office: Office  # noqa: F811
) -> None:  # fmt: skip
    sent = send(kind, format_)
    assert len(sent.files) == 3
    replies = read_replies(office.desk.requests, [folder])
    report = office.desk.requests.rehearse(replies)
    expected = ReplyOutcome.SAME if kind is not FormKind.DEMAND else ReplyOutcome.REJECTED
    assert {one.outcome for one in report.results} == {expected}  # a demand without title is none


def test_a_filled_form_comes_back(send: Send, folder: Path, office: Office) -> None:  # noqa: F811
    sent = send()
    assert [path.name for path in sent.files] == [
        f"(20260722)(수요서)_{name}.xlsx" for name in ("예시가람", "예시나래", "예시다온")
    ]
    _fill(sent.files[1], "q|title", "권선 장력 제어")
    _fill(sent.files[1], "r|budget", 2027)
    (folder / "~$열린 파일.xlsx").write_bytes(b"x")
    (folder / "읽어 보세요.txt").write_text("x")
    replies = read_replies(office.desk.requests, [folder])
    assert len(replies) == 3
    results = office.desk.requests.rehearse(replies).results
    changed = results[1]
    assert changed.body == "예시나래"
    assert changed.outcome is ReplyOutcome.REJECTED  # a year without source and amount
    _fill(sent.files[1], "r|budget", "국비", 4)
    _fill(sent.files[1], "r|budget", "5억", 5)
    replies = read_replies(office.desk.requests, [sent.files[1]])
    (taken,) = office.desk.requests.take(replies).results
    assert taken.outcome is ReplyOutcome.NEW
    assert {change.label: change.after for change in taken.changes}[
        "연차별 사업비 · 2027 국비 · 금액"
    ] == "500,000,000"
    told = receipt_of([taken], DAY)
    assert told is not None
    assert told.body().endswith("추가 작성이 필요한 기관: 예시나래  끝.")


def test_files_that_are_there_are_never_replaced(send: Send, folder: Path) -> None:
    first, second = send(), send()
    assert set(first.files) & set(second.files) == set()
    assert "예시가람 (2).xlsx" in second.files[0].name


def test_what_is_cancelled_leaves_no_file_and_no_request(
    office: Office, folder: Path  # noqa: F811
) -> None:  # fmt: skip
    def cancel(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    wish = Wish(FormKind.SUPPLIERS, tuple(firm.id for firm in office.firms))
    with pytest.raises(KeyboardInterrupt):
        send_forms(office.desk.requests, wish, folder, progress=cancel)
    assert list(folder.iterdir()) == []
    with office.desk.workspace.reading() as session:
        assert session.query(FormRequest).count() == 0


def test_a_folder_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:  # noqa: F811
    with pytest.raises(NoFolder):
        send_forms(office.desk.requests, Wish(FormKind.SUPPLIERS, ("x",)), tmp_path / "없음")


def test_files_that_are_no_forms_are_told(office: Office, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "표.xlsx"
    openpyxl.Workbook().save(path)
    (told,) = read_replies(office.desk.requests, [path])
    assert isinstance(told, Unreadable)
    with pytest.raises(NothingToRead):
        read_replies(office.desk.requests, [])


def test_a_mail_and_an_official_request_go_with_it(send: Send) -> None:
    sent = send()
    assert sent.mails[0].startswith("제목: [AI 자율제조 얼라이언스] 2026년 제1차 수요조사 수요서")
    assert "예시가람 담당자님께" in sent.mails[0]
    assert "2026. 8. 14.(금)까지" in sent.mails[0]
    assert sent.all_mails.count("드림") == 3
    assert sent.official == (
        "제목  2026년 제1차 수요조사 수요서 제출 요청\n\n"
        "1. 귀 기관의 무궁한 발전을 기원합니다.\n"
        "2. AI 자율제조 얼라이언스는 다음과 같이 2026년 제1차 수요조사 수요서 제출을 요청하오니"
        " 기한 내에 회신하여 주시기 바랍니다.\n"
        "  가. 대상: 예시가람, 예시나래, 예시다온\n"
        "  나. 제출 자료: 2026년 제1차 수요조사 수요서(붙임 양식)\n"
        "  다. 제출 기한: 2026. 8. 14.(금)까지\n"
        "  라. 제출 방법: 전자우편 또는 공문 회신\n"
        "    1) 바탕이 노란 칸(한글 양식은 오른쪽 칸)에 작성\n"
        "    2) 받은 파일에 그대로 적어 회신(다른 파일에 옮겨 적으면 접수되지 않음)\n"
        "\n"
        "붙임  수요서 양식 각 1부.  끝."
    )


def test_items_are_numbered_as_the_rules_have_it() -> None:
    deep = Item("여덟째")
    for name in ("일곱째", "여섯째", "다섯째", "넷째", "셋째", "둘째", "첫째"):
        deep = Item(name, (deep, Item("다음")))
    marks = [line.split()[0] for line in Official("제목", (deep, Item("끝"))).body().split("\n")]
    assert marks[:8] == ["1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"]
    many = Official("제목", (Item("위", tuple(Item("x") for _ in range(15))),))
    assert [line.split()[0] for line in many.body().split("\n")][14:] == ["하.", "거."]
    two = Official("제목", (Item("하나"), Item("둘")), ("양식 1부", "명단 1부"))
    assert two.body().endswith("붙임  1. 양식 1부.\n      2. 명단 1부.  끝.")
