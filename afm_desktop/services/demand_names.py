"""The demand somebody names: by its intake number, its id or its title."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.model.demands import Demand


class NoSuchDemand(NotFound):
    """No demand is named so."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"‘{said}’{particle(said, '이라는/라는')} 수요가 없습니다."
            " 접수번호나 수요과제명을 확인하세요."
        )


class SeveralDemands(NotFound):
    """More than one demand is named so."""

    def __init__(self, said: str, count: int) -> None:
        super().__init__(
            f"‘{said}’{particle(said, '이라는/라는')} 수요가 {count:,}건입니다."
            " 접수번호나 ID로 적으세요."
        )


def demand_named(session: Session, said: str) -> str:
    """The id of the one live demand that is meant."""
    for column in (Demand.id, Demand.intake_no, Demand.title):
        query = select(Demand.id).where(column == said, Demand.deleted.is_(None))
        found = session.scalars(query.limit(1_000)).all()
        if len(found) > 1:
            raise SeveralDemands(said, len(found))
        if found:
            return found[0]
    raise NoSuchDemand(said)
