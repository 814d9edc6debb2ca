"""What the receipt of a demand says."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.details.entries import names_of
from afm_desktop.services.filing.errors import NotReceivedYet
from afm_desktop.services.filing.model import Receipt, Sheet
from afm_desktop.services.forms.reading import files_of
from afm_desktop.storage.journal.operations import histories
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.tables import gesture


def receipt_of(session: Session, demand: Demand, sheet: Sheet, own: str) -> Receipt:
    """What was received, when and how, and by whom: the body whose file this is, as a rule."""
    if demand.intake_no is None or demand.received_on is None:
        raise NotReceivedYet
    contact = ("people", demand.contact_id or "")
    return Receipt(
        sheet,
        received_at(session, demand),
        names_of(session, [contact]).get(contact),
        demand.intake_route,
        demand.document_no,
        sheet.parties.secretariat or own,
        files_of(session, demand),
    )


def received_at(session: Session, demand: Demand) -> datetime | None:
    """When the step was entered, if on the day it bears; a later entry knows only the day."""
    steps = [one.id for one in demand.events if one.status is DemandStatus.RECEIVED]
    for history in histories(session.connection(), steps).values():
        clock = session.scalar(select(gesture.c.clock).where(gesture.c.key == history[0].gesture))
        moment = moment_of(clock) if clock is not None else None
        if moment is not None and moment.astimezone(KOREA).date() == demand.received_on:
            return moment
    return None
