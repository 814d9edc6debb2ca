"""A process killed at any moment loses no gesture it acknowledged and leaves none half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, scalar

KILLS = 200
NURSERY = """
import os, sys
from pathlib import Path
from afm_desktop.domain.ids import new_id
from afm_desktop.storage.workspace import Workspace

def write(number):
    workspace = Workspace.open(Path(sys.argv[1]))
    os.write(1, f"ready {os.getpid()}\\n".encode())
    while True:
        number += 1
        size = 400 if number % 5 == 0 else 1
        with workspace.writing(f"{number}") as session:
            session.connection().exec_driver_sql(
                "INSERT INTO organizations (id, name) VALUES (?, ?)",
                [(new_id(), f"{number}-{size}") for _ in range(size)],
            )
            session.connection().exec_driver_sql(
                "UPDATE organizations SET main_products = ? WHERE row = "
                "(SELECT min(row) FROM organizations)", (str(number),)
            )
        os.write(1, f"{number}\\n".encode())  # whole or not at all

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        write(int(line))
    os.waitpid(child, 0)
    os.write(1, b"gone\\n")
"""


@pytest.fixture
def nursery(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A warm process whose children write until they are killed."""
    Workspace.create(path, OFFICE).close()
    process = subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    yield process
    process.communicate()


def last_acknowledged(
    nursery: subprocess.Popen[str], start: int, gestures: int, after_ms: float
) -> int:
    """Let a child write from gesture `start` on, kill it, and answer what it said was saved.

    It is killed so long after it is ready and has said that so many gestures are saved.
    """
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{start}\n")
    nursery.stdin.flush()
    _, child = nursery.stdout.readline().split()
    acknowledged = start
    for _ in range(gestures):
        acknowledged = int(nursery.stdout.readline())
    killer = threading.Timer(after_ms / 1000, os.kill, [int(child), signal.SIGKILL])
    killer.start()
    for line in nursery.stdout:
        if line == "gone\n":
            break
        acknowledged = int(line)
    killer.join()
    return acknowledged


@pytest.mark.slow
def test_kills_at_random_moments_lose_nothing_and_leave_nothing_half_done(path, nursery):
    moments = random.Random(20260722)
    last = 0
    for kill in range(KILLS):
        gestures = moments.randint(1, 3) if kill % 2 else 0  # a busy computer comes to none at all
        after = moments.uniform(0, 20 if gestures else 60)
        acknowledged = last_acknowledged(nursery, last, gestures, after)
        workspace = Workspace.open(path)
        latest = scalar(workspace, "SELECT coalesce(max(CAST(words AS INTEGER)), 0) FROM gesture")
        assert latest in (acknowledged, acknowledged + 1)  # saved, but killed before it said so
        half_done = scalar(
            workspace,
            "SELECT count(*) FROM (SELECT name, count(*) AS n FROM organizations GROUP BY name "
            "HAVING n <> CAST(substr(name, instr(name, '-') + 1) AS INTEGER))",
        )
        assert half_done == 0
        workspace.close()
        last = latest

    assert last > KILLS / 2
    assert check(path).findings == ()
