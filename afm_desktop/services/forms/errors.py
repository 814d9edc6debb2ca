"""Why a question of a form is not found."""

from __future__ import annotations

from collections.abc import Iterable

from afm_desktop.domain.errors import RuleViolation


class NoSuchQuestion(RuleViolation):
    """A question or a column is named that a form does not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        labels = ", ".join(known)
        told = f"있는 항목: {labels}" if labels else "수요의 회차와 그 조사서를 확인하세요."
        super().__init__(f"조사서에 ‘{name}’ 항목이 없습니다. {told}", field=name)
