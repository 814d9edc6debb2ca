"""Seven firms and the service that knows their chains."""

from __future__ import annotations

import pytest

from afm_desktop.services.changes import Changes
from afm_desktop.services.supply_chain.service import ChainService
from tests.factories import make_organization
from tests.services.conftest import put


@pytest.fixture
def chains(workspace):
    changes = Changes()
    workspace.subscribe(changes.announce)
    return ChainService(workspace, changes)


@pytest.fixture
def firm(workspace):
    made = {name: make_organization(f"예시{name}") for name in "가나다라마바사"}
    put(workspace, *made.values())
    return made
