"""Why forms cannot be sent, or a reply cannot be taken, each in one sentence.

RuleViolation
  NobodyAsked          no body is chosen
  NoRoundNamed         a demand's form belongs to a round
  NoMeetingNamed       an invitation belongs to a meeting
  NoFormInRound        a round asks nothing
  NothingToMeasure     bodies have no target and no project
  NothingToWrite       bodies have filed, and nothing is to be supplemented
  RoundClosed          a round is closed, and no other day is named
  DuePast              the day of the last asking is past
  SupplementOverdue    the day of a supplement is past
  DueWithinSupplement  a form is due before its supplement is
  NotWritten           a demand that is named is not to be written any more
  UnknownKey           the key of a reply is of another file
  WithdrawnRequest     the request of a reply was deleted
  BehindTheTimes       a reply was saved before an earlier one was taken
  RepliedTwice         several files answer one form
  NotAnswerable        a demand is screened already
  NothingToAttachTo    files came with a reply that is about no demand
  SeveralBodies        a name may mean several bodies
  RowWithoutName       a row does not say what it is about
  UnknownRow           a row of a given table is not known
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word

_NAMED = 5
"""Bodies that a sentence names."""


class NobodyAsked(RuleViolation):
    """No body is chosen."""

    def __init__(self) -> None:
        super().__init__("양식을 보낼 기업·기관이 없습니다. 보낼 곳을 고르세요.", field="bodies")


class NoRoundNamed(RuleViolation):
    """A demand's form is to be sent, but of which round is not said."""

    def __init__(self) -> None:
        super().__init__("수요서를 보낼 수요조사 회차를 고르세요.", field="round")


class NoMeetingNamed(RuleViolation):
    """Who comes is asked, but to which meeting is not said."""

    def __init__(self) -> None:
        super().__init__("참석 여부를 물을 회의를 고르세요.", field="meeting")


class NoFormInRound(RuleViolation):
    """A round asks nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"‘{name}’에 조사서 항목이 없습니다. 회차의 조사서를 먼저 만드세요.", field="round"
        )


class NothingToMeasure(RuleViolation):
    """Bodies have nothing of which results could be told."""

    def __init__(self, *bodies: str) -> None:
        super().__init__(
            f"실적을 적을 목표나 선도프로젝트가 없는 곳이 있습니다({_named(bodies)}). 보낼 곳에서"
            " 빼세요.",
            field="bodies",
        )
        self.bodies = bodies


class NothingToWrite(RuleViolation):
    """Bodies have filed demands, and are to supplement none."""

    def __init__(self, *bodies: str) -> None:
        super().__init__(
            f"작성 중이거나 보완을 요청한 수요가 없는 곳입니다({_named(bodies)}). 보완을 요청한 뒤"
            " 보내거나, 수요를 하나 더 받을 새 수요서를 보내세요.",
            field="bodies",
        )
        self.bodies = bodies


class RoundClosed(RuleViolation):
    """A round takes no demands any more, and until when forms are due is not said."""

    def __init__(self, title: str, closed: date) -> None:
        super().__init__(
            f"‘{title}’의 접수가 {day_words(closed)} 마감되었습니다. 제출 기한을 적으세요.",
            field="due_on",
        )


class DuePast(RuleViolation):
    """What was asked for before was due on a day that is past, and no other is named."""

    def __init__(self, due: date) -> None:
        super().__init__(
            f"전에 보낸 양식의 제출 기한({day_words(due)})이 지났습니다. 새 제출 기한을 적으세요.",
            field="due_on",
        )


class SupplementOverdue(RuleViolation):
    """The form of a supplement would go out after its day."""

    def __init__(self, name: str, due: date) -> None:
        super().__init__(
            f"‘{name}’의 보완기한({day_words(due)})이 지났습니다. 제출 기한을 적으세요."
            " 보완기한도 그날로 연장됩니다.",
            field="due_on",
        )


class DueWithinSupplement(RuleViolation):
    """The form of a supplement would be due before the supplement is."""

    def __init__(self, name: str, due: date) -> None:
        super().__init__(
            f"‘{name}’의 보완기한({day_words(due)})보다 이른 날입니다. 그날이나 더 늦은 날을"
            " 적으세요.",
            field="due_on",
        )


class NotWritten(RuleViolation):
    """A demand that its applicant does not write any more is named."""

    def __init__(self, name: str, status: DemandStatus | None) -> None:
        said = f" ‘{word(status)}’ 상태라" if status else ""
        super().__init__(
            f"‘{josa(f'{name}’', '은/는')}{said} 양식을 보낼 수 없습니다. 작성 중이거나 보완을"
            " 요청한 수요를 고르세요.",
            field="demands",
        )


class UnknownKey(RuleViolation):
    """A reply answers a form this file did not send."""

    def __init__(self) -> None:
        super().__init__(
            "이 자료 파일에서 보낸 양식이 아닙니다. 양식을 보낸 자료 파일을 열어 가져오세요."
        )


class WithdrawnRequest(RuleViolation):
    """The request a reply answers was deleted."""

    def __init__(self) -> None:
        super().__init__(
            "삭제한 제출 요청의 회신입니다. 휴지통에서 제출 요청을 복원한 뒤 가져오세요."
        )


class BehindTheTimes(RuleViolation):
    """A reply was saved before an earlier one was taken."""

    def __init__(self, saved: datetime, taken: datetime) -> None:
        super().__init__(
            f"먼저 반영한 회신({moment_words(taken)})보다 이전에 저장한"
            f" 파일입니다({moment_words(saved)}). 최신 파일인지 확인하세요."
        )


class RepliedTwice(RuleViolation):
    """Another file among those that came together answers the same form."""

    def __init__(self, other: str) -> None:
        super().__init__(f"같은 양식의 회신이 여럿입니다. 나중에 저장한 ‘{other}’만 반영합니다.")


class NotAnswerable(RuleViolation):
    """A demand is screened already, so that its answers stand."""

    def __init__(self, status: DemandStatus) -> None:
        super().__init__(
            f"수요가 이미 ‘{word(status)}’ 상태입니다. 고치려면 보완을 요청한 뒤 다시 가져오세요."
        )


class NothingToAttachTo(RuleViolation):
    """Files came with a reply that is about no demand."""

    def __init__(self) -> None:
        super().__init__(
            "수요서가 아닌 회신에는 파일을 붙일 수 없습니다. 붙일 파일의 선택을 풀고 반영하세요."
        )


class SeveralBodies(RuleViolation):
    """A name may mean one of several bodies, or only resembles one."""

    def __init__(self, said: str, names: Sequence[str], field: str) -> None:
        super().__init__(
            f"‘{josa(f'{said}’', '과/와')} 비슷한 기업·기관이 있습니다({', '.join(names)})."
            " 등록된 이름으로 고치세요.",
            field=field,
        )


class RowWithoutName(RuleViolation):
    """A row does not say what it is about."""

    def __init__(self, table: str, column: str) -> None:
        super().__init__(
            f"‘{table}’ 표에 ‘{column}’ 없는 줄이 있습니다. 적거나 줄을 지우세요.", field=table
        )


class UnknownRow(RuleViolation):
    """A row speaks of what was not asked."""

    def __init__(self, table: str, said: str) -> None:
        super().__init__(
            f"‘{table}’ 표의 ‘{josa(f'{said}’', '은/는')} 보낸 양식에 없는 줄입니다."
            " 보낸 줄에만 적으세요.",
            field=table,
        )


def _named(bodies: Sequence[str]) -> str:
    """The first of some bodies, and how many more there are."""
    more = f" 외 {len(bodies) - _NAMED:,}곳" if len(bodies) > _NAMED else ""
    return ", ".join(bodies[:_NAMED]) + more
