"""What the fields of a form offer: records, the supply chain of the applicant, the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.hangul import matches
from afm_desktop.services.desk import Desk
from afm_desktop.services.filing.anew import ANEW
from afm_desktop.services.forms.model import Question
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.filing.answering import Means
from afm_desktop.ui.screens.filing.loaded import Loaded
from afm_desktop.ui.widgets.option_list import Option

_KNOWN = frozenset({"applicant_id"})
"""Questions that are answered with somebody the file knows."""


class Offering:
    """Asked by every key; what is slow was read with the demand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._loaded: Loaded | None = None

    def show(self, loaded: Loaded) -> None:
        """Offer what belongs to this demand."""
        self._loaded = loaded

    def means(self, loaded: Loaded) -> Means:
        """What the fields of a demand are made with."""
        self._loaded = loaded
        names = [
            column
            for question in loaded.sheet.form.questions
            if question.binding == "kpis"
            for column in question.columns
            if column.key == "name"
        ]
        return Means(self.suggest, self._desk.workspace.today, tuple(names))

    def suggest(self, question: Question, text: str) -> Sequence[Option]:
        """What a question may be answered with."""
        loaded = self._loaded
        if question.target is None:
            return self._indicators(text)
        if question.target == "organizations" and loaded is not None and not text:
            found = self._suppliers(loaded, question)
            if found:
                return found
        applicant = None
        if question.target == "people" and loaded is not None:
            applicant = loaded.sheet.applicant_id
        known = self._records(question.target, text, applicant)
        return [*known, *_anew(question, text, known)]

    def bodies(self, text: str) -> Sequence[Option]:
        """Firms and bodies."""
        return self._records("organizations", text)

    def demands(self, text: str) -> Sequence[Option]:
        """Demands that were filed before."""
        return self._records("demands", text)

    def _records(self, table: str, text: str, body: str | None = None) -> Sequence[Option]:
        """Records by name; persons of a body before others."""
        try:
            found = self._desk.details.suggest(table, text, body=body)
        except AfmError:  # a gesture is just being committed: the next key asks again
            return ()
        return [Option(one.id, one.title, one.note or "") for one in found]

    def _suppliers(self, loaded: Loaded, question: Question) -> Sequence[Option]:
        """The firms of the supply chain, the nearest first, before anything is typed."""
        asked = loaded.sheet.form.question("suppliers")
        if asked is None or question not in asked.columns:
            return ()
        found = sorted(
            loaded.suppliers.items(),
            key=lambda one: (one[1].tier, loaded.supplier_names.get(one[0], "")),
        )
        return [
            Option(
                id_,
                loaded.supplier_names.get(id_, ""),
                labels.TIER_OF.format(tier=one.tier, item=one.item or "").rstrip(" ·"),
            )
            for id_, one in found
        ]

    def _indicators(self, text: str) -> Sequence[Option]:
        """The catalogue, and what is typed where it has no such indicator."""
        known = self._loaded.indicators if self._loaded is not None else ()
        typed = text.strip()
        found = [
            Option(name, name, unit or "")
            for name, unit in known
            if not typed or matches(typed, name)
        ]
        if typed and typed not in [name for name, _ in known]:
            found.append(Option(typed, typed, labels.FREE))
        return found


def _anew(question: Question, text: str, known: Sequence[Option]) -> Sequence[Option]:
    """To register whom is typed: the person to ask, or a body that takes part."""
    typed = " ".join(text.split())
    if not typed or question.key in _KNOWN or typed in [one.word for one in known]:
        return ()
    return [Option(f"{ANEW}{typed}", typed, labels.REGISTER)]
