"""Lists on paper, from the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from afm_desktop.domain.model.people import Person
from afm_desktop.services.people import Access
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.reports import output
from tests.reports.reading import all_text
from tests.ui.screens.records.conftest import show


def test_a_list_is_printed_as_it_is_shown(window, qtbot):
    screen = show(window, Place("demands", None, (("status", ("selected",)),)), qtbot)
    rows = len(screen.content.model.keys)
    assert "print" in window.body.stage.current.header().more

    window.commands.run("print")
    qtbot.waitUntil(lambda: window.body.stage.current.key == "reports")

    papers = window.body.stage.current
    qtbot.waitUntil(lambda: papers._made is not None and papers._made.paper is not None)
    text = all_text(_pdf(papers))
    assert "수요 목록" in text
    assert f"수요 {rows}건" in text
    assert "상태 선정" in text
    assert "특수공정" not in text


def test_persons_on_paper_are_masked_until_somebody_says_why(window, qtbot):
    papers = _printed_people(window, qtbot)
    desk, switch = papers.context.bridge.desk, papers.side.masking
    rows = desk.views.count(ViewKind.PEOPLE, ViewQuery())
    assert switch.isVisible()
    assert switch.isChecked()
    assert "이름·연락처 가림" in _text(papers)

    switch.click()
    question = switch.findChild(AskLine)
    question.entry.show_text("예시 분과회의 안내")
    question.button.click()
    qtbot.waitUntil(lambda: "이름·연락처 가림" not in _text(papers), timeout=20_000)

    assert not switch.isChecked()
    (seen,) = desk.accesses.rows()
    assert (seen.action, seen.count, seen.reason) == (Access.VIEW, rows, "예시 분과회의 안내")
    assert len(seen.subjects) == rows
    assert _full_name(desk) in _text(papers)


def test_without_a_reason_persons_stay_masked_on_paper(window, qtbot):
    papers = _printed_people(window, qtbot)
    switch = papers.side.masking

    switch.click()
    question = switch.findChild(AskLine)
    QTest.keyClick(question, Qt.Key.Key_Escape)

    assert switch.isChecked()
    assert papers.context.bridge.desk.accesses.rows() == []
    assert "이름·연락처 가림" in _text(papers)


def test_persons_in_full_are_noted_down_before_their_paper_goes_out(
    window, qtbot, tmp_path, monkeypatch
):
    papers, file = _printed_people(window, qtbot), tmp_path / "담당자.pdf"
    monkeypatch.setattr(output, "ask_file", lambda *_asked: file)
    _unmask(papers, qtbot)

    window.commands.run("save_paper")
    qtbot.waitUntil(file.exists, timeout=20_000)

    printed, shown = papers.context.bridge.desk.accesses.rows()
    assert (printed.action, shown.action) == (Access.PRINT, Access.VIEW)
    assert printed.subjects == shown.subjects
    assert printed.reason == "예시 분과회의 안내"
    assert file.read_bytes() == _pdf(papers)


def test_persons_on_paper_are_masked_again_once_one_goes_elsewhere(window, qtbot):
    papers = _printed_people(window, qtbot)
    _unmask(papers, qtbot)

    show(window, Place("demands"), qtbot)
    window.navigate(Place("reports", "list"))
    qtbot.waitUntil(lambda: "이름·연락처 가림" in _text(papers), timeout=20_000)

    assert papers.side.masking.isChecked()


def test_only_lists_of_persons_ask_whether_to_mask_them(window, qtbot):
    show(window, Place("demands"), qtbot)
    window.commands.run("print")
    qtbot.waitUntil(lambda: window.body.stage.current.key == "reports")

    papers = window.body.stage.current
    qtbot.waitUntil(lambda: papers._made is not None and papers._made.paper is not None)
    assert not papers.side.masking.isVisible()


def _printed_people(window, qtbot):
    show(window, Place("people"), qtbot)
    window.commands.run("print")
    papers = window.body.stage.current
    qtbot.waitUntil(lambda: not papers.maker.is_busy and papers._made is not None, timeout=20_000)
    return papers


def _unmask(papers, qtbot) -> None:
    papers.side.masking.click()
    question = papers.side.masking.findChild(AskLine)
    question.entry.show_text("예시 분과회의 안내")
    question.button.click()
    qtbot.waitUntil(lambda: not papers.maker.is_busy and bool(papers._made.people), timeout=20_000)


def _full_name(desk) -> str:
    key = desk.views.keys(ViewKind.PEOPLE, ViewQuery())[0]
    id_ = desk.views.id_of(ViewKind.PEOPLE, key)
    with desk.workspace.reading() as session:
        return str(session.scalar(select(Person.name).where(Person.id == id_)))


def _text(papers) -> str:
    return all_text(_pdf(papers))


def _pdf(papers) -> bytes:
    return bytes(papers._made.paper.data)
