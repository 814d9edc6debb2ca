"""What is said of mail addresses and address labels."""

from __future__ import annotations

MAIL = "담당자의 전자우편 주소를 메일 프로그램의 받는 사람에 붙일 글로 냅니다(--reason 필요)"
LABELS = "담당자의 우편 주소를 봉투나 라벨에 붙일 글로 냅니다(--reason 필요)"
ONLY_PEOPLE = "--mail과 --labels는 담당자 목록(list 파일 people)에 씁니다."
NO_REASON = "이름과 주소가 가려지지 않고 나갑니다. --reason에 까닭을 적으세요(열람 기록에 남음)."
NOT_THEN = "지난 날짜의 담당자는 가려서만 봅니다. --as-of와 --known-at을 빼세요."
TOLD = {True: "전자우편 주소 {count:,}명분", False: "우편 주소 {count:,}명분"}
"""By whether they are mail addresses."""
WITHOUT = ", 주소가 없는 {count:,}명 제외"
