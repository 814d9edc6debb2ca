"""The mail that reminds bodies of forms: greeting, what is asked, until when, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.enums import FormKind, RequestState
from afm_desktop.exchange.mail_signing import TO_ALL, Mail, closing, greeting, headed, office, who
from afm_desktop.services.collecting.model import Board, FormCell
from afm_desktop.services.speaking import Sender

_TO_ONE = "{name} 담당자님께"
_SUBJECT, _SUBJECT_SUPPLEMENT = "{what} 제출 요청", "{what} 보완 요청"
_ASKS = "아래 자료를 보내 주시기 바랍니다."
_ASKS_LATE = (
    "아래 자료가 아직 도착하지 않아 다시 안내드립니다. 빠른 시일 안에 보내 주시기 바랍니다."
)
_LINE = "- {what}{step}: {due}"
_FORM_OF_ROUND = "{title} 수요서"
_SUPPLEMENT = "(보완)"
_DUE, _LATE = "기한 {day}", "기한 {day}, {days}일 경과"
_NO_DAY, _OWN_DAY = "기한 없음", "기한은 기관별로 안내한 날"
_SENT_ALREADY = "이미 보내셨다면 이 안내는 지나쳐 주시기 바랍니다."


def mail_of(board: Board, sender: Sender) -> Mail:
    """One mail for all bodies of a board; of one body it bears the name and the exact days.

    To several it says nothing that is true of one of them alone.
    """
    lines = [line for line in board.lines if any(line.there)]
    cells = list(board.cells())
    names = _names(board)
    kinds = [key for key in names if any(cell.key.form == key for cell in cells)]
    is_late = any(cell.days_over for cell in cells)
    body = (
        _TO_ONE.format(name=lines[0].name) if len(lines) == 1 else TO_ALL,
        "",
        greeting(who(sender)),
        "",
        _ASKS_LATE if is_late else _ASKS,
        "",
        *(part for key in kinds for part in _asked(names[key], cells, key, board.as_of)),
        "",
        _SENT_ALREADY,
        "",
        *closing(sender),
    )
    subject = _subject([names[key] for key in kinds], cells)
    return Mail(headed(office(sender), subject), "\n".join(body))


def _subject(names: list[str], cells: Iterable[FormCell]) -> str:
    what = names[0] if len(names) == 1 else f"{names[0]} 등 {len(names)}종" if names else ""
    is_supplement = all(cell.state is RequestState.SUPPLEMENT for cell in cells)
    subject = _SUBJECT_SUPPLEMENT if is_supplement else _SUBJECT
    return subject.format(what=what)


def _names(board: Board) -> dict[str, str]:
    return {
        column.key: _FORM_OF_ROUND.format(title=column.title)
        if column.ref.kind is FormKind.DEMAND
        else column.title
        for column in board.columns
    }


def _asked(what: str, cells: Iterable[FormCell], form: str, today: date) -> Iterator[str]:
    """What is asked of a form, its supplements apart."""
    own = [cell for cell in cells if cell.key.form == form]
    firsts = [cell for cell in own if cell.state is not RequestState.SUPPLEMENT]
    again = [cell for cell in own if cell.state is RequestState.SUPPLEMENT]
    for step, found in (("", firsts), (_SUPPLEMENT, again)):
        if found:
            yield _LINE.format(what=what, step=step, due=_due(found, today))


def _due(cells: Iterable[FormCell], today: date) -> str:
    days = {cell.due_on for cell in cells}
    if len(days) > 1:
        return _OWN_DAY
    day = days.pop()
    if day is None:
        return _NO_DAY
    over = (today - day).days
    said = _LATE if over > 0 else _DUE
    return said.format(day=weekday_words(day), days=over)
