"""The words of a letter beside its text."""

from __future__ import annotations

TO = "수신"
THROUGH = "(경유)"
SUBJECT = "제목"
SENT, NUMBERED = "시행  {day}", "시행  {number}({day})"
CONTACT = "담당자  간사 {name}"
ADDRESS, PHONE, EMAIL = "주소  {address}", "전화  {phone}", "전자우편  {email}"
BETWEEN = "    "
OPEN = "공개"
