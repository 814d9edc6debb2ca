"""The picture on a cover: read from its file, bounded, and always of one kind."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.domain.errors import ReportError

MOST_BYTES, MOST_PIXELS, SHOWN = 10 << 20, 40_000_000, 900
KINDS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG and its pixels."""

    data: bytes
    width: int
    height: int

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """As large as a frame lets it be."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


class NoPicture(ReportError):
    """A file is no picture that can stand on a cover."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"표지 로고 ‘{path.name}’ 파일을 그림으로 읽을 수 없습니다. "
            "10MB 이하의 PNG나 JPEG 그림 파일을 고르세요."
        )


def read_logo(said: str) -> Logo | None:
    """The picture of a file on white; None where no file is named."""
    if not said:
        return None
    from PIL import Image  # noqa: PLC0415 - only papers with a logo need it

    path = Path(said)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        picture = Image.open(io.BytesIO(data), formats=KINDS)
        if len(data) > MOST_BYTES or picture.width * picture.height > MOST_PIXELS:
            raise NoPicture(path)
        shown = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture(path) from error
    shown.thumbnail((SHOWN, SHOWN))
    white = Image.new("RGBA", shown.size, "white")
    stream = io.BytesIO()
    Image.alpha_composite(white, shown).convert("RGB").save(stream, "PNG")
    return Logo(stream.getvalue(), *shown.size)
