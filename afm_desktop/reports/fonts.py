"""Noto Sans KR for papers: registered once a process, measured through a cache."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from afm_desktop.domain.errors import ReportError
from afm_desktop.domain.hangul import josa
from afm_desktop.paths import FONTS

REGULAR, BOLD = "NotoSansKR", "NotoSansKR-Bold"
FILES = {REGULAR: "NotoSansKR-Regular.ttf", BOLD: "NotoSansKR-Bold.ttf"}
BOLD_FIGURE_EXCESS = 0.590 - 0.555  # em that a bold figure is wider than a regular one
_PER_EM = 1000


@cache
def register() -> None:
    """Parse both weights; later calls cost nothing."""
    for name, file in FILES.items():
        try:
            registerFont(TTFont(name, str(FONTS / file)))
        except (OSError, TTFError) as error:
            raise ReportError(
                f"글꼴 파일 {josa(file, '을/를')} 읽을 수 없습니다. 프로그램을 다시 설치하세요."
            ) from error


def width(text: str, size: float, is_bold: bool = False) -> float:
    """How long a text is in points."""
    return _units(text, is_bold) * size / _PER_EM


def face(is_bold: bool) -> str:
    """The registered name of a weight."""
    return BOLD if is_bold else REGULAR


@cache
def known() -> frozenset[str]:
    """Every character both weights can draw."""
    register()
    glyphs = [getFont(name).face.charToGlyph for name in FILES]
    return frozenset(chr(code) for code in glyphs[0].keys() & glyphs[1].keys())


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that would print as ☒, each once."""
    seen: set[str] = set()
    for text in texts:
        seen.update(text)
    lacking = seen - known() - {"\n", "\t"}
    return tuple(sorted(character for character in lacking if not substitute(character)))


def substitute(character: str) -> str:
    """The plain form of a character the font lacks, as 2 for ₂; empty when that is missing too."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if set(plain) <= known() else ""


@lru_cache(maxsize=32_768)
def _units(text: str, is_bold: bool) -> float:
    register()
    return float(getFont(face(is_bold)).stringWidth(text, _PER_EM))
