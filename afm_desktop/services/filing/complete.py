"""Whether a demand answers all that its round asks, whoever files it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.model.demands import Demand, StatedTotalDiffers
from afm_desktop.services.filing.checks import missing_in, total_in
from afm_desktop.services.filing.errors import RoundOfNoForm, StillMissing
from afm_desktop.services.filing.sheets import form_for
from afm_desktop.services.forms.model import Form
from afm_desktop.services.forms.reading import answers_of


def require_answered(session: Session, demand: Demand, day: date) -> None:
    """The same of a demand whose round may have no form, as those of imported lists."""
    try:
        form = form_for(session, demand, day)
    except RoundOfNoForm:
        return
    require_complete(session, demand, form)


def require_complete(session: Session, demand: Demand, form: Form) -> None:
    """Refuse a demand that leaves required questions open or states another total."""
    answers = answers_of(session, form, demand)
    missing = missing_in(form, answers)
    if missing:
        raise StillMissing(missing)
    stated, lines = demand.stated_total_won, total_in(answers)
    if stated is not None and stated != lines:
        raise StatedTotalDiffers(stated, lines)
