"""The drafted lines of 분과 현황: members by size, by region, and who came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from afm_desktop.domain.apportion import percent, shares
from afm_desktop.domain.enums import MemberRole, SizeClass
from afm_desktop.domain.words import SUBTOTAL_SME, word
from afm_desktop.services.status import DivisionStatus, MemberChange, Members, RegionCount
from afm_desktop.services.status_lines import LISTED, Group, named, note, point, topic

NAMED_REGIONS = 3
CONCENTRATED = 50  # percent from which members are said to stand together
INFERRED = "추정"


def members(status: DivisionStatus) -> list[Group]:
    """회원 by size, by region, and who came and went."""
    found = [_membership(status), _regions(status.members), _anchors(status)]
    return [group for group in found if group]


def change_words(change: int) -> str:
    """`3개 증가`, `1개 감소`, `변동 없음`."""
    if change == 0:
        return "변동 없음"
    return f"{abs(change):,}개 {'증가' if change > 0 else '감소'}"


def _membership(status: DivisionStatus) -> Group:
    counted = status.members
    text = f"회원(기업·기관) {counted.total:,}개 참여"
    if status.last_meeting:
        text += f", {status.last_meeting.name} 대비 {change_words(counted.change)}"
    lines = [topic(text)]
    sizes = [size for size in SizeClass if size is not SizeClass.NONE]
    firms = counted.of(sizes=sizes)
    small = counted.of(sizes=[size for size in sizes if size.is_sme])
    if firms and small == firms:
        lines.append(point(f"(규모) 기업 {firms:,}개사 모두 {SUBTOTAL_SME}"))
    elif firms:
        share = f"({percent(small, firms)}%)" if small else ""
        said = f"{small:,}개사{share}" if small else "없음"
        lines.append(point(f"(규모) 기업 {firms:,}개사 중 {SUBTOTAL_SME} {said}"))
    others = counted.of(sizes=[SizeClass.NONE])
    if others:
        roles = (MemberRole.SECRETARIAT, MemberRole.SUPPORT, MemberRole.ADVISER)
        tally = [
            f"{word(role)} {count:,}"
            for role in roles
            if (count := counted.of(sizes=[SizeClass.NONE], roles=[role]))
        ]
        detailed = f"({', '.join(tally)})" if tally else ""
        lines.append(point(f"(기관) 연구기관·대학·지원기관 등 {others:,}개{detailed}"))
    return tuple(lines)


def ranked_regions(regions: Iterable[RegionCount]) -> list[RegionCount]:
    """The 시·도 that have members, most first."""
    return sorted((row for row in regions if row.count), key=lambda row: -row.count)


def leading(rows: Sequence[RegionCount]) -> int:
    """How many of the ranked 시·도 a sentence names: at most three, and none beside its equal."""
    most = min(NAMED_REGIONS, len(rows))
    ends = (n for n in range(most, 0, -1) if n == len(rows) or rows[n - 1].count > rows[n].count)
    return next(ends, 0)


def even_shares(counts: Sequence[int]) -> list[Decimal]:
    """Percentages that add up to 100, those of equal counts equal where that is possible."""
    equals = Counter(counts)
    tries = []
    for sign in (1, -1):  # what rounding leaves goes to single counts first, or to equal ones
        order = sorted(range(len(counts)), key=lambda i: sign * equals[counts[i]])
        part = dict(zip(order, shares([counts[i] for i in order]), strict=True))
        tries.append([part[i] for i in range(len(counts))])
    return min(tries, key=lambda found: len(set(zip(counts, found, strict=True))))


def are_adjusted(counts: Sequence[int]) -> bool:
    """Whether a percentage is another than its own rounding, so that all add up to 100."""
    plain = [percent(count, sum(counts)) for count in counts]
    return any(counts) and plain != even_shares(counts)


def _regions(counted: Members) -> Group:
    rows = ranked_regions(counted.regions)
    placed = sum(row.count for row in rows)
    if not rows:
        return ()
    whose = "회원" if not counted.unplaced else "소재지 확인 회원"
    lines = []
    if len(rows) == 1:
        how = f"모두 {rows[0].region}" if placed > 1 else rows[0].region
        lines.append(topic(f"{whose} {placed:,}개 {how} 소재"))
    elif len(rows) <= NAMED_REGIONS:
        tally = "·".join(f"{row.region} {row.count:,}개" for row in rows)
        lines.append(topic(f"{whose} {placed:,}개, {len(rows)}개 시·도({tally})에 소재"))
    elif named_ones := leading(rows):
        top = "·".join(row.region for row in rows[:named_ones])
        share = percent(sum(row.count for row in rows[:named_ones]), placed) or 0
        how = "집중" if share >= CONCENTRATED else "소재"
        lines.append(topic(f"{whose} {placed:,}개 중 {share}%가 {top}에 {how}"))
    else:
        lines.append(topic(f"{whose} {placed:,}개, {len(rows)}개 시·도에 분산"))
    empty = [row.region for row in counted.regions if not row.count]
    if empty and len(rows) > 1:
        where = "·".join(empty) if len(empty) < LISTED else f"{len(empty)}개 시·도"
        lines.append(point(f"{where}에는 회원 없음"))
    if counted.unplaced:
        lines.append(note(f"소재지 미확인 {counted.unplaced:,}개는 그림과 비율에서 제외"))
    return tuple(lines)


def _anchors(status: DivisionStatus) -> Group:
    counted = status.members
    if not (counted.anchors or counted.joined or counted.left):
        return ()
    parts = [f"앵커기업 {len(counted.anchors):,}개사" if counted.anchors else "앵커기업 없음"]
    moved = [(counted.joined, "가입"), (counted.left, "탈퇴")]
    tally = [f"{what} {len(rows):,}개" for rows, what in moved if rows]
    if tally:
        parts.append(f"회원 {', '.join(tally)}")
    lines = [topic(", ".join(parts))]
    if counted.anchors:
        anchors = [
            f"{row.name}({INFERRED})" if row.is_inferred else row.name for row in counted.anchors
        ]
        lines.append(point(f"(앵커기업) {named(anchors)}"))
    if any(row.is_inferred for row in counted.anchors):
        lines.append(note(f"‘{INFERRED}’은 분과 배치를 명시한 공개 자료가 없는 기업"))
    lines += [point(f"({what}) {named(_moves(rows))}") for rows, what in moved if rows]
    return tuple(lines)


def _moves(rows: Sequence[MemberChange]) -> list[str]:
    return [f"{row.name}({row.reason})" if row.reason else row.name for row in rows]
