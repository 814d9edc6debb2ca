"""`report … demand-dossier`: everything about one demand, or about each of several."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import filing_labels as labels
from afm_desktop.cli import labels as common
from afm_desktop.cli import paper_files, places
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.output import note, say
from afm_desktop.cli.papers import ALL
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports import dossier, dossier_batch, dossier_options
from afm_desktop.reports.dossier_options import DossierOptions
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.options import WrongOption
from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery


def report(asked: Namespace) -> int:
    """Make one paper, several in one, or a folder; a core technology leaves for a logged reason."""
    try:
        options = dossier_options.parse(asked.option)
    except WrongOption as error:
        raise UsageError(str(error)) from error
    is_many = asked.status is not None or asked.division is not None
    if is_many == bool(asked.demand):
        raise UsageError(labels.ONE_OR_MANY if is_many else labels.NO_DEMAND)
    is_bound = is_many and asked.out.suffix.casefold() in {one.ending for one in PaperFormat}
    paper_files.refuse_odd(asked.out, asked.format, is_many=is_many and not is_bound)
    with opened_then(asked) as desk:
        demands = _chosen(desk, asked) if is_many else (desk.filing.find(asked.demand),)
        core = desk.copies.guarded(demands)
    let_out(asked.file, core, asked.reason, Access.PRINT)
    with opened_then(asked, is_again=True) as desk:
        make = _make_bound if is_bound else _make_many if is_many else _make_one
        make(desk, demands, asked, options)
    return 0


def _chosen(desk: Desk, asked: Namespace) -> tuple[str, ...]:
    filters = (Filter("status", (asked.status,)),) if asked.status is not None else ()
    query = ViewQuery(None if asked.division == ALL else asked.division, filters=filters)
    keys = desk.views.keys(ViewKind.DEMANDS, query)
    found = desk.views.ids_of(ViewKind.DEMANDS, keys)
    if not found:
        raise CommandError(labels.NO_DEMANDS_FOUND)
    return tuple(found[key] for key in keys if key in found)


def _make_one(
    desk: Desk, demands: tuple[str, ...], asked: Namespace, options: DossierOptions
) -> None:
    paper = dossier.make(desk.dossiers.of(demands[0]), options)
    paper_files.write(paper, asked.out, dossier.TITLE)


def _make_bound(
    desk: Desk, demands: tuple[str, ...], asked: Namespace, options: DossierOptions
) -> None:
    paper = dossier.make_bound([desk.dossiers.of(id) for id in demands], options)
    paper_files.write(paper, asked.out, dossier.TITLE)


def _make_many(
    desk: Desk, demands: tuple[str, ...], asked: Namespace, options: DossierOptions
) -> None:
    width = len(str(len(demands)))
    made = dossier_batch.make_all(
        desk.dossiers.of,
        demands,
        asked.out,
        options,
        tell=lambda done, total: note(f"[{done:>{width}}/{total}] …"),
        form=asked.format or PaperFormat.PDF,
        writers=WRITERS,
    )
    paper_files.note_missing(dossier.TITLE, made.signs)
    place = places.whole(asked.out)
    say(common.PAPERS_MADE.format(place=place, count=made.made, pages=made.pages))
