"""How the values of filters are said, on buttons and in exported files."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.services.lists.listing import TAGS
from afm_desktop.services.views.model import NO, NOTHING, YES, Filter, FilterChoice
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.showing import Showing, said
from afm_desktop.ui.screens.records.spec import FilterSpec, RecordsSpec
from afm_desktop.ui.view_places import DIVISION
from afm_desktop.ui.widgets.option_list import Option

_YES_NO = {YES: labels.YES, NO: labels.NO, NOTHING: labels.NONE}


class FilterWords:
    """Says values of the filters of one list."""

    def __init__(self, spec: RecordsSpec, showing: Showing) -> None:
        self._spec, self._showing = spec, showing
        self.names: dict[str, str] = {}
        """Of the records that opened lists narrow them to, by id."""

    def value(self, spec: FilterSpec, value: str) -> str:
        """The word of one value."""
        if value == NOTHING:
            return spec.empty
        if spec.say is not None:
            return spec.say(value)
        if spec.key == DIVISION:
            return self._showing.divisions.get(value, value)
        if spec.key == TAGS:
            mark = self._showing.tags.mark(value)
            return mark.name if mark is not None else labels.DELETED_TAG
        if spec.record:
            return self.names.get(value, "")
        return _YES_NO.get(value, value)

    def values(self, spec: FilterSpec, values: Sequence[str]) -> str:
        """What a button says that is set to these."""
        first = self.value(spec, values[0]) if values else ""
        if len(values) <= 1:
            return first
        return labels.AND_MORE.format(first=first, count=len(values) - 1)

    def all_values(self, spec: FilterSpec, values: Sequence[str]) -> str:
        """Every value of a set filter."""
        return ", ".join(self.value(spec, value) for value in values)

    def options(self, spec: FilterSpec, choices: Sequence[FilterChoice]) -> list[Option]:
        """The choices of a filter with their counts, as its menu offers them."""
        return [
            Option(
                choice.value,
                self._shown(spec, choice),
                f"{choice.count:,}",
                self._hue(spec, choice.value),
            )
            for choice in choices
        ]

    def told(self, text: str, filters: Sequence[Filter]) -> str:
        """What a list was narrowed to, in one line: `검사, 상태 제출, 접수`."""
        parts = [text] if text else []
        for one in filters:
            spec = self._spec.filter(one.key)
            if spec is not None:
                parts.append(f"{spec.title} {self.all_values(spec, one.values)}")
        return ", ".join(parts)

    def _hue(self, spec: FilterSpec, value: str) -> int | None:
        """The colour of a division or of a tag."""
        if spec.key == DIVISION:
            return self._showing.hues.get(value)
        mark = self._showing.tags.mark(value) if spec.key == TAGS else None
        return mark.hue if mark is not None else None

    def _shown(self, spec: FilterSpec, choice: FilterChoice) -> str:
        if spec.say is not None or spec.key == DIVISION or choice.shown is None:
            return self.value(spec, choice.value)
        return said(choice.shown, is_year=True)
