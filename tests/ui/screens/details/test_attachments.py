"""Files are dropped, pasted or chosen onto a record, and opened as copies nobody can write to."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.services.lists.accesses import Accesses
from afm_desktop.ui.screens.details.layout import FILES
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from tests.ui.screens.details.records import some

FIRMS = "organizations"
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Opener(QObject):
    """Stands in for the programs of this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener():
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def firm(desk):
    return desk.records.create(FIRMS, {"name": "예시가람"})


@pytest.fixture
def papers(tmp_path):
    found = [tmp_path / name for name in ("확약서.hwp", "배치도.pdf")]
    for number, path in enumerate(found):
        path.write_bytes(b"%%PDF %d" % number)
    return found


def held(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(pane, mime: QMimeData) -> bool:
    """Hold files over the pane and let go; whether it took them."""
    entering = QDragEnterEvent(QPoint(20, 20), COPY, mime, LEFT, NONE)
    pane.dragEnterEvent(entering)
    if not entering.isAccepted():
        return False
    assert pane._landing.isVisible()
    dropping = QDropEvent(QPointF(20, 20), COPY, mime, LEFT, NONE)
    pane.dropEvent(dropping)
    assert not pane._landing.isVisible()
    return dropping.isAccepted()


def lines(pane):
    return [line.told.main for line in pane.view.files.lines.values()]


@pytest.fixture
def at_files(opened, firm):
    """The record at its files."""
    pane = opened(FIRMS, firm)
    pane.view.show_tab(FILES)
    return pane


def test_files_dropped_anywhere_on_a_record_are_attached(opened, desk, firm, papers, idle, frame):
    pane = opened(FIRMS, firm)

    assert drop(pane, held(*papers))
    idle()

    assert lines(pane) == ["확약서.hwp", "배치도.pdf"]
    assert pane.view.files.isVisible()
    assert frame.toasts == [("첨부파일 2개를 붙였습니다.", True)]
    assert pane.view.tabs.choices()[pane.view.keys.index(FILES)].count == "2"
    desk.workspace.undo()
    assert desk.attachments.rows(FIRMS, firm) == ()


def test_a_workspace_or_a_text_is_left_to_the_window(opened, desk, firm):
    pane, text = opened(FIRMS, firm), QMimeData()
    text.setText("글")

    assert not drop(pane, held(desk.workspace.path))
    assert not drop(pane, text)


def test_nothing_is_dropped_where_no_record_is(pane, papers):
    assert not drop(pane, held(*papers))


def test_a_refused_file_is_told_and_nothing_is_attached(at_files, papers, idle, tmp_path):
    program = tmp_path / "설치.exe"
    program.write_bytes(b"MZ")

    drop(at_files, held(papers[0], program))
    idle()

    assert "‘설치.exe’는 실행될 수 있는 파일" in at_files.view.files.refusal.text()
    assert lines(at_files) == []


def test_what_is_there_already_is_told(at_files, papers, idle):
    drop(at_files, held(papers[0]))
    idle()

    drop(at_files, held(*papers))
    idle()

    assert lines(at_files) == ["확약서.hwp", "배치도.pdf"]
    assert "확약서.hwp: 같은 내용이 이미" in at_files.view.files.refusal.text()


def test_copied_files_and_pictures_are_pasted(at_files, papers, idle, desk, firm):
    panel = at_files.view.files
    panel.paste(held(papers[0]))
    idle()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    panel.lines[next(iter(panel.lines))].setFocus()

    QTest.keyClick(at_files.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    idle()

    assert lines(at_files)[0] == "확약서.hwp"
    assert lines(at_files)[1].startswith("붙여넣은 그림 ")
    picture = desk.attachments.rows(FIRMS, firm)[1]
    assert QImage.fromData(desk.attachments.open_copy(picture.id).read_bytes()) == image
    panel.paste(QMimeData())
    assert "붙일 파일이나 그림이 없습니다" in panel.refusal.text()


def test_files_are_chosen(at_files, papers, idle, monkeypatch):
    chosen = ([str(path) for path in papers], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)

    at_files.view.files.add_button.click()
    idle()

    assert lines(at_files) == ["확약서.hwp", "배치도.pdf"]


def test_enter_opens_a_copy_nobody_can_write_to(at_files, papers, idle, opener, bridge):
    drop(at_files, held(papers[0]))
    idle()

    QTest.keyClick(next(iter(at_files.view.files.lines.values())), Qt.Key.Key_Return)
    idle()

    (copy,) = opener.opened
    assert copy.name == "확약서.hwp"
    assert copy.read_bytes() == papers[0].read_bytes()
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IXUSR)
    bridge.close()
    assert not copy.exists()


def test_a_copy_is_saved_elsewhere(at_files, papers, idle, frame, tmp_path, monkeypatch):
    drop(at_files, held(papers[0]))
    idle()
    target = tmp_path / "꺼낸 것.hwp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel = at_files.view.files

    panel.save(next(iter(panel.lines)))
    idle()

    assert target.read_bytes() == papers[0].read_bytes()
    assert frame.toasts[-1][0] == "‘꺼낸 것.hwp’ 사본을 저장했습니다."


def test_what_a_file_is_for_is_written_under_it(at_files, papers, idle, desk, firm):
    drop(at_files, held(papers[0]))
    idle()
    panel = at_files.view.files
    QTest.keyClick(next(iter(panel.lines.values())), Qt.Key.Key_F2)

    panel.ask.fields["purpose"].entry.setText("협약 근거")
    panel.ask.fields["secrecy"].choose(Confidentiality.SECRET)
    panel.ask.do.click()
    idle()

    (line,) = panel.lines.values()
    assert line.told.rest.endswith("협약 근거")
    assert line.told.end == "비공개(영업비밀)"
    assert panel.ask is None


def test_del_removes_a_file_and_it_can_be_taken_back(at_files, papers, idle, desk, frame):
    drop(at_files, held(*papers))
    idle()
    panel = at_files.view.files
    first = next(iter(panel.lines.values()))
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Delete)
    idle()

    assert lines(at_files) == ["배치도.pdf"]
    assert next(iter(panel.lines.values())).hasFocus()
    assert frame.toasts[-1] == ("첨부파일 1개를 삭제했습니다.", True)
    desk.workspace.undo()
    at_files._read()
    idle()
    assert lines(at_files) == ["확약서.hwp", "배치도.pdf"]


def test_a_file_is_erased_once_that_is_typed(at_files, papers, idle, desk, firm):
    drop(at_files, held(papers[0]))
    idle()
    panel = at_files.view.files
    (id_,) = panel.lines
    panel.erase(id_)
    assert "되돌릴 수 없습니다" in panel.ask.fields["word"].label

    panel.ask.fields["word"].entry.setText("파기")
    panel.ask.do.click()
    idle()

    assert lines(at_files) == ["파기한 파일"]
    assert desk.attachments.rows(FIRMS, firm)[0].erased_on is not None


def test_the_menu_of_a_file_offers_what_can_be_done(at_files, papers, idle):
    drop(at_files, held(papers[0]))
    idle()
    line = next(iter(at_files.view.files.lines.values()))

    line.menu_asked.emit(QPoint(0, 0))

    menu = at_files.findChildren(PopupMenu)[-1]
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "열기(읽기 전용 사본)",
        "사본 저장...",
        "쓰임·공개등급 적기",
        "삭제",
        "파기...",
    ]
    menu.close()


def test_a_file_of_a_person_is_opened_for_a_reason(opened, desk, papers, idle, opener):
    person = desk.records.create("people", {"name": "홍길동"})
    named = papers[0].rename(papers[0].with_name("홍길동.hwp"))
    desk.attachments.attach("people", person, [named])
    pane = opened("people", person)
    pane.view.show_tab(FILES)
    panel = pane.view.files
    assert lines(pane) == ["홍*동.hwp"]

    next(iter(panel.lines.values())).click()
    assert opener.opened == []
    panel.ask.fields["reason"].entry.setText("위촉 확인")
    panel.ask.do.click()
    idle()

    assert [path.name for path in opener.opened] == ["홍길동.hwp"]
    assert [one.reason for one in Accesses(desk.workspace).rows()] == ["위촉 확인"]
    assert panel.ask is None


def test_a_file_of_a_core_technology_is_opened_for_a_reason(
    opened, desk, papers, idle, opener, qtbot
):
    demand = some(desk, "demands")
    desk.records.change("demands", demand, {"is_core_technology": True})
    desk.attachments.attach("demands", demand, papers[:1])
    pane = opened("demands", demand)
    pane.view.show_tab(FILES)
    panel = pane.view.files

    next(iter(panel.lines.values())).click()
    qtbot.waitUntil(lambda: panel.ask is not None)
    before = list(opener.opened)
    panel.ask.fields["reason"].entry.setText("평가위원회 제출")
    panel.ask.do.click()
    idle()

    assert before == []
    assert [path.name for path in opener.opened] == [papers[0].name]
    assert [one.reason for one in Accesses(desk.workspace).rows()] == ["평가위원회 제출"]


def test_files_that_stay_with_an_erased_person_are_told_and_can_be_erased(
    opened, desk, papers, idle
):
    person = desk.records.create("people", {"name": "홍길동"})
    desk.attachments.attach("people", person, papers)
    desk.people.erase([person])
    pane = opened("people", person)
    pane.view.show_tab(FILES)
    panel = pane.view.files
    assert "붙인 파일 2개는 남아 있습니다" in panel.hint.text()

    panel.lines[next(iter(panel.lines))].menu_asked.emit(QPoint(0, 0))
    menu = pane.findChildren(PopupMenu)[-1]
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()

    assert words == ["열기(읽기 전용 사본)", "사본 저장...", "파기..."]
    assert panel.add_button.isHidden()
