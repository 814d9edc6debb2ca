"""Makes the demonstration's file: the alliance itself first, then its multiples in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.demonstration import facts
from afm_desktop.services.demonstration.aftermath import Aftermath
from afm_desktop.services.demonstration.attachments import write_attachments
from afm_desktop.services.demonstration.bodies import invent
from afm_desktop.services.demonstration.chains import Link, link, write_links
from afm_desktop.services.demonstration.courses import write_courses
from afm_desktop.services.demonstration.days import TODAY
from afm_desktop.services.demonstration.demand_rows import Context, write_demands
from afm_desktop.services.demonstration.demands import Filed, file_demands
from afm_desktop.services.demonstration.issues import write_issues
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.meetings import write_meetings
from afm_desktop.services.demonstration.members import write_cast
from afm_desktop.services.demonstration.names import OFFICE
from afm_desktop.services.demonstration.people import write_people
from afm_desktop.services.demonstration.plans import write_plans
from afm_desktop.services.demonstration.requests import write_requests
from afm_desktop.services.demonstration.rounds import Survey, write_round
from afm_desktop.services.demonstration.screening import write_screening
from afm_desktop.services.demonstration.seats import Cast, seat
from afm_desktop.services.demonstration.taking_part import write_suppliers
from afm_desktop.services.demonstration.targets import write_indicators, write_targets
from afm_desktop.storage import attached
from afm_desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]
_WORDS = "예시 자료 만들기"
_BLOCK, _LARGEST_BLOCK = 15_000, 120_000  # records a gesture, and somewhat more to end a copy
_SHARE = 4
"""A gesture puts what it brings among all there is, so each brings a quarter of it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of each main kind were made."""

    divisions: int = 0
    organizations: int = 0
    people: int = 0
    links: int = 0
    demands: int = 0
    projects: int = 0
    targets: int = 0
    meetings: int = 0
    issues: int = 0


def build(path: Path, *, scale: int = 1, progress: Progress | None = None) -> Counts:
    """Make the demonstration; the file appears when it is whole, and not at all on an error.

    An exception that `progress` raises gives up.
    """
    builder = _Builder(scale, progress)
    office = Office(role=Role.CENTER, actor=OFFICE, organization=OFFICE, fixed_day=TODAY)
    Workspace.create(path, office, builder.fill).close()
    return builder.counts


class _Builder:
    """One building of one file."""

    def __init__(self, scale: int, progress: Progress | None) -> None:
        self.counts = Counts()
        self._scale = scale
        self._progress = progress
        self._ledger = Ledger()
        self._written = 0

    def fill(self, workspace: Workspace) -> None:
        """The alliance itself, then its multiples."""
        base = self._found(workspace)
        self._tell(1)
        before = self.counts
        for copy in range(2, self._scale + 1):
            self._multiply(base, copy)
            if self._ledger.waiting >= self._block() or copy == self._scale:
                self._write(workspace, _block_words(before, self.counts))
                before = self.counts
                self._tell(copy)

    def _found(self, workspace: Workspace) -> _Base:
        """The demonstration itself, in a few gestures."""
        ledger = self._ledger
        structure_id, homes = facts.write_structure(ledger)
        known = facts.write_known_bodies(ledger, homes)
        cast = seat(1, invent(ledger, 1, known.seats))
        write_cast(ledger, cast, homes)
        staff = write_people(ledger, cast, homes)
        own = {code: cast.secretariat(code).id for code in homes}
        secretariats = {**own, **known.secretariats}
        chairs = {code: person for code, (_, person) in staff.chairs.items()}
        facts.write_divisions(ledger, structure_id, homes, secretariats, chairs)
        bodies = len(known.bodies) + len(cast.bodies)
        self._count(divisions=len(homes), organizations=bodies, people=staff.count)
        self._write(workspace, _counted("organizations", bodies))
        indicators = write_indicators(ledger)
        projects = facts.write_projects(ledger, homes, known)
        self._count(
            projects=len(projects),
            targets=write_targets(ledger, structure_id, indicators),
        )
        self._write(workspace, _counted("lead_projects", self.counts.projects))
        base = _Base(homes, known.seats, write_round(ledger, structure_id), indicators)
        links, demands = self._fill_chains(base, cast, workspace, staff.contacts)
        facts.write_public_events(ledger)
        write_courses(ledger, homes)
        held, count = write_meetings(ledger, cast, homes, staff)
        self._count(
            meetings=count + write_plans(ledger, cast, homes, demands),
            issues=write_issues(ledger, cast, homes, links, demands),
        )
        Aftermath(ledger, cast, staff, homes, demands, projects).write(held)
        self._write(workspace, _counted("meetings", self.counts.meetings))
        asked = write_requests(
            ledger, cast, homes, staff.contacts, round_id=base.survey.id, demands=demands
        )
        self._write(workspace, _counted("form_requests", asked))
        self._screen(base, workspace, links, demands)
        return base

    def _fill_chains(
        self, base: _Base, cast: Cast, workspace: Workspace, contacts: Mapping[str, str]
    ) -> tuple[list[Link], list[Filed]]:
        links = link(cast)
        write_links(self._ledger, cast, links)
        self._count(links=len(links))
        self._write(workspace, _counted("supply_links", len(links)))
        demands = file_demands(self._ledger, cast, base.homes)
        context = Context(cast, base.homes, base.survey.id, base.indicators, contacts)
        write_demands(self._ledger, context, demands)
        self._count(demands=len(demands))
        self._write(workspace, _counted("demands", len(demands)))
        return links, demands

    def _screen(
        self, base: _Base, workspace: Workspace, links: Sequence[Link], demands: Sequence[Filed]
    ) -> None:
        """What came of looking at the demands, and the files attached to them."""
        joined = write_suppliers(self._ledger, links, demands)
        comments = write_screening(self._ledger, base.survey, demands, joined)
        self._write(workspace, _counted("review_comments", comments))
        contents = write_attachments(self._ledger, demands)
        self._write(workspace, _counted("attachments", len(contents)), contents)

    def _multiply(self, base: _Base, copy: int) -> None:
        """One more alliance of invented bodies beside the first."""
        cast = seat(copy, invent(self._ledger, copy, base.known_seats))
        write_cast(self._ledger, cast, base.homes)
        links = link(cast)
        write_links(self._ledger, cast, links)
        demands = file_demands(self._ledger, cast, base.homes)
        context = Context(cast, base.homes, base.survey.id, base.indicators, {})
        write_demands(self._ledger, context, demands)
        self._count(organizations=len(cast.bodies), links=len(links), demands=len(demands))

    def _block(self) -> int:
        return max(_BLOCK, min(_LARGEST_BLOCK, self._written // _SHARE))

    def _count(self, **more: int) -> None:
        sums = {name: getattr(self.counts, name) + number for name, number in more.items()}
        self.counts = replace(self.counts, **sums)

    def _write(self, workspace: Workspace, words: str, contents: Iterable[bytes] = ()) -> None:
        self._written += self._ledger.waiting
        with workspace.writing(Gesture(f"{_WORDS}: {words}")) as session:
            for content in contents:
                attached.keep(session.connection(), content)
            self._ledger.flush(session)

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, self._scale)


@dataclass(frozen=True, slots=True)
class _Base:
    """What the multiples share with the demonstration itself."""

    homes: Mapping[str, facts.Home]
    known_seats: Mapping[str, int]
    survey: Survey
    indicators: Mapping[str, str]


def _counted(table: str, number: int) -> str:
    return NOUNS[table].counted(number)


def _block_words(before: Counts, now: Counts) -> str:
    """`기업·기관 612개, 공급관계 6,120건, 수요 852건`"""
    return ", ".join(
        (
            _counted("organizations", now.organizations - before.organizations),
            _counted("supply_links", now.links - before.links),
            _counted("demands", now.demands - before.demands),
        )
    )
