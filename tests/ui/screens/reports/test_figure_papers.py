"""Papers of projects, targets and the alliance on the screen of papers."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.ui.screens.reports.batch import make_all, told_in_all
from afm_desktop.ui.tasks import CancelToken
from afm_desktop.ui.widgets.date_field import DateField
from tests.reports import reading
from tests.ui.screens.reports.conftest import settled

ALL = "AI 자율제조 얼라이언스"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("projects", f"{ALL} 선도 프로젝트 추진현황"),
        ("targets", f"{ALL} 목표 대비 실적"),
        ("overview", f"{ALL} 총괄 현황"),
    ],
)
def test_each_of_them_is_shown_as_its_paper(screen, qtbot, key, title):
    screen._choose_and_ask(key)
    settled(screen, qtbot)

    assert title in reading.all_text(screen.preview.paper.data)
    assert screen.side.about.text() == ALL


def test_a_division_without_targets_has_no_paper_unless_one_is_wanted(screen, qtbot):
    screen._choose_and_ask("targets")
    screen.side.scope.division.left.emit("BAT")
    settled(screen, qtbot)
    assert screen._made.paper is None

    screen._make_anyway()
    settled(screen, qtbot)

    assert "등록한 목표 없음" in reading.all_text(screen.preview.paper.data)


def test_changes_are_told_from_the_day_that_is_chosen(screen, qtbot):
    screen._choose_and_ask("overview")
    field = screen.side.form.widgets["since"]
    assert isinstance(field, DateField)
    field.left.emit(date(2026, 6, 30))
    settled(screen, qtbot)

    screen.side.show_options(screen.wishes.current.options, has_names=False)

    assert field.value() == date(2026, 6, 30)

    assert "변동사항" in reading.all_text(screen.preview.paper.data)
    assert screen._why_not_all()


def test_projects_of_all_divisions_are_made_at_once(screen, tmp_path):
    screen._choose("projects")
    desk, wanted = screen.context.bridge.desk, screen.wishes.current

    def tell(_done, _total):
        pass

    told = told_in_all(desk, wanted, tell)
    sheaf = make_all(desk, wanted, tmp_path, tell, CancelToken())

    assert not screen._why_not_all()
    assert told.core == ()
    assert (sheaf.made, len(list(tmp_path.glob("*.pdf")))) == (12, 12)


def test_those_of_all_divisions_are_files_of_the_kind_that_is_chosen(screen, tmp_path):
    screen._choose("targets")
    screen.side.form_chosen.emit(PaperFormat.WORKBOOK)
    desk, wanted = screen.context.bridge.desk, screen.wishes.current

    sheaf = make_all(desk, wanted, tmp_path, lambda _done, _total: None, CancelToken())

    made = list(tmp_path.glob("*.xlsx"))
    assert sheaf.made == len(made) == 12
    assert all(path.read_bytes().startswith(b"PK") for path in made)
