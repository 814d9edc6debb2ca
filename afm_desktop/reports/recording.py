"""A canvas that notes every call made to it, so that a benchmark can repeat them alone.

What the calls cost by themselves is the least a paper can cost; all else is layout.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a canvas method."""

    name: str
    arguments: tuple[Any, ...]
    options: dict[str, Any]


class RecordingCanvas:
    """Does what a canvas does and remembers what it was asked."""

    def __init__(self, stream: io.BytesIO, **options: Any) -> None:
        self.options = options
        self.calls: list[Call] = []
        self._canvas = Canvas(stream, **options)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._canvas, name)

        def call(*arguments: Any, **options: Any) -> Any:
            self.calls.append(Call(name, arguments, options))
            return method(*arguments, **options)

        return call


def replay(calls: Sequence[Call], options: dict[str, Any]) -> bytes:
    """The same calls on a fresh canvas."""
    stream = io.BytesIO()
    canvas = Canvas(stream, **options)
    for call in calls:
        getattr(canvas, call.name)(*call.arguments, **call.options)
    return stream.getvalue()
