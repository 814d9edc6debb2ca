"""How `round` is typed."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import labels, places, round_labels, values
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.options import Declare, as_json, option

LAST_YEAR = 9999
_MOST_WON = 10**15


def add_round(command: Declare) -> None:
    """Declare it."""
    made = command("round", _round)
    actions = ", ".join(round_labels.ACTIONS)
    made.add_argument("action", metavar="동작", type=values.line, help=actions)
    for name, words in round_labels.PLACES.items():
        made.add_argument(
            name, metavar=words, type=values.line, nargs="?", help=labels.FILES[words]
        )
    option(made, "--from", values.path, "회차.json", told="round --from")
    option(made, "--year", values.count(LAST_YEAR), "연도")
    option(made, "--ordinal", values.count(99), "차수")
    option(made, "--name", values.line, "이름", told="round --name")
    option(made, "--opens", values.moment, "일시")
    option(made, "--closes", values.moment, "일시")
    option(made, "--planned", values.count(1_000_000), "N")
    option(made, "--budget", values.money(_MOST_WON), "금액")
    option(made, "--reason", values.line, "사유", told="round --reason")
    as_json(made)
    made.epilog = "\n".join(round_labels.ACTIONS.values())


def _round(options: Namespace) -> int:
    """The action may also be typed before the file: `round new 파일.afm`."""
    if str(options.file) in round_labels.ACTIONS and options.action not in round_labels.ACTIONS:
        options.file, options.action = values.path(options.action), str(options.file)
        places.refuse_folder(options.file)
    if options.action not in round_labels.ACTIONS:
        known = ", ".join(round_labels.ACTIONS)
        raise UsageError(round_labels.NO_SUCH_ACTION.format(name=options.action, known=known))
    from afm_desktop.cli import rounds  # noqa: PLC0415

    return rounds.handle(options)
