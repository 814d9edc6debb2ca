"""Forms out and back: made ready, noted as sent; replies rehearsed by the code that takes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.secrecy import TO_OTHERS
from afm_desktop.domain.words import word
from afm_desktop.services import safekeeping
from afm_desktop.services.bodies import names_of
from afm_desktop.services.copies import Copies
from afm_desktop.services.demands import refuse_ahead
from afm_desktop.services.people import Access
from afm_desktop.services.records import live
from afm_desktop.services.requests.choices import (
    Choosing,
    DemandChoice,
    choosing,
    demands_to_write,
)
from afm_desktop.services.requests.enclosing import Enclosing
from afm_desktop.services.requests.model import (
    Arrival,
    FormSheet,
    Prepared,
    Progress,
    Reply,
    ReplyReport,
    Request,
    Unreadable,
    Wish,
)
from afm_desktop.services.requests.names import Names
from afm_desktop.services.requests.sending import note_sent, prepared, row_of
from afm_desktop.services.requests.sheets import sheet_of, source_of
from afm_desktop.services.requests.sources import Course
from afm_desktop.services.requests.taking import Taking, request_of
from afm_desktop.services.safekeeping import Occasion
from afm_desktop.services.speaking import speaker
from afm_desktop.storage.journal.seal import Sealed
from afm_desktop.storage.workspace import Workspace


class RequestService:
    """Asks bodies for forms, and takes what comes back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- out ------------------------------------------------------------------------------------

    def choosing(self) -> Choosing:
        """What can be asked of whom: bodies with their divisions, rounds and meetings."""
        with self._workspace.reading() as session:
            return choosing(session, self._workspace.today)

    def demands(self, ids: Collection[str]) -> tuple[DemandChoice, ...]:
        """Those of some demands whose form can be asked for, with their applicants."""
        with self._workspace.reading() as session:
            return demands_to_write(session, ids)

    def request(self, id: str) -> Request:
        """A request as it stands; one that was deleted is refused."""
        with self._workspace.reading() as session:
            entity = live(session, FormRequest, id)
            body = names_of(session, [entity.organization_id or ""])
            row = row_of(entity, body.get(entity.organization_id or "", ""))
            return replace(row, due_on=entity.new_due_on or entity.due_on)

    def prepare(self, wish: Wish, progress: Progress | None = None) -> Prepared:
        """The forms of a wish with what is known already; nothing is recorded yet."""
        with self._workspace.reading() as session:
            asker = self._asker(session, wish.division_id)
            return prepared(session, wish, self._workspace.today, asker, progress)

    def let_out(self, ready: Prepared) -> None:
        """Log what leaves in forms; refused where a reason is needed and none is given."""
        demands = [one.demand_id for one in ready.requests if one.demand_id]
        copies = Copies(self._workspace)
        copies.let_out(demands, Access.EXPORT, ready.wish.reason, TO_OTHERS)
        if ready.people:
            subject = " ".join(sorted(one.organization_id for one in ready.requests))
            words = f"{ready.subject} 발송"
            self._workspace.note_access(Access.EXPORT, subject, ready.people, words)

    def send(self, ready: Prepared) -> None:
        """Write down in one gesture that the forms of a wish went out."""
        count, kind = len(ready.requests), ready.wish.kind
        with self._workspace.writing(f"{word(kind)} {count:,}건 발송") as session:
            note_sent(session, ready, self._workspace.today, self._workspace.office)

    # --- back -----------------------------------------------------------------------------------

    def sheet(self, key: str) -> FormSheet:
        """The form of a key as it would go out now; a key of another file is refused."""
        (found,) = self.sheets([key]).values()
        if isinstance(found, AfmError):
            raise found
        return found

    def sheets(self, keys: Collection[str]) -> Mapping[str, FormSheet | AfmError]:
        """The forms of keys as they would go out now, or why one is refused."""
        found: dict[str, FormSheet | AfmError] = {}
        with self._workspace.reading() as session, session.no_autoflush:
            for key in dict.fromkeys(keys):
                try:
                    found[key] = self._sheet(session, key)
                except AfmError as error:
                    found[key] = error
        return found

    def _sheet(self, session: Session, key: str) -> FormSheet:
        today, request = self._workspace.today, request_of(session, key)
        asked = source_of(request).asked(session, request, today)
        asker = self._asker(session, request.division_id)
        return sheet_of(session, request, asked, asked_by=asker, made_on=today)

    def demands_of(self, replies: Sequence[Reply | Unreadable]) -> tuple[str, ...]:
        """The demands that replies answer and that are here already."""
        keys = {one.key for one in replies if isinstance(one, Reply)}
        query = select(FormRequest.demand_id).where(
            FormRequest.key.in_(keys), FormRequest.demand_id.is_not(None)
        )
        with self._workspace.reading() as session:
            return tuple(id for id in session.scalars(query) if id is not None)

    def rehearse(
        self,
        replies: Sequence[Reply | Unreadable],
        arrival: Arrival | None = None,
        progress: Progress | None = None,
        left_out: Collection[int] = (),
    ) -> ReplyReport:
        """What taking replies would do, file by file; nothing of it stays.

        `left_out` are the places, from 0, of those that are not wanted.
        """
        with self._workspace.rehearsing() as session:
            return ReplyReport(self._taking(session, arrival).take(replies, progress, left_out))

    def take(
        self,
        replies: Sequence[Reply | Unreadable],
        arrival: Arrival | None = None,
        progress: Progress | None = None,
        left_out: Collection[int] = (),
    ) -> ReplyReport:
        """Take replies in one gesture, after a backup; those that are rejected change nothing."""
        safekeeping.back_up(self._workspace.path, occasion=Occasion.IMPORT)
        reports: list[ReplyReport] = []

        def note(_connection: Connection, sealed: Sealed) -> None:
            reports[0] = replace(reports[0], gesture=sealed.gesture)

        def said() -> Gesture:
            return Gesture(f"회신 {reports[0].accepted:,}건 반영", GestureKind.IMPORT)

        with self._workspace.writing(said, note) as session:
            results = self._taking(session, arrival).take(replies, progress, left_out)
            reports.append(ReplyReport(results))
        return reports[0]

    def _taking(self, session: Session, arrival: Arrival | None) -> Taking:
        workspace, came = self._workspace, arrival or Arrival()
        day = workspace.today
        refuse_ahead(came.on, day)
        names, enclosing = Names(session), Enclosing(workspace.path, day)
        course = Course(session, day, names, workspace.office, came.on or day, enclosing)
        return Taking(course, came)

    def _asker(self, session: Session, division_id: str | None) -> str:
        """Who asks: the office, else the secretariat of the division."""
        return speaker(session, self._workspace.office, division_id)
