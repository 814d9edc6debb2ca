"""No copy of a demand on a national core technology leaves without a recorded reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from afm_desktop.app import opened
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.views.model import Filter, ViewQuery
from tests.cli.conftest import spoil

WHY = "평가위원회 제출"


@pytest.fixture(scope="module")
def guarded(demonstration, tmp_path_factory) -> tuple[Path, str]:
    """The demonstration with one demand on a national core technology, returned to its firm."""
    path = tmp_path_factory.mktemp("guarded") / "예시.afm"
    shutil.copyfile(demonstration, path)
    with opened(path) as desk:
        narrow = ViewQuery("BAT", filters=(Filter("status", ("supplement",)),))
        demand = str(desk.views.listing(ListKind.DEMANDS, narrow).rows[0][0])
        desk.records.change("demands", demand, {"is_core_technology": True})
    return path, demand


def last_reason(path: Path) -> str | None:
    with opened(path, read_only=True) as desk:
        rows = desk.accesses.rows(limit=1)
    return rows[0].reason if rows else None


def like(afm, path: Path, demand: str) -> str:
    """A demand to which this one is similar."""

    def near(one: str) -> list[str]:
        return [row["id"] for row in afm("similar", path, one, "--json", "--reason", WHY).json]

    return next(one for one in near(demand) if demand in near(one))


def asked(kind: str, afm, path: Path, demand: str) -> tuple[object, ...]:
    """A command that tells the demand to other programs."""
    if kind == "list":
        return ("list", path, "demands", "--json")
    if kind == "set":
        return ("set", path, "demands", demand, "--list", "--json")
    if kind == "diff":
        return ("diff", path, "demands", "--from", "2026-01-01", "--json")
    return ("similar", path, like(afm, path, demand), "--json")


@pytest.mark.parametrize("kind", ["list", "set", "diff", "similar"])
def test_what_other_programs_read_is_told_for_a_reason_alone(afm, guarded, kind):
    path, demand = guarded
    words = asked(kind, afm, path, demand)

    refused = afm(*words)
    allowed = afm(*words, "--reason", f"{WHY} {kind}")

    assert (refused.code, refused.out) == (1, "")
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    assert last_reason(path) == f"{WHY} {kind}"


def test_a_demand_that_takes_it_over_is_told_for_a_reason_alone(afm, guarded, tmp_path):
    path = tmp_path / "예시.afm"
    shutil.copyfile(guarded[0], path)
    with opened(path) as desk:
        desk.records.create("rounds", {"year": 2027, "ordinal": 1})
        body = str(desk.records.values("demands", guarded[1])["applicant_id"])
    words = ("set", path, "demands", "new", "--round", "2027-1", "--previous", guarded[1])

    refused = afm(*words, "--applicant", body, "--title", "예시 재신청", "--json")

    assert (refused.code, refused.out) == (1, "")
    assert "국가핵심기술" in refused.sentence


def test_what_is_shown_and_what_does_not_name_it_needs_no_reason(afm, guarded):
    path, _demand = guarded

    shown = afm("list", path, "demands", "--division", "BAT")
    other = afm("list", path, "demands", "--division", "AUT", "--json")
    counted = afm("report", path, "crosstab", "--json", "--option", "rows=division")

    assert {shown.code, other.code, counted.code} == {0}


def test_an_answer_about_a_supplier_that_names_it_needs_one(afm, guarded, tmp_path):
    path, demand = guarded
    with opened(path, read_only=True) as desk:
        body = desk.records.values("demands", demand)["applicant_id"]
        chain = desk.chains.chain([str(body)])
    supplier = next(link.supplier for link in chain.links if link.buyer == body)
    out = tmp_path / "답.pdf"

    for words in (("--json",), ("--out", out)):
        refused = afm("ask", path, "stop", supplier, *words)
        assert refused.code == 1
        assert "국가핵심기술" in refused.sentence
    assert not out.exists()
    assert afm("ask", path, "stop", supplier).code == 0
    assert afm("ask", path, "stop", supplier, "--out", out, "--reason", WHY).code == 0
    assert out.exists()


def paper_of(kind: str, demand: str) -> tuple[object, ...]:
    """A paper that names the demand."""
    if kind == "letter":
        return ("letter", "--demand", demand)
    if kind == "division-status":
        return (kind, "--division", "BAT", "--option", "annexes=")
    return (kind, "--division", "BAT")


@pytest.mark.parametrize("kind", ["division-status", "demand-status", "letter"])
def test_a_paper_that_names_it_is_made_for_a_reason_alone(afm, guarded, tmp_path, kind):
    path, demand = guarded
    out, words = tmp_path / "문서.pdf", ("report", path, *paper_of(kind, demand))

    refused = afm(*words, "--out", out)
    was_made = out.exists()
    allowed = afm(*words, "--out", out, "--reason", f"{WHY} {kind}")

    assert (refused.code, was_made) == (1, False)
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    assert out.exists()
    assert last_reason(path) == f"{WHY} {kind}"


def test_a_paper_of_the_project_born_of_it_is_made_for_a_reason_alone(afm, guarded, tmp_path):
    path, demand = tmp_path / "예시.afm", guarded[1]
    shutil.copyfile(guarded[0], path)
    with opened(path) as desk:
        project = desk.project_reports.of("BAT").projects[0].row.title
        row = desk.lists.listing(ListKind.PROJECTS, division="BAT").rows[0]
        desk.parts.add("project_demands", str(row[0]), {"demand_id": demand})
    out, words = tmp_path / "과제.pdf", ("report", path, "projects", "--division", "BAT")

    refused = afm(*words, "--out", out)
    was_made = out.exists()
    allowed = afm(*words, "--out", out, "--reason", f"{WHY} 과제")

    assert project
    assert (refused.code, was_made) == (1, False)
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    assert last_reason(path) == f"{WHY} 과제"


def test_a_letter_that_names_it_as_leader_is_made_for_a_reason_alone(afm, guarded, tmp_path):
    path, leader = tmp_path / "예시.afm", guarded[1]
    shutil.copyfile(guarded[0], path)
    with opened(path) as desk:
        narrow = ViewQuery("BAT", filters=(Filter("status", ("reviewing",)),))
        merged = str(desk.views.listing(ListKind.DEMANDS, narrow).rows[0][0])
        own = desk.records.values("demands", leader)["applicant_id"]
        desk.records.change("demands", merged, {"applicant_id": own})
        desk.screening.move([merged], DemandStatus.MERGED, into=leader)
    out, words = tmp_path / "통합.pdf", ("report", path, "letter", "--demand", merged)

    refused = afm(*words, "--out", out)
    was_made = out.exists()
    allowed = afm(*words, "--out", out, "--reason", f"{WHY} 통합")

    assert (refused.code, was_made) == (1, False)
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    assert last_reason(path) == f"{WHY} 통합"


@pytest.mark.parametrize("way", ["list", "export", "print"])
def test_a_deleted_one_leaves_the_trash_for_a_reason_alone(afm, guarded, tmp_path, way):
    path, demand = guarded
    file, out = tmp_path / "예시.afm", tmp_path / "휴지통.csv"
    shutil.copyfile(path, file)
    words = {
        "list": ("list", file, "trash", "--json"),
        "export": ("export", file, "trash", out),
        "print": ("list", file, "trash", "--pdf", out.with_suffix(".pdf")),
    }[way]
    with opened(file) as desk:
        other = next(row[0] for row in desk.views.listing(ListKind.ISSUES, ViewQuery()).rows)
        desk.records.delete("issues", [str(other)])
    free = afm(*words)
    with opened(file) as desk:
        desk.records.delete("demands", [demand])

    refused = afm(*words)
    allowed = afm(*words, "--reason", WHY)

    assert free.code == 0
    assert (refused.code, refused.out) == (1, "")
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    assert last_reason(file) == WHY


def test_a_paper_that_only_counts_needs_no_reason(afm, guarded, tmp_path):
    path, demand = guarded
    with opened(path) as desk:
        desk.records.change("demands", demand, {"confidentiality": "secret"})
    words = ("report", path, "demand-status", "--division", "BAT", "--option")

    counted = afm(*words, "secrecy=division", "--out", tmp_path / "가림.pdf")

    with opened(path) as desk:
        desk.records.change("demands", demand, {"confidentiality": "public"})
    assert counted.code == 0, counted.err


def test_all_divisions_at_once_need_one_reason(afm, guarded, tmp_path):
    path, _demand = guarded
    words = ("report", path, "division-status", "--division", "all", "--option", "annexes=")

    refused = afm(*words, "--out", tmp_path / "보고서")

    assert refused.code == 1
    assert not (tmp_path / "보고서").exists()


def test_what_is_done_with_it_is_answered_without_its_name(afm, office):
    title = "예시 극박 코팅 자율제조"
    with opened(office) as desk:
        body = desk.records.create("organizations", {"name": "예시가람"})
        other = desk.records.create("organizations", {"name": "예시나래"})
        division = next(one.id for one in desk.divisions.names() if one.code == "BAT")
        round_id = desk.records.create("rounds", {"year": 2026, "ordinal": 1})
        marked = {"title": title, "applicant_id": body, "is_core_technology": True}
        where = {"division_id": division, "round_id": round_id}
        demand = desk.records.create("demands", {**marked, **where})
        joined = {"demand_id": demand, "organization_id": other, "role": "joint"}
        desk.records.create("demand_partners", joined)

    shown = afm("leaving", office, "--body", other).out
    answers = [
        afm("leaving", office, "--body", body, "--json"),
        afm("leaving", office, "--body", other, "--json"),
        afm("succession", office, "list", body, "--json"),
        afm("merge", office, other, body, "--dry-run", "--json"),
        afm("move", office, demand, "withdrawn", "--reason", "중복", "--json"),
    ]

    for said in answers:
        assert said.code == 0, said.err
        assert title not in said.out
        assert "(비공개)" in said.out
    assert title in shown


def test_the_sheet_of_a_split_division_that_names_it_needs_a_reason(afm, guarded, tmp_path):
    path, _demand = guarded
    plan, sheet = tmp_path / "대응표.xlsx", tmp_path / "나눌 것.xlsx"
    assert afm("transition", path, "--template", plan).code == 0
    book = openpyxl.load_workbook(plan)
    rows = {row[0].value: row for row in book["대응표"].iter_rows()}
    rows["BAT"][3].value = "CAR, HUM"
    book.save(plan)
    words = ("transition", path, "--sheet", plan, "--template", sheet)

    refused = afm(*words)
    was_made = sheet.exists()
    allowed = afm(*words, "--reason", f"{WHY} 대응표")

    assert (refused.code, was_made) == (1, False)
    assert "국가핵심기술" in refused.sentence
    assert allowed.code == 0, allowed.err
    assert last_reason(path) == f"{WHY} 대응표"


def test_pictures_of_screens_that_may_show_it_need_a_reason(afm, guarded, tmp_path):
    path, _demand = guarded

    refused = afm("screens", path, "--out", tmp_path / "그림")

    assert refused.code == 1
    assert "국가핵심기술" in refused.sentence
    assert not (tmp_path / "그림").exists()


def test_what_a_list_changes_of_it_is_told_without_its_words(afm, guarded, tmp_path):
    path, demand = guarded
    with opened(path, read_only=True) as desk:
        values = desk.records.values("demands", demand)
        body = desk.records.values("organizations", str(values["applicant_id"]))
    sheet = tmp_path / "수요.csv"
    row = (values["intake_no"], values["title"], body["name"], "새 제품")
    lines = ("접수번호,수요과제명,신청기관,제품", ",".join(f'"{one}"' for one in row))
    sheet.write_text("\n".join(lines), "utf-8-sig")

    said = afm("import", path, "demands", sheet, "--dry-run", "--json")

    assert said.code == 0, said.err
    (change,) = said.json["changes"]
    assert (change["field"], set(change)) == ("product", {"row", "table", "field"})


def test_what_a_reply_changes_of_it_is_told_to_programs_for_a_reason_alone(afm, guarded, tmp_path):
    path, demand = guarded
    with opened(path, read_only=True) as desk:
        body = desk.records.values("demands", demand)["applicant_id"]
    folder = tmp_path / "양식"
    out = ("form", path, "out", "demand", "--to", folder, "--organization", body)
    assert afm(*out, "--reason", WHY).code == 0
    words = ("form", path, "in", next(folder.glob("*.xlsx")), "--dry-run")

    refused = afm(*words, "--json")
    allowed = afm(*words, "--json", "--reason", f"{WHY} 회신")

    assert (refused.code, refused.out) == (1, "")
    assert "국가핵심기술" in refused.sentence
    assert allowed.json["replies"][0]["demand"] == demand
    assert last_reason(path) == f"{WHY} 회신"
    assert afm(*words).code == 0


def test_an_undo_does_not_tell_programs_what_it_is_called(afm, guarded, tmp_path):
    path = tmp_path / "되돌리기.afm"
    shutil.copyfile(guarded[0], path)
    with opened(path) as desk:
        title = desk.records.values("demands", guarded[1])["title"]
    rows = afm("history", path, "--json").json
    born = next(row["id"] for row in rows if "수요 213건" in row["words"])

    undone = afm("undo", path, "--gesture", born, "--json")

    left = {one["record"]: one["name"] for one in undone.json["left"]}
    assert left[guarded[1]] == "(비공개)"
    assert title not in undone.out
    assert sum(name != "(비공개)" for name in left.values()) > 1


def test_a_check_does_not_tell_programs_what_it_is_called(afm, guarded, tmp_path):
    path = tmp_path / "확인.afm"
    shutil.copyfile(guarded[0], path)
    spoil(path, f"UPDATE demands SET title = '바꾼 이름' WHERE id = '{guarded[1]}'")

    found = afm("check", path, "--json").json["findings"]

    assert {one["name"] for one in found if one["record"] == guarded[1]} == {"(비공개)"}
