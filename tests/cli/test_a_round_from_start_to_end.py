"""The page 수요조사 처음부터 끝까지 says what can be done: its commands are parsed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from afm_desktop.cli.parser import build_parser

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "manual" / "demand-round.md"
COMMANDS = [
    words for words in re.findall(r"`([^`]+)`", PAGE.read_text("utf-8")) if "분과.afm" in words
]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_page_is_one(command):
    asked = build_parser().parse_args(shlex.split(command))

    assert asked.file.name == "분과.afm"


def test_the_page_goes_all_the_way():
    assert {"import", "round", "form", "collect", "move", "report"} == {
        command.split()[0] for command in COMMANDS
    }
