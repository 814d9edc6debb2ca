"""`meeting template|templates`: meetings kept as patterns for others."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.app import opened
from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli.errors import CommandError
from afm_desktop.cli.meeting_naming import meeting_of
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.services.desk import Desk


def keep(options: Namespace) -> int:
    """Keep a meeting as a pattern."""
    with opened(options.file) as desk:
        id_ = desk.meetings.make_template(meeting_of(desk, options), title=options.title)
        head = desk.meetings.of(id_).head
    if options.json:
        write_json(head)
    else:
        say(labels.KEPT_AS_TEMPLATE.format(title=head.title, id=head.id))
    return 0


def show(options: Namespace) -> int:
    """The patterns there are."""
    with opened(options.file, read_only=True) as desk:
        rows = desk.meetings.templates()
    if options.json:
        write_json(rows)
    elif rows:
        lines = [
            (
                one.title,
                one.division.name if one.division else "",
                one.kind_name,
                one.series or "",
                str(one.items),
                one.id,
            )
            for one in rows
        ]
        table(labels.TEMPLATES, lines, right=(4,))
    else:
        say(labels.NO_TEMPLATES)
    return 0


def named(desk: Desk, said: str) -> str:
    """The id of the pattern that is meant: by its id or title, the first of that title."""
    for one in desk.meetings.templates():
        if said in (one.id, one.title):
            return one.id
    raise CommandError(labels.NO_SUCH_TEMPLATE.format(name=said))
