"""The supply chain as a map and a tree in the real window."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports import map_words
from afm_desktop.reports.kinds import Fit
from afm_desktop.reports.map_pages import framed
from afm_desktop.services.figures import Text
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.screens.reports import printing
from afm_desktop.ui.screens.supply.tree import ID
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from tests.reports import reading
from tests.ui.screens.records.conftest import show
from tests.ui.whole_window import rest


def key(page, code):
    QTest.keyClick(page.map, code)


def columns(page):
    return {spot.key: spot.column for spot in page.map.map.spots}


def test_the_map_shows_the_chain_of_the_division_with_its_count(page):
    assert len(page.bar.anchors) > 1
    assert len(page.picked.columns) >= 3
    assert page.count_words().startswith(f"기업 {page.picked.total:,}개사")


def test_arrows_lead_along_the_links_and_back(page):
    anchor = next(b for b in page.chain.anchors if b.suppliers)
    page.map.choose(anchor.id)

    key(page, Qt.Key.Key_Right)

    supplier = page.map.current
    assert columns(page)[supplier] > 0
    assert any(pair == (supplier, anchor.id) for pair in page.map.map.curves)
    key(page, Qt.Key.Key_Left)
    assert columns(page)[page.map.current] == 0


def test_up_and_down_stay_in_the_tier(page):
    first = next(spot for spot in page.map.map.spots if spot.column == 1)
    page.map.choose(first.key)

    key(page, Qt.Key.Key_Down)

    assert page.map.current != first.key
    assert columns(page)[page.map.current] == 1


def test_the_current_body_is_told_to_those_who_cannot_see_it(page):
    body = next(b for b in page.shown_bodies() if b.is_sole)

    page.map.choose(body.id)

    told = page.map.accessibleDescription()
    assert body.name in told
    assert "단독 공급" in told


def test_a_fold_opens_by_the_keyboard_and_closes_again(page, qtbot):
    tier = next(n for n, count in enumerate(page.picked.folded) if count)
    before = page.picked.shown

    page.map.choose(f"fold {tier}")
    key(page, Qt.Key.Key_Return)

    assert page.picked.folded[tier] == 0
    qtbot.mouseClick(page.bar.fold, Qt.MouseButton.LeftButton)
    assert page.picked.shown == before


def test_enter_opens_the_record(page, window, qtbot):
    body = page.shown_bodies()[0]
    page.map.choose(body.id)

    key(page, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.trail.here == Place("members", body.id))


def test_it_grows_and_is_fitted_again(page):
    fitted = page.map.scale

    page.bar.into.click()

    assert page.map.scale > fitted
    page.bar.fit.click()
    assert page.map.scale == fitted


@pytest.mark.parametrize("question", labels.ASKED)
def test_every_question_is_answered_in_words(page, question, qtbot):
    if question == "path":
        page.ask(question)
        assert page.pane.answer[-1] == labels.CHOOSE_BODY
        return
    body = next(b for b in page.shown_bodies() if b.is_sole)
    page.map.choose(body.id)

    page.ask(question)

    qtbot.waitUntil(lambda: len(page.pane.answer) > 1)
    assert page.pane.answer[0] == labels.ASKED[question]
    assert all(line.strip() for line in page.pane.answer)
    wrapped = [line for line in page.pane.findChildren(Line) if line.hasHeightForWidth()]
    qtbot.waitUntil(
        lambda: all(line.height() >= line.heightForWidth(line.width()) for line in wrapped)
    )
    told = [line for line in page.pane.findChildren(Line) if line.text() in page.pane.answer]
    told.sort(key=Line.y)
    assert all(above.geometry().bottom() < below.y() for above, below in pairwise(told))


def test_only_sole_sources_can_be_shown(page):
    before = page.picked.shown

    page.bar.sole.click()

    assert 0 < page.picked.shown < before


def test_a_chosen_anchor_has_the_map_for_itself(page, qtbot):
    anchor = max(page.bar.anchors, key=lambda one: one.suppliers)

    page.bar.anchor_chosen.emit(anchor.id)

    qtbot.waitUntil(lambda: [b.id for b in page.chain.anchors] == [anchor.id])
    assert page.bar.anchor.value() == anchor.name


def test_the_tree_opens_step_by_step(page, window):
    window.commands.run("chain_tree")
    tree = page.tree
    item = next(
        tree.topLevelItem(n)
        for n in range(tree.topLevelItemCount())
        if tree.topLevelItem(n).childCount()
    )

    child = item.child(0)
    assert child.text(1) == "1차 협력사"
    assert child.childCount() == 0
    child.setExpanded(True)
    assert child.childCount() > 0


def below_a_supplier(page):
    """A firm of the second tier, and one of those it delivers to."""
    tiers = {body.id: body.tier for body in page.chain.bodies}
    link = next(
        link for link in page.chain.links if (tiers[link.supplier], tiers[link.buyer]) == (2, 1)
    )
    return link.supplier


def test_the_tree_stands_where_the_map_stood(page, window):
    firm = below_a_supplier(page)
    page._go(firm)

    window.commands.run("chain_tree")

    item = page.tree.currentItem()
    assert item.data(0, ID) == firm
    assert item.parent().isExpanded()
    assert page.pane._body.id == firm
    QTest.keyClick(page.tree, Qt.Key.Key_Up)
    above = page.tree.currentItem()
    assert above in (item.parent(), *(item.parent().child(n) for n in range(3)))
    assert page.pane._body.id == page.map.current == above.data(0, ID)


def test_whom_the_tree_stands_at_is_in_view(page, window, qtbot):
    window.resize(1024, 560)
    rank = {body.id: place for place, body in enumerate(page.chain.bodies)}
    firm = max((link.supplier for link in page.chain.links), key=rank.__getitem__)
    page._go(firm)

    window.commands.run("chain_tree")

    tree = page.tree
    assert tree.currentItem().data(0, ID) == firm
    qtbot.waitUntil(
        lambda: tree.viewport().rect().contains(tree.visualItemRect(tree.currentItem()).center())
    )


def test_a_tree_where_nothing_was_chosen_begins_with_whom_the_pane_tells_of(page, window):
    window.commands.run("chain_tree")

    first = page.tree.topLevelItem(0)
    assert page.tree.currentItem() is first
    assert page.pane._body.id == page.map.current == first.data(0, ID)


def test_what_is_chosen_in_the_tree_stays_when_the_chain_is_read_again(page, window, qtbot):
    firm = below_a_supplier(page)
    page._go(firm)
    window.commands.run("chain_tree")
    before = page.chain

    page.refresh(is_shown=True)
    qtbot.waitUntil(lambda: page.chain is not before)

    assert page.tree.currentItem().data(0, ID) == page.pane._body.id == firm
    window.commands.run("chain_map")
    assert page.map.current == firm
    assert page.map.map.spot(firm) is not None


def test_without_an_anchor_it_is_said_what_to_do(window, qtbot):
    screen = show(window, Place("links"), qtbot)
    screen.set_mode("map")
    qtbot.waitUntil(lambda: screen.chain._placeholder is not None)

    assert labels.NO_ANCHOR in screen.chain._placeholder.accessibleName()
    assert window.commands.reason("export") == labels.NOTHING_TO_SAVE


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "graphml", "xlsx"])
def test_the_map_is_saved_in_every_format(page, tmp_path, ending, qtbot):
    path = tmp_path / f"공급망도.{ending}"

    page.saver.write(page.taken(), path)

    qtbot.waitUntil(path.exists, timeout=20_000)
    if ending in {"svg", "graphml"}:
        assert ElementTree.parse(path).getroot() is not None
    elif ending == "png":
        assert not QImage(str(path)).isNull()
    elif ending == "xlsx":
        assert zipfile.is_zipfile(path)
    else:
        assert path.read_bytes().startswith(b"%PDF")


def test_for_which_eyes_a_map_is_saved_is_asked_first(page, window, monkeypatch, qtbot):
    taken = []
    monkeypatch.setattr(page.saver, "_ask", lambda map, kinds: taken.append(map))

    window.commands.run("export")
    (ask,) = (one for one in page.findChildren(AskExport) if one.isVisible())
    ask.secrecy.set_value(Confidentiality.PUBLIC)
    ask.secrecy.left.emit(Confidentiality.PUBLIC)
    said = ask.about.text()
    ask.button.click()

    (map,) = taken
    assert f"{len(page.chain.links):,}건과 그것으로만 이어진 기업은 수에만" in said
    assert (map.sheet.mark, map.chain.links) == ("", ())
    assert map.chain.counts == page.chain.counts
    assert map.sheet.note in texts_of(framed(map.sheet))
    assert page.taken().sheet.mark == "분과 한정"


def texts_of(figure):
    return [
        bit for part in figure.parts if isinstance(part, Text) for bit in part.text.split(" · ")
    ]


def pdf_printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("fit", list(Fit))
def test_the_map_is_printed_as_lines_and_letters(page, tmp_path, fit, monkeypatch, qtbot):
    printer, asked = pdf_printer(tmp_path / "인쇄.pdf"), []

    def ask(_parent, name, paper, count):
        asked.append((name, count))
        printer.setPageLayout(paper)
        printer.setFullPage(True)
        return printer

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_for", ask)

    page.saver.send(page.taken(), fit.value)
    bridge = page._context.bridge
    qtbot.waitUntil(lambda: bridge.long_work() == "", timeout=20_000)

    (name, count), data = asked[0], (tmp_path / "인쇄.pdf").read_bytes()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == count
        assert count > 1 or fit is not Fit.TILES_A4
        assert not any(sheet.images for sheet in pdf.pages)
        assert all(sheet.curves for sheet in pdf.pages)
        wide, high = pdf.pages[0].width, pdf.pages[0].height
    assert max(wide, high) == pytest.approx(1190.6 if fit is Fit.TILES_A3 else 841.9, abs=1.5)
    text = re.sub(r"[\x00-\x1f]", "", reading.squeezed(reading.all_text(data)))  # Qt's spaces
    assert reading.squeezed(name) in text
    assert "기준일2026.7.22." in text
    assert reading.squeezed(map_words.LEGEND_SOLE) in text
    for body in page.shown_bodies():
        assert body.name in text


def test_printing_offers_a_page_tiles_and_a_file(page, window, qtbot):
    assert window.commands.run("print")

    menu = window.findChild(PopupMenu)
    offered = [action.text().replace("...", "…") for action in menu.actions() if action.text()]
    menu.close()
    assert offered == [*labels.PRINT_FITS.values(), labels.AS_PDF]


def test_without_a_printer_a_map_can_be_saved_instead(page, window, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: False)

    page.saver.send(page.taken(), "page")

    note = window.body.notes.current()
    assert note.text.startswith("인쇄할 프린터가 없습니다.")
    assert note.action == "PDF로 저장"


def test_the_way_of_looking_is_kept(page, preferences):
    assert preferences.layout("links.mode") == {"mode": "map"}


def test_a_question_leads_from_the_table_to_the_map(page, window):
    window.commands.run("chain_table")

    window.commands.run("ask_reach")

    assert page.isVisible()


@pytest.mark.parametrize("width", [1300, 800])
def test_no_word_of_the_bar_is_cut(page, qtbot, width):
    bar = page.bar
    bar.setMaximumWidth(width * bar.width() // 1300)
    bar.resize(bar.maximumWidth(), bar.height())
    qtbot.waitUntil(lambda: bar.modes.width() >= bar.modes.sizeHint().width())

    for part in (bar.colours, bar.sole, bar.modes):
        assert part.width() >= part.sizeHint().width()
        assert bar.rect().contains(part.mapTo(bar, part.rect().bottomRight()))


def test_an_answer_below_the_pane_is_gone_to(page, qtbot):
    page.pane.setFixedHeight(260)

    page.ask("sole")

    qtbot.waitUntil(lambda: len(page.pane.answer) > 1)
    heading = next(
        line for line in page.pane.findChildren(Line) if line.text() == page.pane.answer[0]
    )
    qtbot.waitUntil(
        lambda: 0 <= heading.mapTo(page.pane.viewport(), heading.rect().topLeft()).y() < 60
    )


def test_the_lines_of_a_long_answer_stand_below_each_other(page, window, qtbot):
    body = next(b for b in page.shown_bodies() if b.tier == 2)
    page.map.choose(body.id)
    rest(window)
    said = ["○ 예시 앵커기업" + ", 예시나래정밀" * more for more in (1, 0, 0, 0, 9, 5)]

    page.pane.show_answer("stop", said, may_keep=True)
    rest(window)

    lines = [line for line in page.pane.findChildren(Line) if line.text() in said]
    assert len(lines) == len(said)
    assert all(one.geometry().bottom() < two.y() for one, two in pairwise(lines))
