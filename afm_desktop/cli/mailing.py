"""`list … people --mail|--labels`: addresses as mail programs and label sheets take them."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.app import opened
from afm_desktop.cli import mailing_labels as labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say, write_json
from afm_desktop.services.lists.listing import ListKind


def show(options: Namespace) -> int:
    """Print the addresses of the persons of a list; who took whose and why is logged first."""
    if options.kind is not ListKind.PEOPLE:
        raise UsageError(labels.ONLY_PEOPLE)
    if options.as_of or options.known_at:
        raise UsageError(labels.NOT_THEN)
    if not options.reason:
        raise UsageError(labels.NO_REASON)
    with opened(options.file) as desk:
        found = desk.lists.listing(
            ListKind.PEOPLE,
            division=options.division,
            query=options.query,
            reason=options.reason if options.query else None,  # names are found for a reason alone
        )
        read = desk.mailing.mails if options.mail else desk.mailing.labels
        mailing = read([str(id) for id in found.values("id")], reason=options.reason)
    told = labels.TOLD[options.mail].format(count=mailing.count)
    left = labels.WITHOUT.format(count=mailing.without) if mailing.without else ""
    if options.json:
        answer = {"text": mailing.text, "count": mailing.count, "without": mailing.without}
        write_json(answer)
        return 0
    if mailing.text:
        say(mailing.text)
    note(f"{told}{left}")
    return 0
