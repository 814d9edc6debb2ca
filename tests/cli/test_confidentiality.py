"""A marked text is in no byte of a paper or an export beyond its class."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import or_, select

from afm_desktop.app import opened
from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.domain.model.demand_parts import KpiTarget
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.reports import list_paper
from afm_desktop.reports.withheld import shown_list
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.narratives import Narratives, PaperPlace
from afm_desktop.services.status import NarrativeLine, Section
from afm_desktop.services.views.model import Filter, ViewQuery
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.records.listing import spec_of
from afm_desktop.ui.screens.records.printing import Printing
from afm_desktop.ui.screens.records.showing import Showing

SECRET = "뷁뛟쀍"
"""Syllables that stand in no other text, so that even a font that holds them is found."""
ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le")
TEXTS = ("title", "english_title", "process", "product", "as_is", "problem", "to_be", "effects")
WITHIN, BEYOND = "parties", "division"
"""A class that may hold what is for the parties alone, and one that may not."""


@pytest.fixture(scope="module")
def marked(demonstration, tmp_path_factory) -> Path:
    """The demonstration with one demand and some links whose texts are for the parties alone."""
    path = tmp_path_factory.mktemp("marked") / "예시.afm"
    shutil.copyfile(demonstration, path)
    with opened(path) as desk:
        narrow = ViewQuery("BAT", filters=(Filter("status", ("supplement",)),))
        demand = str(desk.views.listing(ListKind.DEMANDS, narrow).rows[0][0])
        values = {name: f"{SECRET} {name}" for name in TEXTS}
        desk.records.change("demands", demand, {**values, "confidentiality": WITHIN})
        with desk.workspace.reading() as session:
            of_it = KpiTarget.demand_id == demand
            targets = list(session.scalars(select(KpiTarget.id).where(of_it)))
            sole = SupplyLink.is_sole_source.is_(True)
            links = list(session.scalars(select(SupplyLink.id).where(sole)))
        for target in targets:
            desk.records.change("kpi_targets", target, {"name": SECRET})
        desk.records.create("review_comments", {"demand_id": demand, "text": SECRET})
        for link in links:
            secret = {"item": SECRET, "confidentiality": WITHIN}
            desk.records.change("supply_links", link, secret)
    return path


def said_in(path: Path) -> str:
    """Every text in a file: decompressed, and of a PDF also what its fonts can say."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return _pdf(data)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    return data.decode("utf-8-sig")


def _pdf(data: bytes) -> str:
    """What its pages and properties say, and every character that its fonts can."""
    reader = PdfReader(io.BytesIO(data))
    found = [*(page.extract_text() for page in reader.pages), str(reader.metadata)]
    packed = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    for stream in (data, *map(_unpacked, packed)):
        found += [SECRET for encoding in ENCODINGS if SECRET.encode(encoding) in stream]
        if b"beginbf" in stream:
            codes = re.findall(rb"<([0-9A-Fa-f]{4})>", stream)
            found += [chr(int(code, 16)) for code in codes]
    return "".join(found)


def _unpacked(stream: bytes) -> bytes:
    """A stream as it was before it was packed, whichever way that was."""
    plain = stream.strip()
    if plain.endswith(b"~>"):
        plain = base64.a85decode(plain.removesuffix(b"~>"))
    try:
        return zlib.decompress(plain)
    except zlib.error:
        return plain


def tells(path: Path) -> bool:
    """Whether even one of the marked syllables is anywhere in a file."""
    text = said_in(path)
    return any(sign in text for sign in SECRET)


PAPERS = {
    "division-status": ("--division", "BAT", "--option", "annexes=members,demands"),
    "demand-status": ("--division", "BAT", "--option", "list=yes"),
    "supply-chain": ("--division", "BAT", "--option", "large=no"),
}


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("paper", [WITHIN, BEYOND])
def test_no_paper_tells_what_goes_beyond_its_class(afm, marked, tmp_path, kind, paper):
    out = tmp_path / "문서.pdf"

    said = afm("report", marked, kind, *PAPERS[kind], f"secrecy={paper}", "--out", out)

    assert said.code == 0, said.err
    assert tells(out) == (paper == WITHIN)


@pytest.fixture(scope="module")
def hidden(marked, tmp_path_factory) -> tuple[Path, str]:
    """The same with a firm all of whose links are for the parties alone, and the firm's name."""
    path = tmp_path_factory.mktemp("hidden") / "예시.afm"
    joined = select(Membership.organization_id).where(Membership.joined_on > date(2026, 1, 1))
    shutil.copyfile(marked, path)
    with opened(path) as desk:
        anchors = [one.id for one in desk.chains.anchors("BAT")]
        chain = desk.chains.chain(anchors)
        sellers = {link.supplier for link in chain.links}
        with desk.workspace.reading() as session:
            known = {*session.scalars(select(Demand.applicant_id)), *session.scalars(joined)}
        firm = next(one for one in chain.bodies if one.tier and one.id in sellers - known)
        desk.records.change("organizations", firm.id, {"name": SECRET})
        with desk.workspace.reading() as session:
            own = or_(SupplyLink.supplier_id == firm.id, SupplyLink.buyer_id == firm.id)
            links = list(session.scalars(select(SupplyLink.id).where(own)))
        for link in links:
            desk.records.change("supply_links", link, {"confidentiality": WITHIN})
    return path, SECRET


@pytest.mark.parametrize("ending", ["svg", "pdf", "graphml", "xlsx"])
def test_no_map_names_a_firm_that_is_linked_beyond_its_class(afm, hidden, tmp_path, ending):
    path, _name = hidden
    within, beyond = tmp_path / f"안.{ending}", tmp_path / f"밖.{ending}"

    afm("export", path, "map", within, "--division", "BAT", "--secrecy", WITHIN)
    said = afm("export", path, "map", beyond, "--division", "BAT", "--secrecy", BEYOND)

    assert said.code == 0, said.err
    assert "수에만 반영" in said.err
    assert (tells(within), tells(beyond)) == (True, False)


@pytest.mark.parametrize("kind", ["division-status", "supply-chain"])
def test_no_paper_names_a_firm_that_is_linked_beyond_its_class(afm, hidden, tmp_path, kind):
    path, _name = hidden
    out = tmp_path / "문서.pdf"

    options = ("--option", "annexes=", "--division", "BAT") if kind == "division-status" else (
        "--division", "BAT",
    )  # fmt: skip
    said = afm("report", path, kind, *options, "--option", f"secrecy={BEYOND}", "--out", out)

    assert said.code == 0, said.err
    assert not tells(out)
    assert "수에만 반영" in said_in(out).replace("\n", " ")


@pytest.mark.parametrize("name", ["demands.xlsx", "links.xlsx", "demands.csv", "links.csv"])
@pytest.mark.parametrize("paper", [WITHIN, BEYOND])
def test_no_sheet_tells_what_goes_beyond_its_class(afm, marked, tmp_path, name, paper):
    kind, _, ending = name.partition(".")
    out, everything = tmp_path / f"목록.{ending}", tmp_path / f"모두.{ending}"

    said = afm("export", marked, kind, out, "--secrecy", paper)
    afm("export", marked, kind, everything)

    assert said.code == 0, said.err
    assert tells(out) == (paper == WITHIN)
    assert tells(everything)
    assert said.out.split("‘")[0] == afm("export", marked, kind, everything).out.split("‘")[0]


@pytest.mark.parametrize("name", ["DEMANDS", "LINKS"])
@pytest.mark.parametrize("paper", [Confidentiality(WITHIN), Confidentiality(BEYOND)])
def test_no_printed_list_tells_what_goes_beyond_its_class(marked, tmp_path, name, paper):
    spec = spec_of(name)
    columns = tuple(column for column in spec.columns if column.key != "tags")
    with opened(marked, read_only=True) as desk:
        export = Export(spec, ViewQuery("BAT"), tuple(column.key for column in columns), "")
        printed = Printing(export, columns, (), Showing(spec.says)).make(desk, lambda *_: None)
    out = tmp_path / "목록.pdf"

    shown = shown_list(printed, paper)
    out.write_bytes(list_paper.make(shown).data)

    is_within = paper.value == WITHIN
    assert tells(out) == is_within
    assert shown.count == printed.count
    assert shown.totals == printed.totals
    assert any("합계에만 반영" in remark for remark in shown.remarks) != is_within


def test_a_crosstab_and_other_demands_papers_tell_nothing_of_it(afm, marked, tmp_path):
    rows = afm("list", marked, "demands", "--division", "BAT", "--json").json
    other = next(row for row in rows if row["confidentiality"] == "public")
    table, dossier = tmp_path / "집계.pdf", tmp_path / "상세.pdf"

    afm("report", marked, "crosstab", "--option", "rows=division", "--out", table)
    afm("report", marked, "demand-dossier", "--demand", other["id"], "--out", dossier)

    assert not tells(table)
    assert not tells(dossier)


def test_a_marked_file_says_its_class(afm, marked, tmp_path):
    sheet, paper = tmp_path / "목록.xlsx", tmp_path / "문서.pdf"

    afm("export", marked, "demands", sheet, "--secrecy", "division")
    afm("report", marked, "demand-status", "--division", "BAT", "--out", paper)

    assert "분과 한정" in said_in(sheet)
    pages = PdfReader(io.BytesIO(paper.read_bytes())).pages
    assert all("당사자·간사 한정" in page.extract_text() for page in pages)


def test_a_paper_says_of_how_many_it_tells_nothing(afm, demonstration, tmp_path):
    out = tmp_path / "문서.pdf"
    words = ("report", demonstration, "division-status", "--division", "SEM", "--out", out)

    def said(secrecy: str) -> str:
        afm(*words, "--option", f"secrecy={secrecy}", "annexes=")
        pages = PdfReader(io.BytesIO(out.read_bytes())).pages
        return "".join(page.extract_text() for page in pages)

    assert "공개등급이 이 문서보다 높은 2건은 합계에만 반영" in said(BEYOND)
    assert "공개등급이 이 문서보다 높은 1건은 합계에만 반영" in said(WITHIN)
    assert "합계에만 반영하고" not in said("secret")


def test_a_class_that_is_none_is_refused(afm, marked, tmp_path):
    said = afm("export", marked, "demands", tmp_path / "목록.xlsx", "--secrecy", "빨강")

    assert said.code == 2
    assert "쓸 수 있는 값: public" in said.err


def test_what_fonts_can_say_is_seen_too(afm, marked, tmp_path):
    out = tmp_path / "문서.pdf"
    afm("report", marked, "demand-status", "--division", "BAT", "--out", out)

    streams = re.findall(rb"stream\r?\n(.*?)endstream", out.read_bytes(), re.DOTALL)

    tables = [plain for plain in map(_unpacked, streams) if b"beginbf" in plain]
    assert any(f"{ord(SECRET[0]):04X}".encode() in table.upper() for table in tables)


def test_a_list_with_a_core_technology_leaves_for_a_reason_alone(afm, demo, tmp_path):
    first = afm("list", demo, "demands", "--json").json[0]["id"]
    with opened(demo) as desk:
        desk.records.change("demands", first, {"is_core_technology": True})
    out = tmp_path / "수요.csv"

    refused = afm("export", demo, "demands", out)
    is_there = out.exists()
    allowed = afm("export", demo, "demands", out, "--reason", "통계 제출")

    assert (refused.code, is_there) == (1, False)
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    with opened(demo, read_only=True) as desk:
        assert desk.accesses.rows(limit=1)[0].reason == "통계 제출"


def test_a_core_technology_that_a_sheet_does_not_tell_needs_no_reason(afm, demo, tmp_path):
    rows = afm("list", demo, "demands", "--json").json
    hidden = next(row["id"] for row in rows if row["confidentiality"] == "division")
    with opened(demo) as desk:
        desk.records.change("demands", hidden, {"is_core_technology": True})

    refused = afm("export", demo, "demands", tmp_path / "모두.csv")
    allowed = afm("export", demo, "demands", tmp_path / "공개.csv", "--secrecy", "public")

    assert (refused.code, allowed.code) == (1, 0)


def test_words_written_by_hand_that_name_a_withheld_demand_are_told(afm, marked, tmp_path):
    path, out = tmp_path / "예시.afm", tmp_path / "문서.pdf"
    shutil.copyfile(marked, path)
    line = NarrativeLine(LineLevel.POINT, f"{SECRET} title 과제를 우선 검토")
    with opened(path) as desk:
        place = PaperPlace("BAT")
        Narratives(desk.workspace).keep(place, Section.DEMANDS, [line], "")
    words = ("report", path, "division-status", "--division", "BAT", "--meeting", "none")

    beyond = afm(*words, "--option", f"secrecy={BEYOND}", "--out", out)
    within = afm(*words, "--option", f"secrecy={WITHIN}", "--out", out)

    assert "직접 고친 서술(수요 접수·검토 현황)에 문서보다 공개등급이 높은 수요" in beyond.err
    assert "직접 고친 서술" not in within.err
