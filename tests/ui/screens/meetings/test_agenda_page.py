"""안건: each act changes the file, and one undo takes it back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AgendaKind, MeetingStatus, Placement
from afm_desktop.services.meetings.model import LinkKind, NewItem, NewMeeting, Placed
from afm_desktop.ui.labels import meetings as labels
from tests.ui.screens.meetings.hall import DAY, TITLES


def titles(shown):
    return [one.title for one in shown.sheet.items]


def test_what_is_typed_in_the_line_below_is_added_last_by_enter(shown):
    page = shown.tab("agenda")
    page.entry.begin()
    page.entry.fields["title"].entry.insert("네 번째")

    QTest.keyClick(page.entry.fields["title"].entry, Qt.Key.Key_Return)
    shown.idle()

    assert titles(shown) == [*TITLES, "네 번째"]
    assert page.entry.fields["title"].value() is None
    assert page.entry.fields["title"].entry.hasFocus()
    shown.undo()
    assert titles(shown) == [*TITLES]


def test_a_syllable_that_is_being_composed_belongs_to_the_title(shown, compose):
    page = shown.tab("agenda")
    page.entry.begin()
    entry = page.entry.fields["title"].entry
    entry.insert("보고 안")
    compose(entry, "건")

    page.entry.enter()
    shown.idle()

    assert titles(shown)[-1] == "보고 안건"


def test_alt_and_an_arrow_move_a_matter(shown):
    page = shown.tab("agenda")
    page.table.setFocus()
    page.table.set_current(shown.sheet.items[0].id)

    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown.idle()

    assert titles(shown) == [TITLES[1], TITLES[0], TITLES[2]]
    assert page.table.currentIndex().row() == 1
    shown.undo()
    assert titles(shown) == [*TITLES]


def test_a_matter_is_dragged_to_its_place(shown):
    page = shown.tab("agenda")
    room = page.table.viewport()
    high = page.table.verticalHeader().defaultSectionSize()
    first, below = QPoint(80, high // 2), QPoint(80, 3 * high - 2)

    QTest.mousePress(room, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(room, below)
    QTest.mouseRelease(room, Qt.MouseButton.LeftButton, pos=below)
    shown.idle()

    assert titles(shown) == [TITLES[1], TITLES[2], TITLES[0]]


def test_fields_of_the_chosen_matter_are_saved_when_they_are_left(shown):
    page = shown.tab("agenda")
    item = shown.sheet.items[1]
    page.table.set_current(item.id)

    page.form.form.fields["kind"].choose(AgendaKind.DECISION)
    shown.idle()

    assert shown.sheet.items[1].kind is AgendaKind.DECISION
    shown.undo()
    assert shown.sheet.items[1].kind is AgendaKind.DISCUSSION


def test_an_agenda_that_is_too_long_says_by_how_much(shown):
    page = shown.tab("agenda")

    assert page.over.text() == labels.OVER.format(minutes=30)
    assert page.over.isVisible()


def test_a_linked_record_opens_by_its_chip_and_goes_by_its_cross(shown):
    page = shown.tab("agenda")
    opened = []
    shown.pane.open_record.connect(lambda *told: opened.append(told))
    page.form._add_link((LinkKind.ORGANIZATION, shown.body))
    shown.idle()

    page.form.chips[0].click()
    assert opened == [("organizations", shown.body)]
    page.form.chips[0].cleared.emit()
    shown.idle()

    assert shown.sheet.items[0].links == ()


def test_what_waits_in_the_series_is_taken_up(shown):
    before = NewMeeting(kind="assembly", title="지난 총회", starts_at=korean_moment(DAY, 9))
    earlier = shown.desk.meetings.create(before)
    shown.desk.meetings.move(earlier, MeetingStatus.PLANNED)
    item = shown.desk.agendas.add(earlier, NewItem("미룬 안건"))
    shown.desk.meetings.close(earlier, {item: Placed(Placement.BACKLOG)})
    page = shown.tab("agenda")
    shown.view._read_sheet()
    shown.idle()

    page.waiting.buttons[0].click()
    shown.idle()

    assert titles(shown)[-1] == "미룬 안건"
    assert not page.waiting.isVisible()


def test_a_meeting_that_is_called_off_is_closed_to_changes(shown):
    shown.desk.meetings.move(shown.id, MeetingStatus.CANCELLED, reason="의제 미비")
    page = shown.tab("agenda")
    shown.view._read_sheet()
    shown.idle()

    assert shown.view.strip.why_not.text == labels.CALLED_OFF
    assert not page.entry.isVisible()
    assert page.form.form.fields["title"].entry.isReadOnly()
