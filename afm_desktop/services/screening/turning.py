"""Who acts next on one demand, as lists say it by `views.demand_turn`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.demand_turn import turn_of
from afm_desktop.domain.enums import DemandStatus, DemandTurn
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.office import Office
from afm_desktop.services.screening.comments import comment_rows, live_comments
from afm_desktop.services.screening.conflict import conflict_of
from afm_desktop.services.screening.due import due_day
from afm_desktop.services.screening.model import CommentRow, CommentState

_OPEN = (CommentState.ASKED, CommentState.LATE)


def turn_on(session: Session, office: Office, demand: Demand, day: date) -> DemandTurn:
    """Who acts next on a day, whoever looks at the demand."""
    due = due_day(session, demand)
    return turn_of(
        demand.status or DemandStatus.DRAFT,
        is_late=due is not None and due < day,
        is_answered=is_answered(comment_rows(live_comments(session, demand), {}, day)),
        has_conflict=conflict_of(session, office, demand) is not None,
    )


def is_answered(comments: Sequence[CommentRow]) -> bool:
    """Whether the applicant has answered all that was asked."""
    asked = [one for one in comments if one.state is not CommentState.NOTED]
    return any(one.state is CommentState.ANSWERED for one in asked) and not any(
        one.state in _OPEN for one in asked
    )
