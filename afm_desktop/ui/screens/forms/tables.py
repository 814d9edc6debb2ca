"""The tables of 양식: whom to ask, what went out, what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from afm_desktop.domain.words import word
from afm_desktop.services.requests.choices import BodyChoice
from afm_desktop.services.requests.model import ReplyOutcome, ReplyReport, ReplyResult
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.models.ticked import TickedRows
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import ColumnSpec, Look
from afm_desktop.ui.widgets.tick_table import TickTable

LOOKS: Mapping[str, Look] = {
    labels.OUTCOMES[ReplyOutcome.NEW]: Look(Tone.SUCCESS, Glyph.RING),
    labels.OUTCOMES[ReplyOutcome.CHANGED]: Look(Tone.WARNING, Glyph.HALF),
    labels.OUTCOMES[ReplyOutcome.SAME]: Look(Tone.NEUTRAL),
    labels.OUTCOMES[ReplyOutcome.REJECTED]: Look(Tone.DANGER, Glyph.CROSS),
    labels.OUTCOMES[ReplyOutcome.LEFT_OUT]: Look(Tone.NEUTRAL),
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


class ReplyTable(TickTable):
    """What came back, file by file; what is unticked is not taken."""

    def __init__(self) -> None:
        super().__init__(labels.REPLIES)
        heads = labels.REPLY_HEADS
        columns = (
            ColumnSpec("tick", heads["tick"], kind="tick", sample="선", is_sortable=False),
            _column("outcome", heads, kind="chip", sample="변경", looks=LOOKS),
            _column("body", heads, sample="예시나래소재연구소", role="strong"),
            _column("kind", heads, sample="회원 정보 확인서", ink="text2", yields=1),
            _column("changes", heads, kind="number", sample="1,234"),
            _column("enclosed", heads, kind="number", sample="12"),
            _column("file", heads, sample="파일", stretch=True, ink="text2"),
        )
        words = {True: labels.WANTED, False: labels.UNWANTED}
        self.rows = TickedRows([column.header for column in columns], words, self)
        self.set_model(self.rows, columns)
        self.horizontalHeader().setSectionsClickable(False)
        self.ticked.connect(lambda: self.rows.turn(self.selected_keys()))
        self._offered: frozenset[int] = frozenset()

    def show_report(self, report: ReplyReport | None) -> None:
        """Show what replies do; what was unticked before stays so, where it can be taken."""
        rows = report.results if report is not None else ()
        may = frozenset(place for place, one in enumerate(rows) if one.is_accepted)
        unticked = self.left_out if report is not None else frozenset()
        self._offered = may
        self.rows.offer(reply_rows(rows), may, may - unticked)

    @property
    def left_out(self) -> frozenset[int]:
        """The places of the replies that could be taken and are not ticked."""
        return self._offered - self.rows.ticked


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


def reply_rows(results: Sequence[ReplyResult]) -> list[TableRow]:
    """Replies by their places."""
    return [
        TableRow(
            place,
            (
                Cell(""),
                Cell(labels.OUTCOMES[one.outcome], labels.OUTCOMES[one.outcome]),
                Cell(one.body),
                Cell(labels.KINDS[one.kind] if one.kind else ""),
                Cell(f"{len(one.changes):,}", len(one.changes)),
                Cell(f"{len(one.enclosed):,}" if one.enclosed else "", len(one.enclosed)),
                Cell(one.file),
            ),
        )
        for place, one in enumerate(results)
    ]


def _divisions(body: BodyChoice, divisions: Mapping[str, str]) -> Sequence[str]:
    return [divisions[id_] for id_, _ in body.seats if id_ in divisions]


def _column(key: str, heads: Mapping[str, str], **told: object) -> ColumnSpec:
    return ColumnSpec(key, heads[key], is_sortable=False, **told)  # type: ignore[arg-type]
