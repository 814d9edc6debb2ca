"""Lists on the screen of papers: that of members, and any a list screen sends."""

from __future__ import annotations

from datetime import date

from PySide6.QtPdf import QPdfDocument

from afm_desktop.reports.list_paper import ListColumn, PrintedList
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.reports.sending import send_list
from afm_desktop.ui.screens.reports.wanted import LIST
from tests.reports import reading
from tests.ui.screens.reports.conftest import settled

COLUMNS = (ListColumn("품목"), ListColumn("금액(백만원)", is_figure=True))


def printed(rows):
    return PrintedList(
        "예시 공급관계",
        COLUMNS,
        rows,
        f"공급관계 {len(rows)}건",
        date(2026, 7, 22),
        conditions=("분과 이차전지", "단독 공급"),
        totals=("", "1,500"),
    )


def test_the_list_of_members_is_made_of_the_division_that_is_chosen(screen, qtbot):
    screen._choose_and_ask("member-list")
    screen.side.scope.division.left.emit("BAT")
    settled(screen, qtbot)
    one = screen.preview.paper
    screen.side.scope.division.left.emit("")
    settled(screen, qtbot)

    assert "이차전지 분과 회원(기업·기관) 명부" in reading.all_text(one.data)
    assert screen.preview.paper.pages > one.pages
    assert screen._made.name == "회원명부_전체-분과_20260722"


def test_a_column_that_is_turned_off_is_not_printed(screen, qtbot):
    screen._choose_and_ask("member-list")
    settled(screen, qtbot)
    assert "참여일" in reading.all_text(screen.preview.paper.data)

    screen.side.form.widgets["columns.joined"].click()
    settled(screen, qtbot)

    assert "참여일" not in reading.all_text(screen.preview.paper.data)
    assert "joined" not in screen.context.preferences.paper_options("member-list")["columns"]


def test_a_list_screen_has_its_list_printed_as_it_is_shown(screen, window, qtbot):
    heard = []

    def make(tell):
        heard.append(tell)
        return printed([("양극재", "1,000"), ("음극재", "500")])

    assert send_list(screen, "예시 공급관계", make)
    settled(screen, qtbot)

    text = reading.all_text(screen.preview.paper.data)
    assert "조건: 분과 이차전지, 단독 공급" in text
    assert "계 공급관계 2건" in text
    assert "1,500" in text
    assert screen.header().count == "16종"
    assert screen.catalogue.current() == LIST
    assert screen._made.name == "예시 공급관계_20260722"


def test_an_empty_list_is_told_before_it_is_made(screen, qtbot):
    send_list(screen, "예시", lambda _tell: printed([]))
    settled(screen, qtbot)

    assert "목록에 담을 자료가 없습니다" in screen.preview.instead().accessibleName()


def test_a_link_to_a_list_nobody_sent_shows_the_papers_there_are(screen, window, qtbot):
    window.navigate(Place("reports", LIST))
    settled(screen, qtbot)

    assert screen.catalogue.current() == "division-status"
    assert screen.preview.view.pages().document.status() == QPdfDocument.Status.Ready


def test_a_sent_list_is_named_where_the_catalogue_has_no_room(screen, qtbot):
    screen.arrange(Room.NARROW)

    send_list(screen, "예시 공급관계", lambda _tell: printed([("양극재", "1,000")]))
    settled(screen, qtbot)

    assert screen.side.kind.face.accessibleName().endswith(labels.PAPERS[LIST])
