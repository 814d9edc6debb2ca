"""The Korean of `diff`."""

from __future__ import annotations

from collections.abc import Mapping

DIFF_KINDS = "볼 종류(모두 보려면 적지 않습니다): "
DIFF_BACKWARDS = "--from이 --to보다 늦습니다. 두 때를 바꾸어 적으세요."
DIFF_HEAD = "{since}까지 알던 것 → {until}까지 알던 것"
DIFF_CHANGES: Mapping[str, str] = {"new": "새로 생김", "gone": "없어짐", "changed": "바뀜"}
DIFF_SIGNS: Mapping[str, str] = {"new": "+", "gone": "-", "changed": "~"}
DIFF_FIELD = "{field}: {old} → {new}"
DIFF_NOTHING = "없음"
DIFF_HIDDEN = "(파기됨)"
DIFF_MORE = "… {count:,}건 더 있습니다. 모두 보려면 --json을 쓰세요."
DIFF_NONE = "두 때 사이에 달라진 자료가 없습니다."
DIFF_DIVISIONS = ("분과", "새로 생김", "없어짐", "바뀜")
NO_DIVISION = "(분과 없음)"
