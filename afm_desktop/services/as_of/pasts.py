"""The file as it was: a copy in memory, with every service on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Generic, TypeVar

from afm_desktop.domain.dates import KOREA
from afm_desktop.services.as_of.holding import hold
from afm_desktop.services.as_of.model import AfterToday, NotYetKnown, Times
from afm_desktop.storage.journal.turning_back import first_learned
from afm_desktop.storage.past import PastWorkspace
from afm_desktop.storage.workspace import Workspace

Built = TypeVar("Built")


class Pasts(Generic[Built]):
    """Builds the services on a file as it was."""

    def __init__(self, workspace: Workspace, build: Callable[[Workspace], Built]) -> None:
        self._workspace, self._build = workspace, build

    def times(self, as_of: date | None = None, known_at: datetime | None = None) -> Times | None:
        """What is meant by the days that were said; None where that is the file as it is.

        As it was known at a moment, it is as of the day of that moment unless another is said.
        """
        today = self._workspace.today
        if known_at is not None:
            known_at = self.come(known_at)
        times = Times(as_of or today, known_at)
        if as_of is None and times.known_on is not None:
            times = Times(min(today, times.known_on), known_at)
        if times.as_of > today:
            is_demonstration = self._workspace.office.is_demonstration
            raise AfterToday(times.as_of, today, is_demonstration=is_demonstration)
        return None if known_at is None and times.as_of == today else times

    @staticmethod
    def come(moment: datetime) -> datetime:
        """A moment that has come; of today it is as much as there was of it."""
        now = datetime.now(KOREA)
        if moment > now and moment.astimezone(KOREA).date() > now.date():
            raise NotYetKnown(moment)
        return min(moment, now)

    def begins(self) -> datetime | None:
        """When this office learned the first thing there is in the file."""
        with self._workspace.reading() as session:
            return first_learned(session.connection())

    def at(self, times: Times) -> Built:
        """The services on the file as it was; who has looked closes its workspace."""
        learned = self._learned_on(times)
        is_earlier = times.as_of < learned
        past = PastWorkspace(
            self._workspace.path,
            times.as_of,
            known_at=times.known_at,
            learned_on=learned if learned != times.as_of else None,
            change=partial(hold, day=times.as_of) if is_earlier else None,
        )
        return self._build(past)

    def _learned_on(self, times: Times) -> date:
        """자료 확보일: the day until which things were learned; today where nothing is said."""
        today = self._workspace.today
        return min(times.known_on or today, today)
