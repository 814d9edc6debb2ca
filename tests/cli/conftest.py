"""The command line called in this process, on files of which each test has its own copy."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from afm_desktop.cli.run import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line a refusal is told in."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


def spoil(path: Path, statement: str) -> None:
    """Change a file behind the back of the program."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def afm(capsys):
    """Run a command; anything it needs may be a path."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture
def demo(demonstration, tmp_path):
    """A copy of the demonstration that a test may change."""
    path = tmp_path / "예시.afm"
    shutil.copyfile(demonstration, path)
    return path


@pytest.fixture
def office(afm, tmp_path):
    """A new secretary's file."""
    path = tmp_path / "사무실.afm"
    said = afm("new", path, "--role", "secretary", "--division", "BAT")
    assert said.code == 0, said.err
    return path
