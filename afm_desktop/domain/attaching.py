"""What may be attached: how large, and no programs. The figures are data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from mimetypes import MimeTypes

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.file_names import ending
from afm_desktop.domain.hangul import josa
from afm_desktop.paths import TABLES

MEGABYTE = 1_000_000
_UNKNOWN = "application/octet-stream"
_KOREAN = {
    "hwp": "application/x-hwp",
    "hwpx": "application/hwp+zip",
    "hwt": "application/x-hwt",
}
"""Forms the usual list of endings does not have."""


class EmptyAttachment(RuleViolation):
    """A file without content is to be attached."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 내용이 없는 빈 파일이라 붙일 수 없습니다."
            " 복사나 내려받기가 끝났는지 확인하세요."
        )


class LargeAttachment(RuleViolation):
    """A file is larger than may be attached."""

    def __init__(self, name: str, size: int, largest: int) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} {size_words(size)}로 너무 큽니다."
            f" 파일 하나는 {size_words(largest)}까지 붙일 수 있으니 줄이거나 나누어 붙이세요."
        )


class TooMuchAtOnce(RuleViolation):
    """Several files are larger together than may be attached at once."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(
            f"고른 파일을 합치면 {size_words(size)}입니다."
            f" 한 번에 {size_words(most)}까지 붙일 수 있으니 나누어 붙이세요."
        )


class ProgramAttachment(RuleViolation):
    """A program, or what starts one, is to be attached or taken out."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{josa(f'‘{name}’', '은/는')} 실행될 수 있는 파일이라 붙이거나 열 수 없습니다."
            " 문서나 그림으로 바꾸어 붙이세요."
        )


@dataclass(frozen=True, slots=True)
class AttachingRules:
    """How large files may be in bytes, how long what nobody names is kept, what is refused."""

    largest: int
    at_once: int
    kept_days: int
    refused: frozenset[str]
    programs: tuple[bytes, ...]
    """What the content of programs begins with, whatever they are called."""

    def require_harmless(self, name: str, head: bytes) -> None:
        """Refuse a program by what its name ends with and by what its content begins with."""
        if ending(name) in self.refused or head.startswith(self.programs):
            raise ProgramAttachment(name)

    def require_size(self, name: str, size: int) -> None:
        """Refuse a file that is empty or too large."""
        if not size:
            raise EmptyAttachment(name)
        if size > self.largest:
            raise LargeAttachment(name, size, self.largest)

    def require_sum(self, sizes: Iterable[int]) -> None:
        """Refuse more at once than one gesture takes."""
        total = sum(sizes)
        if total > self.at_once:
            raise TooMuchAtOnce(total, self.at_once)


@cache
def attaching_rules() -> AttachingRules:
    """The rules that come with the program."""
    told = json.loads((TABLES / "attachments.json").read_text(encoding="utf-8"))
    return AttachingRules(
        told["largest_mb"] * MEGABYTE,
        told["at_once_mb"] * MEGABYTE,
        told["kept_days"],
        frozenset(told["refused"]),
        tuple(bytes.fromhex(one) for one in told["programs"]),
    )


def media_type(name: str) -> str:
    """The form of a file by what its name ends with; the same on every system."""
    end = ending(name)
    return _KOREAN.get(end) or _types().guess_type(f"a.{end}")[0] or _UNKNOWN


def size_words(size: int) -> str:
    """`340KB`, `1.5MB`; of a size that is not zero never `0KB`."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1000)):,}KB" if size >= 1000 else f"{size:,}바이트"
    return f"{size / MEGABYTE:,.1f}".rstrip("0").rstrip(".") + "MB"


@cache
def _types() -> MimeTypes:
    return MimeTypes(filenames=())
