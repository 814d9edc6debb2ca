"""Why a plan cannot be carried out, each in one sentence."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa

NO_NAME = "새 체계의 이름이 없습니다. 이름을 적으세요."
NO_DAY = "전환일이 없습니다. 새 체계가 시작하는 날을 적으세요."
NO_DIVISIONS = "새 분과가 없습니다. 분과를 하나 이상 적으세요."
NOTHING_ENDS = "그날 운영 중인 분과가 없어 넘겨줄 것이 없습니다. 전환일을 확인하세요."
NO_CODE = "분과 코드가 없습니다. 코드를 적으세요."
NO_DIVISION_NAME = "분과명이 없습니다. 이름을 적으세요."


class OnlyTheCenter(RuleViolation):
    """The structure of the alliance is changed elsewhere than in the central office."""

    def __init__(self) -> None:
        super().__init__("체계 전환은 총괄 사무국의 파일에서만 합니다. 총괄 사무국에 요청하세요.")


class NotPossible(RuleViolation):
    """A plan is carried out that has problems."""

    def __init__(self, reason: str, count: int) -> None:
        more = f" 이 밖에 {count - 1:,}건이 더 있습니다." if count > 1 else ""
        super().__init__(f"{reason}{more}")


def after_today(day: date, today: date) -> str:
    """The day is still to come."""
    return (
        f"전환일 {josa(day_words(day), '이/가')} 오늘({day_words(today)})보다 뒤입니다."
        " 전환은 그날이 되어야 할 수 있습니다."
    )


def before_start(day: date, name: str, start: date) -> str:
    """The day is no later than the first of the present structure."""
    return (
        f"전환일 {josa(day_words(day), '은/는')} 지금 체계 ‘{name}’의"
        f" 시작일({day_words(start)})보다 뒤여야 합니다."
    )


def overlaps(name: str) -> str:
    """Another structure begins later."""
    return (
        f"전환일 뒤에 시작하는 체계 {josa(f'‘{name}’', '과/와')} 기간이 겹칩니다."
        " 전환일을 확인하세요."
    )


def later_division(name: str) -> str:
    """A division begins later."""
    return (
        f"전환일 뒤에 시작하는 분과 {josa(f'‘{name}’', '과/와')} 기간이 겹칩니다."
        " 전환일을 확인하세요."
    )


def there_already(name: str) -> str:
    """The structure is there already."""
    return f"체계 {josa(f'‘{name}’', '은/는')} 이미 등록되어 있습니다. 다른 이름을 적으세요."


def twice(code: str) -> str:
    """A code is used twice."""
    return f"분과 코드 {josa(f'‘{code}’', '이/가')} 두 번 있습니다. 서로 다른 코드를 적으세요."


def no_such_body(name: str) -> str:
    """A secretariat is not in the list of bodies."""
    return (
        f"간사기관 {josa(f'‘{name}’', '은/는')} 기업·기관 명단에 없습니다."
        " 명단에 있는 이름을 적거나 비워 두세요."
    )


def no_successor(name: str) -> str:
    """Nothing follows a division."""
    return f"‘{name}’ 분과를 이어받을 새 분과가 없습니다. 하나 이상 고르세요."


def unknown_new(code: str) -> str:
    """A code is of no new division."""
    return f"새 분과 코드 {josa(f'‘{code}’', '은/는')} 새 체계에 없습니다. 코드를 확인하세요."


def unknown_old(code: str) -> str:
    """A code is of no present division."""
    return f"지금 분과 코드 {josa(f'‘{code}’', '은/는')} 없습니다. 운영 중인 분과만 적으세요."


def not_chosen(name: str) -> str:
    """Nobody said where a record of a split division goes."""
    return f"‘{name}’의 새 분과가 정해지지 않았습니다. 나뉘는 분과 가운데 하나를 고르세요."


def not_offered(name: str, code: str) -> str:
    """A record is to go where its division does not."""
    return (
        f"‘{name}’의 새 분과 {josa(f'‘{code}’', '은/는')} 이 분과를 이어받는 분과가 아닙니다."
        " 이어받는 분과 가운데 하나를 고르세요."
    )


def only_one(name: str) -> str:
    """A demand or project is to go to several divisions."""
    return (
        f"‘{name}’의 새 분과가 여럿입니다. 기업·기관만 여러 분과에 참여할 수 있으니"
        " 하나를 고르세요."
    )


NO_SUCH_RECORD = "나뉘는 분과에 없는 자료입니다. 서식을 다시 만들어 적으세요."
