"""`form` from the command line."""

from __future__ import annotations

import openpyxl
import pytest

from afm_desktop.app import opened


def fill(path, mark, value, place=3):
    """Write an answer into a form."""
    book = openpyxl.load_workbook(path)
    page = book["작성"]
    row = next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == mark)
    page.cell(row, place).value = value
    book.save(path)


@pytest.fixture
def sent(afm, demo, tmp_path):
    folder = tmp_path / "양식"
    members = afm("list", demo, "members", "--division", "BAT", "--json").json[:5]
    who = ("--organization", *(row["id"] for row in members))
    until = ("--due", "2026-08-14")
    said = afm("form", demo, "out", "member_check", "--to", folder, *who, *until, "--json")
    assert said.code == 0, said.err
    return said.json


def test_several_are_asked_at_once_and_answer(afm, demo, sent, tmp_path):
    forms = sent["forms"]
    assert len(forms) == 5
    assert all("회원정보확인서" in form["file"] for form in forms)
    names = {path.name for path in (tmp_path / "양식").iterdir()}
    assert {"전자우편 문안.txt", "기안문 본문.txt"} <= names
    fill(forms[0]["file"], "q|main_products", "예시 분리막 & <필름>")
    fill(forms[1]["file"], "q|region_code", "어딘가")

    tried = afm("form", demo, "in", tmp_path / "양식", "--dry-run", "--json")
    done = afm("form", demo, "in", tmp_path / "양식", "--document-no", "BAT-3", "--json")

    assert tried.code == done.code == 1
    assert "1건을 반영하지 못했습니다" in done.sentence
    assert done.json == {**tried.json, "gesture": done.json["gesture"]}
    assert done.json["counts"] == {
        "new": 0, "changed": 1, "same": len(forms) - 2, "rejected": 1, "left_out": 0,
    }  # fmt: skip
    changed = next(one for one in done.json["replies"] if one["outcome"] == "changed")
    assert changed["changes"][0]["after"] == "예시 분리막 & <필름>"
    rejected = next(one for one in done.json["replies"] if one["outcome"] == "rejected")
    assert rejected["rejected"][0]["label"] == "시·도"
    assert "회신" in afm("undo", demo, "--gesture", done.json["gesture"]).out
    assert afm("check", demo).code == 0


def test_replies_are_left_out_by_their_numbers(afm, demo, sent, tmp_path):
    for form in sent["forms"][:2]:
        fill(form["file"], "q|main_products", "예시 분리막")
    files = [form["file"] for form in sent["forms"][:2]]

    unknown = afm("form", demo, "in", *files, "--skip-rows", "3")
    done = afm("form", demo, "in", *files, "--skip-rows", "1", "--json")

    assert unknown.code == 1
    assert "연번 3의 회신이 없습니다" in unknown.sentence
    assert [one["outcome"] for one in done.json["replies"]] == ["left_out", "changed"]
    assert done.json["replies"][0]["organization"] == sent["forms"][0]["organization"]


def test_either_word_may_come_first(afm, demo, tmp_path):
    said = afm("form", "out", demo, "협력사 목록", "--to", tmp_path / "양식", "--division", "BAT")
    for path in sorted((tmp_path / "양식").glob("*.xlsx"))[3:]:
        path.unlink()
    assert said.code == 0, said.err
    assert "협력사 목록" in said.out
    back = afm("form", "in", demo, tmp_path / "양식")
    assert back.code == 0, back.err
    assert "변경 0건" in back.out


def test_a_round_goes_out_as_hangul(afm, demo, tmp_path):
    (row, *_) = afm("list", demo, "members", "--division", "BAT", "--json").json
    how = ("--format", "hwpx", "--round", "2026-1", "--due", "2026-08-14", "--json")
    who = ("--to", tmp_path / "양식", "--organization", row["id"])
    said = afm("form", demo, "out", "demand", *who, *how)
    assert said.code == 0, said.err
    assert said.json["forms"][0]["file"].endswith(".hwpx")
    assert "2026. 8. 14.(금)까지" in said.json["official"]


def test_the_form_of_a_named_demand_goes_out(afm, demo, tmp_path):
    how = ("--to", tmp_path / "양식", "--demand", "SEM-2026-0020", "--reason", "보완", "--json")
    (form,) = afm("form", demo, "out", "demand", *how).json["forms"]

    assert (form["intake_no"], form["organization"]) == ("SEM-2026-0020", "예시흐름반도체")
    assert form["due_on"] == "2026-07-23"
    answers = openpyxl.load_workbook(form["file"])["작성"]
    titles = [row[2] for row in answers.iter_rows(values_only=True) if row[0] == "q|title"]
    assert titles == ["다품종 후공정 투입 순서 자동 편성"]


def test_what_a_reply_left_empty_is_named(afm, demo, tmp_path):
    how = ("--to", tmp_path / "양식", "--demand", "SEM-2026-0020", "--json")
    (form,) = afm("form", demo, "out", "demand", *how).json["forms"]
    fill(form["file"], "q|title", None)

    said = afm("form", demo, "in", form["file"], "--dry-run")

    assert "‘수요과제명’ 항목을 채우세요" in said.out
    assert "표시된" not in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("next --division bat", "2026년 제3차 이차전지 분과회의"),
        ("next --organization 예시흐름반도체", "2026년 제3차 반도체·디스플레이 분과회의"),
        ("last --organization 예시가람대학교 --division BAT", "2026년 제2차 이차전지 분과회의"),
    ],
)
def test_who_comes_to_the_next_or_last_meeting_is_asked(afm, demo, tmp_path, words, told):
    how = ("--to", tmp_path, "--meeting", *words.split())
    done = afm("form", demo, "out", "attendance", *how)

    assert done.code == 0, done.err
    assert told in done.out


def test_a_later_day_for_an_overdue_supplement_is_told(afm, demo, tmp_path):
    how = ("--to", tmp_path / "양식", "--demand", "SEM-2026-0018", "--due", "2026-08-03")
    said = afm("form", demo, "out", "demand", *how)

    assert "2026. 8. 3." in said.out
    assert "보완기한을 제출 기한까지 연장한 수요: SEM-2026-0018" in said.out
    who = ("--to", tmp_path / "양식", "--organization", "예시흐름반도체", "--due", "2026-08-14")
    kept = afm("form", demo, "out", "demand", *who)
    assert "적은 날이 아니라 보완기한까지인 수요: SEM-2026-0020" in kept.out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("out", "요리"), 2, "있는 양식"),
        (("out",), 2, "있는 양식"),
        (("out", "demand"), 2, "--to"),
        (("sideways",), 2, "있는 동작"),
        (("in",), 2, "회신한 파일"),
        (("out", "suppliers", "--to", ".", "--another"), 2, "수요서(demand)에만"),
        (("out", "suppliers", "--to", ".", "--demand", "BAT-2026-0001"), 2, "수요서(demand)에만"),
        (("out", "demand", "--to", ".", "--demand", "없는 수요"), 1, "수요가 없습니다"),
        (("out", "demand", "--to", ".", "--demand", "SEM-2026-0003"), 1, "‘선정’ 상태라"),
        (("out", "demand", "--to", ".", "--due", "2020-01-01"), 1, "발송일(2026. 7. 22.)보다"),
        (("out", "demand", "--to", ".", "--division", "SEM"), 1, "제출 기한을 적으세요"),
        (("out", "demand", "--to", ".", "--round", "1999-9"), 1, "회차가 없습니다"),
        (("out", "attendance", "--to", ".", "--meeting", "x"), 1, "회의가 없습니다"),
        (("out", "attendance", "--to", "."), 1, "회의를 고르세요"),
        (("out", "attendance", "--to", ".", "--meeting", "next"), 1, "--division으로 분과를"),
        (("out", "quarter", "--to", ".", "--quarter", "봄"), 1, "분기가 아닙니다"),
        (("out", "suppliers", "--to", ".", "--division", "없음"), 1, "있는 분과"),
        (("in", "없는파일.xlsx"), 1, "반영하지 못했습니다"),
    ],
)
def test_what_cannot_be_done_is_told(afm, demo, words, code, told):
    said = afm("form", demo, *words)
    assert said.code == code
    assert told in said.err


def test_what_came_along_and_is_no_form_is_told(afm, demo, sent, tmp_path):
    folder = tmp_path / "양식"
    (folder / "개념도.pdf").write_bytes(b"%PDF-1.7")
    (folder / "회신.hwp").write_bytes(b"HWP Document File V3.00")

    said = afm("form", demo, "in", folder, "--dry-run")

    assert "어느 회신의 것인지 알 수 없어 붙이지 않은 파일: 개념도.pdf" in said.out
    assert "한글에서 HWPX로" in said.out
    assert "전자우편" not in said.out
    assert said.code == 1


@pytest.fixture
def demand(afm, demo, tmp_path):
    """A filled form of a demand with a paper that bears the firm's name and one that does not."""
    folder = tmp_path / "양식"
    (who,) = afm("list", demo, "members", "--division", "BAT", "--json").json[:1]
    until = ("--due", "2026-08-14")
    about = ("--to", folder, "--organization", who["id"], "--another", *until, "--json")
    (form,) = afm("form", demo, "out", "demand", *about).json["forms"]
    for mark, said in (("q|title", "전극 코팅 두께 제어"), ("q|as_is", "사람이 잽니다.")):
        fill(form["file"], mark, said)
    (folder / f"{form['organization']}_개념도.pdf").write_bytes(b"%PDF-1.7")
    (folder / "사진.jpg").write_bytes(b"jpg")
    return folder


def test_files_come_along_with_a_reply_and_go_with_one_undo(afm, demo, demand):
    tried = afm("form", demo, "in", demand, "--dry-run")
    assert "첨부 1개: " in tried.out
    assert "붙이지 않은 파일: 사진.jpg" in tried.out
    unknown = afm("form", demo, "in", demand, "--attach", "1=없음.pdf")
    assert "있는 파일: " in unknown.sentence

    done = afm("form", demo, "in", demand, "--attach", "1=사진.jpg", "--json").json

    (reply,) = done["replies"]
    assert len(reply["files"]) == 2
    assert "사진.jpg" in reply["files"]
    assert done["files_of_nobody"] == []
    with opened(demo) as desk:
        assert len(desk.attachments.rows("demands", reply["demand"])) == 2
    afm("undo", demo, "--gesture", done["gesture"])
    with opened(demo) as desk:
        assert desk.attachments.rows("demands", reply["demand"]) == ()
    assert afm("check", demo).code == 0


def test_answers_and_files_are_left_out_by_name(afm, demo, demand):
    (name,) = (path.name for path in demand.glob("*개념도.pdf"))
    unknown = afm("form", demo, "in", demand, "--skip-answer", "1=없는 항목")
    assert "바뀌는 항목: " in unknown.sentence
    assert afm("form", demo, "in", demand, "--skip-answer", "수요과제명").code == 2
    done = afm("form", demo, "in", demand, "--skip-answer", "1=as_is", "--skip-file", name)
    assert "반영하지 않는 항목 1개: " in done.out
    assert "첨부" not in done.out


def test_forms_go_to_those_of_a_role(afm, demo, tmp_path):
    about = ("--to", tmp_path / "양식", "--division", "BAT", "--role", "anchor", "--json")
    sent = afm("form", demo, "out", "suppliers", *about).json
    members = afm("list", demo, "members", "--division", "BAT", "--json").json
    anchors = {one["name"] for one in members if one["role"] == "anchor"}
    assert {one["organization"] for one in sent["forms"]} == anchors
