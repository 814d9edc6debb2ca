"""How every mail begins and ends: who writes it, in the subject, the greeting and the signature."""

from __future__ import annotations

_HELLO = "안녕하십니까. {sender}입니다."
_THANKS, _SIGNED = "감사합니다.", "{sender} 드림"


def headed(sender: str, what: str) -> str:
    """`[예시 총괄 사무국] 수요서 제출 요청`."""
    return f"[{sender}] {what}"


def greeting(sender: str) -> str:
    """The first line of the text."""
    return _HELLO.format(sender=sender)


def signature(sender: str) -> tuple[str, ...]:
    """The last lines, after an empty one."""
    return "", _THANKS, _SIGNED.format(sender=sender)
