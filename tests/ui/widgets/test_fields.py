"""A field keeps what was typed, tells a valid value once, and Esc takes back only this field."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from afm_desktop.ui.drawing import fit
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    MoneyField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)

TODAY = date(2026, 7, 22)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def form(qtbot):
    """A place for a field, with another one to go to."""

    class Form(QWidget):
        def __init__(self):
            super().__init__()
            self.column = QVBoxLayout(self)
            self.other = QLineEdit()
            self.column.addWidget(self.other)
            self.told = []

        def put(self, field):
            self.column.insertWidget(0, field)
            field.left.connect(self.told.append)
            self.show()
            self.activateWindow()
            qtbot.waitUntil(self.isActiveWindow)
            field.setFocus()
            return field

    made = Form()
    qtbot.addWidget(made)
    return made


def write(field, text):
    field.entry.selectAll()
    field.entry.insert(text)
    field.entry.setModified(True)
    field.entry.textEdited.emit(text)


def test_a_value_is_told_once_when_the_field_is_left(form):
    field = form.put(TextField("과제명"))
    field.set_value("하나")
    write(field, " 둘 ")

    QTest.keyClick(field.entry, ENTER)
    form.other.setFocus()

    assert form.told == ["둘"]
    assert field.value() == "둘"


def test_nothing_is_told_without_a_change(form):
    field = form.put(TextField("과제명"))
    field.set_value("하나")
    write(field, "하나")

    form.other.setFocus()

    assert form.told == []


def test_the_last_syllable_is_told_as_well(form, compose):
    field = form.put(TextField("과제명"))
    compose(field.entry, "차", "현대")

    QTest.keyClick(field.entry, ENTER)

    assert form.told == ["현대차"]


def test_escape_takes_back_only_this_field(form):
    first = form.put(TextField("하나"))
    second = form.put(TextField("둘"))
    first.set_value("가")
    second.set_value("나")
    write(first, "가가")
    write(second, "나나")

    QTest.keyClick(second.entry, ESCAPE)

    assert second.shown_text() == "나"
    assert first.shown_text() == "가가"


def test_text_that_is_not_valid_stays_with_its_sentence(form):
    field = form.put(MoneyField("총사업비"))
    field.set_value(10**9)
    write(field, "많이")

    form.other.setFocus()

    assert field.shown_text() == "많이"
    assert "금액으로 읽을 수 없습니다" in field.error()
    assert form.told == []
    assert field.value() == 10**9
    field.entry.setFocus()
    QTest.keyClick(field.entry, ESCAPE)
    assert field.shown_text() == "1,000"
    assert field.error() == ""


def test_the_sentence_goes_when_it_no_longer_holds(form):
    field = form.put(NumberField("비중", unit="%", places=1, least=0, most=100))
    write(field, "120")
    assert field.settle() is False
    assert field.error() == "0~100 사이의 수를 적으세요."

    write(field, "12")

    assert field.error() == ""


def test_a_refusal_of_the_file_keeps_what_was_typed(form):
    field = form.put(TextField("접수번호"))
    field.set_value("2026-0001")
    field.left.connect(lambda _value: field.set_error("같은 번호가 있습니다."))
    write(field, "2026-0002")
    field.settle()

    field.refresh_value("2026-0001")

    assert field.shown_text() == "2026-0002"
    assert field.error() == "같은 번호가 있습니다."
    QTest.keyClick(field.entry, ESCAPE)
    assert field.shown_text() == "2026-0001"


def test_a_refresh_keeps_what_is_being_typed(form):
    field = form.put(TextField("과제명"))
    field.set_value("하나")
    write(field, "하나 둘")

    field.refresh_value("셋")

    assert field.shown_text() == "하나 둘"
    field.revert()
    assert field.shown_text() == "셋"


def test_another_record_replaces_what_was_typed(form):
    field = form.put(TextField("과제명"))
    write(field, "하나")

    field.set_value("다른 과제")

    assert field.shown_text() == "다른 과제"


def test_a_required_field_asks_to_be_filled(form):
    field = form.put(TextField("과제명", is_required=True))
    field.set_value("하나")
    write(field, "")

    assert field.settle() is False
    assert field.error() == "과제명을 입력하세요."


def test_money_says_what_it_has_understood(form):
    field = form.put(MoneyField("총사업비"))
    write(field, "150억")

    assert field._note.text() == "= 150억원 (15,000,000,000원)"
    field.settle()
    assert form.told == [15_000_000_000]
    assert field.shown_text() == "15,000"


@pytest.mark.parametrize("won", [0, 1, -3_500_000, 15_000_000_000, 123_456_789, 9 * 10**15])
def test_money_shows_every_won(form, won):
    field = form.put(MoneyField("총사업비"))

    field.set_value(won)

    assert field._parse(field.shown_text()) == won


def test_a_number_is_exact(form):
    field = form.put(NumberField("비중", unit="%", places=1))
    write(field, "１２.5%")

    assert field.settle()
    assert form.told == [Decimal("12.5")]
    write(field, "12.55")
    assert not field.settle()
    assert field.error() == "소수점 아래 1자리까지 적으세요."
    write(field, "열둘")
    assert not field.settle()
    assert field.error().endswith("숫자가 아닙니다. 12.5처럼 적으세요.")


@pytest.mark.parametrize("typed", ["20240722", "2024-7-22", "2024. 7. 22."])
def test_a_day_is_typed_in_any_usual_way(form, typed):
    field = form.put(DateField("기한", today=TODAY))
    write(field, typed)

    field.settle()

    assert form.told == [date(2024, 7, 22)]
    assert field.shown_text() == "2024. 7. 22."


def test_a_day_without_a_year_is_of_this_year(form):
    field = form.put(DateField("기한", today=TODAY))
    write(field, "8.5")
    field.settle()

    assert form.told == [date(2026, 8, 5)]


def test_a_day_is_chosen_from_the_month_by_keyboard(form):
    field = form.put(DateField("기한", today=TODAY))
    field.set_value(TODAY)
    grid = field.open_calendar().grid

    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    QTest.keyClick(grid, ENTER)

    assert form.told == [date(2026, 8, 29)]


def test_the_month_opens_by_keyboard(form, qtbot):
    field = form.put(DateField("기한", today=TODAY))

    with qtbot.waitSignal(field.entry.asked):
        QTest.keyClick(field.entry, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def test_long_text_is_told_with_its_lines(form, compose):
    field = form.put(LongTextField("개요", most=20))
    field.area.setPlainText("첫 줄\n둘째")
    compose(field.area, "줄")

    QTest.keyClick(field.area, ENTER, Qt.KeyboardModifier.ControlModifier)

    assert form.told[-1].count("\n") == 1
    assert "줄" in form.told[-1]
    field.area.setPlainText("가" * 21)
    assert field.settle() is False
    assert field.error() == "20자 이하로 줄이세요."


def test_tab_leaves_a_long_text(form):
    field = form.put(LongTextField("개요"))
    field.area.setFocus()
    field.area.insertPlainText("글")

    QTest.keyClick(field.area, Qt.Key.Key_Tab)

    assert form.told == ["글"]


DIVISIONS = [
    Option(code, word, hue=hue)
    for hue, (code, word) in enumerate([("AUT", "자동차"), ("SHP", "조선")])
]


def test_a_choice_is_made_by_keyboard(form):
    field = form.put(ChoiceField("분과", DIVISIONS))
    field.set_value("AUT")
    popup = field.open_list()

    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, ENTER)

    assert form.told == ["SHP"]
    assert field.face.accessibleName() == "분과: 조선"
    QTest.keyClick(field.face, Qt.Key.Key_Delete)
    assert form.told == ["SHP", None]


def test_a_long_list_is_searched_by_initial_consonants(form, compose, qtbot):
    options = [Option(index, f"예시기업{index}") for index in range(20)]
    options.append(Option("HMC", "현대자동차", note="완성차"))
    field = form.put(ChoiceField("기업", options))
    popup = field.open_list()
    popup.search._timer.setInterval(0)

    compose(popup.search, "ㅎㄷ")
    qtbot.wait(5)

    assert [option.value for option in popup.list.shown] == ["HMC"]
    QTest.keyClick(popup.search, ENTER)
    assert form.told == ["HMC"]


def test_an_endless_list_is_asked_for(form, qtbot):
    asked = []

    def find(query):
        asked.append(query)
        return [Option("ID", query or "처음")]

    field = form.put(ChoiceField("기업", find))
    field.set_value("ID9", "예시정밀")
    assert field.shown_text() == "예시정밀"
    popup = field.open_list()
    popup.search._timer.setInterval(0)
    popup.search.insert("현대")
    qtbot.wait(5)
    popup.list.pick()

    assert asked == ["", "현대"]
    assert form.told == ["ID"]
    assert field.shown_text() == "현대"


def test_yes_no_and_not_known(form):
    field = form.put(YesNoField("국가핵심기술"))
    field.set_value(None)
    assert field.shown_text() == ""

    field.row.choices()[1].click()
    QTest.keyClick(field, Qt.Key.Key_Delete)

    assert form.told == [False, None]


def test_a_field_that_may_not_be_changed_is_not(form):
    field = form.put(TextField("과제명"))
    field.set_value("하나")
    field.set_read_only(True)

    QTest.keyClick(field.entry, Qt.Key.Key_A)
    field.settle()

    assert form.told == []


@pytest.mark.parametrize(
    "field",
    [
        TextField,
        LongTextField,
        MoneyField,
        NumberField,
        DateField,
        YesNoField,
        lambda label: ChoiceField(label, DIVISIONS),
    ],
)
def test_every_field_is_named(form, field):
    made = form.put(field("이름표"))
    made.set_error("잘못되었습니다.")

    target = made.focusProxy()
    while target.focusProxy():
        target = target.focusProxy()
    assert "이름표" in target.accessibleName()
    assert not made.grab().isNull()


@pytest.mark.parametrize(("text", "lines"), [(None, 1), ("한 줄", 1), ("한 줄\n\n세 줄", 3)])
def test_a_quiet_text_of_several_lines_is_as_high_as_its_lines(qtbot, text, lines):
    field = LongTextField("비고", is_quiet=True)
    qtbot.addWidget(field)

    field.set_value(text)

    assert field.area.heightForWidth(400) == field.area._high(lines)


@pytest.mark.parametrize(("make", "part"), [(TextField, "entry"), (LongTextField, "area")])
def test_the_dash_of_an_empty_field_gives_way_to_the_caret(form, make, part):
    editor = getattr(form.put(make("비고", is_quiet=True)), part)
    assert editor.placeholderText() == ""

    form.other.setFocus()

    assert editor.placeholderText() == "—"


def test_a_text_longer_than_its_field_ends_in_dots_until_one_types_in_it(qtbot):
    address = "https://english.motie.go.kr/eng/article/EATCLdfa319ada/1963/view"
    field, other = TextField("출처", is_quiet=True), TextField("비고")
    page = QWidget()
    column = QVBoxLayout(page)
    for each in (field, other):
        column.addWidget(each)
    qtbot.addWidget(page)
    field.set_value(address)
    page.resize(220, 120)
    page.show()
    page.activateWindow()
    other.entry.setFocus()
    qtbot.waitUntil(other.entry.hasFocus)
    field.set_value(fit(address, field.entry._text_box().width()))
    in_dots = field.entry.grab().toImage()

    field.set_value(address)

    assert field.entry.is_cut()
    assert field.entry.grab().toImage() == in_dots
    assert field.entry.text() == address
