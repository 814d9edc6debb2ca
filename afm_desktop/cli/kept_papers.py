"""`papers`: the papers as they went out, listed and given back byte for byte."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.app import opened
from afm_desktop.cli import book_cli_labels as words
from afm_desktop.cli import places
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.dates import KOREA, day_words
from afm_desktop.reports.saving import save
from afm_desktop.services.kept_papers import KeptPaper
from afm_desktop.services.people import Access


def papers(asked: Namespace) -> int:
    """List what is kept, or save one as it was kept."""
    if asked.out is not None:
        return _save(asked)
    with opened(asked.file, read_only=True) as desk:
        found = desk.kept_papers.papers(asked.meeting)
    if asked.id is not None:
        found = tuple(one for one in found if one.id == asked.id)
    if asked.json:
        write_json([_as_json(one) for one in found])
    elif not found:
        say(words.NO_PAPERS)
    else:
        table(list(words.HEADS.values()), [_cells(one) for one in found], {4}, whole={6, 7})
        say(words.COUNT.format(count=f"{len(found):,}"))
    return 0


def _save(asked: Namespace) -> int:
    """The very bytes; a reason is asked for as when the paper was made."""
    if asked.id is None:
        raise UsageError(words.NEEDS_ID)
    places.refuse_not_pdf(asked.out)
    with opened(asked.file, read_only=True) as desk:
        paper = desk.kept_papers.paper(asked.id)
        content = desk.kept_papers.content(asked.id)
    if paper.people and not asked.reason:
        raise CommandError(words.NAMES_WANTED.format(count=f"{paper.people:,}"))
    let_out(asked.file, paper.core, asked.reason, Access.PRINT)
    if paper.people:
        with opened(asked.file) as desk:
            subject = paper.meeting_id or paper.id
            desk.workspace.note_access(Access.PRINT, subject, paper.people, asked.reason)
    save(content, asked.out)
    say(words.SAVED.format(place=places.whole(asked.out), pages=paper.pages))
    return 0


def _cells(one: KeptPaper) -> list[str]:
    made = one.made_at.astimezone(KOREA).date() if one.made_at else None
    return [
        one.title or one.meeting,
        f"{one.version}판",
        day_words(one.as_of) if one.as_of else "",
        day_words(made) if made else "",
        f"{one.pages:,}",
        words.OLDER_DATE if one.is_of_older_date else "",
        one.changes or "",
        one.id,
    ]


def _as_json(one: KeptPaper) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "meeting_id": one.meeting_id,
        "meeting": one.meeting,
        "title": one.title,
        "version": one.version,
        "as_of": one.as_of,
        "made_at": one.made_at,
        "meets_at": one.meets_at,
        "pages": one.pages,
        "size": one.size,
        "sha256": one.sha256,
        "changes": one.changes,
        "is_of_older_date": one.is_of_older_date,
    }
