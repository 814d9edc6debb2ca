"""Forms as files; the libraries they take are loaded when files are written or read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData

from afm_desktop.domain.enums import FormKind
from afm_desktop.services.desk import Desk
from afm_desktop.services.requests.model import Prepared, Progress, Received, ReplyReport, Wish

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".hwpx", ".hwp"})


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail that goes with the form of one body."""

    body_id: str
    body: str
    text: str


@dataclass(frozen=True, slots=True)
class SentForms:
    """What was written, with the texts to copy."""

    kind: FormKind
    folder: Path
    mails: tuple[Mail, ...]
    all_mails: str
    official: str
    ready: Prepared

    def mails_to(self, bodies: Collection[str]) -> str:
        """The mails to some bodies as one text."""
        from afm_desktop.exchange.forms.wording import BETWEEN_MAILS  # noqa: PLC0415

        return BETWEEN_MAILS.join(one.text for one in self.mails if one.body_id in bodies)


def send(desk: Desk, wish: Wish, folder: Path, format_: str, progress: Progress) -> SentForms:
    """Write the forms of a wish into a folder and note that they went out."""
    from afm_desktop.exchange.forms.sending import FormFormat, send_forms  # noqa: PLC0415

    sent = send_forms(desk.requests, wish, folder, FormFormat(format_), progress)
    mails = tuple(
        Mail(request.organization_id, request.body, text)
        for request, text in zip(sent.ready.requests, sent.mails, strict=True)
    )
    return SentForms(wish.kind, folder, mails, sent.all_mails, sent.official, sent.ready)


def read(desk: Desk, paths: Sequence[Path], progress: Progress) -> Received:
    """What files, and the files in folders, say as replies, with the files that came along."""
    from afm_desktop.exchange.forms.receiving import receive  # noqa: PLC0415

    return receive(desk.requests, paths, progress)


def notice(report: ReplyReport, day: date) -> str:
    """The 기안문 that tells of the receipt."""
    from afm_desktop.exchange.forms.wording import receipt_of  # noqa: PLC0415

    found = receipt_of(report.results, day)
    return found.whole() if found is not None else ""


def dropped(mime: QMimeData) -> list[Path]:
    """The files and folders that are dropped, if replies may be among them."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    is_reply = any(path.is_dir() or path.suffix.casefold() in ENDINGS for path in paths)
    return paths if is_reply else []
