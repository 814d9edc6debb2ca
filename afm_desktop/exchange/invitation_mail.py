"""The mail that invites to a meeting, or says that it was moved, put off or cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from afm_desktop.exchange import invitation_words as words
from afm_desktop.exchange.mail_signing import TO_ALL, Mail, closing, greeting, headed, office, who
from afm_desktop.services.invitations import Invitation


def mail_of(invitation: Invitation) -> Mail:
    """What is pasted into a mail program; it names bodies and never a person invited."""
    sender = invitation.sender
    body = (
        TO_ALL,
        "",
        greeting(who(sender)),
        "",
        words.opening(invitation),
        "",
        *_told(invitation),
        "",
        *closing(sender),
    )
    return Mail(headed(office(sender), words.subject(invitation)), "\n".join(body))


def _told(invitation: Invitation) -> Iterator[str]:
    yield from words.changed(invitation)
    if not invitation.is_off:
        yield from words.course(invitation)
    yield from words.asked(invitation)
