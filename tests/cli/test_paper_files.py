"""`report … --out X.hwpx|.xlsx` and `--format`: the kind of file is told by its ending."""

from __future__ import annotations

import openpyxl
import pytest
from hwpx import validate_package
from PIL import Image
from pypdf import PdfReader

from afm_desktop.app import opened
from tests.cli.conftest import digest
from tests.exchange.forms import owpml
from tests.reports import reading


@pytest.mark.parametrize("ending", [".hwpx", ".xlsx"])
def test_the_ending_says_what_is_made(afm, demonstration, tmp_path, ending):
    path = tmp_path / f"명부{ending.upper()}"

    said = afm("report", demonstration, "member-list", "--division", "BAT", "--out", path)

    assert said.code == 0, said.err
    assert str(path) in said.out
    assert path.read_bytes()[:2] == b"PK"


def test_another_ending_is_refused_in_one_sentence(afm, demonstration, tmp_path):
    said = afm("report", demonstration, "member-list", "--out", tmp_path / "명부.docx")

    assert said.code == 2
    assert ".pdf, .hwpx, .xlsx" in said.err
    assert not any(tmp_path.iterdir())


def test_a_folder_is_filled_with_the_format_that_is_said(afm, demo, tmp_path):
    words = ("letter", "--status", "selected", "--division", "BAT", "--format", "hwpx")

    said = afm("report", demo, *words, "--out", tmp_path / "안내", "--reason", "시험")

    assert said.code == 0, said.err
    made = list((tmp_path / "안내").iterdir())
    assert made
    assert {path.suffix for path in made} == {".hwpx"}
    assert all(owpml.read(path).title for path in made)


def test_one_paper_has_its_format_from_its_name_alone(afm, demonstration, tmp_path):
    words = ("member-list", "--format", "hwpx", "--out", tmp_path / "명부.pdf")

    said = afm("report", demonstration, *words)

    assert said.code == 2
    assert "--out" in said.err


def test_names_are_masked_in_every_kind_of_file(afm, demo, tmp_path):
    with opened(demo, read_only=True) as desk:
        meetings = desk.lists.listing("meetings", division="BAT")
        states = [str(state) for state in meetings.values("status")]
        planned = str(meetings.values("id")[states.index("planned")])
        guests = desk.division_status.of("BAT", meeting_id=planned).attendance
    words = ("division-status", "--division", "BAT", "--meeting", planned, "--out")

    afm("report", demo, *words, tmp_path / "a.hwpx")
    afm("report", demo, *words, tmp_path / "a.xlsx")

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    tables = owpml.read(tmp_path / "a.hwpx").tables
    told = cells | {text for table in tables for row in table.cells for text in row}
    assert guests
    assert not {guest.name for guest in guests} & told


def test_a_core_technology_leaves_for_a_reason_in_every_kind_of_file(afm, demo, tmp_path):
    with opened(demo) as desk:
        core = str(desk.lists.listing("demands").values("id")[0])
        desk.records.change("demands", core, {"is_core_technology": True})
    before = digest(demo)
    words = ("report", demo, "demand-dossier", "--demand", core, "--out")

    refused = [afm(*words, tmp_path / f"상세{ending}") for ending in (".hwpx", ".xlsx")]

    assert [said.code for said in refused] == [1, 1]
    assert not list(tmp_path.glob("상세*"))
    assert digest(demo) == before
    assert afm(*words, tmp_path / "상세.hwpx", "--reason", "심사").code == 0
    with opened(demo, read_only=True) as desk:
        assert desk.accesses.rows(limit=1)[0].reason == "심사"


@pytest.mark.parametrize(
    "words",
    [
        ("division-status", "--division", "BAT", "--meeting", "none"),
        ("demand-status", "--division", "BAT"),
        ("supply-chain", "--division", "BAT"),
        ("member-list", "--division", "BAT"),
        ("receipt", "--demand", "BAT-2026-0001"),
        ("approval", "--demand", "BAT-2026-0001"),
        ("demand-dossier", "--demand", "BAT-2026-0001"),
        ("letter", "--demand", "BAT-2026-0001"),
        ("crosstab", "--option", "rows=division"),
        ("meeting-book", "--division", "BAT", "--option", "sections=overview,files"),
        ("minutes", "--division", "BAT"),
        ("meeting-result", "--division", "BAT"),
        ("sign-in", "--division", "BAT"),
        ("projects", "--division", "BAT", "--option", "cards=no"),
        ("targets", "--division", "all"),
        ("overview",),
    ],
    ids=lambda words: words[0],
)
def test_every_page_of_every_paper_bears_whom_it_is_for(afm, demonstration, tmp_path, words):
    kind, *rest = words
    asked = ("report", demonstration, kind, *rest, "--option", "recipient=예시 나래연구원")

    said = afm(*asked, "--out", tmp_path / "a.pdf")

    assert said.code == 0, said.err
    pages = reading.texts((tmp_path / "a.pdf").read_bytes())
    assert all("나래연구원" in page for page in pages)


def test_a_recipient_that_is_too_long_is_refused(afm, demonstration, tmp_path):
    said = afm(
        "report", demonstration, "member-list", "--option", f"recipient={'가' * 31}",
        "--out", tmp_path / "a.pdf",
    )  # fmt: skip

    assert said.code == 2
    assert "30자" in said.err


def test_a_crosstab_bears_how_confidential_it_is(afm, demonstration, tmp_path):
    words = ("crosstab", "--option", "rows=division", "secrecy=division", "--out")

    assert afm("report", demonstration, *words, tmp_path / "a.pdf").code == 0

    assert "분과 한정" in reading.texts((tmp_path / "a.pdf").read_bytes())[0]


@pytest.fixture
def logo(tmp_path):
    path = tmp_path / "로고.png"
    Image.new("RGBA", (300, 80), (29, 63, 114, 128)).save(path)
    return path


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("supply-chain", ()),
        ("targets", ()),
        ("overview", ("cover=yes", "approval=")),
        ("meeting-book", ("sections=overview",)),
    ],
)
def test_a_logo_stands_on_the_cover_alone(  # noqa: PLR0917 - fixtures
    afm, demonstration, tmp_path, logo, kind, options
):
    of = () if kind == "overview" else ("--division", "BAT")
    words = (kind, *of, "--option", f"logo={logo}", *options, "--out")

    for name in ("a.pdf", "b.pdf", "a.hwpx"):
        said = afm("report", demonstration, *words, tmp_path / name)
        assert said.code == 0, said.err

    pages = PdfReader(tmp_path / "a.pdf").pages
    assert [len(page.images) for page in pages] == [1, *[0] * (len(pages) - 1)]
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert validate_package((tmp_path / "a.hwpx").read_bytes()).ok


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n broken"])
def test_a_logo_that_is_no_picture_is_refused(afm, demonstration, tmp_path, content):
    path = tmp_path / "로고.png"
    path.write_bytes(content)
    words = ("supply-chain", "--division", "BAT", "--option", f"logo={path}", "--out")

    said = afm("report", demonstration, *words, tmp_path / "a.pdf")

    assert said.code == 1
    assert "로고.png" in said.sentence
    assert not (tmp_path / "a.pdf").exists()
