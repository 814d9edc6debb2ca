"""Drafted sentences of 분과 현황 보고, and how to tell that kept ones no longer hold.

An office may word a section itself. Its lines are kept with the `fingerprint` of what was drafted
then; when the draft says something else since, the section is outdated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import AgendaKind, LineLevel
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.domain.words import word
from afm_desktop.services import draft_chapters as chapters
from afm_desktop.services import draft_members
from afm_desktop.services.status import (
    DivisionStatus,
    IssueRow,
    NarrativeLine,
    NarrativeRow,
    Section,
    SinceLastMeeting,
)
from afm_desktop.services.status_lines import Group, detail, note, point, topic

_KEY_LENGTH = 16
GIST_LINES = 5
LONGEST_HEAD = 40  # of an event named in a heading


def sections(status: DivisionStatus) -> tuple[Section, ...]:
    """The sections that have data to speak of, in the order of the paper."""
    return tuple(section for section in Section if has_data(status, section))


def has_data(status: DivisionStatus, section: Section) -> bool:
    """Whether a section has more to say than 해당 없음."""
    return _has_figures(status, section) or _kept(status, section) is not None


def groups(status: DivisionStatus, section: Section) -> list[Group]:
    """The lines to print, one group a □: the office's own where it wrote some, else drafted."""
    kept = _kept(status, section)
    return _grouped(kept.lines) if kept else drafted(status, section)


def drafted(status: DivisionStatus, section: Section) -> list[Group]:
    """The lines of a section as its figures say them."""
    if section is Section.GIST:
        return [gist(status)]
    if not _has_figures(status, section):
        return [(point(absence(status, section)),)]
    if section is Section.DEMANDS and status.demands is not None:
        return chapters.demands(status.demands)
    if section is Section.PROJECTS:
        return chapters.projects(status.projects)
    if section is Section.SUPPLY:
        return chapters.supply(status.supply)
    own = {
        Section.PROGRESS: progress,
        Section.MEMBERS: draft_members.members,
        Section.ISSUES: issues,
        Section.PLANS: plans,
    }
    return own[section](status)


def fingerprint(lines: Iterable[NarrativeLine]) -> str:
    """A short key of what these lines say: every figure, name and state they quote."""
    said = "\n".join(line.text for line in lines)
    return hashlib.sha256(said.encode()).hexdigest()[:_KEY_LENGTH]


def fingerprint_of(status: DivisionStatus, section: Section) -> str:
    """The fingerprint to keep with the lines an office writes for a section.

    A section without data has the same one every day, though 해당 없음 bears the 기준일.
    """
    if not _has_figures(status, section):
        return fingerprint(())
    return fingerprint(line for group in drafted(status, section) for line in group)


def outdated(status: DivisionStatus) -> tuple[Section, ...]:
    """Sections whose kept lines were written from another draft than today's."""
    return tuple(
        row.section
        for row in status.narratives
        if row.fingerprint is not None and row.fingerprint != fingerprint_of(status, row.section)
    )


def absence(status: DivisionStatus, section: Section) -> str:
    """`해당 없음: …(2026. 7. 22. 기준)`."""
    what = {
        Section.PROGRESS: "기록된 추진경과가 없음",
        Section.MEMBERS: "등록된 회원(기업·기관)이 없음",
        Section.DEMANDS: "실시한 수요조사가 없음",
        Section.PROJECTS: "추진 중인 선도 프로젝트가 없음",
        Section.SUPPLY: "등록된 공급관계가 없음",
        Section.ISSUES: "제기된 쟁점·건의가 없음",
        Section.PLANS: "등록된 향후 일정이 없음",
    }[section]
    if section is Section.DEMANDS and status.demands is not None:
        what = f"{status.demands.name}에 접수된 수요가 없음"
    return f"해당 없음: {what}({day_words(status.as_of)} 기준)"


# ---------------------------------------------------------------- 문서요지


def gist(status: DivisionStatus) -> Group:
    """At most five lines that say what the paper says."""
    lines = [_members_gist(status), *_demands_gist(status), *_projects_gist(status)]
    lines += [*_supply_gist(status), *_decisions_gist(status)]
    return tuple(point(text) for text in lines[:GIST_LINES])


def _members_gist(status: DivisionStatus) -> str:
    counted = status.members
    if not counted.total:
        return "등록된 회원(기업·기관) 없음"
    change = f"({draft_members.change_words(counted.change)})" if status.last_meeting else ""
    anchors = f", 앵커기업 {len(counted.anchors):,}개사" if counted.anchors else ""
    return f"회원(기업·기관) {counted.total:,}개{change}{anchors}"


def _demands_gist(status: DivisionStatus) -> list[str]:
    found = status.demands
    if found is None or not found.demands:
        return []
    return [chapters.intake(found)]


def _projects_gist(status: DivisionStatus) -> list[str]:
    if not status.projects:
        return []
    state = chapters.project_state(status.projects)
    return [f"선도 프로젝트 {len(status.projects):,}개 추진, {state}"]


def _supply_gist(status: DivisionStatus) -> list[str]:
    found = status.supply
    if not found.suppliers:
        return []
    items = found.sole_items
    more = " 등" if len(items) > 1 else ""
    first = next((item.item for item in items if item.item != WITHHELD), "")
    named = f"({first}{more})" if first else ""
    sole = f", 단독 공급 품목 {len(items):,}개{named}" if items else ""
    return [f"협력사 {found.suppliers:,}개사{sole}"]


def _decisions_gist(status: DivisionStatus) -> list[str]:
    lines = []
    if len(status.issues) == 1:
        lines.append(f"쟁점·건의 1건: {status.issues[0].title}")
    elif status.issues:
        lines.append(f"{status.issues[0].title} 등 쟁점·건의 {len(status.issues):,}건")
    agenda = status.meeting.agenda if status.meeting else ()
    decisions = sum(item.kind is AgendaKind.DECISION for item in agenda)
    if agenda:
        last = f", {word(AgendaKind.DECISION)} {decisions:,}건" if decisions else ""
        lines.append(f"회의 안건 {len(agenda):,}건{last}")
    return lines


# ---------------------------------------------------------------- Ⅰ, Ⅵ, Ⅶ


def progress(status: DivisionStatus) -> list[Group]:
    """What happened, and what has changed since the last meeting."""
    found: list[Group] = []
    if status.events:
        last = status.events[-1]
        head = last.text.split(":")[0].split("(")[0].strip()
        text = f"추진경과 {len(status.events):,}건, 최근 {_dated(head, last.on)}"
        if len(status.events) == 1:
            text = f"추진경과 1건: {_dated(head, last.on)}"
        found.append((topic(text),))
    if status.since is not None:
        found.append(_since(status, status.since))
    return found


def _dated(what: str, on: date) -> str:
    """`제4차 분과회의(2026. 10. 22.)`, or the day alone of what is too long for a heading."""
    return f"{what}({day_words(on)})" if 0 < len(what) <= LONGEST_HEAD else day_words(on)


def _since(status: DivisionStatus, since: SinceLastMeeting) -> Group:
    meeting = status.last_meeting
    name = f"{meeting.name}({day_words(meeting.held_on)})" if meeting else "지난 회의"
    demands = _demand_changes(since)
    headline = [f"회원 {draft_members.change_words(status.members.change)}"]
    if since.received:
        headline.append(f"수요 {since.received:,}건 접수")
    if since.signals:
        headline.append(f"추진상태 변경 {len(since.signals):,}개")
    lines = [topic(f"{name} 이후 {', '.join(headline)}")]
    if demands:
        lines.append(point(f"(수요) {', '.join(demands)}"))
    for row in since.signals:
        after = word(row.after)
        moved = f"‘{word(row.before)}’에서 ‘{after}’{particle(after, '으로/로')} 변경"
        lines.append(point(f"(과제) {row.project}, {moved}"))
        if row.reason:
            lines.append(detail(row.reason))
    return (*lines, *_actions(since))


def _demand_changes(since: SinceLastMeeting) -> list[str]:
    parts = []
    asked, settled = since.supplements_requested, since.supplements_settled
    if asked and asked == settled:
        parts.append(f"보완 요청 {asked:,}건 모두 보완 완료")
    elif asked:
        state = f" 중 {settled:,}건 보완 완료" if settled else "(보완 진행 중)"
        parts.append(f"보완 요청 {asked:,}건{state}")
    named = ((since.merged, "통합"), (since.withdrawn, "철회"), (since.selected, "선정"))
    return parts + [f"{what} {count:,}건" for count, what in named if count]


def _actions(since: SinceLastMeeting) -> Group:
    if not since.actions:
        return ()
    open_ones = since.actions - since.actions_done
    if not open_ones:
        state = "모두 완료"
    elif since.actions_done:
        state = f"중 {since.actions_done:,}건 완료, {open_ones:,}건 진행 중"
    else:
        state = "모두 진행 중" if open_ones > 1 else "진행 중"
    lines = [point(f"(후속조치) {since.actions:,}건 {state}")]
    for action in since.open_actions:
        due = f"{day_words(action.due_on)} 기한" if action.due_on else ""
        who = ", ".join(part for part in (action.owner, due) if part)
        lines.append(note(f"진행 중: {action.title}" + (f"({who})" if who else "")))
    return tuple(lines)


def issues(status: DivisionStatus) -> list[Group]:
    """Each 쟁점 with its situation and what is asked for."""
    if len(status.issues) == 1:
        return [_issue("쟁점", status.issues[0])]
    return [_issue(f"쟁점 {number}", row) for number, row in enumerate(status.issues, 1)]


def _issue(head: str, row: IssueRow) -> Group:
    lines = [topic(f"{head}: {row.title}")]
    lines += [
        point(text) if not index else detail(text) for index, text in enumerate(row.situation)
    ]
    standing = _standing(row)
    if row.request:
        lines.append(point(f"(건의) {row.request}" + (f"({standing})" if standing else "")))
    elif standing:
        lines.append(note(standing))
    return tuple(lines)


def _standing(row: IssueRow) -> str:
    """`담당: 예시전지연구원, 기한 2026. 8. 14., 결정 필요`, as far as it is known."""
    owner = f"담당: {row.owner}" if row.owner else ""
    due = f"기한 {day_words(row.due_on)}" if row.due_on else ""
    state = word(row.state) if row.state else ""
    return ", ".join(part for part in (owner, due, state) if part)


def plans(status: DivisionStatus) -> list[Group]:
    """How many dates lie ahead, and the next of them."""
    ahead = [row for row in status.plans if row.on >= status.as_of] or list(status.plans)
    first = _dated(ahead[0].text, ahead[0].on)
    if len(status.plans) == 1:
        return [(topic(f"향후 일정 1건: {first}"),)]
    return [(topic(f"향후 일정 {len(status.plans):,}건, 다음 일정은 {first}"),)]


# ---------------------------------------------------------------- kept lines


def _has_figures(status: DivisionStatus, section: Section) -> bool:
    return {
        Section.GIST: True,
        Section.PROGRESS: bool(status.events or status.since),
        Section.MEMBERS: status.members.total > 0,
        Section.DEMANDS: status.demands is not None and bool(status.demands.demands),
        Section.PROJECTS: bool(status.projects),
        Section.SUPPLY: status.supply.suppliers > 0,
        Section.ISSUES: bool(status.issues),
        Section.PLANS: bool(status.plans),
    }[section]


def _kept(status: DivisionStatus, section: Section) -> NarrativeRow | None:
    return next((row for row in status.narratives if row.section is section and row.lines), None)


def _grouped(lines: Iterable[NarrativeLine]) -> list[Group]:
    found: list[list[NarrativeLine]] = []
    for line in lines:
        if line.level is LineLevel.TOPIC or not found:
            found.append([])
        found[-1].append(line)
    return [tuple(group) for group in found]
