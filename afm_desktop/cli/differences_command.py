"""What can be typed for `diff`."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import differences_labels as told
from afm_desktop.cli import labels, values
from afm_desktop.cli.options import Declare, as_json, option


def add_diff(command: Declare) -> None:
    """Declare it."""
    made = command("diff", _diff)
    known = told.DIFF_KINDS + ", ".join(
        f"{kind}({names[0]})" for kind, names in labels.BEARERS.items()
    )
    made.add_argument("kinds", metavar="종류", type=values.line, nargs="*", default=[], help=known)
    option(made, "--from", values.known, "때", is_required=True)
    option(made, "--to", values.known, "때", told="diff --to")
    option(made, "--reason", values.line, "까닭")
    as_json(made)


def _diff(options: Namespace) -> int:
    from afm_desktop.cli import differences  # noqa: PLC0415 - as in `parser`

    return differences.show(options)
