"""The Korean of 변동 등록 and 탈퇴 점검."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import OrganizationEventKind
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.sameness.handing import Handed
from afm_desktop.services.sameness.leaving import Step
from afm_desktop.services.sameness.open_matters import Matter, OpenMatter
from afm_desktop.services.sameness.succession import SuccessionPlan

SUCCESSION, LEAVING = "변동 등록", "탈퇴 점검"
SUCCESSION_MENU, LEAVING_MENU = f"{SUCCESSION}…", f"{LEAVING}…"
SUPPLIER, BUYER = "조달처", "납품처"
KIND, DAY, NAME, SUCCESSOR, DETAIL = "변동", "날짜", "새 이름", "승계 기관", "내용"
DETAIL_HINT = "예: 흡수합병, 등기 완료"
OFFERED = "승계 기관에 넘길 자료"
NO_SUCCESSOR_YET = "승계 기관을 고르면 넘길 자료를 정할 수 있습니다."
CHOSEN = "{all:,}건 중 {ticked:,}건 선택"
TICK_ALL, TICK_NONE = "모두 선택", "모두 해제"
TICKED, UNTICKED = "선택함", "선택 안 함"
HEADS: Mapping[str, str] = {
    "tick": "",
    "matter": "종류",
    "title": "이름",
    "standing": "상태",
    "steps": "정리 방법",
}
ENTER, CANCEL, CLOSE = "등록", "취소", "닫기"
LOOKING = "무엇이 어떻게 될지 확인하는 중입니다."
MERGED_BODY = "다른 기업·기관에 합쳐진 곳입니다. 남은 곳에서 하세요."
CHOOSE_ONE = "기업·기관을 하나 고르세요."

LEAVE_DAY, TO, REASON = "종료일", "넘겨받을 곳", "사유"
REASON_HINT = "탈퇴나 수요 철회의 사유"
ALL = "전체"
ITEMS = "정리할 것"
OPEN_LIST = "목록에서 보기"
TO_SETTLE = "정리할 것 {count:,}건"
NOTHING_LEFT = "더 정리할 것이 없습니다"
NOTHING_LEFT_WHY = "참여, 공급관계, 수요, 담당자가 모두 정리되었습니다."
SETTLED = "정리됨 {settled}"
OF_MEMBERSHIP = "{division} 분과의 참여만 봅니다. 이 분과에 딸린 것이 나옵니다."
LAST_MEMBERSHIP = "{division} 분과는 마지막 참여입니다. 기업·기관의 모든 것이 나옵니다."
END, HAND, ERASE = "종료", "넘기기", "개인정보 파기…"
STEPS: Mapping[Step, str] = {Step.END: "종료", Step.HAND: "넘기기", Step.ERASE: "파기"}
_ENDS: Mapping[Matter, str] = {
    Matter.DEMAND: "철회",
    Matter.DEMAND_PARTNER: "참여 제외",
    Matter.PROJECT_PARTNER: "참여 제외",
}
"""Where ending something is called otherwise."""
DATED = "종료일이 정해짐"
KEPT_BY = "{division} 분과에서 정리"
COUNTED = "{words} {count:,}건"
PERSONS = "{count:,}명 개인정보 파기…"
DONE: Mapping[Step, str] = {
    Step.END: "{count:,}건을 종료했습니다.",
    Step.HAND: "{count:,}건을 넘겼습니다.",
    Step.ERASE: "{count:,}명의 개인정보를 파기했습니다.",
}
NO_WAY_BACK = "파기는 되돌릴 수 없습니다"
ERASE_WARNING = "{count:,}명의 이름, 부서, 직위, 전화, 전자우편을 이 파일과 백업에서 지웁니다."
ERASE_DO = "개인정보 파기"
TICK_FIRST: Mapping[Step, str] = {
    Step.END: "종료할 참여, 공급관계, 수요, 참여기관, 위촉을 먼저 선택하세요.",
    Step.HAND: "넘길 참여, 공급관계, 수요, 과제를 먼저 선택하세요.",
    Step.ERASE: "개인정보를 파기할 담당자나 참석자를 먼저 선택하세요.",
}
SINCE, RECEIVED = "{day}부터", "접수 {day}"
UNTIL, KEPT_UNTIL, NOT_KEPT_UNTIL = "{day} 종료", "보유 기한 {day}", "보유 기한 미정"
BETWEEN = ", "
OLD_PAPERS = "지난 날짜의 보고서에는 그때의 이름과 참여가 그대로 나옵니다."
_HANDED: Mapping[Handed, str] = {
    Handed.BEGINS: "{what} ‘{old}’에서 그날 끝나고 ‘{new}’에서 이어집니다.",
    Handed.CHANGES: "{what} ‘{new}’의 것이 됩니다.",
    Handed.THERE: "{what} ‘{new}’에 이미 있어 끝나기만 합니다.",
    Handed.ITSELF: "{what} ‘{new}’ 자신과의 관계가 되어 끝나기만 합니다.",
    Handed.STAYS: "{what} ‘{old}’에 남습니다.",
}
_ABOUT = "은/는"


def matter_word(matter: Matter) -> str:
    """What a sort of open matter is called."""
    return "간사 분과" if matter is Matter.SECRETARIAT else NOUNS[matter.value].name


def kind_of(one: OpenMatter) -> str:
    """What one is called in its row: a link as the other firm stands to the body."""
    if one.is_bought is None:
        return matter_word(one.matter)
    return SUPPLIER if one.is_bought else BUYER


def counted(found: Iterable[OpenMatter]) -> str:
    """`참여 1건, 공급관계 16건`."""
    counts = Counter(one.matter for one in found)
    return BETWEEN.join(
        f"{matter_word(matter)} {counts[matter]:,}{NOUNS[matter.value].counter}"
        for matter in Matter
        if counts[matter]
    )


def standing(one: OpenMatter) -> str:
    """Role or status, since when, until when."""
    parts = [word(one.standing)] if one.standing is not None else []
    if one.since is not None:
        said = RECEIVED if one.matter is Matter.DEMAND else SINCE
        parts.append(said.format(day=day_words(one.since)))
    if one.matter is Matter.PERSON:
        until = one.until
        parts.append(KEPT_UNTIL.format(day=day_words(until)) if until else NOT_KEPT_UNTIL)
    elif one.until is not None:
        parts.append(UNTIL.format(day=day_words(one.until)))
    return BETWEEN.join(parts)


def steps(one: OpenMatter, offered: Iterable[Step]) -> str:
    """How an item is settled: 종료·넘기기; a demand is withdrawn, a partner taken out."""
    end = _ENDS.get(one.matter, STEPS[Step.END])
    words = [end if step is Step.END else STEPS[step] for step in offered]
    if one.keeper:
        return KEPT_BY.format(division=one.keeper)
    return "·".join(words) or DATED


def what_happens(plan: SuccessionPlan) -> str:
    """The event itself in one sentence."""
    day, name, new = day_words(plan.on), f"‘{plan.name}’", f"‘{plan.successor}’"
    if plan.kind is OrganizationEventKind.RENAMED:
        to = josa(f"‘{plan.new_name}’", "으로/로")
        return f"{day}부터 {name}의 이름을 {to} 바꿉니다. 이전 이름으로도 찾을 수 있습니다."
    if plan.kind is OrganizationEventKind.MERGED:
        return f"{day}에 {josa(name, '이/가')} {new}에 합병된 것으로 등록합니다."
    if plan.kind is OrganizationEventKind.SPLIT and plan.successor:
        return f"{day}에 {name}에서 {josa(new, '이/가')} 분할된 것으로 등록합니다."
    follows = f" {josa(new, '이/가')} 승계합니다." if plan.successor else ""
    return f"{day} {name}의 {josa(word(plan.kind), '을/를')} 등록합니다.{follows}"


def what_becomes(plan: SuccessionPlan) -> str:
    """What becomes of all that is open, sort by sort."""
    said = [
        sentence.format(what=josa(counted(found), _ABOUT), old=plan.name, new=plan.successor)
        for fate, sentence in _HANDED.items()
        if (found := plan.of(fate))
    ]
    return " ".join(said)


def entered(plan: SuccessionPlan) -> str:
    """What was entered, and how much is left to settle."""
    left = len(plan.of(Handed.STAYS))
    said = f"‘{plan.name}’의 {josa(word(plan.kind), '을/를')} 등록했습니다"
    goes = plan.kind in (OrganizationEventKind.MERGED, OrganizationEventKind.CLOSED)
    return f"{said}. {LEAVING}에 정리할 것 {left:,}건이 남았습니다" if left and goes else said


def erase_words(count: int) -> str:
    """What erasing does, before it is done."""
    return ERASE_WARNING.format(count=count)
