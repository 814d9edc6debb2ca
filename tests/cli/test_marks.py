"""`tag` and `attach`: the same tags and files as in the window."""

from __future__ import annotations

import sqlite3

import pytest

from afm_desktop.cli import labels
from afm_desktop.services.views.model import TABLES


@pytest.fixture
def member(afm, demo):
    return afm("list", demo, "members", "--json").json[0]["id"]


@pytest.fixture
def paper(tmp_path):
    made = tmp_path / "협약서.pdf"
    made.write_bytes(b"%PDF-1.7 paper")
    return made


def test_tags_are_put_on_listed_and_taken_off(afm, demo, member):
    other = afm("list", demo, "members", "--json").json[1]["id"]

    put = afm("tag", demo, "add", "members", member, other, "--tag", "점검", "핵심 협력사")

    assert put.out == "기업·기관 2개에 태그를 표시했습니다.\n"
    row, second = afm("list", demo, "members", "--json").json[:2]
    assert row["tags"] == second["tags"] == "점검, 핵심 협력사"
    listed = afm("tag", demo, "list", "--json").json
    assert [(one["name"], one["records"]) for one in listed] == [
        ("점검", {"organizations": 2}),
        ("핵심 협력사", {"organizations": 2}),
    ]
    taken = afm("tag", demo, "remove", "members", other, "--tag", "점검", "--json")
    assert taken.json == {"changed": 1}
    assert "핵심 협력사" in afm("tag", demo, "list", "members", other).out
    assert afm("undo", demo).code == 0
    assert [one["tags"] for one in afm("list", demo, "members", "--json").json[:2]] == [
        "점검, 핵심 협력사"
    ] * 2


@pytest.mark.parametrize("kind", ["회원", "기업·기관", "기업 · 기관", "기업"])
def test_a_kind_may_be_written_in_korean(afm, demo, member, paper, kind):
    assert afm("tag", demo, "add", kind, member, "--tag", "점검").code == 0
    assert "점검" in afm("tag", demo, "list", "members", member).out
    assert afm("attach", demo, "add", kind, member, paper).code == 0
    assert len(afm("attach", demo, "list", "members", member, "--json").json) == 1


def test_every_kind_has_its_korean_word(afm, demo):
    for kind, names in labels.BEARERS.items():
        rows = afm("list", demo, kind, "--json").json
        for name in names:
            assert afm("tag", demo, "list", name, rows[0]["id"], "--json").json == []
    assert {*labels.BEARERS} == {kind.value for kind in TABLES}
    assert "members(회원)" in afm("tag", demo, "list", "회윈", "id").err


def test_tags_are_renamed_merged_and_deleted(afm, demo, member):
    afm("tag", demo, "add", "members", member, "--tag", "가", "나", "다")

    assert afm("tag", demo, "rename", "--tag", "가", "--to", "점검").out == (
        "태그 이름을 ‘점검’으로 바꾸었습니다.\n"
    )
    assert afm("tag", demo, "merge", "--tag", "나", "--to", "점검").code == 0
    assert afm("tag", demo, "delete", "--tag", "다").out == "태그 1개를 삭제했습니다.\n"
    assert [one["name"] for one in afm("tag", demo, "list", "--json").json] == ["점검"]
    assert afm("check", demo).code == 0


def test_tags_are_written_out(afm, demo, member, tmp_path):
    afm("tag", demo, "add", "members", member, "--tag", "점검")

    afm("export", demo, "members", tmp_path / "회원.csv")

    first, second = (tmp_path / "회원.csv").read_text(encoding="utf-8-sig").splitlines()[:2]
    assert first.endswith("태그")
    assert second.endswith("점검")


def test_files_are_attached_listed_saved_and_removed(afm, demo, member, paper, tmp_path):
    added = afm("attach", demo, "add", "members", member, paper, "--purpose", "근거", "--json")
    (id_,) = added.json["added"]

    again = afm("attach", demo, "add", "members", member, paper)
    (row,) = afm("attach", demo, "list", "members", member, "--json").json
    saved = afm("attach", demo, "save", id_, tmp_path / "사본.pdf")

    assert (row["id"], row["name"], row["size"], row["purpose"], row["state"]) == (
        *(id_, "협약서.pdf", 14),
        *("근거", "here"),
    )
    assert "이미 붙어 있어" in again.err
    assert saved.code == 0
    assert (tmp_path / "사본.pdf").read_bytes() == paper.read_bytes()
    assert afm("attach", demo, "remove", id_).out == "첨부파일 1개를 휴지통으로 옮겼습니다.\n"
    assert afm("attach", demo, "list", "members", member, "--json").json == []
    assert afm("undo", demo).code == 0
    assert afm("attach", demo, "remove", id_, "--erase").code == 0
    assert "파기함" in afm("attach", demo, "list", "members", member).out
    assert afm("attach", demo, "sweep").out == "비울 내용이 없습니다.\n"
    assert afm("check", demo).code == 0


def test_a_file_of_a_person_is_saved_for_a_reason(afm, demo, paper, tmp_path):
    person = afm("list", demo, "people", "--json").json[0]["id"]
    (id_,) = afm("attach", demo, "add", "people", person, paper, "--json").json["added"]

    refused = afm("attach", demo, "save", id_, tmp_path / "사본.pdf")
    told = afm("attach", demo, "save", id_, tmp_path / "사본.pdf", "--reason", "위촉 확인")

    assert refused.code == 1
    assert "사유" in refused.sentence
    assert told.code == 0
    assert "위촉 확인" in afm("history", demo, "--access").out


def test_a_file_without_its_bytes_is_named_by_the_check(afm, demo, member, paper):
    (id_,) = afm("attach", demo, "add", "members", member, paper, "--json").json["added"]
    connection = sqlite3.connect(demo)
    with connection:
        connection.execute("DELETE FROM attached_bytes")
    connection.close()

    said = afm("check", demo)

    assert said.code == 1
    assert f"첨부파일 {id_}: 첨부파일의 내용이 이 파일에 없습니다" in said.out


@pytest.mark.parametrize(
    "words",
    [
        ("tag", "add", "members"),
        ("tag", "add", "members", "id"),
        ("tag", "add", "history", "id", "--tag", "점검"),
        ("tag", "rename", "--tag", "점검"),
        ("tag", "merge", "--to", "점검"),
        ("tag", "delete"),
        ("attach", "list", "members"),
        ("attach", "add", "members", "id"),
        ("attach", "save", "id"),
        ("attach", "remove"),
        ("attach", "open"),
    ],
)
def test_wrong_words_are_told_before_the_file_is_read(afm, tmp_path, words):
    name, *rest = words

    said = afm(name, tmp_path / "없는 파일.afm", *rest)

    assert said.code == 2
    assert said.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("tag", "remove", "members", "ID", "--tag", "없음"), "‘없음’ 태그가 없습니다"),
        (("tag", "add", "members", "없는-ID", "--tag", "점검"), "찾을 수 없습니다"),
        (("attach", "add", "members", "ID", "없는 파일.pdf"), "읽을 수 없습니다"),
        (("attach", "save", "없는-ID", "출력.pdf"), "찾을 수 없습니다"),
    ],
)
def test_what_is_refused_changes_nothing(afm, demo, member, words, why):
    name, *rest = (member if word == "ID" else word for word in words)
    before = afm("history", demo, "--json").json

    said = afm(name, demo, *rest)

    assert said.code == 1
    assert why in said.sentence
    assert afm("history", demo, "--json").json == before
