"""A round of the survey as a file that is sent to other offices and opened there."""

from __future__ import annotations

from pathlib import Path

import msgspec

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.hangul import josa
from afm_desktop.services.rounds.definition import Told, as_definition, read_definition
from afm_desktop.services.rounds.model import RoundSheet

SUFFIX = ".json"
MOST_BYTES = 8 << 20
"""No round of the field comes near."""


class NoRoundFile(ExchangeError):
    """A file is not there, is not text, or may not be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path}’ 파일을 읽을 수 없습니다. 이름과 권한을 확인하세요.")


class TooLargeRound(ExchangeError):
    """A file is far larger than any round."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{josa(f'‘{path.name}’', '은/는')} 회차 파일로 보기에 너무 큽니다. 내보낸 회차 파일이"
            " 맞는지 확인하세요."
        )


class UnwritableRoundFile(ExchangeError):
    """A file cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path}’ 파일을 쓸 수 없습니다. 폴더와 권한을 확인하세요.")


def write_round(path: Path, sheet: RoundSheet) -> None:
    """Write all of a round but what happened in it."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(as_definition(sheet))
    try:
        path.write_bytes(msgspec.json.format(encoded, indent=1) + b"\n")
    except OSError as error:
        raise UnwritableRoundFile(path) from error


def read_round(path: Path) -> Told:
    """The round a file tells."""
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise TooLargeRound(path)
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoRoundFile(path) from error
    return read_definition(text)
