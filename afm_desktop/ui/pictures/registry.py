"""Every picture there is, by name: a number for each screen, then what stands over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.domain.enums import SizeClass, StructureView
from afm_desktop.services.imports.model import Outcome
from afm_desktop.ui.labels import pictures as labels
from afm_desktop.ui.pictures import board, filling, formed, marked, meetings, screening, states
from afm_desktop.ui.pictures.spec import PictureSpec, Setting, State
from afm_desktop.ui.screens.screen import ScreenSpec


@dataclass(frozen=True, slots=True)
class _Telling:
    """A state of a screen that shows more than its first sight."""

    suffix: str
    state: State
    setting: Setting = Setting.FILE


def _list_of(screen: str, *more: _Telling) -> tuple[_Telling, ...]:
    """What is worth seeing of every list."""
    return (
        _Telling("no-match", states.no_match(screen)),
        *more,
        _Telling("empty", states.shown(screen), Setting.EMPTY),
    )


_TELLING: Mapping[str, Sequence[_Telling]] = {
    "dashboard": (
        _Telling("end", states.at_its_end("dashboard")),
        _Telling("one-division", states.one_division("dashboard")),
        _Telling("former", states.counted_in(StructureView.FORMER)),
        _Telling("mapped", states.counted_in(StructureView.MAPPED)),
        _Telling("empty", states.shown("dashboard"), Setting.EMPTY),
    ),
    "divisions": (_Telling("empty", states.shown("divisions"), Setting.EMPTY),),
    "members": _list_of(
        "members",
        _Telling("one-division", states.one_division("members")),
        _Telling("without-details", states.without_details("members")),
        _Telling("filter", states.filter_menu("members")),
        _Telling("new", states.commanded("members", "new")),
        _Telling("succession", states.succession("members")),
        _Telling("leaving", states.leaving("members")),
        _Telling("erasing", states.leaving("members", erasing=True)),
        _Telling("bulk-edit", states.bulk_edit("members", SizeClass.SMALL)),
        _Telling("marks", marked.with_files("members")),
    ),
    "people": _list_of("people"),
    "links": _list_of(
        "links",
        _Telling("map", states.chain("map")),
        _Telling("question", states.chain("map", "stop")),
        _Telling("tree", states.chain("tree")),
        _Telling("no-anchor", states.chain("map", division=False)),
    ),
    "demands": _list_of(
        "demands",
        _Telling("narrowed", states.narrowed("demands", status="supplement")),
        _Telling("new", states.commanded("demands", "new")),
        _Telling("cell", states.cell("demands", "title")),
        _Telling("apart", states.apart("demands")),
    ),
    "collecting": (
        _Telling("narrowed", board.late),
        _Telling("side-by-side", board.side_by_side),
        _Telling("remind", board.reminding),
        _Telling("empty", states.shown("collecting"), Setting.EMPTY),
    ),
    "screening": (
        _Telling("noted", screening.screened()),
        _Telling("returned", screening.screened(is_returned=True)),
        _Telling("narrowed", states.narrowed("screening", turn="late")),
        _Telling("no-match", states.no_match("screening")),
        _Telling("empty", states.shown("screening"), Setting.EMPTY),
    ),
    "projects": _list_of("projects"),
    "meetings": _list_of(
        "meetings",
        _Telling("agenda", meetings.tab("agenda")),
        _Telling("roster", meetings.marked),
        _Telling("results", meetings.tab("results", is_over=True)),
        _Telling("follow-ups", meetings.tab("actions", is_over=True)),
        _Telling("minutes", meetings.tab("minutes", is_over=True)),
        _Telling("closing", meetings.closing),
        _Telling("new", meetings.beginning),
    ),
    "reports": (_Telling("empty", states.shown("reports"), Setting.EMPTY),),
    "duplicates": (
        _Telling("twins", states.twins("duplicates")),
        _Telling("empty", states.shown("duplicates"), Setting.EMPTY),
    ),
    "import": (
        _Telling("columns", states.listed()),
        _Telling("rows", states.listed(labels.SAMPLE_ROWS["changed"])),
        _Telling("doubtful", states.listed(labels.SAMPLE_ROWS["doubtful"], tab=Outcome.DUPLICATE)),
        _Telling("rejected", states.listed(labels.SAMPLE_ROWS["rejected"], tab=Outcome.REJECTED)),
        _Telling("done", states.listed(is_done=True)),
    ),
    "forms": (
        _Telling("chosen", formed.chosen),
        _Telling("replied", formed.replied),
        _Telling("came-along", formed.came_along),
        _Telling("empty", states.shown("forms"), Setting.EMPTY),
    ),
    "trash": (
        _Telling("deleted", states.deleted("demands", "trash")),
        _Telling("empty", states.shown("trash"), Setting.EMPTY),
    ),
    "filing": (
        _Telling("draft", filling.draft()),
        _Telling("budget", filling.draft("budget")),
        _Telling("check", filling.draft(page="check")),
        _Telling("compare", filling.filed("compare")),
        _Telling("locked", filling.filed()),
    ),
    "transition": (
        _Telling("mapping", states.going_over(1)),
        _Telling("split", states.going_over(1, is_split=True)),
        _Telling("preview", states.going_over(2)),
        _Telling("empty", states.shown("transition"), Setting.EMPTY),
    ),
    "round_form": (
        _Telling("form", states.editing_round(1)),
        _Telling("field", states.editing_round(1, reason=labels.WHY_CHANGED, question=4)),
        _Telling("checklist", states.editing_round(2)),
        _Telling("texts", states.editing_round(3)),
        _Telling("judging", states.editing_round(4)),
        _Telling("earlier", states.copied_round(5)),
        _Telling("begin", states.beginning_round),
        _Telling("empty", states.shown("round_form"), Setting.EMPTY),
    ),
    "crosstab": (
        _Telling("money", states.counted("demands", "status", "division", "total_cost_won")),
        _Telling("overlap", states.counted("members", "division", "region")),
        _Telling("no-match", states.no_match("crosstab")),
        _Telling("empty", states.shown("crosstab"), Setting.EMPTY),
    ),
    "settings": (
        _Telling("end", states.at_its_end("settings")),
        _Telling("tags", marked.in_settings("settings")),
    ),
}
_FRAME: Sequence[tuple[str, str, State, Setting]] = (
    ("palette", labels.PALETTE, states.palette, Setting.FILE),
    ("palette-typed", labels.PALETTE_TYPED, states.typed_palette, Setting.FILE),
    ("shortcuts", labels.SHORTCUTS, states.shortcuts, Setting.FILE),
    ("toast", labels.TOAST, states.deleted("demands"), Setting.FILE),
    ("refusal", labels.REFUSAL, states.refusal, Setting.FILE),
    ("nav-narrow", labels.COMPACT_NAV, states.narrow_nav, Setting.FILE),
    ("read-only", labels.READ_ONLY, states.first_screen, Setting.READ_ONLY),
    ("first-run-role", labels.ROLE, states.role, Setting.BEGINNING),
    ("first-run-who", labels.WHO, states.who, Setting.BEGINNING),
    ("first-run-where", labels.WHERE, states.where, Setting.BEGINNING),
)


def pictures_of(screens: Sequence[ScreenSpec]) -> tuple[PictureSpec, ...]:
    """The pictures of a window with these screens."""
    return (*_of_screens(screens), *_of_frame(len(screens)))


def _of_screens(screens: Sequence[ScreenSpec]) -> Iterator[PictureSpec]:
    for number, screen in enumerate(screens, 1):
        name = f"{number:02}-{screen.key.replace('_', '-')}"
        yield PictureSpec(name, screen.words, states.shown(screen.key))
        for one in _TELLING.get(screen.key, ()):
            words = labels.STATES[one.suffix].format(screen=screen.words)
            yield PictureSpec(f"{name}-{one.suffix}", words, one.state, one.setting)


def _of_frame(before: int) -> Iterator[PictureSpec]:
    for number, (name, words, state, setting) in enumerate(_FRAME, before + 1):
        yield PictureSpec(f"{number:02}-{name}", words, state, setting)
