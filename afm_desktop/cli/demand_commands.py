"""The commands on demands."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import labels, values
from afm_desktop.cli.options import Declare, as_json, option


def add_demand_commands(command: Declare) -> None:
    """Declare them."""
    made = command("similar", _similar)
    made.add_argument("demand", metavar="수요", type=values.line, help=labels.FILES["수요"])
    option(made, "--reason", values.line, "까닭")
    as_json(made)


def _similar(options: Namespace) -> int:
    from afm_desktop.cli import similar  # noqa: PLC0415

    return similar.similar(options)
