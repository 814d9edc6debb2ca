"""`report … supply-chain` and `export … map`: a supply chain on paper and as files."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from afm_desktop.cli import labels, paper_files, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import remark, say
from afm_desktop.cli.secrecy import secrecy_of
from afm_desktop.cli.times import opened_then
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.words import word
from afm_desktop.exchange import chain_files
from afm_desktop.reports import chain_options, chain_sheet, fonts, map_pages, supply_chain, svg
from afm_desktop.reports.kinds import Fit
from afm_desktop.reports.map_words import left_out, legend_items, map_words
from afm_desktop.reports.options import WrongOption
from afm_desktop.reports.saving import save
from afm_desktop.services.desk import Desk
from afm_desktop.services.supply_chain.drawing import draw_map
from afm_desktop.services.supply_chain.legend import explained
from afm_desktop.services.supply_chain.paper import ChainStatus
from afm_desktop.services.supply_chain.pick import pick
from afm_desktop.services.supply_chain.withholding import within

PICTURES = (".svg", ".png", ".pdf")
ENDINGS = (*PICTURES, ".graphml", ".xlsx")


def report(asked: Namespace) -> int:
    """공급망 현황 of an anchor or a division."""
    if asked.meeting is not None:
        raise UsageError(labels.NO_MEETING_OF_A_CHAIN)
    try:
        options = chain_options.parse(asked.option)
    except WrongOption as error:
        raise UsageError(str(error)) from error
    paper_files.refuse_odd(asked.out, asked.format)
    with opened_then(asked) as desk:
        status = _status(desk, asked)
    paper = supply_chain.make(status, options)
    paper_files.write(paper, asked.out, status.about)
    return 0


def export(asked: Namespace) -> int:
    """The map as vectors, or the chain as data."""
    if asked.out.suffix.casefold() not in ENDINGS:
        raise UsageError(labels.MAP_ENDINGS.format(endings=", ".join(ENDINGS)))
    if asked.fit is not None and asked.out.suffix.casefold() != ".pdf":
        raise UsageError(labels.ONLY_A_MAP_FITS)
    if asked.unfold and asked.out.suffix.casefold() not in PICTURES:
        raise UsageError(labels.ONLY_A_MAP_UNFOLDS)
    paper = secrecy_of(asked.secrecy)
    with opened_then(asked) as desk:
        status = _status(desk, asked)
    if paper is not None:
        status = replace(status, chain=within(status.chain, paper))
    if said := left_out(status.chain):
        remark(said)
    _write(status, asked)
    say(labels.MAP_MADE.format(place=places.whole(asked.out), count=len(status.chain.bodies)))
    return 0


def _status(desk: Desk, asked: Namespace) -> ChainStatus:
    division = asked.division or desk.workspace.office.division
    if asked.organization:
        return desk.chains.status(anchor=asked.organization)
    if not division:
        raise UsageError(labels.NO_CHAIN_SAID)
    return desk.chains.status(division=division)


def _write(status: ChainStatus, asked: Namespace) -> None:
    path: Path = asked.out
    ending, title = path.suffix.casefold(), f"{status.about} 공급망도"
    mark = "" if status.mark is Confidentiality.PUBLIC else word(status.mark)
    if ending == ".graphml":
        chain_files.write_graphml(status.chain, path)
        return
    if ending == ".xlsx":
        chain_files.write_workbook(status.chain, path, title)
        return
    fonts.register()
    tiers = range(len(status.chain.counts)) if asked.unfold else ()
    picked = pick(status.chain, unfolded=tiers)
    drawn = draw_map(picked, map_words(picked), measure=fonts.width).figure
    figure = explained(drawn, legend_items(picked), measure=fonts.width)
    known = status.as_of, status.learned_on
    sheet = map_pages.MapSheet(figure, title, mark, *known, left_out(status.chain))
    if ending == ".pdf":
        save(chain_sheet.map_pdf(sheet, asked.fit or Fit.PAGE), path)
    elif ending == ".png":
        from afm_desktop.cli import map_picture  # noqa: PLC0415 - only this needs Qt

        save(map_picture.png(map_pages.framed(sheet)), path)
    else:
        about = " · ".join(part for part in (title, mark) if part)
        save(svg.svg(map_pages.framed(sheet), about).encode(), path)
