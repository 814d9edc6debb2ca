"""Answers of the supply chain leave the window: on paper, as a file, on the clipboard."""

from __future__ import annotations

import pdfplumber
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from afm_desktop.domain.hangul import josa
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.screens.reports import printing
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from tests.exchange.forms import owpml
from tests.reports import reading


def test_an_answer_is_saved_and_copied(page, qtbot, tmp_path):
    body = next(b for b in page.shown_bodies() if b.is_sole)
    page.map.choose(body.id)
    assert not page.pane.keep.isVisible()
    page.ask("stop")
    qtbot.waitUntil(page.pane.keep.isVisible)

    for name in ("답.hwpx", "답.pdf"):
        page.asker.save(tmp_path / name)
        qtbot.waitUntil((tmp_path / name).exists)
    page.asker.copy()

    title, gist = page.asker.told.title, page.asker.told.lines[0]
    text = reading.squeezed(reading.all_text((tmp_path / "답.pdf").read_bytes()))
    assert title == f"{josa(body.name, '이/가')} 멈추면"
    assert owpml.read(tmp_path / "답.hwpx").title == title
    assert reading.squeezed(gist) in text
    assert "분과한정" in text
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [title, gist]


def test_an_answer_leaves_through_the_menu_below_it(page, window, qtbot):
    page.ask("reach")
    qtbot.waitUntil(page.pane.keep.isVisible)

    page.pane.keep.click()

    menu = window.findChild(PopupMenu)
    offered = [action.text().replace("...", "…") for action in menu.actions() if action.text()]
    menu.close()
    assert offered == [labels.PRINT_ANSWER, labels.AS_PDF, labels.COPY_ANSWER]


def test_an_answer_is_printed_page_by_page(page, qtbot, tmp_path, monkeypatch):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "인쇄.pdf"))
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_for", lambda *_asked: printer)
    page.ask("sole")
    qtbot.waitUntil(page.pane.keep.isVisible)

    page.asker.print()

    bridge = page._context.bridge
    qtbot.waitUntil((tmp_path / "인쇄.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: bridge.long_work() == "", timeout=20_000)
    with pdfplumber.open(tmp_path / "인쇄.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_without_a_printer_an_answer_can_be_saved_instead(page, window, qtbot, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    page.ask("unlinked")
    qtbot.waitUntil(page.pane.keep.isVisible)

    page.asker.print()

    assert window.body.notes.current().action == "PDF로 저장"
