"""`meeting` from the command line: the whole life of a meeting, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from afm_desktop.app import opened
from afm_desktop.domain.enums import AttendanceStatus
from afm_desktop.domain.hangul import josa
from afm_desktop.services.meetings.model import Mark


def told(afm, path, *words):
    """The answer for programs of something that is done."""
    said = afm("meeting", path, *words, "--json")
    assert said.code == 0, said.err
    return said.json


def test_a_meeting_goes_its_whole_way(afm, demo, tmp_path):
    path = demo
    made = told(
        afm, path, "new", "--division", "CHM", "--kind", "talk", "--title", "예시 협력사 간담회",
        "--at", "2026-07-20T14:00", "--until", "16:00", "--place", "예시회관", "--quorum", 2,
    )  # fmt: skip
    title = made["title"]
    assert (made["status"], made["ends_at"]) == ("draft", "2026-07-20T07:00:00Z")

    told(afm, path, "agenda", title, "--title", "조달처 이원화", "--kind", "discussion")
    items = told(
        afm, path, "agenda", title, "--title", "운영 방향(안)", "--kind", "decision",
        "--minutes", 20, "--order", "1,2",
    )["items"]  # fmt: skip
    assert [one["title"] for one in items] == ["조달처 이원화", "운영 방향(안)"]
    for guest in ("김예시", "이예시", "박예시"):
        told(afm, path, "roster", title, "--guest", guest, "--from", "예시기업")
    assert told(afm, path, "move", title, "planned")["status"] == "planned"
    told(afm, path, "reschedule", title, "--at", "2026-07-21T10:00", "--reason", "장소 사정")

    out = tmp_path / "간담회.ics"
    assert told(afm, path, "ics", title, out)["sequence"] == 1
    (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert event["SEQUENCE"] == 1
    assert "일시 변경 안내" in told(afm, path, "mail", title)["subject"]

    marked = told(afm, path, "mark", title, "1=P", "2=X", "3=A")
    assert [one["status"] for one in marked["roster"]] == ["present", "proxy", "absent"]
    told(afm, path, "decide", title, 1, "--discussion", "두 곳 이상에서 조달", "--minutes", 30)
    decided = told(afm, path, "decide", title, 2, "원안", "의결")
    assert decided["decision"] == "원안 의결"
    assert decided["number"] in afm("list", path, "decisions", "--query", "운영 방향").out
    asked = told(
        afm, path, "action", title, "--title", "조달처 조사", "--owner", "예시전지연구원",
        "--due", "2026-08-31", "--item", 1,
    )  # fmt: skip
    assert [one["title"] for one in asked["actions"]] == ["조달처 조사"]

    refused = afm("meeting", path, "move", title, "closed", "--settle", "1=done")
    assert refused.code == 1
    assert "운영 방향(안)" in refused.sentence
    told(afm, path, "move", title, "closed", "--settle", "1=backlog", "2=done")
    done = told(afm, path, "action", title, "--done", 1, "--outcome", "두 곳 확인")
    assert done["actions"][0]["status"] == "done"
    (version,) = told(afm, path, "minutes", title, "--write", "--circulate")
    assert (version["version"], version["state"]) == (1, "circulated")

    copied = told(afm, path, "copy", title, "--at", "2026-08-20T10:00")
    waiting = told(afm, path, "agenda", copied["id"])["waiting"]
    assert [one["title"] for one in waiting] == ["조달처 이원화"]
    taken = told(afm, path, "agenda", copied["id"], "--take")
    assert not taken["waiting"]
    assert "예시 협력사 간담회" in afm("meeting", path, "show", title).out
    assert afm("check", path).code == 0


def test_the_next_meeting_of_a_division_is_told_as_it_is(afm, demo):
    shown = afm("meeting", demo, "show", "next", "--division", "BAT")
    read = told(afm, demo, "show", "next", "--division", "BAT")

    assert shown.code == 0
    assert read["head"]["title"] in shown.out
    assert "끝나지 않은 후속조치" in shown.out
    assert all("*" in one["name"] for one in read["roster"])
    assert read["last_minutes"][0]["state"] == "circulated"


def test_what_is_missing_is_told_and_ends_with_one(afm, demo):
    said = afm("meeting", demo, "missing", "next", "--division", "BAT")

    assert said.code == 1
    assert "지난 회의록 미승인" in said.out


def test_addresses_stand_in_a_calendar_only_for_a_reason(afm, demo, tmp_path):
    out = tmp_path / "회의.ics"

    without = told(afm, demo, "ics", "next", out, "--division", "BAT")
    assert b"ATTENDEE" not in out.read_bytes()
    named = told(afm, demo, "ics", "next", out, "--division", "BAT", "--reason", "회의 안내")

    assert (without["invitees"], named["invitees"]) == (0, 14)
    assert b"mailto:" in out.read_bytes()
    assert "회의 안내" in afm("history", demo, "--access").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "없는 회의"), 1, "없습니다"),
        (("show",), 2, "어느 회의"),
        (("leap", "next"), 2, "있는 동작"),
        (("move", "next", "leapt"), 2, "planned(예정)"),
        (("move", "next", "postponed"), 1, "사유"),
        (("reschedule", "next", "--at", "2026-09-01T10:00"), 1, "사유"),
        (("reschedule", "next"), 2, "--at"),
        (("mark", "next", "1"), 2, "1=P"),
        (("mark", "next", "99=P"), 1, "99번"),
        (("mark", "next", "1=Q"), 1, "P(참석)"),
        (("decide", "next", "99", "의결"), 2, "99번"),
        (("decide", "next", "1"), 2, "의결 내용"),
        (("ics", "next", "회의.txt"), 2, ".ics"),
        (("minutes", "next", "--circulate"), 1, "회의록"),
        (("action", "next", "--title", "자료 조사", "--due", "2026-12-01"), 1, "담당"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(afm, demo, words, code, said):
    refused = afm("meeting", demo, *words, "--division", "BAT")

    assert refused.code == code, refused.err
    assert said in refused.err


def test_the_next_meeting_may_be_one_of_the_alliance(afm, tmp_path):
    path = tmp_path / "총괄.afm"
    afm("new", path, "--role", "center")
    told(afm, path, "new", "--kind", "assembly", "--title", "총회", "--at", "2099-01-05T10:00")
    told(afm, path, "move", "총회", "planned")

    assert told(afm, path, "show", "next")["head"]["title"] == "총회"


def test_a_meeting_is_kept_as_a_template_and_made_after_it(afm, demo):
    told(afm, demo, "template", "2026년 정기총회", "--title", "총회 서식")
    (listed,) = told(afm, demo, "templates")
    assert (listed["title"], listed["kind"]) == ("총회 서식", "assembly")
    made = told(
        afm,
        demo,
        "new",
        "--kind",
        "assembly",
        "--template",
        "총회 서식",
        "--at",
        "2027-11-25T10:00",
    )

    items = {one["title"] for one in told(afm, demo, "show", made["id"])["items"]}
    source = {one["title"] for one in told(afm, demo, "show", "2026년 정기총회")["items"]}
    assert source <= items
    said = afm("meeting", demo, "new", "--template", "없는 서식")
    assert said.code == 1
    assert "‘없는 서식’ 서식은 없습니다." in said.err


def test_a_meeting_is_of_several_divisions(afm, demo):
    made = told(afm, demo, "new", "--division", "BAT", "--related", "AUT", "CHM")

    assert (made["division"]["code"], [one["code"] for one in made["related"]]) == (
        "BAT",
        ["AUT", "CHM"],
    )


def test_who_came_late_or_left_early_is_told(afm, demo):
    title = "2026년 제2차 자동차 분과회의"
    with opened(demo) as desk:
        sheet = desk.meetings.of(desk.meetings.find(title))
        starts, ends = sheet.head.starts_at, sheet.head.ends_at
        late = Mark(
            AttendanceStatus.PRESENT,
            arrived_at=starts + timedelta(minutes=10),
            left_at=ends - timedelta(minutes=10),
        )
        desk.rosters.mark(sheet.head.id, {1: late})

    assert "참석(늦음, 먼저 나감)" in afm("meeting", demo, "roster", title).out


def test_a_matter_is_about_a_project_that_is_named_whole(afm, demo):
    with opened(demo, read_only=True) as desk:
        project = desk.details.suggest("lead_projects", limit=1)[0]

    words = ("next", "--division", "CHM", "--title", "과제 점검")
    refused = afm("meeting", demo, "agenda", *words, "--project", project.title[:-1])
    items = told(afm, demo, "agenda", *words, "--project", project.title)["items"]

    assert refused.code == 1
    named = josa(f"‘{project.title[:-1]}’", "이라는/라는")
    assert f"{named} 선도프로젝트가 없습니다. 과제명 전체나 ID를 적으세요." in refused.err
    assert [link["record_id"] for link in items[-1]["links"]] == [project.id]
    assert [one["title"] for one in items].count("과제 점검") == 1
