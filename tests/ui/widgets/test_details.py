"""The parts of a record's details."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import DARK, HIGH_CONTRAST_DARK
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.details_pane import DetailsPane
from afm_desktop.ui.widgets.fields import LongTextField, MoneyField, TextField
from afm_desktop.ui.widgets.form import FormGrid, SectionTitle
from afm_desktop.ui.widgets.life_cycle_strip import DONE, NOW, LifeCycleStrip, Step
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.link_line import LinkLine
from afm_desktop.ui.widgets.notice import Notice
from afm_desktop.ui.widgets.progress_strip import ProgressStrip
from afm_desktop.ui.widgets.stack_bar import BarPart, StackBar

HOSTILE = "<b>A&B</b>\n" + "가" * 300
STEPS = [Step("제출", "7. 3.", DONE), Step("보완 요청", "7. 22.", NOW), Step("선정")]
SOURCES = [
    BarPart("국비", 70, "70억"),
    BarPart("시·도비", 15, "15억"),
    BarPart("시·군·구비", 5, "5억"),
    BarPart("민간부담금(현금)", 36, "36억"),
    BarPart("민간부담금(현물)", 24, "24억"),
]


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def test_the_way_of_a_demand_is_read_in_order(qtbot):
    strip = shown(qtbot, LifeCycleStrip(STEPS, "warning", "bang"))

    assert strip.accessibleName() == "제출 7. 3. → 보완 요청 7. 22. → 선정"
    assert strip.height() == theme().px(13.5)


def test_a_way_without_days_is_lower(qtbot):
    strip = LifeCycleStrip([Step("제출"), Step("접수")])
    qtbot.addWidget(strip)

    assert strip.height() == theme().px(9.5)


WAY = [
    Step("제출", "2025. 12. 3.", DONE),
    Step("접수", "2025. 12. 22.", DONE, "12. 22."),
    Step("검토 중", "2026. 1. 15.", NOW),
    Step("평가 대상"),
    Step("선정"),
    Step("협약"),
]


def test_a_year_is_named_on_the_way_and_again_when_it_changes(qtbot):
    strip = shown(qtbot, LifeCycleStrip(WAY, "progress", "half"))
    strip.resize(theme().px(84), strip.height())

    days = strip.days()

    assert [day for day, _box in days] == ["2025. 12. 3.", "12. 22.", "2026. 1. 15."]
    boxes = [box for _day, box in days]
    assert all(one.right() < other.left() for one, other in pairwise(boxes))
    assert boxes[0].left() >= 0
    assert "접수 2025. 12. 22." in strip.accessibleName()


def test_days_without_room_are_left_out(qtbot):
    strip = shown(qtbot, LifeCycleStrip(WAY, "progress", "half"))
    strip.resize(theme().px(40), strip.height())

    assert strip.days() == []


def test_a_legend_takes_another_line_when_it_must(qtbot):
    bar = StackBar(SOURCES)
    qtbot.addWidget(bar)

    assert bar.heightForWidth(theme().px(200)) == theme().px(9)
    assert bar.heightForWidth(theme().px(84)) > theme().px(9)
    assert "국비 70억" in bar.accessibleName()


def test_sources_without_money_leave_an_empty_bar(qtbot):
    bar = shown(qtbot, StackBar([BarPart("국비", 0, "0원")]))

    assert bar.grab().toImage().pixelColor(50, 4).name() == theme().tokens.track.lower()


def test_long_work_can_be_stopped(qtbot):
    strip = shown(qtbot, ProgressStrip())
    strip.show_work("보고서 만드는 중", 0.6)

    with qtbot.waitSignal(strip.cancelled):
        strip.findChild(Button).click()

    assert strip.accessibleName() == "보고서 만드는 중 60 %"
    strip.show_work("세는 중", None, is_cancellable=False)
    assert not strip.findChild(Button).isVisible()


def test_a_line_leads_somewhere_by_keyboard(qtbot):
    line = shown(qtbot, LinkLine("보완 기한이 지난 수요", strong="2건", action="열기"))

    with qtbot.waitSignal(line.clicked):
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert line.accessibleName() == "보완 기한이 지난 수요 2건 열기"


def test_a_notice_is_as_high_as_its_words(qtbot):
    notice = Notice("보완 기한 2026. 7. 30.(목)", "사업비 산출 근거와 데이터 공유 범위 " * 4, "D-3")
    qtbot.addWidget(notice)

    assert notice.heightForWidth(300) > notice.heightForWidth(900)
    assert notice.accessibleName().startswith("보완 기한 2026. 7. 30.(목), D-3, 사업비")


@pytest.fixture
def pane(qtbot):
    made = DetailsPane("수요 상세")
    made.set_id("2026-0143")
    qtbot.addWidget(made)
    made.resize(theme().px(92), 300)
    return made


def test_details_never_make_the_window_higher(qtbot, pane):
    for number in range(40):
        pane.content.add(Line(f"줄 {number}"))
    pane.show()

    assert pane.minimumSizeHint().height() < 200
    assert pane.content.verticalScrollBar().maximum() > 0


def test_details_can_be_emptied(qtbot, pane):
    pane.content.add(Line("하나"))
    inner = QVBoxLayout()
    inner.addWidget(Line("둘"))
    pane.content.add(inner)
    pane.content.space(2)
    pane.show()

    pane.content.clear()
    qtbot.wait(10)

    assert pane.content.findChildren(QLabel) == []


def test_escape_closes_the_details_unless_a_field_wants_it(qtbot, pane):
    field = TextField("과제명")
    field.set_value("하나")
    pane.content.add(field)
    shown(qtbot, pane)
    told = []
    pane.closed.connect(lambda: told.append("closed"))
    field.setFocus()
    field.entry.insert("둘")
    field.entry.setModified(True)

    QTest.keyClick(field.entry, Qt.Key.Key_Escape)
    assert told == []
    QTest.keyClick(field.entry, Qt.Key.Key_Escape)

    assert told == ["closed"]
    assert field.shown_text() == "하나"


def test_labels_and_values_stand_on_two_axes(qtbot):
    form = FormGrid()
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(SectionTitle("개요", "150억원"))
    column.addWidget(form)
    column.addStretch(1)
    money = form.add_field(MoneyField("총사업비", is_quiet=True))
    value = form.add_value("공개 범위", "분과 한정")
    money.set_value(15 * 10**9)
    page.resize(theme().px(92), 400)
    shown(qtbot, page)

    text_x = money.entry.mapTo(page, QPoint(theme().px(2), 0)).x()
    assert value.mapTo(page, QPoint(0, 0)).x() == text_x
    assert text_x - form.mapTo(page, QPoint(0, 0)).x() == theme().px(22)


def test_a_long_text_pushes_what_is_below_it(qtbot):
    form = FormGrid()
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(form)
    column.addStretch(1)
    text = form.add_field(LongTextField("현황", is_quiet=True))
    below = form.add_value("공개 범위", "분과 한정")
    page.resize(theme().px(92), 600)
    shown(qtbot, page)
    before = below.mapTo(page, QPoint(0, 0)).y()

    text.set_value("두께 편차가 커서 폐기율이 높습니다. " * 6)
    qtbot.wait(20)

    assert below.mapTo(page, QPoint(0, 0)).y() > before + 3 * theme().metrics().lineSpacing()
    assert text.area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("tokens", [DARK, HIGH_CONTRAST_DARK])
@pytest.mark.parametrize(
    "part",
    [
        lambda: LifeCycleStrip([Step(HOSTILE, HOSTILE, NOW), Step(HOSTILE)], "danger", "cross"),
        lambda: StackBar([BarPart(HOSTILE, 1, HOSTILE)] * 8),
        lambda: LinkLine(HOSTILE, strong=HOSTILE, note=HOSTILE),
        lambda: Notice(HOSTILE, HOSTILE, "D-3", "danger"),
        lambda: SectionTitle(HOSTILE, HOSTILE),
    ],
)
def test_hostile_text_is_painted(qtbot, qapp, part, tokens):
    theme().apply(qapp, tokens, 2.0)
    made = part()
    made.resize(400, 200)
    qtbot.addWidget(made)

    assert not made.grab().isNull()


def test_what_nobody_stated_leaves_its_share_of_the_bar_empty(qtbot):
    parts = [BarPart("국비", 50, "50억"), BarPart("미기재", 50, "50억", is_rest=True)]
    bar = shown(qtbot, StackBar(parts))
    image, tokens = bar.grab().toImage(), theme().tokens

    stated, rest = (image.pixelColor(int(image.width() * at), 4).name() for at in (0.25, 0.75))

    assert rest == tokens.track.lower()
    assert stated == tokens.series[0].lower()


def test_a_remark_that_wraps_further_is_not_cut(qtbot):
    remark, holder = Remark("lock"), QWidget()
    told, row = QVBoxLayout(), QHBoxLayout(holder)
    told.addStretch(1)
    told.addWidget(remark)
    told.addStretch(1)
    row.addLayout(told, 1)
    remark.say("수요 213건을 받고 조사서 26건을 보낸 회차입니다. 고치려면 사유를 먼저 적으세요.")
    usual = remark.sizeHint().height()
    holder.resize(theme().px(40), theme().px(40))
    shown(qtbot, holder)

    assert remark.height() == remark.heightForWidth(remark.width()) > usual
