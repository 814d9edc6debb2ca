"""How every mail begins and ends: who writes it, in the subject, the greeting and the signature."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.services.speaking import ALLIANCE, Sender

TO_ALL = "각 기관 담당자님께"
_HELLO = "안녕하십니까. {sender}입니다."
_THANKS, _SIGNED = "감사합니다.", "{sender} 드림"
_ASK_US, _PHONE = "문의: {sender}", ", 전화 {phone}"


@dataclass(frozen=True, slots=True)
class Mail:
    """What is pasted into a mail program."""

    subject: str
    body: str

    @property
    def text(self) -> str:
        """Both, one below the other."""
        return f"제목: {self.subject}\n\n{self.body}"


def office(sender: Sender) -> str:
    """The body that writes, else the alliance."""
    return sender.office or ALLIANCE


def who(sender: Sender) -> str:
    """The body and the person at its desk."""
    return " ".join(part for part in (office(sender), sender.actor) if part)


def headed(sender: str, what: str) -> str:
    """`[예시 총괄 사무국] 수요서 제출 요청`."""
    return f"[{sender}] {what}"


def greeting(sender: str) -> str:
    """The first line of the text."""
    return _HELLO.format(sender=sender)


def closing(sender: Sender) -> tuple[str, ...]:
    """Whom to ask, and the signature."""
    phone = _PHONE.format(phone=sender.phone) if sender.phone else ""
    return _ASK_US.format(sender=who(sender)) + phone, *signature(office(sender))


def signature(sender: str) -> tuple[str, ...]:
    """The last lines, after an empty one."""
    return "", _THANKS, _SIGNED.format(sender=sender)
