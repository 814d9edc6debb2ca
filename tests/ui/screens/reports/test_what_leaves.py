"""Every paper is saved and printed as it is shown; what cannot be is told and loses nothing."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from afm_desktop.app import opened
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.saving import CannotSave, NoSpace
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.reports import output, printing
from afm_desktop.ui.screens.reports.catalogue import CATALOGUE
from afm_desktop.ui.screens.reports.pages import A4, Pages
from afm_desktop.ui.screens.reports.wanted import LIST
from afm_desktop.ui.tasks import Cancelled, CancelToken
from tests.exchange.papers.every_paper import PAPERS
from tests.ui.screens.reports.conftest import WAIT, settled

LEFT = {entry.key for entry in CATALOGUE} - {LIST}
OF_ONE = LEFT - {PaperKind.TARGETS, PaperKind.OVERVIEW}
"""Papers of a division or of a demand; there are targets of the alliance alone."""
COARSE, FINE = 72, 300
SMALL = 40
"""Pixels across which two renderings of a page are compared."""


def test_every_paper_is_saved_as_it_is_shown(screen, window, tmp_path, monkeypatch, qtbot):
    demands = screen.context.bridge.desk.lists.listing("demands", division="BAT")
    states = [str(state) for state in demands.values("status")]
    selected = str(demands.values("id")[states.index("selected")])
    of = (("division", ("BAT",)), ("demand", (selected,)))

    for key in sorted(LEFT):
        window.navigate(Place("reports", key, of if key in OF_ONE else ()))
        settled(screen, qtbot)
        qtbot.waitUntil(lambda key=key: screen.side.entry.key == key, timeout=WAIT)
        path = tmp_path / f"{key}.pdf"
        monkeypatch.setattr(output, "ask_file", lambda *_, path=path: path)

        assert screen.context.commands.run("save_paper"), key
        qtbot.waitUntil(path.exists, timeout=WAIT)

        assert path.read_bytes() == screen.preview.paper.data == screen.preview.view.pages().data


@pytest.fixture(scope="module")
def book(demonstration) -> bytes:
    with opened(demonstration, read_only=True) as desk:
        return PAPERS[PaperKind.MEETING_BOOK](desk).data


def printer_to(path: Path, first: int, last: int, resolution: int = COARSE) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageLayout(printing.layout(A4.width(), A4.height()))
    printer.setResolution(resolution)
    printer.setFullPage(True)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    return printer


def printed(data: bytes, printer: QPrinter, tell=lambda _done, _total: None) -> int:
    return printing.sender(data, printer)(tell, CancelToken())


def greys(image: QImage) -> list[int]:
    small = image.scaledToWidth(SMALL, Qt.TransformationMode.SmoothTransformation).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    return [small.pixelColor(x, y).value() for y in range(small.height()) for x in range(SMALL)]


def test_printed_pages_are_renderings_of_what_is_shown(qapp, book, tmp_path):
    assert printed(book, printer_to(tmp_path / "a.pdf", 2, 4)) == 3

    shown, sent = Pages(book), Pages((tmp_path / "a.pdf").read_bytes())
    assert sent.count() == 3
    for page in range(3):
        pairs = zip(greys(shown.image(page + 1, 600)), greys(sent.image(page, 600)), strict=False)
        apart = [abs(one - other) for one, other in pairs]
        assert sum(apart) / len(apart) < 8
        other = zip(greys(shown.image(page + 2, 600)), greys(sent.image(page, 600)), strict=False)
        assert sum(abs(a - b) for a, b in other) > sum(apart)
    shown.close()
    sent.close()


@pytest.mark.skipif(sys.platform != "linux", reason="tells nowhere how much memory is held")
def test_one_page_at_a_time_is_held_and_spooled(qapp, book, tmp_path):
    held = []

    def tell(_done, _total):
        held.append(int(Path("/proc/self/statm").read_text().split()[1]) * 4096)

    printed(book, printer_to(tmp_path / "a.pdf", 1, 6, FINE), tell)

    assert max(held[1:]) - held[0] < 60_000_000  # a page takes 33 MB, five more would take 165
    assert (tmp_path / "a.pdf").stat().st_size < 6 * 2_500_000


def test_what_is_printed_into_a_folder_that_is_not_there_is_told(qapp, book, tmp_path):
    with pytest.raises(CannotSave, match="저장할 수 없습니다"):
        printed(book, printer_to(tmp_path / "없음" / "a.pdf", 1, 1))


@contextmanager
def room_for(size: int):
    import resource  # noqa: PLC0415 - there is none on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="has no largest size of a file")
def test_a_full_disk_is_told_and_the_file_before_stays(qapp, book, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")

    with room_for(20_000), pytest.raises(NoSpace, match="공간이"):
        printed(book, printer_to(path, 1, 3))

    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_print_that_is_stopped_leaves_the_file_as_it_was(qapp, book, tmp_path):
    path, token = tmp_path / "a.pdf", CancelToken()
    path.write_bytes(b"before")
    send = printing.sender(book, printer_to(path, 1, 3))

    with pytest.raises(Cancelled):
        send(lambda _done, _total: token.cancel(), token)

    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.qt_log_ignore("QPainter::begin", "QPrinter::")
def test_a_printer_that_takes_no_page_is_told(qapp, book, tmp_path):
    printer, busy = printer_to(tmp_path / "a.pdf", 1, 1), QPainter()
    assert busy.begin(printer)

    with pytest.raises(printing.PrinterRefused, match="프린터에 보내지 못했습니다"):
        printed(book, printer)

    busy.end()


def test_a_file_that_gives_no_way_stays(qapp, book, tmp_path):
    path = tmp_path / "a.pdf"
    (path / "안").mkdir(parents=True)

    with pytest.raises(CannotSave, match="저장할 수 없습니다"):
        printed(book, printer_to(path, 1, 1))

    assert list(tmp_path.iterdir()) == [path]


def test_a_printed_file_is_whole(qapp, book, tmp_path):
    printed(book, printer_to(tmp_path / "a.pdf", 1, 2))

    data = (tmp_path / "a.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(data)).pages) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
