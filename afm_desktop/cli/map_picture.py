"""A map in pixels, drawn as the window does and without a display."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from afm_desktop.cli import labels
from afm_desktop.cli.errors import CommandError
from afm_desktop.services.figures import Figure
from afm_desktop.ui.display import unseen
from afm_desktop.ui.pairing import check_installed_pair


def png(figure: Figure) -> bytes:
    """The figure as the window saves it, in light colours."""
    check_installed_pair()
    with TemporaryDirectory(prefix="afm-map-") as made, unseen(Path(made)):
        try:
            from afm_desktop.ui import figure_picture, start, theme  # noqa: PLC0415 - Qt
        except ImportError as error:  # the libraries of Qt are missing
            raise CommandError(labels.NO_QT.format(error=error)) from error
        start.listen_to_qt()
        theme.install(start.application())
        return figure_picture.png(figure)
