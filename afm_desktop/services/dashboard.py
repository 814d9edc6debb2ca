"""Where a division or the alliance stands, and what waits to be done.

Every count comes with the list behind it: what `Views` shows of `query` has that many records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import DemandStatus, ProjectSignal, StructureView
from afm_desktop.services.collecting.service import FILING, SUPPLEMENTING, CollectingService
from afm_desktop.services.dashboard_figures import (
    Led,
    further_stages,
    read_led,
    read_stages,
    read_structure,
    read_targets,
)
from afm_desktop.services.dashboard_rows import (
    AllianceLine,
    DashboardRows,
    DivisionLine,
    FunnelLine,
    Lateness,
    StructureFigures,
    Todo,
    TodoKind,
)
from afm_desktop.services.dashboard_sections import (
    sections_of_division,
    sections_of_firm,
    todos_of_firm,
)
from afm_desktop.services.dashboard_structures import read_figures
from afm_desktop.services.division_demands import held_round
from afm_desktop.services.divisions import AllianceCounts, DivisionLabel, DivisionService
from afm_desktop.services.former_figures import read_handover
from afm_desktop.services.lists.choice import division_of_code
from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.lists.listing import Value
from afm_desktop.services.meetings.lacks import gathered, lacks_of
from afm_desktop.services.meetings.reading import sheet_of
from afm_desktop.services.remembering import Remembered
from afm_desktop.services.status_demands import FunnelStage
from afm_desktop.services.views.model import (
    NO,
    YES,
    Course,
    Filter,
    Keeping,
    Sort,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace

LATEST = 5  # gestures


class Dashboard:
    """Reads what the first screen shows."""

    def __init__(
        self,
        workspace: Workspace,
        views: Views,
        divisions: DivisionService,
        gestures: Gestures,
        collecting: CollectingService,
    ) -> None:
        self._workspace, self._collecting = workspace, collecting
        self._views, self._divisions, self._gestures = views, divisions, gestures
        self._waiting: Remembered[str | None, tuple[Todo, ...]] = Remembered(
            workspace, lambda division: tuple(self._todos(division))
        )

    def of(
        self, division: str | None = None, structure: StructureView = StructureView.CURRENT
    ) -> DashboardRows:
        """The state of today, of all divisions or of one by its code; all of them also as the
        structure before had them.
        """
        day = self._workspace.today
        with self._workspace.reading() as session:
            own = division_of_code(session, division, day) if division else None
            id_ = own.id if own else None
            present = read_structure(session, id_, day)
            held = held_round(session, present[0] if present else None, day)
            stages = read_stages(session, id_, held.id if held else None)
            targets = tuple(read_targets(session, id_, day))
            led = read_led(session, day)
            has_former = own is None and read_handover(session, day) is not None
            asks = has_former and structure is not StructureView.CURRENT
            figures = read_figures(session, day, structure) if asks else None
        code, counts = own.code if own else None, self._divisions.counts()
        return DashboardRows(
            as_of=day,
            structure=present[1] if present else None,
            round=held.name if held else None,
            todos=self.todos(code),
            targets=targets,
            funnel=tuple(_funnel(stages, code, held.id if held else "")),
            divisions=tuple(_lines(self._divisions.labels(), counts, led, code)),
            total=_total(counts, led),
            gestures=tuple(self._gestures.rows(limit=LATEST)),
            sections=sections_of_division(self._views, code) if code else (),
            has_former=has_former,
            figures=figures,
        )

    def figures(self, structure: StructureView) -> StructureFigures:
        """The divisions of the structure before, or what they held under today's."""
        with self._workspace.reading() as session:
            return read_figures(session, self._workspace.today, structure)

    def of_firm(self, body: str | None) -> DashboardRows:
        """The state of today of a firm by its id; of one that is not in the file yet, nothing."""
        with self._workspace.reading() as session:
            structure = read_structure(session, None, self._workspace.today)
        nothing = AllianceLine(0, 0, 0, 0, 0, 0, 0, 0)
        return DashboardRows(
            as_of=self._workspace.today,
            structure=structure[1] if structure else None,
            round=None,
            todos=self.todos_of_firm(body),
            targets=(),
            funnel=(),
            divisions=(),
            total=nothing,
            gestures=tuple(self._gestures.rows(limit=LATEST)),
            sections=sections_of_firm(self._views, body) if body else (),
            is_firm=True,
        )

    def todos_of_firm(self, body: str | None) -> tuple[Todo, ...]:
        """What is awaited from a firm."""
        return tuple(todos_of_firm(self._views, body)) if body else ()

    def todos(self, division: str | None = None) -> tuple[Todo, ...]:
        """What waits to be done, in all divisions or in one by its code."""
        return self._waiting.of(division)

    def _todos(self, division: str | None) -> Iterator[Todo]:
        yield from self._late(division)
        for kind, (view, filters, sort) in _TODOS.items():
            query = ViewQuery(division, filters=filters, sort=sort)
            on: Value = None
            if sort:
                count, on = self._views.count_from(view, query, sort[0].key)
            else:
                count = self._views.count(view, query)
            if count and kind is TodoKind.NEXT_MEETING:
                yield self._next_meeting(query)
            elif count:
                yield Todo(kind, count, view, query, _day(on))

    def _late(self, division: str | None) -> Iterator[Todo]:
        """Forms whose day is past, with the board on which they stand."""
        late = self._collecting.late(division)
        for kind, states, count, on in (
            (TodoKind.FORMS_LATE, FILING, late.filings, late.filings_since),
            (TodoKind.SUPPLEMENTS_LATE, SUPPLEMENTING, late.supplements, late.supplements_since),
        ):
            if count:
                where = Lateness(late.forms, states, division)
                yield Todo(kind, count, ViewKind.DEMANDS, ViewQuery(division), on, late=where)

    def _next_meeting(self, query: ViewQuery) -> Todo:
        """The first meeting to come, and how much it lacks."""
        key = self._views.keys(ViewKind.MEETINGS, query)[0]
        row = self._views.rows(ViewKind.MEETINGS, [key], query.division)[key]
        columns = self._views.columns(ViewKind.MEETINGS)
        places = {column.key: place for place, column in enumerate(columns)}
        id_ = str(row[places["id"]])
        with self._workspace.reading() as session:
            missing = lacks_of(sheet_of(session, id_, self._workspace.today))
        return Todo(
            TodoKind.NEXT_MEETING,
            1,
            ViewKind.MEETINGS,
            query,
            on=_day(row[places["starts_at"]]),
            text=str(row[places["title"]]),
            record=id_,
            lacks=gathered(missing),
        )


def _only(key: str, *values: str) -> tuple[Filter, ...]:
    return (Filter(key, values),)


_TODOS: Mapping[TodoKind, tuple[ViewKind, tuple[Filter, ...], tuple[Sort, ...]]] = {
    TodoKind.SUPPLEMENTS: (
        ViewKind.DEMANDS,
        _only("status", DemandStatus.SUPPLEMENT),
        (Sort("moved_on"),),
    ),
    TodoKind.SUBMITTED: (
        ViewKind.DEMANDS,
        _only("status", DemandStatus.SUBMITTED),
        (Sort("moved_on"),),
    ),
    TodoKind.RECEIVED: (
        ViewKind.DEMANDS,
        _only("status", DemandStatus.RECEIVED),
        (Sort("received_on"),),
    ),
    TodoKind.ISSUES_OVERDUE: (ViewKind.ISSUES, _only("is_overdue", YES), (Sort("due_on"),)),
    TodoKind.ISSUES_OPEN: (ViewKind.ISSUES, _only("is_open", YES), ()),
    TodoKind.PROJECTS_DELAYED: (
        ViewKind.PROJECTS,
        _only("signal", ProjectSignal.CAUTION, ProjectSignal.DELAYED),
        (),
    ),
    TodoKind.NEXT_MEETING: (ViewKind.MEETINGS, _only("course", Course.AHEAD), ()),
    TodoKind.ACTIONS_OVERDUE: (ViewKind.ACTIONS, _only("is_overdue", YES), (Sort("due_on"),)),
    TodoKind.MEETINGS_WITHOUT_AGENDA: (
        ViewKind.MEETINGS,
        (*_only("course", Course.AHEAD), *_only("has_agenda", NO)),
        (Sort("starts_at"),),
    ),
    TodoKind.MEETINGS_UNSETTLED: (
        ViewKind.MEETINGS,
        _only("course", Course.UNSETTLED),
        (Sort("starts_at"),),
    ),
    TodoKind.PEOPLE_EXPIRED: (
        ViewKind.PEOPLE,
        _only("keeping", Keeping.EXPIRED),
        (Sort("expires_on"),),
    ),
    TodoKind.MEMBERS_WITHOUT_PEOPLE: (ViewKind.MEMBERS, _only("has_people", NO), ()),
}


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.astimezone(KOREA).date()
    return value if isinstance(value, date) else None


def _funnel(
    stages: Iterable[FunnelStage], division: str | None, round_id: str
) -> Iterator[FunnelLine]:
    for stage in stages:
        filters = (*_only("round_id", round_id), *_only("stage", *further_stages(stage.stage)))
        yield FunnelLine(stage, ViewQuery(division, filters=filters))


def _lines(
    labels: Iterable[DivisionLabel], counts: AllianceCounts, led: Led, division: str | None
) -> Iterator[DivisionLine]:
    held = {line.division.id: line for line in counts.divisions}
    for label in labels:
        if division not in (None, label.code):
            continue
        line = held[label.id]
        yield DivisionLine(
            division=label,
            members=line.members,
            anchors=line.anchors,
            demands=line.demands,
            selected=led.selected.get(label.id, 0),
            projects=line.projects,
            total_won=led.won.get(label.id, 0),
            next_meeting_on=led.next_meetings.get(label.id),
        )


def _total(counts: AllianceCounts, led: Led) -> AllianceLine:
    return AllianceLine(
        members=counts.members,
        members_overlap=counts.members_overlap,
        anchors=counts.anchors,
        anchors_overlap=counts.anchors_overlap,
        demands=counts.demands,
        selected=sum(led.selected.values()),
        projects=counts.projects,
        total_won=sum(led.won.values()),
    )
