"""분과 현황 보고: one division's state on one day, as the paper a meeting is held with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import ReportError
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.cover import Cover
from afm_desktop.reports.document import (
    Document,
    MakeCanvas,
    Properties,
    render,
    unheard,
)
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.logo import read_logo
from afm_desktop.reports.options import PaperOptions
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.saving import save
from afm_desktop.reports.status_story import story
from afm_desktop.reports.style import LARGE, NORMAL
from afm_desktop.reports.text import texts_in
from afm_desktop.reports.withheld import (
    shown_projects,
    shown_round,
    shown_supply,
    told_cores,
    told_projects,
    worded_cores,
)
from afm_desktop.services import drafts
from afm_desktop.services.status import DivisionStatus, Section


class NoControlNumber(ReportError):
    """A 대외비 paper must bear a 관리번호."""

    def __init__(self) -> None:
        super().__init__("대외비 문서에는 관리번호가 있어야 합니다. 관리번호를 먼저 입력하세요.")


def make(
    status: DivisionStatus,
    options: PaperOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    options = options or PaperOptions()
    made = render(document(status, options), make_canvas, tell)
    missing = fonts.missing([*texts_in(status), *options.approval])
    return made.paper(missing, drafts.outdated(status))


def write(status: DivisionStatus, path: Path, options: PaperOptions | None = None) -> Paper:
    """Make the paper and save it whole."""
    paper = make(status, options)
    save(paper.data, path)
    return paper


def issuer(status: DivisionStatus) -> str:
    """Who signs: the body whose file this is, else the secretariat, else the alliance."""
    if status.issuer or not status.secretariat:
        return status.issuer or status.structure
    return labels.marked(status.secretariat, is_inferred=status.is_secretariat_inferred)


def missing_glyphs(status: DivisionStatus) -> tuple[str, ...]:
    """The characters of the data that the font lacks."""
    return fonts.missing(texts_in(status))


def told(status: DivisionStatus, options: PaperOptions) -> tuple[str, ...]:
    """The demands on a national core technology that the paper names: all it may, and in words."""
    rows = status.demands.demands if status.demands is not None else ()
    mark = options.secrecy or status.confidentiality
    told = (*told_cores(rows, mark), *told_projects(status, mark))
    return tuple(dict.fromkeys((*told, *worded_cores(status))))


def document(status: DivisionStatus, options: PaperOptions) -> Document:
    """The paper before it is laid out; pure, so that a test can read its blocks."""
    style = LARGE if options.is_large else NORMAL
    mark = options.secrecy or status.confidentiality
    if mark is Confidentiality.CLASSIFIED and not status.control_number:
        raise NoControlNumber
    if status.demands is not None:
        status = replace(status, demands=shown_round(status.demands, mark))
    if status.supply is not None:
        status = replace(status, supply=shown_supply(status.supply, mark))
    status = shown_projects(status, mark)
    title = labels.title(status.division)
    occasion = status.meeting.title if status.meeting else ""
    office = issuer(status)
    words = labels.keywords(status.structure, status.division, drafts.sections(status))
    as_of = labels.as_of(status.as_of, status.learned_on)
    source = labels.SOURCE_DEMONSTRATION if status.is_demonstration else labels.SOURCE
    return Document(
        Properties(title, office, labels.subject(occasion or title, _gist(status)), words),
        Furniture(title, labels.secrecy(mark), as_of, source, options.recipient),
        _cover(status, options, mark, words) if options.has_cover else None,
        story(status, options, style),
        style,
    )


def _gist(status: DivisionStatus) -> tuple[str, ...]:
    return tuple(line.text for group in drafts.groups(status, Section.GIST) for line in group)


def _cover(
    status: DivisionStatus, options: PaperOptions, mark: Confidentiality, words: tuple[str, ...]
) -> Cover:
    return Cover(
        series=status.structure,
        title=labels.title(status.division),
        occasion=status.meeting.title if status.meeting else "",
        date=weekday_words(status.meeting.held_on) if status.meeting else "",
        as_of=labels.as_of(status.as_of, status.learned_on),
        office=issuer(status),
        remark=labels.DEMONSTRATION if status.is_demonstration else "",
        secrecy=labels.secrecy(mark),
        secrecy_note=labels.secrecy_note(mark, status.control_number),
        approval=options.approval,
        gist=_gist(status),
        keywords=words,
        logo=read_logo(options.logo),
    )
