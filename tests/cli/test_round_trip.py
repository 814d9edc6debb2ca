"""What a list is exported as comes back as it was."""

from __future__ import annotations

import zipfile

import pytest
from python_calamine import CalamineWorkbook

from afm_desktop.app import opened

PAYLOADS = ("=1+1", "+82-10", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "'=1+1", "＝1")
TEXTS = {
    "members": ("organizations", "main_products"),
    "links": ("supply_links", "item"),
    "demands": ("demands", "product"),
    "people": ("people", "department"),
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_looks_like_a_formula_goes_out_and_comes_back_as_text(
    afm, demo, tmp_path, kind, ending
):
    table, field = TEXTS[kind]
    ids = [row["id"] for row in afm("list", demo, kind, "--json").json[: len(PAYLOADS)]]
    with opened(demo) as desk:
        for id_, payload in zip(ids, PAYLOADS, strict=True):
            desk.records.change(table, id_, {field: payload})
    sheet, why = tmp_path / f"목록.{ending}", ("--reason", "정비") if kind == "people" else ()
    afm("export", demo, kind, sheet, *why)

    said = afm("import", demo, kind, sheet, "--dry-run", "--json").json

    assert said["same"] > 0
    assert (said["new"], said["changed"], said["duplicates"], said["rejected"]) == (0, 0, 0, [])


def test_rejected_rows_hold_no_formula(afm, demo, tmp_path):
    sheet, kept = tmp_path / "명단.csv", tmp_path / "제외.xlsx"
    cells = ["123-45-67890", *PAYLOADS]
    heads = ",".join(f"비고{n}" for n in range(len(PAYLOADS)))
    sheet.write_text(
        f"기업명,사업자번호,{heads}\n예시전자," + ",".join(cells) + "\n", encoding="utf-8"
    )

    afm("import", demo, "members", sheet, "--division", "BAT", "--rejected", kept)

    with zipfile.ZipFile(kept) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    row = CalamineWorkbook.from_path(str(kept)).get_sheet_by_index(0).to_python()[1]
    assert set(row) > {"=1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0"}


@pytest.mark.parametrize("kind", ["members", "links", "demands"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_was_exported_comes_back_the_same(afm, demo, tmp_path, kind, ending):
    sheet = tmp_path / f"목록.{ending}"
    afm("export", demo, kind, sheet)

    said = afm("import", demo, kind, sheet, "--dry-run", "--json").json

    assert said["same"] > 0
    assert (said["new"], said["changed"], said["duplicates"], said["rejected"]) == (0, 0, 0, [])


def test_persons_exported_in_full_come_back_the_same_and_masked_ones_not(afm, demo, tmp_path):
    masked, full = tmp_path / "가림.xlsx", tmp_path / "전체.xlsx"
    afm("export", demo, "people", masked)
    afm("export", demo, "people", full, "--reason", "명단 정비")

    refused = afm("import", demo, "people", masked, "--dry-run", "--json").json
    said = afm("import", demo, "people", full, "--dry-run", "--json").json

    assert refused["new"] == 0
    assert refused["rejected"]
    assert said["same"] > 0
    assert (said["new"], said["changed"], said["duplicates"], said["rejected"]) == (0, 0, 0, [])


@pytest.mark.parametrize("kind", ["members", "links", "demands", "people"])
def test_tags_go_out_and_come_back_the_same(afm, demo, tmp_path, kind):
    sheet = tmp_path / "목록.xlsx"
    ids = [row["id"] for row in afm("list", demo, kind, "--json").json[:3]]
    afm("tag", demo, "add", kind, *ids, "--tag", "현장 점검", "R&D/실증")
    reason = ("--reason", "명단 정비") if kind == "people" else ()
    afm("export", demo, kind, sheet, *reason)

    again = afm("import", demo, kind, sheet, "--dry-run", "--json").json
    afm("tag", demo, "remove", kind, *ids, "--tag", "현장 점검")
    told = afm("import", demo, kind, sheet, "--dry-run").out
    afm("import", demo, kind, sheet)

    assert (again["new"], again["changed"], again["rejected"]) == (0, 0, [])
    assert "태그 R&D/실증 → 현장 점검, R&D/실증" in told
    marked = {row["id"] for row in afm("list", demo, kind, "--json").json if row["tags"]}
    assert marked == set(ids)
