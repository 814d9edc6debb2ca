"""What can be typed: the commands with their words and options."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from afm_desktop.cli import VERSION, labels, mailing_labels, values
from afm_desktop.cli.body_commands import add_sameness
from afm_desktop.cli.collect_command import add_collecting
from afm_desktop.cli.demand_commands import add_demand_commands
from afm_desktop.cli.differences_command import add_diff
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.filing_commands import add_filing
from afm_desktop.cli.form_command import add_form
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.cli.meeting_command import add_meeting
from afm_desktop.cli.move_command import add_move
from afm_desktop.cli.options import as_json, flag, on_paper, option, several, two_times
from afm_desktop.cli.paper_commands import add_kept_papers, add_papers
from afm_desktop.cli.round_command import add_round
from afm_desktop.domain.enums import StructureView
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.reports.kinds import Fit
from afm_desktop.services.imports.model import Policy
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.supply_chain.answers import Question

SUFFIX = ".afm"
Command = Callable[[Namespace], int]


@cache
def build_parser() -> KoreanParser:
    """The parser of the whole command line; nothing it reads stays in it."""
    parser = KoreanParser(prog="afm-desktop", description=labels.PROGRAM, epilog=labels.EXIT_CODES)
    shown = f"AFM Desktop {VERSION}"
    parser.add_argument("--version", action="version", version=shown, help=labels.VERSION)
    commands = parser.add_subparsers(
        title="명령", metavar="명령", dest="name", parser_class=KoreanParser, required=True
    )

    def command(name: str, does: Command, *, file: str = "파일.afm") -> KoreanParser:
        words = labels.COMMANDS[name]
        made = commands.add_parser(name, help=words, description=f"{words}.")
        made.set_defaults(command=does)
        made.add_argument("file", metavar=file, type=values.path, help=labels.FILES[file])
        return made

    _add_files(command)
    _add_listings(command)
    add_papers(command)
    add_kept_papers(command)
    _add_asking(command)
    add_move(command)
    add_sameness(command)
    add_demand_commands(command)
    add_collecting(command)
    _add_transition(command)
    add_filing(command)
    add_round(command)
    add_meeting(command)
    add_form(command)
    _add_marks(command)
    _add_journal(command)
    add_diff(command)
    _add_safety(command)
    _add_pictures(command)
    return parser


def explain(words: Sequence[str]) -> None:
    """Without a known command say what there is."""
    first = words[0] if words else ""
    if not first.startswith("-") and first not in labels.COMMANDS:
        values.path(first)
        known = ", ".join(labels.COMMANDS)
        if first.casefold().endswith(SUFFIX):
            raise UsageError(labels.ONE_FILE)
        raise UsageError(labels.NO_SUCH_COMMAND.format(name=values.line(first), commands=known))


def _add_files(command: Any) -> None:
    made = command("new", _new)
    made.add_argument(
        "--role", required=True, choices=list(labels.ROLES), help=labels.OPTIONS["--role"]
    )
    option(made, "--division", values.named, "코드")
    option(made, "--organization", values.named, "이름")
    made = command("demo", _demo)
    option(made, "--scale", values.count(1_000), "N", default=1)


def _add_listings(command: Any) -> None:
    made = command("list", _list)
    _kind(made, ListKind, "목록")
    _filters(made)
    either = made.add_mutually_exclusive_group()
    either.add_argument("--mail", action="store_true", help=mailing_labels.MAIL)
    either.add_argument("--labels", action="store_true", help=mailing_labels.LABELS)
    on_paper(made, either)
    as_json(made)
    made = command("export", _export)
    known = ", ".join((*(kind.value for kind in ListKind), labels.MAP))
    made.add_argument("kind", metavar="종류", type=_what_to_export, help=known)
    made.add_argument("out", metavar="출력", type=values.path, help=labels.FILES["출력"])
    _filters(made)
    option(made, "--organization", values.named, "ID", told="map --organization")
    option(made, "--secrecy", values.line, "등급")
    option(made, "--fit", values.one_of(Fit, "방법"), "|".join(Fit))
    flag(made, "--unfold")
    _add_import(command("import", _import))


def _add_import(made: KoreanParser) -> None:
    _kind(made, ImportKind, "목록")
    made.add_argument("sheet_file", metavar="명단", type=values.path, help=labels.FILES["명단"])
    option(made, "--map", values.path, "열.json")
    option(made, "--sheet", values.line, "이름")
    option(made, "--table", values.count(1_000), "N")
    option(made, "--encoding", values.encoding, "이름")
    policy = values.one_of(Policy, "방법")
    option(made, "--policy", policy, "|".join(Policy), default=Policy.UPDATE)
    made.add_argument(
        "--division", type=values.named, metavar="코드", help=labels.OPTIONS["import --division"]
    )
    option(made, "--skip-rows", values.numbers, "3,5")
    option(made, "--decide", values.decisions, "7=new,9.buyer=same")
    option(made, "--rejected", values.path, "출력.xlsx")
    flag(made, "--dry-run")
    as_json(made)


def _add_asking(command: Any) -> None:
    made = command("ask", _ask)
    known = ", ".join(Question)
    question = values.one_of(Question, "질문")
    made.add_argument("question", metavar="질문", type=question, help=known)
    made.add_argument(
        "bodies", metavar="기업", nargs="*", type=values.line, help=labels.FILES["기업"]
    )
    option(made, "--division", values.named, "코드")
    option(made, "--organization", values.named, "기업", told="ask --organization")
    option(made, "--out", values.path, "출력", told="ask --out")
    option(made, "--reason", values.line, "까닭")
    as_json(made)
    made.epilog = "\n".join(f"  {key.value:<10}{words}" for key, words in labels.ASKED.items())


def _add_transition(command: Any) -> None:
    made = command("transition", _transition)
    option(made, "--sheet", values.path, "대응표.xlsx", told="transition --sheet")
    option(made, "--template", values.path, "출력.xlsx")
    option(made, "--reason", values.line, "까닭")
    flag(made, "--dry-run")
    as_json(made)


def _add_marks(command: Any) -> None:
    made = command("tag", _tag)
    _action(made, labels.TAG_ACTIONS, labels.TAG_WORDS)
    several(made, "--tag", "이름")
    option(made, "--to", values.line, "이름", told="tag --to")
    as_json(made)
    made = command("attach", _attach)
    _action(made, labels.ATTACH_ACTIONS, labels.ATTACH_WORDS)
    option(made, "--purpose", values.line, "글")
    option(made, "--reason", values.line, "까닭", told="attach --reason")
    flag(made, "--erase")
    as_json(made)


def _action(made: KoreanParser, actions: Mapping[str, str], words: str) -> None:
    """What is to be done, and the words it needs."""
    shown = ", ".join(actions)
    made.add_argument("action", metavar="동작", choices=list(actions), help=shown)
    made.add_argument("words", metavar="말", nargs="*", default=[], help=words)
    kinds = (f"  {kind:<11}{', '.join(names)}" for kind, names in labels.BEARERS.items())
    made.epilog = "\n".join((*actions.values(), "", labels.BEARERS_ARE, *kinds))


def _add_journal(command: Any) -> None:
    made = command("history", _history)
    option(made, "--record", values.named, "ID")
    option(made, "--limit", values.count(1_000_000), "N", default=50)
    flag(made, "--access")
    as_json(made)
    made = command("undo", _undo)
    option(made, "--gesture", values.named, "ID")
    as_json(made)
    as_json(command("redo", _redo))


def _add_safety(command: Any) -> None:
    as_json(command("check", _check))
    option(command("backup", _backup), "--to", values.path, "폴더")
    made = command("restore", _restore, file="백업")
    made.add_argument("target", metavar="파일.afm", type=values.path, help=labels.FILES["파일.afm"])


def _add_pictures(command: Any) -> None:
    made = command("screens", _screens)
    made.add_argument(
        "--out",
        type=values.path,
        metavar="폴더",
        required=True,
        help=labels.OPTIONS["screens --out"],
    )
    theme = labels.OPTIONS["--theme"]
    made.add_argument("--theme", choices=["light", "dark"], default="light", help=theme)
    scale = labels.OPTIONS["screens --scale"]
    made.add_argument("--scale", choices=["1.0", "1.5", "2.0"], default="1.0", help=scale)
    option(made, "--size", values.size, "너비x높이", default=(1440, 900))
    option(made, "--reason", values.line, "까닭")


def _kind(made: KoreanParser, kinds: type[StrEnum], noun: str) -> None:
    known = ", ".join(kind.value for kind in kinds)
    made.add_argument("kind", metavar="종류", type=values.one_of(kinds, noun), help=known)


def _filters(made: KoreanParser) -> None:
    option(made, "--division", values.named, "코드")
    option(made, "--query", values.line, "말")
    two_times(made)
    option(made, "--reason", values.line, "까닭")
    views = values.one_of(StructureView, "체계")
    option(made, "--structure", views, "|".join(StructureView), default=StructureView.CURRENT)


def _what_to_export(text: str) -> ListKind | str:
    return labels.MAP if text == labels.MAP else values.one_of(ListKind, "목록")(text)


# The commands' modules know the database; they are read when their command is called, so that help
# and wrong usage answer at once.


def _new(options: Namespace) -> int:
    from afm_desktop.cli import files  # noqa: PLC0415

    return files.new(options)


def _demo(options: Namespace) -> int:
    from afm_desktop.cli import files  # noqa: PLC0415

    return files.demo(options)


def _list(options: Namespace) -> int:
    if options.mail or options.labels:
        from afm_desktop.cli import mailing  # noqa: PLC0415

        return mailing.show(options)
    from afm_desktop.cli import listings  # noqa: PLC0415

    return listings.show(options)


def _export(options: Namespace) -> int:
    if options.kind == labels.MAP:
        from afm_desktop.cli import supply_papers  # noqa: PLC0415

        return supply_papers.export(options)
    if options.fit is not None:
        raise UsageError(labels.ONLY_A_MAP_FITS)
    if options.unfold:
        raise UsageError(labels.ONLY_A_MAP_UNFOLDS)
    from afm_desktop.cli import listings  # noqa: PLC0415

    return listings.export(options)


def _import(options: Namespace) -> int:
    from afm_desktop.cli import importing  # noqa: PLC0415

    return importing.bring_in(options)


def _ask(options: Namespace) -> int:
    from afm_desktop.cli import asking  # noqa: PLC0415

    return asking.ask(options)


def _transition(options: Namespace) -> int:
    from afm_desktop.cli import transition  # noqa: PLC0415

    return transition.go_over(options)


def _check(options: Namespace) -> int:
    from afm_desktop.cli import safety  # noqa: PLC0415

    return safety.check(options)


def _backup(options: Namespace) -> int:
    from afm_desktop.cli import safety  # noqa: PLC0415

    return safety.backup(options)


def _restore(options: Namespace) -> int:
    from afm_desktop.cli import safety  # noqa: PLC0415

    return safety.restore(options)


def _tag(options: Namespace) -> int:
    from afm_desktop.cli import marks  # noqa: PLC0415

    return marks.tag(options)


def _attach(options: Namespace) -> int:
    from afm_desktop.cli import marks  # noqa: PLC0415

    return marks.attach(options)


def _history(options: Namespace) -> int:
    from afm_desktop.cli import journal  # noqa: PLC0415

    return journal.history(options)


def _undo(options: Namespace) -> int:
    from afm_desktop.cli import journal  # noqa: PLC0415

    return journal.undo(options)


def _redo(options: Namespace) -> int:
    from afm_desktop.cli import journal  # noqa: PLC0415

    return journal.redo(options)


def _screens(options: Namespace) -> int:
    from afm_desktop.cli import screens  # noqa: PLC0415

    return screens.screens(options)
