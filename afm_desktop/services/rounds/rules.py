"""What keeps a round from being used as it is, each in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import DemandStatus, FieldKind
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.rounds.model import FieldRow, Part, Problem, RoundSheet

T = TypeVar("T")
OFFERS = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
NO_COLUMN = frozenset({FieldKind.TABLE, FieldKind.CHOICES, FieldKind.FILES})
"""Kinds that fit into no cell of a table."""
LEADS_TO = tuple(
    status
    for status in DemandStatus
    if status in NEXT[DemandStatus.SUBMITTED] or status in NEXT[DemandStatus.REVIEWING]
    if status not in (DemandStatus.RECEIVED, DemandStatus.CANDIDATE, DemandStatus.WITHDRAWN)
)
"""What may follow from an item of the checklist that is not met."""
TOLD = tuple(s for s in DemandStatus if s not in (DemandStatus.DRAFT, DemandStatus.SUBMITTED))
"""The statuses an applicant may be told of by letter."""


def problems_of(sheet: RoundSheet) -> tuple[Problem, ...]:
    """All that stands in the way, in the order of the editor."""
    return (*_of_form(sheet), *_of_checklist(sheet), *_of_texts(sheet), *_of_ratios(sheet))


def _of_form(sheet: RoundSheet) -> Iterator[Problem]:
    fields = list(sheet.fields)
    if not fields:
        yield Problem(Part.FORM, "", "조사서에 항목이 없습니다. 영역과 항목을 추가하세요.")
        return
    if not any(field.is_required for field in fields):
        yield Problem(
            Part.FORM, "", "조사서에 필수 항목이 하나도 없습니다. 꼭 받아야 할 항목을 정하세요."
        )
    if not any(field.binding == "title" for field in fields):
        yield Problem(
            Part.FORM,
            "",
            "수요과제명을 묻는 항목이 없습니다. 연결 항목이 ‘수요과제명’인 항목을 추가하세요.",
        )
    for section in sheet.sections:
        if not section.fields:
            yield Problem(
                Part.FORM,
                section.id,
                f"‘{section.title}’ 영역에 항목이 없습니다. 항목을 추가하거나 영역을 삭제하세요.",
            )
    for binding in _twice(field.binding for field in fields):
        first, second, *_ = (field for field in fields if field.binding == binding)
        yield Problem(Part.FORM, second.id, bound_twice(first.label, second.label))
    for field in fields:
        yield from _of_field(field)


def bound_twice(first: str, second: str) -> str:
    """Two questions that would fill the same."""
    both = josa(f"‘{second}’", "이/가")
    return (
        f"‘{first}’ 항목과 {both} 같은 수요 항목에 연결되어 있습니다."
        " 둘 중 하나의 연결을 다른 것으로 바꾸세요."
    )


def _of_field(field: FieldRow) -> Iterator[Problem]:
    if field.binding is not None and field.binding in BINDINGS:
        return  # what it fills says what it offers
    name = f"‘{field.label}’ 항목"
    if field.kind in OFFERS and not field.choices:
        sentence = f"{name}에 고를 수 있는 답이 없습니다. 선택지를 적으세요."
        yield Problem(Part.FORM, field.id, sentence)
    for choice in _twice(one.label for one in field.choices):
        sentence = f"{name}에 선택지 {josa(f'‘{choice}’', '이/가')} 두 번 있습니다."
        yield Problem(Part.FORM, field.id, f"{sentence} 하나만 남기세요.")
    if field.kind is FieldKind.TABLE and not field.columns:
        yield Problem(Part.FORM, field.id, f"{name}의 표에 열이 없습니다. 열을 추가하세요.")
    for column in field.columns:
        if column.kind in NO_COLUMN:
            sentence = (
                f"{name}의 열 ‘{column.label}’에는 {josa(f'‘{word(column.kind)}’', '을/를')}"
                " 쓸 수 없습니다. 다른 형식을 고르세요."
            )
            yield Problem(Part.FORM, column.id, sentence)
        yield from _of_field(column)


def _of_checklist(sheet: RoundSheet) -> Iterator[Problem]:
    for item in sheet.checklist:
        for reason in item.reasons:
            if reason.leads_to is None:
                sentence = (
                    f"점검 사유 ‘{reason.label}’의 처리가 없습니다. 무엇으로 이어지는지 고르세요."
                )
                yield Problem(Part.CHECKLIST, reason.id, sentence)
            elif reason.leads_to not in LEADS_TO:
                known = ", ".join(map(word, LEADS_TO))
                whose = josa(f"‘{reason.label}’", "은/는")
                sentence = (
                    f"점검 사유 {whose} ‘{word(reason.leads_to)}’ 처리로 이어질 수 없습니다."
                    f" 다음 중에서 고르세요: {known}."
                )
                yield Problem(Part.CHECKLIST, reason.id, sentence)


def _of_texts(sheet: RoundSheet) -> Iterator[Problem]:
    for status in _twice(text.status for text in sheet.texts):
        second = [text for text in sheet.texts if text.status is status][1]
        yield Problem(Part.TEXTS, second.id, text_twice(status))
    for text in sheet.texts:
        if text.status not in TOLD:
            yield Problem(
                Part.TEXTS, text.id, f"‘{word(text.status)}’ 상태에는 안내문을 보내지 않습니다."
            )


def text_twice(status: DemandStatus) -> str:
    """One status with two letters."""
    return f"‘{word(status)}’ 안내문이 두 개입니다. 하나만 남기세요."


def _of_ratios(sheet: RoundSheet) -> Iterator[Problem]:
    for size in _twice(ratio.size_class for ratio in sheet.ratios):
        second = [ratio for ratio in sheet.ratios if ratio.size_class is size][1]
        sentence = f"‘{word(size)}’ 지원 비율이 두 개입니다. 하나만 남기세요."
        yield Problem(Part.RATIOS, second.id, sentence)


def _twice(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if value and count > 1]
