"""What a new office's file begins with."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.journal.exchange import outgoing, receive
from afm_desktop.storage.workspace import Workspace


def opened(folder, name, division):
    path = folder / f"{name}.afm"
    found_office(path, Office(Role.SECRETARY, name, division, f"{name} 연구원"))
    return Workspace.open(path)


@pytest.fixture
def offices(tmp_path):
    made = [opened(tmp_path, name, code) for name, code in (("가", "BAT"), ("나", "SHP"))]
    yield made
    for workspace in made:
        workspace.close()


def live(workspace, record):
    with workspace.reading() as session:
        return session.scalars(select(record).where(record.deleted.is_(None))).all()


def test_two_offices_founded_apart_share_their_structure_and_divisions(offices):
    here, there = offices
    with there.reading() as session:
        sent = list(outgoing(session.connection(), {}))
    with here.administering() as connection:
        receive(connection, sent, here.clock)

    assert len(live(here, Structure)) == 1
    assert len(live(here, Division)) == 12
    assert len(live(here, Membership)) == 2


def test_what_a_file_begins_with_is_nobodys_to_undo(offices):
    with pytest.raises(NothingToUndo):
        offices[0].undo()
