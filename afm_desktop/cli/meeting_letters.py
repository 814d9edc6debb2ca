"""`meeting ics|mail`: what goes to those a meeting concerns."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli import places, values
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.meeting_naming import meeting_of
from afm_desktop.cli.output import note, say, write_json
from afm_desktop.exchange.calendar_file import uid_of, write_calendar
from afm_desktop.exchange.invitation_mail import mail_of

_SUFFIX = ".ics"


def ics(options: Namespace) -> int:
    """Write the calendar file; who is named in it, for a reason, is logged."""
    out = _out(options)
    with opened(options.file, read_only=not options.reason) as desk:
        invitation = desk.invitations.of(meeting_of(desk, options), reason=options.reason)
    write_calendar(out, invitation)
    if options.json:
        write_json(
            {
                "file": str(places.whole(out)),
                "uid": uid_of(invitation.id),
                "sequence": invitation.sequence,
                "notice": invitation.notice,
                "invitees": len(invitation.invitees),
            }
        )
        return 0
    say(labels.SAVED.format(place=places.whole(out)))
    if not options.reason:
        note(labels.NOBODY_NAMED)
    return 0


def _out(options: Namespace) -> Path:
    if not options.words:
        raise UsageError(labels.NO_OUT_SAID)
    out = values.path(options.words[0])
    if out.suffix.casefold() != _SUFFIX:
        raise UsageError(labels.NOT_ICS.format(name=out.name))
    places.refuse_folder(out)
    places.refuse_nowhere(out)
    return out


def mail(options: Namespace) -> int:
    """Print subject and body, to be pasted into a mail program."""
    with opened(options.file, read_only=True) as desk:
        written = mail_of(desk.invitations.of(meeting_of(desk, options)))
    if options.json:
        write_json({"subject": written.subject, "body": written.body})
    else:
        say(written.text)
    return 0
