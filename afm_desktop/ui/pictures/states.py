"""The telling states of screens and frame, each a step somebody could take."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractScrollArea

from afm_desktop.domain.enums import OrganizationEventKind, StructureView
from afm_desktop.services.imports.model import Outcome
from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures.scene import Scene
from afm_desktop.ui.pictures.spec import State
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.bodies.leaving import LeavingDialog
from afm_desktop.ui.screens.bodies.succession import SuccessionDialog
from afm_desktop.ui.screens.dashboard.screen import DashboardScreen
from afm_desktop.ui.screens.imports.screen import ImportScreen
from afm_desktop.ui.screens.records.change_form import ChangeForm
from afm_desktop.ui.screens.records.filter_button import FilterButton
from afm_desktop.ui.screens.rounds.screen import RoundScreen
from afm_desktop.ui.screens.supply.screen import ChainScreen
from afm_desktop.ui.screens.transition.screen import TransitionScreen
from afm_desktop.ui.shell.first_run import WhoStep
from afm_desktop.ui.shell.palette import Palette
from afm_desktop.ui.widgets.fields import ChoiceField
from afm_desktop.ui.widgets.table import DataTable

# --- screens ----------------------------------------------------------------------------------


def shown(screen: str) -> State:
    """A screen as it comes."""
    return lambda scene: scene.go(Place(screen))


def narrowed(screen: str, **filters: str) -> State:
    """A list with filters set."""
    chosen = tuple((key, (value,)) for key, value in filters.items())
    return lambda scene: scene.go(Place(screen, filters=chosen))


def counted(kind: str, rows: str, columns: str, measure: str = "") -> State:
    """A list counted by two of its filters."""
    chosen = {"by_rows": rows, "by_columns": columns, "by_measure": measure}
    filters = tuple((key, (value,)) for key, value in chosen.items() if value)
    return lambda scene: scene.go(Place("crosstab", kind, filters))


def no_match(screen: str) -> State:
    """A list in which nothing is found."""
    return lambda scene: scene.go(Place(screen, text=labels.NO_SUCH))


def one_division(screen: str) -> State:
    """A screen while the window is narrowed to one division."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        scene.narrow(scene.first_division())

    return state


def commanded(screen: str, command: str) -> State:
    """A screen after a command."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        scene.run(command)

    return state


def twins(screen: str) -> State:
    """The queue after a firm was entered twice."""

    def state(scene: Scene) -> None:
        records = scene.window.desk.records
        for values in labels.TWINS:
            scene.window.bridge.write(partial(records.create, "organizations", values))
            scene.afterwards("undo")
        scene.wait()
        scene.go(Place(screen))

    return state


def counted_in(structure: StructureView) -> State:
    """The dashboard after the divisions went over to another structure, counted in one."""

    def state(scene: Scene) -> None:
        transition = scene.window.desk.transition
        scene.window.bridge.write(lambda: transition.run(transition.proposed()[0]))
        scene.afterwards("undo")
        scene.wait()
        scene.go(Place("dashboard"))
        screen = scene.screen
        if isinstance(screen, DashboardScreen):
            screen.count_in(structure)
            scene.wait()
            screen.show_divisions()

    return state


def going_over(step: int, *, is_split: bool = False) -> State:
    """A step of going over to another structure, with a division that is split or without."""

    def state(scene: Scene) -> None:
        scene.go(Place("transition"))
        screen = scene.screen
        if isinstance(screen, TransitionScreen) and screen.plan is not None:
            ready = scene.window.desk.transition.proposed()[0]
            screen.take(ready)
            scene.wait()
            screen.go(step)
            if is_split:
                last = list(ready.successors)[-1]
                screen.mapping.follow(last, [one.code for one in ready.structure.divisions[:2]])
                scene.wait()
                screen.mapping.table.set_current(last)
            scene.wait()

    return state


def at_its_end(screen: str) -> State:
    """A screen scrolled down."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        for area in scene.screen.findChildren(QAbstractScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum())
        scene.wait()

    return state


def chain(mode: str, question: str = "", *, division: bool = True) -> State:
    """The supply chain of a division as a map or a tree; with a supplier chosen and asked of."""

    def state(scene: Scene) -> None:
        scene.go(Place("links"))
        if division:
            scene.narrow(scene.first_division())
        scene.run(f"chain_{mode}")
        scene.afterwards("chain_table")
        screen = scene.screen
        if isinstance(screen, ChainScreen) and screen.chain.map.map is not None and mode == "map":
            sole = [body.id for body in screen.chain.shown_bodies() if body.is_sole]
            screen.chain.map.choose(sole[0] if sole else None)
            scene.wait()
        if question:
            scene.run(f"ask_{question}")

    return state


def listed(row: int | None = None, *, tab: Outcome | None = None, is_done: bool = False) -> State:
    """A list that is taken over: its columns, or one of its rows, or what it has done."""

    def state(scene: Scene) -> None:
        scene.go(Place("import"))
        screen = scene.screen
        assert isinstance(screen, ImportScreen)
        screen.take_text(labels.SAMPLE_LIST)
        scene.wait()
        if row is None and not is_done:
            return
        screen.foot.next.click()
        scene.wait()
        screen.review.show_tab(tab)
        screen.review.table.set_current(row)
        scene.wait()
        if is_done:
            screen.foot.apply.click()
            scene.wait()
            scene.afterwards("undo")

    return state


def succession(screen: str) -> State:
    """A firm about to be merged into another, which takes most of what is open."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen, text=labels.GOING))
        scene.run("register_event")
        for dialog in scene.window.findChildren(SuccessionDialog):
            dialog.choose_kind(OrganizationEventKind.MERGED)
            found = scene.window.desk.details.suggest("organizations", labels.FOLLOWING)
            dialog.successor.set_value(found[0].id, found[0].title)
            dialog.successor.left.emit(found[0].id)
            dialog.table.set_current(dialog.table.key_of(1))
            dialog.table.rows.turn(dialog.table.selected_keys())
        scene.wait()

    return state


def leaving(screen: str, *, erasing: bool = False) -> State:
    """What a firm leaves behind; with its persons about to be erased."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen, text=labels.GOING))
        scene.run("check_leaving")
        scene.wait()
        for dialog in scene.window.findChildren(LeavingDialog):
            dialog.all_button.click()
            if erasing:
                dialog.erase_button.click()
        scene.wait()

    return state


def without_details(screen: str) -> State:
    """A list that has all the room."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        scene.run("details")
        scene.afterwards("details")

    return state


def filter_menu(screen: str) -> State:
    """A list with the choices of its first filter open."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        button = scene.screen.findChild(FilterButton)
        if button is not None:
            button.click()
        scene.wait()

    return state


def bulk_edit(screen: str, value: object, rows: int = 8) -> State:
    """The first rows of a list about to get one value in a field that offers choices."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen, text=labels.EXAMPLES))
        table = scene.screen.findChild(DataTable)
        if table is None:
            return
        column = [one.key for one in table.specs].index("size_class")
        table.go_to_cell(0, column)
        table.selectionModel().select(
            QItemSelection(table.model().index(0, 0), table.model().index(rows - 1, 0)),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
        scene.run("bulk_edit")
        form = scene.screen.findChild(ChangeForm)
        if form is not None and isinstance(form.value, ChoiceField):
            form.value.choose(value)
        scene.wait()

    return state


def deleted(screen: str, seen_at: str = "") -> State:
    """A record was deleted: what is said of it, or the place where it is found."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        scene.run("delete")
        scene.afterwards("undo")
        if seen_at:
            scene.go(Place(seen_at))

    return state


def cell(screen: str, column: str) -> State:
    """A cell of the first row that is being edited."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        found = scene.screen.findChild(DataTable)
        if found is not None and found.model().rowCount():
            columns = [spec.key for spec in found.specs]
            found.go_to_cell(0, columns.index(column))
            scene.run("edit_cell")

    return state


def apart(screen: str) -> State:
    """The first record in a window of its own, before the list it was opened from."""

    def state(scene: Scene) -> None:
        scene.go(Place(screen))
        scene.run("open_apart")
        for window in scene.window.furnishing.apart.windows.values():
            window.resize(window.width(), min(window.height(), scene.window.height() * 3 // 4))
            window.move(scene.window.geometry().center() - window.rect().center())
        scene.wait()

    return state


# --- the frame --------------------------------------------------------------------------------


def palette(scene: Scene, typed: str = "") -> None:
    """The palette over the first screen."""
    scene.go(Place(scene.window.specs[0].key))
    scene.window.show_palette()
    if typed:
        found = scene.window.findChildren(Palette)[-1]
        found.field.setText(typed)
    scene.wait()


def shortcuts(scene: Scene) -> None:
    """The shortcut sheet."""
    scene.go(Place(scene.window.specs[0].key))
    scene.run("shortcuts")


def refusal(scene: Scene) -> None:
    """A file that is not there cannot be opened."""
    scene.go(Place(scene.window.specs[0].key))
    scene.program.open(scene.window.path.with_name(f"{labels.NO_SUCH}.afm"))
    scene.wait()


def narrow_nav(scene: Scene) -> None:
    """The navigation as icons."""
    scene.go(Place(scene.window.specs[0].key))
    scene.run("nav")


def first_screen(scene: Scene) -> None:
    """Whatever the window shows first."""
    scene.go(Place(scene.window.specs[0].key))


# --- the first run ----------------------------------------------------------------------------


def role(scene: Scene) -> None:
    """The first step, as it comes."""
    scene.wait()


def who(scene: Scene) -> None:
    """The second step, filled in."""
    scene.welcome.step.forward.click()
    step = scene.welcome.step
    if isinstance(step, WhoStep):
        step.division.set_value(scene.first_division())
        step.body.set_value(labels.SAMPLE_BODY)
        step.name.set_value(labels.SAMPLE_NAME)
    scene.wait()


def where(scene: Scene) -> None:
    """The third step."""
    scene.welcome.step.forward.click()
    scene.wait()


typed_palette = partial(palette, typed=labels.TYPED)


def editing_round(tab: int, *, reason: str = "", question: int | None = None) -> State:
    """A part of the latest round in its editor, with a reason to change it or without."""

    def state(scene: Scene) -> None:
        scene.go(Place("round_form"))
        screen = scene.screen
        if isinstance(screen, RoundScreen):
            if reason:
                screen.band.field.entry.setText(reason)
                screen.band.field.settle()
            screen.show_part(tab)
            if question is not None:
                screen.form.sections.table.selectRow(1)
                screen.form.fields.table.selectRow(question)
                screen.form.turn(1)
            scene.wait()

    return state


def copied_round(tab: int) -> State:
    """A round that was copied from the one before."""

    def state(scene: Scene) -> None:
        rounds = scene.window.desk.rounds
        before = next(iter(rounds.rounds()), None)
        if before is None:
            scene.go(Place("round_form"))
            return
        values = {"year": (before.year or 0) + 1, "ordinal": 1}
        scene.window.bridge.write(lambda: rounds.create(values, copy_of=before.id))
        scene.afterwards("undo")
        scene.wait()
        scene.go(Place("round_form", rounds.rounds()[0].id))
        screen = scene.screen
        if isinstance(screen, RoundScreen):
            screen.show_part(tab)
            scene.wait()

    return state


def beginning_round(scene: Scene) -> None:
    """Where a round is begun."""
    scene.go(Place("round_form", "new"))
