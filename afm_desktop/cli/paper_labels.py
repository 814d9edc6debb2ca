"""What is told beside papers and lists: of which day they are, and what they name."""

from __future__ import annotations

NAMED_ANYWAY = (
    "{division}: 직접 고친 서술({sections})에 문서보다 공개등급이 높은 수요의 이름이나 번호가"
    " 있습니다. 서술을 고치거나 공개등급을 높이세요."
)
UNDATED = {
    False: "날짜가 없는 값(주소, 규모, 예산, 추진상태 등)은 지금 아는 값입니다."
    " 그때 알던 값은 --known-at으로 봅니다.",
    True: "날짜가 없는 값(주소, 규모, 예산, 추진상태 등)은 --known-at에 적은 때에 알던 값입니다.",
}
"""By whether it was said until when it was known."""
