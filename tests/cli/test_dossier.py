"""`report … demand-dossier`: one demand, everything."""

from __future__ import annotations

import pytest

from afm_desktop.app import opened
from tests.cli.conftest import digest
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


def test_without_a_demand_it_is_refused(afm, demo, tmp_path):
    before, out = digest(demo), tmp_path / "상세.pdf"

    none = afm("report", demo, "demand-dossier", "--out", out)
    unknown = afm("report", demo, "demand-dossier", "--demand", "BAT-1999-0001", "--out", out)

    assert (none.code, unknown.code) == (2, 1)
    assert "수요가 없습니다" in unknown.sentence
    assert not out.exists()
    assert digest(demo) == before
