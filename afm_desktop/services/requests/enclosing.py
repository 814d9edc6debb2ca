"""Files that came with replies, attached to their demands in the same gesture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from afm_desktop.domain.attaching import attaching_rules
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.marks.attachments import Place, added, apart
from afm_desktop.services.marks.sources import look_at, require_room


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The names of what was attached, and of what the demand had already."""

    names: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


class Enclosing:
    """Attaches what came with one reply after the other, as far as one gesture takes it."""

    def __init__(self, workspace: Path, day: date) -> None:
        self._workspace, self._day = workspace, day
        self.size = 0
        """Bytes so far; whoever takes a reply back puts this back too."""

    def enclose(self, session: Session, demand: Demand, paths: Sequence[Path]) -> Enclosed:
        """Attach files; one that may not be attached is refused, and nothing of them stays."""
        rules = attaching_rules()
        place = Place(Demand.__tablename__, demand.id)
        new, known = apart(session, place, [look_at(path, rules) for path in paths])
        self.size += sum(one.size for one in new)
        rules.require_sum([self.size])
        require_room(self._workspace, self.size)
        made = [added(session, place, one.name, one.content(rules), self._day) for one in new]
        return Enclosed(tuple(one.name or "" for one in made), known)
