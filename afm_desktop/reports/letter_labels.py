"""The words of a letter beside its text."""

from __future__ import annotations

TO = "수신"
THROUGH = "(경유)"
SUBJECT = "제목"
SENT = "시행  {day}"
OPEN = "공개"
