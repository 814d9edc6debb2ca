"""Five hundred texts that storage accepts go through every paper, and harm none of them."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from afm_desktop.app import build
from afm_desktop.domain.text import clean
from afm_desktop.reports.fonts import missing
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.paper import Paper
from afm_desktop.storage.workspace import Workspace
from tests.exchange.papers.every_paper import PAPERS
from tests.reports import reading

COUNT = 500
NO_GLYPH = "\ufffe"
"""How the reader tells of the ☒ that stands for a glyph the font lacks."""
SECRET = "/etc/afm-secret.png"
PIECES = (
    *("<b>&amp;", "<img src='file:///etc/afm-secret.png'/>", f'<img src="{SECRET}"/>', "</para>"),
    *("http://192.0.2.1/x.png", "<a href='http://192.0.2.1/'>", "&#x110000;", "&nbsp;&lt;", "]]>"),
    *("%s %(a)d {0} {x!r}", "=HYPERLINK(1)", "\\\\192.0.2.1\\share", "../../..", "' OR 1=1 --"),
    *("美中 漢字 協定", "ㄱㄴㄷ", "각", "🚗🏭", "ﷺ", "ｆｕｌｌ", "é", "—…‥", "¡™£¢∞§¶"),
    *("가" * 300, "W" * 400, "끊을 수 없는" + "아" * 120, "1" * 90, "\n줄\n줄", "\t탭\t", "<", "&"),
)
FIELDS = (
    *(("organizations", name) for name in ("name", "main_products", "notes")),
    *(("demands", name) for name in ("title", "product", "problem", "to_be", "notes")),
    *(("agenda_items", name) for name in ("title", "discussion", "outcome", "decision")),
    *(("meetings", name) for name in ("title", "purpose", "place")),
    *(("action_items", name) for name in ("title", "outcome")),
    *(("lead_projects", "title"), ("targets", "name"), ("issues", "title")),
    *(("division_events", "title"), ("supply_links", "item"), ("people", "name")),
)
"""What papers print of the records there are."""


def hostile_texts() -> list[str]:
    """The texts, as storage keeps them."""
    chance = random.Random(6)
    found = dict[str, None]()
    while len(found) < COUNT:
        found[clean("".join(chance.choices(PIECES, k=chance.randint(1, 3)))).strip()] = None
    return [text for text in found if text]


class Watch:
    """Notes what is opened and reached while it is on; an audit hook stays for good."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        if event.startswith(("socket.", "urllib.", "subprocess.", "os.system", "http.")):
            self.seen.append(f"{event} {arguments}")
        elif event == "open" and "afm-secret" in str(arguments[0]):
            self.seen.append(f"{event} {arguments[0]}")


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def made(
    demonstration: Path, tmp_path_factory: pytest.TempPathFactory, watch: Watch
) -> Iterator[Callable[[PaperKind], Paper]]:
    """Every paper once, of a demonstration in which those texts stand."""
    path = Path(shutil.copy(demonstration, tmp_path_factory.mktemp("hostile") / "예시.afm"))
    desk = build(Workspace.open(path))
    texts = hostile_texts()
    with desk.workspace.writing("글 바꾸기") as session:
        execute = session.connection().exec_driver_sql
        for number, (table, field) in enumerate(FIELDS):
            rows = execute(f"SELECT id FROM {table} WHERE {field} IS NOT NULL").scalars().all()
            told = [(texts[(at + 97 * number) % len(texts)], id_) for at, id_ in enumerate(rows)]
            if told:
                execute(f"UPDATE {table} SET {field} = ? WHERE id = ?", told)

    @cache
    def make(kind: PaperKind) -> Paper:
        watch.is_on = True
        try:
            return PAPERS[kind](desk)
        finally:
            watch.is_on = False

    yield make
    desk.workspace.close()


every_kind = pytest.mark.parametrize("kind", list(PaperKind))


@every_kind
def test_it_is_made_and_reaches_for_nothing(made, watch, kind):
    paper = made(kind)

    assert paper.pages == len(reading.texts(paper.data))
    assert watch.seen == []


@every_kind
def test_its_fonts_are_embedded(made, kind):
    assert all(reading.fonts(made(kind).data).values())


@every_kind
def test_its_text_lies_on_its_pages(made, kind):
    assert reading.outside(made(kind).data) == ()


@every_kind
def test_what_the_font_lacks_is_listed_and_shown(made, kind):
    paper = made(kind)
    shown = "".join(reading.texts(paper.data))

    assert not set(paper.missing) & set(shown)
    assert set(missing([shown])) <= {NO_GLYPH}
    assert (NO_GLYPH in shown) <= bool(paper.missing)


def test_names_stand_in_the_list_of_members_as_they_are_kept(made):
    told = reading.squeezed("".join(reading.texts(made(PaperKind.MEMBER_LIST).data)))
    short = [text for text in hostile_texts() if len(text) < 30 and not missing([text])]

    assert sum(reading.squeezed(text) in told for text in short) >= 3
