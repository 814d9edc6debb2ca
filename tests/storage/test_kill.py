"""A process killed at any moment loses no gesture it acknowledged and leaves none half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, scalar

KILLS = 200
WRITER = """
import sys
from pathlib import Path
from afm_desktop.domain.ids import new_id
from afm_desktop.storage.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
number = int(sys.argv[2])
print("ready", flush=True)
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
    print(number, flush=True)
"""


def run_and_kill(path: Path, start: int, after_ms: float) -> int:
    """The last gesture the writer acknowledged before it was killed."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    threading.Timer(after_ms / 1000, writer.send_signal, [signal.SIGKILL]).start()
    acknowledged = [int(line) for line in writer.stdout]
    writer.wait()
    return max(acknowledged, default=start)


def test_kills_at_random_moments_lose_nothing_and_leave_nothing_half_done(path):
    Workspace.create(path, OFFICE).close()
    moments = random.Random(20260722)
    last = 0
    for _ in range(KILLS):
        acknowledged = run_and_kill(path, last, moments.uniform(0, 60))
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
