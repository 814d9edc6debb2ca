"""`report … demand-dossier`: one demand, everything."""

from __future__ import annotations

import pytest

from afm_desktop.app import opened
from afm_desktop.reports.form_blocks import form_blocks
from afm_desktop.reports.style import NORMAL
from afm_desktop.reports.table import Table
from tests.cli.conftest import digest
from tests.exchange.forms import owpml
from tests.reports import reading


@pytest.fixture
def wanted(afm, demo):
    """A demand of which more is to be said, as the list tells it."""
    rows = afm("list", demo, "demands", "--json").json
    return next(row for row in rows if row["status"] == "supplement")


def printed(afm, demo, tmp_path, number):
    out = tmp_path / "상세.pdf"
    said = afm("report", demo, "demand-dossier", "--demand", number, "--out", out)
    assert said.code == 0, said.err
    return reading.all_text(out.read_bytes())


def test_it_tells_the_form_the_life_and_what_is_alike(afm, demo, tmp_path, wanted):
    alike = afm("similar", demo, wanted["intake_no"], "--json").json

    text = printed(afm, demo, tmp_path, wanted["intake_no"])

    for words in (wanted["title"], wanted["applicant"], f"{wanted['total_cost_won']:,}원"):
        assert words in text
    for chapter in ("현황과 목표", "추진계획", "처리 경과", "점검·보완", "비슷한 수요"):
        assert chapter in text
    assert all(row["intake_no"] in text for row in alike)


def test_it_tells_how_and_when_the_demand_came_in(afm, demo, tmp_path):
    text = printed(afm, demo, tmp_path, "BAT-2026-0010")

    for fact in (
        "제출일시 2026. 4. 30.(목) 14:00",
        "접수일시 2026. 5. 4.(월)",
        "접수경로 공문",
        "공문번호 예시-2026-0172",
    ):
        assert fact in text
    assert "항목 내용" not in text


def test_what_is_not_filled_in_stands_in_one_table_with_its_neighbours(demo):
    with opened(demo, read_only=True) as desk:
        sheet = desk.dossiers.of(desk.filing.find("BAT-2026-0006")).sheet

    tables = [block for block in form_blocks(sheet, NORMAL) if isinstance(block, Table)]

    assert not sheet.answers.get("suppliers")
    firsts = [[row.cells[0][0][0].text for row in table._rows] for table in tables]
    assert ["참여 협력사", "데이터 공유 범위"] in firsts


def test_a_comment_and_a_merger_are_told(afm, demo, tmp_path, wanted):
    with opened(demo) as desk:
        values = {"demand_id": wanted["id"], "text": "목표값의 근거를 적으세요", "binding": "kpis"}
        desk.records.create("review_comments", {**values, "supplement": 1})

    text = printed(afm, demo, tmp_path, wanted["intake_no"])

    assert "목표값의 근거를" in text
    assert "정량 목표" in text


def test_an_alike_demand_beyond_its_class_keeps_its_name(afm, demo, tmp_path, wanted):
    (first, *_) = afm("similar", demo, wanted["intake_no"], "--json").json
    with opened(demo) as desk:
        desk.records.change("demands", wanted["id"], {"confidentiality": "public"})
        desk.records.change("demands", first["id"], {"confidentiality": "secret"})

    text = printed(afm, demo, tmp_path, wanted["intake_no"])

    assert first["intake_no"] in text
    assert first["title"] not in text
    assert "(비공개)" in text


def test_another_core_technology_keeps_its_name(afm, demo, tmp_path, wanted):
    (first, second, *_) = afm("similar", demo, wanted["intake_no"], "--json").json
    with opened(demo) as desk:
        for one in (first, second):
            desk.records.change("demands", one["id"], {"is_core_technology": True})
        desk.records.change("demands", wanted["id"], {"previous_id": second["id"]})

    text = printed(afm, demo, tmp_path, wanted["intake_no"])

    assert first["intake_no"] in text
    assert f"{second['intake_no']} (비공개)" in text
    assert first["title"] not in text
    assert second["title"] not in text


def test_without_a_demand_it_is_refused(afm, demo, tmp_path):
    before, out = digest(demo), tmp_path / "상세.pdf"

    none = afm("report", demo, "demand-dossier", "--out", out)
    unknown = afm("report", demo, "demand-dossier", "--demand", "BAT-1999-0001", "--out", out)

    assert (none.code, unknown.code) == (2, 1)
    assert "수요가 없습니다" in unknown.sentence
    assert not out.exists()
    assert digest(demo) == before


def test_each_of_a_status_gets_a_paper_in_a_folder(afm, demo, tmp_path):
    out = tmp_path / "상세"
    rows = afm("list", demo, "demands", "--division", "BAT", "--json").json
    wanted = [row for row in rows if row["status"] == "supplement"]
    words = ("report", demo, "demand-dossier", "--status", "supplement", "--division", "BAT")

    said = afm(*words, "--out", out, "--option", "similar=no")

    assert said.code == 0, said.err
    papers = sorted(out.iterdir())
    assert len(papers) == len(wanted) > 0
    for row in wanted:
        (paper,) = [one for one in papers if row["intake_no"] in one.name]
        text = reading.all_text(paper.read_bytes())
        assert row["title"] in text
        assert "비슷한 수요" not in text


def test_core_technologies_leave_a_folder_only_for_a_reason(afm, demo, tmp_path, wanted):
    with opened(demo) as desk:
        desk.records.change("demands", wanted["id"], {"is_core_technology": True})
    out, words = tmp_path / "상세", ("report", demo, "demand-dossier", "--status", "supplement")

    refused = afm(*words, "--out", out)
    before = out.exists()
    allowed = afm(*words, "--out", out, "--reason", "평가위원회 제출")

    assert refused.code == 1
    assert "국가핵심기술" in refused.sentence
    assert not before
    assert allowed.code == 0, allowed.err
    with opened(demo, read_only=True) as desk:
        assert [row.reason for row in desk.accesses.rows(limit=1)] == ["평가위원회 제출"]


def test_one_demand_or_several_are_asked_for(afm, demo, tmp_path):
    both = ("--demand", "BAT-2026-0001", "--status", "received")
    report = ("report", demo, "demand-dossier", "--out", tmp_path / "상세")

    assert "--demand로" in afm(*report, *both).err
    nobody = afm(*report, "--status", "draft", "--division", "BAT")

    assert (nobody.code, "조건에 맞는 수요가 없습니다" in nobody.err) == (1, True)
    assert not (tmp_path / "상세").exists()


def test_amounts_are_told_in_the_chosen_unit(afm, demo, tmp_path, wanted):
    out = tmp_path / "상세.pdf"
    words = ("report", demo, "demand-dossier", "--demand", wanted["intake_no"], "--out", out)

    said = afm(*words, "--option", "unit=백만원", "similar=no")

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    whole = wanted["total_cost_won"] // 1_000_000
    assert f"{whole:,}백만원" in text
    assert text.count("단위: 백만원") == 1
    total = next(one for one in reading.lines(out.read_bytes()) if one.startswith("계 "))
    *sources, last = reading.numbers(total)
    assert sum(sources) == last == whole


@pytest.mark.parametrize("ending", [".pdf", ".hwpx", ".xlsx"])
def test_several_are_bound_in_one_file(afm, demonstration, tmp_path, ending):
    path = tmp_path / f"상세{ending}"
    words = ("demand-dossier", "--status", "selected", "--division", "BAT", "--out", path)

    said = afm("report", demonstration, *words)

    assert said.code == 0, said.err
    with opened(demonstration, read_only=True) as desk:
        demands = desk.lists.listing("demands", division="BAT")
        rows = zip(demands.values("title"), demands.values("status"), strict=True)
        titles = {str(title) for title, status in rows if status == "selected"}
    if ending == ".hwpx":
        assert owpml.read(path).title == f"수요별 상세자료 {len(titles)}건"
    if ending == ".pdf":
        data = path.read_bytes()
        marks = dict(reading.outline(data))
        pages = [marks[title] for title in titles]
        assert len(set(pages)) == len(titles) == 4
        assert all(
            reading.squeezed(title) in reading.page_words(data)[marks[title]] for title in titles
        )
        assert reading.outside(data) == ()
        assert "분과 한정" in reading.texts(data)[0]
