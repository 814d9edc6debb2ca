"""Going over to another structure: rehearsed by the code that does it, done in one gesture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.enums import Basis
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.office import Role
from afm_desktop.domain.structure import later_structures
from afm_desktop.services import safekeeping
from afm_desktop.services.safekeeping import Occasion
from afm_desktop.services.transition.facts import OldDivision, read_facts, seated
from afm_desktop.services.transition.model import (
    Choosable,
    Kind,
    NewDivision,
    NewStructure,
    Plan,
    TransitionReport,
)
from afm_desktop.services.transition.rules import choosable
from afm_desktop.services.transition.sentences import NotPossible, OnlyTheCenter
from afm_desktop.services.transition.work import Progress, carry
from afm_desktop.storage.journal.seal import Sealed
from afm_desktop.storage.workspace import Workspace


class TransitionService:
    """Goes over to another structure; `rehearse` tells what `run` would do."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def proposed(self) -> tuple[Plan, ...]:
        """The structures that are known, with the divisions that may follow the present ones."""
        present = {one.code for one in self.present()}
        return tuple(_proposal(facts, present) for facts in later_structures())

    def present(self) -> tuple[OldDivision, ...]:
        """The divisions that are in force today, and would end."""
        with self._workspace.reading() as session:
            return read_facts(session, self._workspace.today).divisions

    def members_of(self) -> Mapping[str, int]:
        """How many bodies sit in each present division, by its code."""
        day = self._workspace.today
        with self._workspace.reading() as session:
            divisions = read_facts(session, day).divisions
            return {one.code: len(seated(session, one.id, day)) for one in divisions}

    def named(self, plan: Plan) -> tuple[str, ...]:
        """The demands of split divisions, which the sheet of a plan names."""
        return tuple(
            one.handed.id for one in self.choosable(plan) if one.handed.kind is Kind.DEMAND
        )

    def choosable(self, plan: Plan) -> tuple[Choosable, ...]:
        """The records of divisions that a plan splits, with where each goes."""
        self._refuse_others()
        day = plan.structure.starts_on or self._workspace.today
        dated = replace(plan, structure=replace(plan.structure, starts_on=day))
        with self._workspace.reading() as session:
            return tuple(choosable(session, dated, read_facts(session, day)))

    def recognised(self, plan: Plan) -> Plan:
        """The plan with the ids of a known structure, where its codes are those of one."""
        known = next(
            (one.structure for one in self.proposed() if one.structure.code == plan.structure.code),
            None,
        )
        if known is None:
            return plan
        by_code = {one.code: one for one in known.divisions}
        divisions = tuple(
            replace(one, id=same.id, source=same.source, basis=same.basis)
            if (same := by_code.get(one.code)) is not None and same.name == one.name
            else one
            for one in plan.structure.divisions
        )
        structure = replace(plan.structure, id=known.id, source=known.source, basis=known.basis)
        return replace(plan, structure=replace(structure, divisions=divisions))

    def rehearse(self, plan: Plan, progress: Progress | None = None) -> TransitionReport:
        """What going over would do, or all that stands in the way; the file stays as it is."""
        self._refuse_others()
        with self._workspace.rehearsing() as session:
            return carry(session, plan, self._workspace.today, progress)

    def run(self, plan: Plan, progress: Progress | None = None) -> TransitionReport:
        """Go over in one gesture, after a backup; a plan with problems is refused."""
        self._refuse_others()
        safekeeping.back_up(self._workspace.path, occasion=Occasion.BULK)
        gestures: list[str] = []

        def note(_connection: object, sealed: Sealed) -> None:
            gestures.append(sealed.gesture)

        words = f"체계 전환: {plan.structure.name.strip()}"
        with self._workspace.writing(Gesture(words), note) as session:
            report = carry(session, plan, self._workspace.today, progress)
            if report.problems:
                raise NotPossible(report.problems[0].reason, len(report.problems))
        return replace(report, gesture=gestures[0])

    def _refuse_others(self) -> None:
        if self._workspace.office.role is not Role.CENTER:
            raise OnlyTheCenter


def _proposal(facts: Mapping[str, object], present: set[str]) -> Plan:
    """A known structure as a plan; what may follow what is a proposal."""
    rows: list[dict[str, str]] = facts["divisions"]  # type: ignore[assignment]
    divisions = tuple(
        NewDivision(
            code=row["code"],
            name=row["name"],
            short_name=row.get("short_name", ""),
            english_name=row.get("english_name", ""),
            id=row["id"],
            source=row["source"],
            basis=Basis(row["basis"]),
        )
        for row in rows
    )
    successors: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for old in row["follows"]:
            if old in present:
                successors[old] = (*successors.get(old, ()), row["code"])
    structure = NewStructure(
        name=str(facts["name"]),
        starts_on=parse_day(str(facts["valid_from"])),
        divisions=divisions,
        code=str(facts["code"]),
        id=str(facts["id"]),
        source=str(facts["source"]),
        basis=Basis(str(facts["basis"])),
    )
    return Plan(structure, successors)
