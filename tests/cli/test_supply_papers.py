"""`report … supply-chain` and `export … map`."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from tests.reports import reading

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def an_anchor(afm, demo):
    links = afm("list", demo, "links", "--division", "BAT", "--json").json
    members = afm("list", demo, "members", "--division", "BAT", "--json").json
    anchors = {row["id"]: row["name"] for row in members if row["role"] == "anchor"}
    bought = {row["buyer_id"] for row in links}
    return next((id, name) for id, name in anchors.items() if id in bought)


def test_the_chain_of_a_division_is_printed(afm, demo, tmp_path):
    out = tmp_path / "공급망.pdf"

    said = afm("report", demo, "supply-chain", "--division", "BAT", "--out", out)

    assert said.code == 0
    text = reading.all_text(out.read_bytes())
    for words in ("이차전지 분과 공급망 현황", "단독 공급 품목", "지역별 협력사 수", "분과 한정"):
        assert words in text


def test_the_chain_of_one_anchor_is_printed(afm, demo, tmp_path):
    id, name = an_anchor(afm, demo)
    out = tmp_path / "공급망.pdf"

    said = afm("report", demo, "supply-chain", "--organization", id, "--out", out)

    assert said.code == 0
    assert f"{name} 공급망 현황" in reading.all_text(out.read_bytes())


def test_the_same_chain_is_the_same_bytes(afm, demo, tmp_path):
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"

    for out in (one, other):
        afm("report", demo, "supply-chain", "--division", "AUT", "--out", out)

    assert one.read_bytes() == other.read_bytes()


def test_it_has_to_be_said_whose_chain_it_is(afm, demo, tmp_path):
    said = afm("report", demo, "supply-chain", "--out", tmp_path / "공급망.pdf")
    meeting = afm(
        "report", demo, "supply-chain", "--division", "BAT", "--meeting", "next",
        "--out", tmp_path / "공급망.pdf",
    )  # fmt: skip

    assert (said.code, meeting.code) == (2, 2)
    assert "--organization" in said.sentence


def test_an_anchor_that_is_not_there_is_refused_in_a_sentence(afm, demo, tmp_path):
    out = tmp_path / "공급망.pdf"

    said = afm("report", demo, "supply-chain", "--organization", "없음", "--out", out)

    assert said.code == 1
    assert said.sentence
    assert not out.exists()


def test_the_map_is_written_as_vectors_with_its_words(afm, demo, tmp_path):
    out = tmp_path / "지도.svg"

    assert afm("export", demo, "map", out, "--division", "BAT").code == 0

    texts = [node.text for node in ElementTree.parse(out).iter() if node.tag.endswith("text")]
    assert any(text.startswith("1차 협력사") for text in texts)
    assert "단독" in texts


def test_the_graph_has_every_body_and_link_of_the_chain(afm, demo, tmp_path):
    graph, book = tmp_path / "그래프.graphml", tmp_path / "공급망.xlsx"

    for out in (graph, book):
        assert afm("export", demo, "map", out, "--division", "BAT").code == 0

    root = ElementTree.parse(graph).getroot()
    nodes = {node.get("id") for node in root.iter(f"{NAMESPACE}node")}
    edges = list(root.iter(f"{NAMESPACE}edge"))
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)
    sheets = CalamineWorkbook.from_path(book)
    assert len(sheets.get_sheet_by_name("기업·기관").to_python()) == len(nodes) + 1
    assert len(sheets.get_sheet_by_name("공급관계").to_python()) == len(edges) + 1


@pytest.mark.parametrize("fit", ["page", "a4", "a3"])
def test_the_map_is_fitted_or_tiled_with_its_legend(afm, demo, tmp_path, fit):
    out = tmp_path / "지도.pdf"

    assert afm("export", demo, "map", out, "--division", "BAT", "--fit", fit).code == 0

    pages = reading.texts(out.read_bytes())
    assert (len(pages) > 1) is (fit == "a4")
    assert any("단독 공급(협력사가 하나뿐인 품목)" in page for page in pages)


def test_only_a_map_in_a_pdf_is_fitted(afm, demo, tmp_path):
    svg = afm("export", demo, "map", tmp_path / "지도.svg", "--division", "BAT", "--fit", "a4")
    other = afm("export", demo, "links", tmp_path / "목록.csv", "--fit", "a4")

    for said in (svg, other):
        assert said.code == 2
        assert "--fit은 map을 PDF로" in said.sentence


def test_an_unfolded_map_names_every_firm_of_the_chain(afm, demo, tmp_path):
    folded, whole, book = (tmp_path / name for name in ("접힘.pdf", "모두.pdf", "공급망.xlsx"))
    words = ("--division", "BAT")
    for out, options in ((folded, ["--fit", "a4"]), (whole, ["--fit", "a4", "--unfold"])):
        assert afm("export", demo, "map", out, *words, *options).code == 0
    assert afm("export", demo, "map", book, *words).code == 0

    rows = CalamineWorkbook.from_path(book).get_sheet_by_name("기업·기관").to_python()
    names = {reading.squeezed(str(row[0])) for row in rows[1:]}
    few, all_ = (reading.squeezed(reading.all_text(out.read_bytes())) for out in (folded, whole))
    hidden = {name for name in names if name not in few}
    assert hidden
    assert {name for name in hidden if name not in all_} == set()
    assert re.search(r"외\d+개사", few)
    assert not re.search(r"외\d+개사", all_)


def test_only_a_picture_of_a_map_is_unfolded(afm, demo, tmp_path):
    graph = afm("export", demo, "map", tmp_path / "망.graphml", "--division", "BAT", "--unfold")
    other = afm("export", demo, "links", tmp_path / "목록.csv", "--unfold")

    for said in (graph, other):
        assert said.code == 2
        assert "--unfold는 map을 그림" in said.sentence


def test_the_map_is_a_picture_too(afm, demo, tmp_path):
    out = tmp_path / "지도.png"

    said = afm("export", demo, "map", out, "--division", "BAT")

    assert said.code == 0, said.err
    head = out.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20]) > 1_500


@pytest.mark.parametrize("ending", ["csv", "jpg", "doc"])
def test_a_map_of_another_kind_is_wrong_usage(afm, demo, tmp_path, ending):
    said = afm("export", demo, "map", tmp_path / f"지도.{ending}", "--division", "BAT")

    assert said.code == 2
    assert ".svg" in said.sentence


def test_what_goes_beyond_the_paper_is_one_line_not_rows_of_nothing(afm, demo, tmp_path):
    out = tmp_path / "공급망.pdf"
    words = ("report", demo, "supply-chain", "--division", "BAT", "--out", out)

    said = afm(*words, "--option", "secrecy=public")

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    assert "(비공개)" not in text
    assert "함께 쓰는 협력사 28개사" in text
    assert "공개등급이 이 문서보다 높은 28개사는 수에만 반영" in text
    assert "공개등급이 이 문서보다 높은 4건은 수에만 반영" in text
    assert re.findall(r"표 (\d)", text) == ["1", "2", "3"]
