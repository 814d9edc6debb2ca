"""What each kind of list is called, and what it says when it is empty."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.domain.nouns import DECISIONS, NOUNS, Noun


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind of record is called where it is listed, and what an empty list says."""

    title: str
    noun: Noun
    search: str
    empty: str
    why_empty: str
    new: str = ""


MEMBERS = Words(
    title="회원",
    noun=Noun("회원(기업·기관)", "개"),
    search="기업·기관명, 초성",
    empty="등록된 회원이 없습니다",
    why_empty="이 분과에 참여하는 기업과 기관을 등록하면 여기에 보입니다.",
    new="회원 등록",
)
DIVISIONS = Words(
    title="분과",
    noun=NOUNS["divisions"],
    search="분과, 간사기관",
    empty="등록된 분과가 없습니다",
    why_empty="총괄 사무국이 보낸 파일을 받으면 분과가 들어옵니다.",
    new="분과 등록",
)
PEOPLE = Words(
    title="담당자",
    noun=NOUNS["people"],
    search="기업·기관명, 부서",
    empty="등록된 담당자가 없습니다",
    why_empty="기업·기관의 담당자를 등록하면 회의 안내와 명부에 쓸 수 있습니다.",
    new="담당자 등록",
)
OWN_PEOPLE = Words(
    title="우리 담당자",
    noun=NOUNS["people"],
    search="이름, 부서",
    empty="등록된 담당자가 없습니다",
    why_empty="우리 회사의 담당자를 등록하면 분과 간사가 연락할 수 있습니다.",
    new="담당자 등록",
)
LINKS = Words(
    title="공급망",
    noun=NOUNS["supply_links"],
    search="협력사, 구매기업, 품목",
    empty="등록된 공급관계가 없습니다",
    why_empty="앵커기업과 협력사를 이으면 차수와 단독 공급이 계산됩니다.",
    new="공급관계 등록",
)
OWN_LINKS = Words(
    title="우리 공급망",
    noun=NOUNS["supply_links"],
    search="협력사, 구매기업, 품목",
    empty="등록된 공급관계가 없습니다",
    why_empty="우리 회사의 협력사와 납품처를 등록하면 여기에 보입니다.",
    new="공급관계 등록",
)
DEMANDS = Words(
    title="수요",
    noun=NOUNS["demands"],
    search="과제명, 기관, 초성",
    empty="등록된 수요가 없습니다",
    why_empty="기업이 낸 수요를 등록하면 접수부터 선정까지 여기에서 관리합니다.",
    new="수요 등록",
)
OWN_DEMANDS = Words(
    title="내 수요",
    noun=NOUNS["demands"],
    search="과제명, 초성",
    empty="작성한 수요가 없습니다",
    why_empty="수요를 작성해 제출하면 분과 간사가 검토합니다.",
    new="수요 작성",
)
PROJECTS = Words(
    title="선도프로젝트",
    noun=NOUNS["lead_projects"],
    search="과제명, 주관기관, 초성",
    empty="등록된 선도프로젝트가 없습니다",
    why_empty="선정된 수요가 선도프로젝트가 됩니다.",
    new="과제 등록",
)
MEETINGS = Words(
    title="회의",
    noun=NOUNS["meetings"],
    search="회의명, 초성",
    empty="등록된 회의가 없습니다",
    why_empty="회의를 등록하면 안건, 참석자, 회의자료를 함께 준비할 수 있습니다.",
    new="회의 등록",
)
ISSUES = Words(
    title="쟁점·건의",
    noun=NOUNS["issues"],
    search="쟁점·건의, 초성",
    empty="등록된 쟁점·건의가 없습니다",
    why_empty="분과에서 제기된 쟁점과 건의를 등록하면 보고서의 쟁점·건의에 실립니다.",
    new="쟁점·건의 등록",
)
DECISIONS_MADE = Words(
    title="의결사항",
    noun=DECISIONS,
    search="의결 번호, 안건, 내용",
    empty="기록한 의결사항이 없습니다",
    why_empty="회의에서 의결한 안건에 의결 번호가 붙으면 여기에 모입니다.",
)
ACTIONS = Words(
    title="후속조치",
    noun=NOUNS["action_items"],
    search="조치사항, 담당기관",
    empty="등록된 후속조치가 없습니다",
    why_empty="회의에서 정한 조치사항을 담당기관과 기한을 붙여 등록하면 여기에 모입니다.",
    new="후속조치 등록",
)
ROUNDS = Words(
    title="수요조사 회차",
    noun=NOUNS["rounds"],
    search="회차",
    empty="등록된 수요조사 회차가 없습니다",
    why_empty="회차를 등록하면 수요를 회차별로 접수할 수 있습니다.",
    new="회차 등록",
)
TARGETS = Words(
    title="목표",
    noun=Noun("목표", "개"),
    search="목표, 지표",
    empty="등록된 목표가 없습니다",
    why_empty="목표를 등록하면 현황판에서 실적과 견줄 수 있습니다.",
    new="목표 등록",
)

RUNNING, TASKS, OWN = "분과 운영", "과제", "우리 회사"
"""The groups of the navigation."""
