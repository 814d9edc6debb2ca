"""Whose a file is that came along with replies, told by its name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest

from afm_desktop.domain.enums import FormKind
from afm_desktop.exchange.forms.enclosures import Taker, owner_of, shared_out
from afm_desktop.exchange.forms.receiving import receive
from afm_desktop.exchange.forms.sending import send_forms
from afm_desktop.exchange.forms.wording import mail_of
from afm_desktop.services.requests.model import Received, Reply, Wish
from tests.services.conftest import desk, division, workspace  # noqa: F401 - fixtures
from tests.services.requests.conftest import Office, office  # noqa: F401 - fixtures

TAKERS = (
    Taker("a1b2c3d4", "(주)예시가람", Path("회신/(20261127)(수요서)_예시가람.xlsx")),
    Taker("b1b2c3d4", "예시가람소재", Path("회신/회신.xlsx")),
    Taker("c1b2c3d4", "예시 나래 연구원", Path("회신/회신2.hwpx")),
)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("(20261127)(수요서)_예시가람.pdf", "a1b2c3d4"),
        ("(20261127)(수요서)_예시가람 개념도.PNG", "a1b2c3d4"),
        ("개념도_예시가람.pdf", "a1b2c3d4"),
        ("주식회사예시가람_개념도.pdf", "a1b2c3d4"),
        ("예시가람소재-개념도.docx", "b1b2c3d4"),
        ("회신_붙임.jpg", "b1b2c3d4"),
        ("회신2_붙임.jpg", "c1b2c3d4"),
        ("예시나래연구원(개념도).hwp", "c1b2c3d4"),
        ("예시_나래 연구원.hwp", "c1b2c3d4"),
        ("도면 c1b2c3d4 예시가람.pdf", "c1b2c3d4"),
        ("예시가람전자_개념도.pdf", None),
        ("예시가람 예시나래연구원.pdf", "c1b2c3d4"),
        ("회신3.pdf", None),
        ("개념도.pdf", None),
    ],
)
def test_a_file_is_of_the_reply_whose_name_or_body_it_bears(name: str, owner: str | None) -> None:
    assert owner_of(Path(name), TAKERS) == owner
    assert owner_of(Path(unicodedata.normalize("NFD", name)), TAKERS) == owner


def test_a_file_of_a_body_with_two_demands_is_nobodys() -> None:
    two = [Taker(key, "예시가람", Path(f"{key}.xlsx")) for key in ("aaaa", "bbbb")]
    assert owner_of(Path("예시가람_개념도.pdf"), two) is None
    assert owner_of(Path("aaaa 예시가람.pdf"), two) == "aaaa"


def test_of_two_demands_the_one_whose_number_a_file_bears_has_it() -> None:
    two = [Taker(f"k{n}", "예시가람", Path(f"{n}.xlsx"), f"BAT-2026-000{n}") for n in (1, 2)]
    assert owner_of(Path("예시가람_bat-2026-0002_개념도.pdf"), two) == "k2"
    assert owner_of(Path("예시가람_BAT-2026-00021.pdf"), two) is None


def test_all_that_was_handed_over_with_one_reply_is_its_own() -> None:
    files = (Path("개념도.pdf"), Path("사진.jpg"))
    assert shared_out(files, TAKERS[:1], is_handed_over=True) == ({"a1b2c3d4": files}, ())
    assert shared_out(files, TAKERS[:1], is_handed_over=False) == ({}, files)
    assert shared_out(files, TAKERS, is_handed_over=True) == ({}, files)


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:  # noqa: F811
    """The replies of two firms with what they sent along."""
    found = tmp_path / "회신"
    found.mkdir()
    bodies = tuple(firm.id for firm in office.firms[:2])
    wish = Wish(FormKind.DEMAND, bodies, round_id=office.round_id)
    garam, _narae = send_forms(office.desk.requests, wish, found).files
    (found / f"{garam.stem}_개념도.pdf").write_bytes(b"%PDF-1.7")
    (found / "예시나래 계획.hwp").write_bytes(b"HWP Document File V3.00")
    budget = openpyxl.Workbook()
    budget.create_sheet("예산").cell(1, 1).value = "국비"
    budget.save(found / "예시나래_예산.xlsx")
    (found / "일정.txt").write_text("x")
    return found


def _files(received: Received) -> dict[str, list[str]]:
    return {
        one.file.rpartition("_")[2]: [path.name for path in one.enclosures]
        for one in received.replies
        if isinstance(one, Reply)
    }


def test_a_folder_is_shared_out(office: Office, folder: Path) -> None:  # noqa: F811
    received = receive(office.desk.requests, [folder])
    assert len(received.replies) == 2  # what belongs to a reply is not told of as a wrong form
    found = _files(received)
    assert len(found.pop("예시가람.xlsx")) == 1
    assert found == {"예시나래.xlsx": ["예시나래 계획.hwp", "예시나래_예산.xlsx"]}
    assert [path.name for path in received.loose] == ["일정.txt"]


def test_beside_a_reply_lies_what_is_called_as_it_is(
    office: Office, folder: Path  # noqa: F811
) -> None:  # fmt: skip
    garam, narae = sorted(folder.glob("(*_예시??.xlsx"))
    assert len(_files(receive(office.desk.requests, [garam]))["예시가람.xlsx"]) == 1
    alone = receive(office.desk.requests, [narae])
    assert (_files(alone), alone.loose) == ({"예시나래.xlsx": []}, ())
    handed_over = receive(office.desk.requests, [narae, folder / "일정.txt"])
    assert _files(handed_over) == {"예시나래.xlsx": ["일정.txt"]}


def test_a_form_and_its_mail_say_how_files_are_sent(
    office: Office, folder: Path  # noqa: F811
) -> None:  # fmt: skip
    (garam,) = folder.glob("*예시가람.xlsx")
    book = openpyxl.load_workbook(garam)
    said = [cell.value for row in book["작성"].iter_rows() for cell in row if cell.value]
    assert "회신할 때 파일을 함께 보내 주십시오. 파일 이름의 예: 예시가람_개념도.pdf" in said
    ready = office.send(FormKind.DEMAND)
    assert "(예: 예시가람_개념도.pdf)" in mail_of(ready.sheets[0], garam.name)
    check = office.send(FormKind.MEMBER_CHECK)
    assert "개념도" not in mail_of(check.sheets[0], "확인서.xlsx")
