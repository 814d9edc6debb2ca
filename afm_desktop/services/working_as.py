"""Who works in a file when another account of the computer opens it, as during somebody's leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import AppointmentRole
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office
from afm_desktop.domain.text import clean
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.office import NoName
from afm_desktop.services.officers import OfficerRow, standing_in
from afm_desktop.storage.settings import read_setting, write_setting
from afm_desktop.storage.sqlite.lock import user_name
from afm_desktop.storage.workspace import Workspace

_LAST = "account"
_RUN_THE_OFFICE = frozenset(
    {AppointmentRole.SECRETARY, AppointmentRole.DEPUTY_SECRETARY, AppointmentRole.ACTING}
)
_STANDING_IN = "{name}({absent} 대행)"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the one at the keyboard; whose name is masked is named by the id."""

    name: str
    person_id: str | None = None
    organization: str | None = None
    role: AppointmentRole | None = None
    stands_in_for: str | None = None
    """The masked name of the officer on leave."""


@dataclass(frozen=True, slots=True)
class AtKeyboard:
    """Who worked here last, under which account, and who may be working now."""

    account: str
    last: str
    candidates: tuple[Candidate, ...]
    is_new_here: bool
    """Whether another account worked here last, or none is known."""
    is_another: bool
    """Whether it is to be asked: it has not worked here, and another has."""


def account_here() -> str:
    """The account of this computer."""
    return user_name()


def at_keyboard(workspace: Workspace, account: str) -> AtKeyboard:
    """What to ask an account that opens the file, and whether to."""
    office = workspace.office
    with workspace.reading() as session:
        connection = session.connection()
        last = read_setting(connection, _LAST)
        is_known = read_setting(connection, _of(account)) is not None
        candidates = tuple(_candidates(session, workspace))
    is_another = last not in (None, account) and not is_known
    return AtKeyboard(account, office.actor, candidates, last != account, is_another)


def resume(workspace: Workspace, account: str) -> Office | None:
    """An account that has worked here works on under its name; who that is, where it has changed.

    The first account that a file knows is whoever works in it already.
    """
    office = workspace.office
    with workspace.reading() as session:
        connection = session.connection()
        last, name = (read_setting(connection, key) for key in (_LAST, _of(account)))
    if last == account or (last is not None and name is None):
        return None
    now = _become(workspace, account, name or office.actor)
    return now if now != office else None


def work_as(
    workspace: Workspace, account: str, *, name: str = "", person_id: str | None = None
) -> Office:
    """An account works as an officer, or under another name, until it says otherwise."""
    if person_id is not None:
        with workspace.reading() as session:
            found = (one for one in _officers(session, workspace) if one.person_id == person_id)
            name = next((_full_name(one) for one in found), name)
    said = clean(name).strip()
    if not said:
        raise NoName
    return _become(workspace, account, said)


def _become(workspace: Workspace, account: str, name: str) -> Office:
    with workspace.administering() as connection:
        _note(connection, account, name)
    office = replace(workspace.office, actor=name)
    if office != workspace.office:
        workspace.become(office)
    return office


def _note(connection: Connection, account: str, name: str) -> None:
    write_setting(connection, _LAST, account)
    write_setting(connection, _of(account), name)


def _of(account: str) -> str:
    return f"{_LAST}:{account}"


def _candidates(session: Session, workspace: Workspace) -> Iterator[Candidate]:
    """Whoever worked last, then those who run the office today, their names masked."""
    yield Candidate(workspace.office.actor)
    for one in _officers(session, workspace):
        yield Candidate(
            masked_name(one.name),
            one.person_id,
            one.organization,
            one.role,
            masked_name(one.stands_in_for) if one.stands_in_for else None,
        )


def _officers(session: Session, workspace: Workspace) -> Iterator[OfficerRow]:
    division = session.scalar(
        select(Division.id).where(
            Division.code == workspace.office.division, Division.deleted.is_(None)
        )
    )
    for one in standing_in(session, division, workspace.today):
        if one.role in _RUN_THE_OFFICE and one.name:
            yield one


def _full_name(one: OfficerRow) -> str:
    if one.stands_in_for is None:
        return one.name
    return _STANDING_IN.format(name=one.name, absent=one.stands_in_for)
