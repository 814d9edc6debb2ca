"""How the pane of each kind of record is divided into tabs: data, not code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.services.details.model import Detail, Related, Section

CONTENT, HISTORY, MORE, FILES = "content", "history", "more", "files"
BUDGET = "budget_lines"


@dataclass(frozen=True, slots=True)
class Tab:
    """Lists, and sections of fields, that are shown together."""

    key: str
    related: tuple[str, ...]
    sections: tuple[str, ...] = ()


_TABS: Mapping[str, tuple[Tab, ...]] = {
    "organizations": (
        Tab("memberships", ("memberships",)),
        Tab("people", ("people",)),
        Tab("supply", ("suppliers", "buyers")),
        Tab("projects", ("demands", "demand_parts", "projects", "project_parts", "issues")),
        Tab("meetings", ("actions", "decisions")),
    ),
    "demands": (
        Tab("cost", (BUDGET,), ("cost",)),
        Tab("partners", ("partners", "related_divisions", "sites", "technologies")),
        Tab("kpi", ("kpi_targets",)),
        Tab("more", ("answers", "events", "projects", "merged", "decisions", "actions")),
    ),
    "lead_projects": (
        Tab("partners", ("partners", "related_divisions")),
        Tab("demands", ("demands",)),
        Tab("meetings", ("decisions", "actions")),
    ),
    "divisions": (
        Tab("members", ("members",)),
        Tab("demands", ("demands",)),
        Tab("projects", ("projects",)),
        Tab("meetings", ("meetings", "issues", "decisions", "actions")),
    ),
    "meetings": (
        Tab("agenda", ("agenda",)),
        Tab("attendances", ("attendances",)),
        Tab("decisions", ("decisions", "actions")),
    ),
    "rounds": (
        Tab("demands", ("demands",)),
        Tab("form", ("form", "checklist")),
        Tab("scoring", ("criteria", "support_ratios"), ("scoring",)),
    ),
    "targets": (Tab("results", ("counted", "years", "measurements")),),
    "people": (Tab("demands", ("demands",)),),
}


def tabs_of(table: str) -> tuple[Tab, ...]:
    """The tabs between the content and the history."""
    return _TABS.get(table, ())


def sections_of(detail: Sequence[Section], table: str, tab: str) -> list[Section]:
    """The sections a tab shows; the content shows what no other does."""
    elsewhere = {key: one.key for one in tabs_of(table) for key in one.sections}
    return [part for part in detail if elsewhere.get(part.key, CONTENT) == tab]


def related_of(detail: Detail, tab: str) -> list[Related]:
    """The lists a tab shows; the content shows those no other does."""
    elsewhere = {key: one.key for one in tabs_of(detail.table) for key in one.related}
    return [one for one in detail.related if elsewhere.get(one.key, CONTENT) == tab]


def tab_with(detail: Detail, key: str) -> str:
    """The tab on which a field or a list stands; the content where none has it."""
    for tab in tabs_of(detail.table):
        fields = {one.key for part in sections_of(detail.sections, detail.table, tab.key)
                  for one in part.fields}  # fmt: skip
        if key in tab.related or key in fields:
            return tab.key
    return CONTENT


def count_of(detail: Detail, tab: str) -> str:
    """How many records a tab lists; nothing for the content."""
    if tab in (CONTENT, HISTORY) or tab == "cost":
        return ""
    if tab == FILES:
        return f"{len(detail.attachments):,}" if detail.attachments else ""
    count = sum(one.count for one in related_of(detail, tab))
    return f"{count:,}" if count else ""


_SEEN_HERE = frozenset(
    {
        ("organizations", "demand_parts"),
        ("organizations", "followed"),
        ("organizations", "project_parts"),
        ("organizations", "projects"),
        ("people", "attendances"),
        ("people", "demands"),
        ("demands", "events"),
        ("demands", "projects"),
        ("demands", "merged"),
    }
)
"""Lists that show what is entered elsewhere."""


def may_change(table: str, related: Related) -> bool:
    """Whether records are added to a list and changed in the pane of its owner."""
    return related.owner is not None and (table, related.key) not in _SEEN_HERE
