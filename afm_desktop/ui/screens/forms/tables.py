"""The tables of 양식: whom to ask, what went out, what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QAbstractItemView

from afm_desktop.domain.words import word
from afm_desktop.services.requests.choices import BodyChoice
from afm_desktop.services.requests.model import ReplyOutcome, ReplyReport
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.models.ticked import TickedRows
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import ColumnSpec, Look
from afm_desktop.ui.widgets.table import DataTable
from afm_desktop.ui.widgets.tick_table import TickTable

LOOKS: Mapping[str, Look] = {
    labels.OUTCOMES[ReplyOutcome.NEW]: Look(Tone.SUCCESS, Glyph.RING),
    labels.OUTCOMES[ReplyOutcome.CHANGED]: Look(Tone.WARNING, Glyph.HALF),
    labels.OUTCOMES[ReplyOutcome.SAME]: Look(Tone.NEUTRAL),
    labels.OUTCOMES[ReplyOutcome.REJECTED]: Look(Tone.DANGER, Glyph.CROSS),
}


class BodyTable(TickTable):
    """Whom to ask; what is ticked stays ticked while the list is narrowed."""

    def __init__(self) -> None:
        super().__init__(labels.BODIES)
        heads = labels.BODY_HEADS
        columns = (
            ColumnSpec("tick", heads["tick"], kind="tick", sample="선", is_sortable=False),
            _column("name", heads, sample="예시나래소재연구소", role="strong", stretch=True),
            _column(
                "division",
                heads,
                sample="반도체·디스플레이",
                roomy="반도체·디스플레이, 전자·가전",
                brief="이차전지",
                ink="text2",
            ),
            _column("role", heads, sample="앵커기업", ink="text2"),
        )
        words = {True: labels.TICKED, False: labels.UNTICKED}
        self.rows = TickedRows([column.header for column in columns], words, self)
        self.set_model(self.rows, columns)
        self.ticked.connect(lambda: self.rows.turn(self.selected_keys()))

    @property
    def ticked_ids(self) -> frozenset[str]:
        """The ids of the bodies that are ticked."""
        return frozenset(str(key) for key in self.rows.ticked)


class ReplyTable(DataTable):
    """What came back, file by file."""

    def __init__(self) -> None:
        super().__init__(labels.REPLIES)
        heads = labels.REPLY_HEADS
        columns = (
            _column("outcome", heads, kind="chip", sample="변경", looks=LOOKS),
            _column("body", heads, sample="예시나래소재연구소", role="strong"),
            _column("kind", heads, sample="회원 정보 확인서", ink="text2", yields=1),
            _column("changes", heads, kind="number", sample="1,234"),
            _column("file", heads, sample="파일", stretch=True, ink="text2"),
        )
        self.rows = RowsModel([column.header for column in columns], (), self)
        self.set_model(self.rows, columns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)


def body_rows(bodies: Iterable[BodyChoice], divisions: Mapping[str, str]) -> list[TableRow]:
    """Bodies by id, with the divisions they sit in."""
    return [
        TableRow(
            body.id,
            (
                Cell(""),
                Cell(body.name),
                Cell(", ".join(dict.fromkeys(_divisions(body, divisions)))),
                Cell(", ".join(dict.fromkeys(word(role) for _, role in body.seats if role))),
            ),
        )
        for body in bodies
    ]


def reply_rows(report: ReplyReport) -> list[TableRow]:
    """Replies by their places."""
    return [
        TableRow(
            place,
            (
                Cell(labels.OUTCOMES[one.outcome], labels.OUTCOMES[one.outcome]),
                Cell(one.body),
                Cell(labels.KINDS[one.kind] if one.kind else ""),
                Cell(f"{len(one.changes):,}", len(one.changes)),
                Cell(one.file),
            ),
        )
        for place, one in enumerate(report.results)
    ]


def _divisions(body: BodyChoice, divisions: Mapping[str, str]) -> Sequence[str]:
    return [divisions[id_] for id_, _ in body.seats if id_ in divisions]


def _column(key: str, heads: Mapping[str, str], **told: object) -> ColumnSpec:
    return ColumnSpec(key, heads[key], is_sortable=False, **told)  # type: ignore[arg-type]
