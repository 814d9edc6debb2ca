"""The manual as it is shipped: one Markdown page a screen, and what is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from afm_desktop.domain.hangul import search_form
from afm_desktop.paths import MANUAL

CONTENTS = "index"
_PAGES = re.compile(r"\]\(([a-z-]+)\.md\)")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`#|]")
AROUND = 40  # characters of a hit that are shown before and after


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name without an ending, its title, its Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page that says what is looked for, with the words around it."""

    page: Page
    excerpt: str


@cache
def pages(folder: Path = MANUAL) -> tuple[Page, ...]:
    """Every page, in the order of the contents; those it does not name come last."""
    found = {path.stem: _page(path) for path in sorted(folder.glob("*.md"))}
    first = found.pop(CONTENTS, None)
    named = [name for name in _PAGES.findall(first.text if first else "") if name in found]
    order = [*dict.fromkeys(named), *found]
    ordered = [found[name] for name in dict.fromkeys(order)]
    return (first, *ordered) if first else tuple(ordered)


def page_of(screen: str) -> str:
    """The name of the page of a screen."""
    return screen.replace("_", "-")


def find(text: str, among: Sequence[Page]) -> Iterator[Found]:
    """The pages that contain a text, those with it in their title first."""
    wanted = search_form(text)
    if not wanted:
        return
    titled = [page for page in among if wanted in search_form(page.title)]
    for page in titled:
        yield Found(page, "")
    for page in among:
        line = next((one for one in _lines(page.text) if wanted in search_form(one)), None)
        if line is not None and page not in titled:
            yield Found(page, _excerpt(line, text))


def _page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    return Page(path.stem, text.partition("\n")[0].lstrip("# ").strip(), text)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield " ".join(_MARKS.sub(lambda mark: mark[1] or " ", line).split())


def _excerpt(line: str, text: str) -> str:
    at = max(0, line.casefold().find(text.casefold()))
    start = max(0, at - AROUND)
    return line[start : at + len(text) + AROUND]
