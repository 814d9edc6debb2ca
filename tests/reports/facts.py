"""What stands in a file, counted by itself, in the words in which each paper has to say it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from afm_desktop.reports.kinds import PaperKind

Ask = Callable[[str], int]
_BAT = "division_id = (SELECT id FROM divisions WHERE code = 'BAT')"
_TAKEN_IN = "intake_no IS NOT NULL AND status <> 'rejected'"
_SUM = "SELECT sum(amount_won) FROM budget_lines"
_LAST = f"(SELECT id FROM meetings WHERE {_BAT} AND status = 'closed' ORDER BY starts_at DESC)"
_NEXT = f"(SELECT id FROM meetings WHERE {_BAT} AND status = 'planned' ORDER BY starts_at)"
_DEMAND = f"(SELECT id FROM demands WHERE {_BAT} AND status = 'selected' ORDER BY intake_no)"


def facts(path: Path, kind: PaperKind) -> tuple[str, ...]:
    """What a paper of that file says, without spaces."""
    with closing(sqlite3.connect(path)) as file:
        return tuple(FACTS[kind](lambda query: int(file.execute(query).fetchone()[0] or 0)))


def _members(ask: Ask) -> int:
    return ask(
        f"SELECT count(DISTINCT organization_id) FROM memberships WHERE {_BAT} AND left_on IS NULL"
    )


def _won(ask: Ask) -> str:
    return f"{ask(f'{_SUM} WHERE demand_id = {_DEMAND}'):,}원"


def _status(ask: Ask) -> tuple[str, ...]:
    demands = ask(f"SELECT count(*) FROM demands WHERE {_BAT} AND {_TAKEN_IN}")
    return f"회원(기업·기관){_members(ask):,}개", f"수요{demands:,}건접수"


def _demand_status(ask: Ask) -> tuple[str, ...]:
    which = f"{_BAT} AND {_TAKEN_IN} AND status <> 'merged'"
    count = ask(f"SELECT count(*) FROM demands WHERE {which}")
    won = ask(f"{_SUM} WHERE demand_id IN (SELECT id FROM demands WHERE {which})")
    return (f"합계{count:,}{won // 1_000_000:,}",)


def _projects(ask: Ask) -> tuple[str, ...]:
    count = ask("SELECT count(*) FROM lead_projects")
    won = ask("SELECT sum(total_won) FROM lead_projects")
    return f"선도프로젝트{count:,}개추진", f"총사업비{won / 100_000_000:,.1f}억원"


def _overview(ask: Ask) -> tuple[str, ...]:
    demands = ask(f"SELECT count(*) FROM demands WHERE {_TAKEN_IN}")
    return f"수요{demands:,}건접수", *_projects(ask)


def _supply(ask: Ask) -> tuple[str, ...]:
    """Suppliers of anchors and theirs; tiers end with the third."""
    return (f"의협력사{ask(_SUPPLIERS):,}개사",)


_SUPPLIERS = f"""
WITH RECURSIVE anchors(id) AS (
    SELECT organization_id FROM memberships
    WHERE {_BAT} AND role = 'anchor' AND left_on IS NULL
), links AS (
    SELECT supplier_id, buyer_id FROM supply_links
    WHERE deleted IS NULL AND (valid_to IS NULL OR valid_to > '2026-07-22')
), chain(id, tier) AS (
    SELECT id, 0 FROM anchors UNION
    SELECT supplier_id, tier + 1 FROM links JOIN chain ON buyer_id = chain.id WHERE tier < 3
)
SELECT count(DISTINCT id) FROM chain WHERE id NOT IN (SELECT id FROM anchors)
"""

FACTS: Mapping[PaperKind, Callable[[Ask], tuple[str, ...]]] = {
    PaperKind.DIVISION_STATUS: _status,
    PaperKind.MEETING_BOOK: lambda ask: (
        *_status(ask),
        f"안건{ask(f'SELECT count(*) FROM agenda_items WHERE meeting_id = {_NEXT}'):,}건",
    ),
    PaperKind.MEMBER_LIST: lambda ask: (f"회원{_members(ask):,}개",),
    PaperKind.SUPPLY_CHAIN: _supply,
    PaperKind.DEMAND_STATUS: _demand_status,
    PaperKind.RECEIPT: lambda ask: (_won(ask),),
    PaperKind.APPROVAL: lambda ask: (_won(ask),),
    PaperKind.DEMAND_DOSSIER: lambda ask: (_won(ask),),
    PaperKind.LETTER: lambda _ask: ("BAT-2026-0001",),
    PaperKind.CROSSTAB: lambda ask: (f"{ask(_SUM) // 1_000_000:,}",),
    PaperKind.MINUTES: lambda ask: (
        "재적{:,}명".format(
            ask(
                "SELECT count(*) FROM attendances"
                f" WHERE meeting_id = {_LAST} AND role IN ('chair', 'secretary', 'member')"
            )
        ),
    ),
    PaperKind.MEETING_RESULT: lambda ask: (
        f"안건{ask(f'SELECT count(*) FROM agenda_items WHERE meeting_id = {_LAST}'):,}건",
    ),
    PaperKind.SIGN_IN: lambda ask: (
        f"{ask(f'SELECT count(*) FROM attendances WHERE meeting_id = {_NEXT}'):,}",
    ),
    PaperKind.PROJECTS: _projects,
    PaperKind.TARGETS: lambda ask: (
        f"목표{ask('SELECT count(*) FROM targets WHERE target IS NOT NULL'):,}개",
    ),
    PaperKind.OVERVIEW: _overview,
}
