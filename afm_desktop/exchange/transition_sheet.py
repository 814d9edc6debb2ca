"""The mapping sheet of a 체계 전환: made with what there is, filled in elsewhere, read back.

Three sheets: the new structure with its divisions, which of them follow each present division, and
where the records of divisions go that are split.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.errors import ExchangeError, RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.text import clean
from afm_desktop.exchange import transition_labels as labels
from afm_desktop.exchange.new_workbook import new_workbook
from afm_desktop.exchange.reading.book import Cell, Sheet, letter
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.sheets import in_place_of
from afm_desktop.services.transition.facts import OldDivision
from afm_desktop.services.transition.model import (
    Choosable,
    Handed,
    Kind,
    NewDivision,
    NewStructure,
    Part,
    Plan,
    Problem,
)

_HEAD = {"bold": True, "bg_color": "#E8EDF3", "bottom": 1}
_NOTE = {"font_color": "#555555"}
_ASKED = {"bg_color": "#FFF8E1", "num_format": "@", "border": 1, "border_color": "#D9C98A"}
_PLAIN = {"num_format": "@"}
_WIDTHS = {"name": 32, "old_name": 24, "new": 28, "id": 40, "english_name": 28, "secretariat": 28}
_FIRST_DIVISION = 7
"""The row of the first new division, counted from 0; its heads stand above."""
_MOST = 200_000  # rows that are read of a sheet
_SHEETS = {
    Part.STRUCTURE: labels.STRUCTURE,
    Part.DIVISIONS: labels.STRUCTURE,
    Part.MAPPING: labels.MAPPING,
    Part.CHOICES: labels.CHOICES,
}


class UnfitSheet(ExchangeError):
    """A workbook is no mapping sheet."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where something stands in a workbook; the column by its letter."""

    sheet: str
    row: int
    column: str


@dataclass(slots=True)
class ReadPlan:
    """What a mapping sheet says, and where it says it."""

    plan: Plan
    problems: list[Problem] = field(default_factory=list)
    """What could not be read at all."""
    rows: dict[tuple[Part, tuple[str, ...]], int] = field(default_factory=dict)
    columns: dict[tuple[Part, str], str] = field(default_factory=dict)

    def stand(self, problem: Problem) -> Stand:
        """Where a problem stands; where nothing is written, at the head of its table."""
        row = self.rows.get((problem.part, problem.key), 1)
        if problem.part is Part.STRUCTURE:
            row = self.rows.get((problem.part, (problem.field,)), 1)
        column = self.columns.get((problem.part, problem.field or "new"), "A")
        return Stand(_SHEETS[problem.part], row, column)


def write_sheet(
    path: Path,
    plan: Plan,
    divisions: Sequence[OldDivision],
    members: Mapping[str, int],
    choosable: Iterable[Choosable],
) -> None:
    """Write a plan as a workbook; what is to be filled in has a colour."""
    settings = {"strings_to_formulas": False, "strings_to_urls": False}
    packed = io.BytesIO()
    with in_place_of(path) as building:
        with new_workbook(packed, settings) as book:
            shapes = {
                name: book.add_format(shape)
                for name, shape in (
                    ("head", _HEAD),
                    ("note", _NOTE),
                    ("asked", _ASKED),
                    ("plain", _PLAIN),
                )
            }
            _write_structure(book.add_worksheet(labels.STRUCTURE), shapes, plan.structure)
            _write_mapping(book.add_worksheet(labels.MAPPING), shapes, plan, divisions, members)
            _write_choices(book.add_worksheet(labels.CHOICES), shapes, plan, choosable)
        building.write_bytes(packed.getvalue())


def _write_structure(sheet: Any, shapes: Mapping[str, Any], structure: NewStructure) -> None:
    sheet.write_string(0, 0, labels.STRUCTURE_NOTE, shapes["note"])
    day = structure.starts_on.isoformat() if structure.starts_on else ""
    facts = (structure.name, structure.code, day)
    for row, (head, value) in enumerate(zip(labels.FACTS.values(), facts, strict=True), 2):
        sheet.write_string(row, 0, head, shapes["head"])
        sheet.write_string(row, 1, value, shapes["asked"])
    _write_heads(sheet, _FIRST_DIVISION - 1, labels.DIVISION_HEADS, shapes)
    for row, one in enumerate(structure.divisions, _FIRST_DIVISION):
        for place, key in enumerate(labels.DIVISION_HEADS):
            sheet.write_string(row, place, getattr(one, key), shapes["asked"])


def _write_mapping(
    sheet: Any,
    shapes: Mapping[str, Any],
    plan: Plan,
    divisions: Sequence[OldDivision],
    members: Mapping[str, int],
) -> None:
    sheet.write_string(0, 0, labels.MAPPING_NOTE, shapes["note"])
    _write_heads(sheet, 2, labels.MAPPING_HEADS, shapes)
    sheet.freeze_panes(3, 0)
    for row, old in enumerate(divisions, 3):
        sheet.write_string(row, 0, old.code, shapes["plain"])
        sheet.write_string(row, 1, old.name, shapes["plain"])
        sheet.write_number(row, 2, members.get(old.code, 0))
        news = ", ".join(plan.successors.get(old.code, ()))
        sheet.write_string(row, 3, news, shapes["asked"])


def _write_choices(
    sheet: Any, shapes: Mapping[str, Any], plan: Plan, choosable: Iterable[Choosable]
) -> None:
    sheet.write_string(0, 0, labels.CHOICES_NOTE, shapes["note"])
    _write_heads(sheet, 2, labels.CHOICE_HEADS, shapes)
    sheet.freeze_panes(3, 0)
    for row, one in enumerate(choosable, 3):
        old, kind, id = one.handed
        for place, text in enumerate((old, labels.KINDS[kind], one.name)):
            sheet.write_string(row, place, text, shapes["plain"])
        sheet.write_string(row, 3, ", ".join(one.codes), shapes["asked"])
        sheet.write_string(row, 4, id, shapes["note"])
        offered = list(plan.successors.get(old, ()))
        # A body may sit in several: the list helps, and does not insist.
        insists = "information" if kind is Kind.BODY else "stop"
        listed = {"validate": "list", "source": offered, "error_type": insists}
        sheet.data_validation(row, 3, row, 3, listed)


def _write_heads(sheet: Any, row: int, heads: Mapping[str, str], shapes: Mapping[str, Any]) -> None:
    for place, (key, head) in enumerate(heads.items()):
        sheet.write_string(row, place, head, shapes["head"])
        sheet.set_column(place, place, _WIDTHS.get(key, 16))


# ---------------------------------------------------------------- read back


def read_sheet(path: Path) -> ReadPlan:
    """What a workbook says that was made as a mapping sheet."""
    sheets = {sheet.name.strip(): sheet for sheet in open_book(path).sheets}
    for name in (labels.STRUCTURE, labels.MAPPING):
        if name not in sheets:
            raise UnfitSheet(labels.NO_SHEET.format(name=name))
    found = ReadPlan(Plan(NewStructure("", None, ())))
    structure = _read_structure(sheets[labels.STRUCTURE], found)
    successors = _read_mapping(sheets[labels.MAPPING], found)
    chosen = _read_choices(sheets.get(labels.CHOICES), found)
    choices = {handed: codes[0] for handed, codes in chosen.items()}
    also = {handed: codes[1:] for handed, codes in chosen.items() if len(codes) > 1}
    found.plan = Plan(structure, successors, choices, also)
    return found


def _read_structure(sheet: Sheet, found: ReadPlan) -> NewStructure:
    said: dict[str, Cell] = {}
    by_head = {head: key for key, head in labels.FACTS.items()}
    for number, cells in sheet.rows(1, 20):
        key = by_head.get(_text(cells, 0))
        if key is not None:
            said[key] = cells[1] if len(cells) > 1 else None
            found.rows[Part.STRUCTURE, (key,)] = number
            found.columns[Part.STRUCTURE, key] = "B"
    divisions = []
    for place, (number, row) in enumerate(
        _table(sheet, Part.DIVISIONS, labels.DIVISION_HEADS, found)
    ):
        found.rows[Part.DIVISIONS, (str(place),)] = number
        divisions.append(
            NewDivision(
                code=_code(row["code"]),
                name=row["name"],
                short_name=row["short_name"],
                english_name=row["english_name"],
                secretariat=row["secretariat"],
            )
        )
    name, code = (_line(said.get(key)) for key in ("name", "code"))
    return NewStructure(name, _day(said.get("starts_on"), found), tuple(divisions), code)


def _day(cell: Cell, found: ReadPlan) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, date):
        return cell
    try:
        return parse_day(str(cell)) if str(cell).strip() else None
    except RuleViolation as error:
        found.problems.append(Problem(Part.STRUCTURE, str(error), field="starts_on"))
        return None


def _read_mapping(sheet: Sheet, found: ReadPlan) -> dict[str, tuple[str, ...]]:
    successors: dict[str, tuple[str, ...]] = {}
    for number, row in _table(sheet, Part.MAPPING, labels.MAPPING_HEADS, found):
        old = _code(row["old"])
        if old:
            found.rows[Part.MAPPING, (old,)] = number
            successors[old] = _codes(row["new"])
    return successors


def _read_choices(sheet: Sheet | None, found: ReadPlan) -> dict[Handed, tuple[str, ...]]:
    if sheet is None:
        return {}
    kinds = {word: kind for kind, word in labels.KINDS.items()}
    choices: dict[Handed, tuple[str, ...]] = {}
    for number, row in _table(sheet, Part.CHOICES, labels.CHOICE_HEADS, found):
        old = _code(row["old"])
        kind = kinds.get(row["kind"])
        if kind is None:
            reason = labels.NO_KIND.format(said=josa(f"‘{row['kind']}’", "은/는"))
            found.rows[Part.CHOICES, (old, row["kind"], row["id"])] = number
            found.problems.append(
                Problem(Part.CHOICES, reason, (old, row["kind"], row["id"]), "kind")
            )
            continue
        handed = Handed(old, kind, row["id"])
        found.rows[Part.CHOICES, tuple(handed)] = number
        if codes := _codes(row["new"]):
            choices[handed] = codes
    return choices


def _table(
    sheet: Sheet, part: Part, heads: Mapping[str, str], found: ReadPlan
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the heads of a table, by their keys; blank ones are left out."""
    first = next(iter(heads.values()))
    places: dict[str, int] | None = None
    for number, cells in sheet.rows(1, _MOST):
        texts = [_line(cell) for cell in cells]
        if places is None:
            if first in texts:
                places = _places(sheet, heads, texts)
                letters = {(part, key): letter(place) for key, place in places.items()}
                found.columns.update(letters)
            continue
        row = {key: _text(cells, place) for key, place in places.items()}
        if any(row.values()):
            yield number, row
    if places is None:
        raise UnfitSheet(labels.NO_HEAD.format(sheet=sheet.name, head=first))


def _places(sheet: Sheet, heads: Mapping[str, str], texts: Sequence[str]) -> dict[str, int]:
    for head in heads.values():
        if head not in texts:
            raise UnfitSheet(labels.NO_HEAD.format(sheet=sheet.name, head=head))
    return {key: texts.index(head) for key, head in heads.items()}


def _text(cells: Sequence[Cell], place: int) -> str:
    return _line(cells[place]) if place < len(cells) else ""


def _line(cell: Cell) -> str:
    """What a cell says on one line."""
    return " ".join(clean("" if cell is None else str(cell)).split())


def _codes(text: str) -> tuple[str, ...]:
    """Codes between commas or spaces, each once."""
    said = text.replace("，", ",").replace("·", ",").replace(";", ",").split(",")
    return tuple(dict.fromkeys(filter(None, (_code(one) for part in said for one in part.split()))))


def _code(text: str) -> str:
    """A code as it is written: capitals, no spaces."""
    return "".join(text.split()).upper()
