"""Follow-ups under one another, and the line in which the next one is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import ActionStatus as A
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import ActionRow, NewAction
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.entry_row import EntryRow
from afm_desktop.ui.screens.meetings.grid import Grid
from afm_desktop.ui.screens.rounds.list_editor import column
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import Due, Look
from afm_desktop.ui.widgets.fields import DateField, TextField

LOOKS = {
    A.OPEN.value: Look(Tone.INFO, Glyph.RING),
    A.STARTED.value: Look(Tone.PROGRESS, Glyph.HALF),
    A.DONE.value: Look(Tone.SUCCESS, Glyph.TICK),
    A.DROPPED.value: Look(Tone.NEUTRAL, Glyph.CROSS),
}


class ActionTable(Grid):
    """One owner, a day, and how old each is."""

    def __init__(self, acting: Acting, name: str) -> None:
        heads = labels.ACTION_HEADS
        super().__init__(
            name,
            (
                column("title", heads, sample="공정 데이터 표준안 초안 배포", stretch=True),
                column("owner", heads, sample="예시한강테크노 홍*동", ink="text2"),
                column("due", heads, kind="due"),
                column("age", heads, sample="123일 지연", ink="text2", yields=1),
                column("status", heads, kind="chip", sample="진행", looks=LOOKS),
            ),
        )
        self._acting = acting

    def show_actions(self, actions: Sequence[ActionRow], day: date) -> None:
        """Show follow-ups as they stand on a day."""
        self.show_rows([_row(one, day) for one in actions])


class ActionEntry(EntryRow):
    """조치사항, 담당기관, 담당자, 기한; Enter in any of them adds."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting
        organization = ReferenceField(labels.BODY, acting.finder("organizations"), is_quiet=False)

        def body() -> str | None:
            chosen = organization.value()
            return chosen if isinstance(chosen, str) else None

        title = TextField(labels.ACTION_TITLE, placeholder=labels.NEW_ACTION_HINT)
        person = ReferenceField(labels.PERSON, acting.finder("people", body), is_quiet=False)
        due = DateField(labels.DUE, today=acting.desk.workspace.today, placeholder=labels.DUE)
        for field in (organization, person):
            field.set_value(None)
        organization.face.set_unset(labels.BODY)
        person.face.set_unset(labels.PERSON)
        super().__init__(
            {"title": title, "organization_id": organization, "person_id": person, "due_on": due},
            {"organization_id": 30, "person_id": 24, "due_on": 30},
            required=("title", "due_on"),
            name=labels.NEW_ACTION,
        )
        self.entered.connect(self._ask)

    def _ask(self, values: Mapping[str, object]) -> None:
        outcomes, id_ = self._acting.desk.outcomes, self._acting.id
        new = NewAction(**values)  # type: ignore[arg-type]
        self._acting.do(
            lambda: outcomes.add_action(id_, new),
            then=lambda _id: self.clear(),
            field=self.fields["title"],
        )


def _row(one: ActionRow, day: date) -> TableRow:
    due = one.due_on
    left = (due - day).days if due is not None and one.is_open else None
    return TableRow(
        one.id,
        (
            Cell(one.title),
            Cell(labels.owner_words(one)),
            Cell(day_words(due) if due else "", Due(due, left) if due else None),
            Cell(labels.age_words(one) if one.is_open else ""),
            Cell(word(one.status), one.status.value),
        ),
    )
