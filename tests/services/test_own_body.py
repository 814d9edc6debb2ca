"""A firm's file knows which of its bodies is the firm itself."""

from __future__ import annotations

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.services.own_body import own_body
from afm_desktop.storage.workspace import Workspace


def test_a_firm_finds_itself(tmp_path):
    office = Office(Role.FIRM, "홍길동", "BAT", "예시에너지")
    found_office(tmp_path / "우리.afm", office)

    workspace = Workspace.open(tmp_path / "우리.afm")
    id_ = own_body(workspace)

    assert id_ is not None
    workspace.close()


def test_an_office_without_a_body_has_none(workspace):
    assert own_body(workspace) is None
