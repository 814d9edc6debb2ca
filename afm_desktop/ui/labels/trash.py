"""The Korean of 휴지통."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS, Noun
from afm_desktop.ui.labels import screens
from afm_desktop.ui.labels.record_kinds import Words

TITLE = screens.TRASH
WORDS = Words(
    title=TITLE,
    noun=Noun("삭제된 자료"),
    search="이름, 제목",
    empty="휴지통이 비어 있습니다",
    why_empty="삭제한 자료는 여기에 모이고, 언제든 원래 자리로 복원할 수 있습니다.",
)
COLUMNS: Mapping[str, str] = {
    "kind": "종류",
    "name": "이름",
    "deleted_at": "삭제한 시각",
    "actor": "삭제한 사람",
    "words": "작업",
}
KEPT = "휴지통은 비우지 않습니다. 파기한 개인정보를 뺀 모든 변경이 이력에 남습니다."
RESTORED_ONE = "복원했습니다: {name}"
RESTORED = "{what} 복원했습니다."
CHOOSE = "복원할 자료를 먼저 고르세요."


def noun(table: str) -> str:
    """What a kind of record is called."""
    return NOUNS[table].name if table in NOUNS else table


def restored(name: str, count: int) -> str:
    """What was restored."""
    if count == 1 and name:
        return RESTORED_ONE.format(name=name)
    return RESTORED.format(what=josa(f"자료 {count:,}건", "을/를"))
