"""What somebody means by the words of `meeting`: a meeting, a number, a time, a pair."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli import values
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meetings import LAST, NEXT, occasion_of
from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.hangul import josa
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.choice import division_among

T = TypeVar("T")
_PROJECTS = "lead_projects"
_TIME = re.compile(r"(\d{1,2}):(\d{2})")


def meeting_of(desk: Desk, options: Namespace) -> str:
    """The id of the meeting that is meant: by its id or title, the next or the last."""
    return named_meeting(desk, options.meeting, options.division)


def named_meeting(desk: Desk, said: str, division: str | None) -> str:
    """The same for any words."""
    if said not in (NEXT, LAST):
        return desk.meetings.find(said)
    # Where no division is named or kept, meetings of the alliance are among them.
    found = occasion_of(desk.lists, [division or desk.workspace.office.division], said)
    if found is None:
        raise CommandError(labels.NONE_AHEAD if said == NEXT else labels.NONE_OVER)
    return found.id


def division_id_of(desk: Desk, code: str | None) -> str | None:
    """The id of a division by its code; None is the alliance."""
    return division_among(desk.divisions.names(), code).id if code else None


def project_of(desk: Desk, said: str) -> str:
    """The id of the one lead project that is meant, by its id or its whole title."""
    if desk.details.names(_PROJECTS, [said]):
        return said
    found = [one.id for one in desk.details.suggest(_PROJECTS, said) if one.title == said]
    if len(found) != 1:
        sentence = labels.SEVERAL_PROJECTS if found else labels.NO_SUCH_PROJECT
        raise CommandError(sentence.format(named=josa(f"‘{said}’", "이라는/라는")))
    return found[0]


def numbered(rows: Sequence[T], number: int, what: str) -> T:
    """The row of a number as it is shown, which counts from one."""
    if not 1 <= number <= len(rows):
        raise UsageError(labels.NO_SUCH_NUMBER.format(what=what, number=number, last=len(rows)))
    return rows[number - 1]


def ends_at(options: Namespace, starts_at: datetime | None) -> datetime | None:
    """When it ends: a moment, or a time of the day on which it starts."""
    if options.until is None:
        return None
    found = _TIME.fullmatch(options.until)
    if found is None:
        return values.moment(options.until)
    if starts_at is None:
        raise UsageError(labels.UNTIL_ALONE)
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        raise UsageError(labels.NOT_A_TIME.format(typed=options.until))
    return korean_moment(starts_at.astimezone(KOREA).date(), hour, minute)


def pairs(typed: Iterable[str], example: str) -> Mapping[int, str]:
    """`1=P 2=A`: what is said of numbers."""
    found: dict[int, str] = {}
    for part in typed:
        for one in filter(None, part.split(",")):
            number, is_one, said = one.partition("=")
            if not (is_one and said.strip() and number.strip().isascii() and _digits(number)):
                raise UsageError(labels.NOT_A_PAIR.format(typed=one, example=example))
            found[int(number)] = said.strip()
    return found


def _digits(number: str) -> bool:
    return number.strip().isdigit()
