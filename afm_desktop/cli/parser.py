"""What can be typed: the commands with their words and options."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from afm_desktop.cli import VERSION, labels, values
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.korean import KoreanParser
from afm_desktop.domain.enums import StructureView
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.services.imports.model import Policy
from afm_desktop.services.lists.listing import ListKind

SUFFIX = ".afm"
Command = Callable[[Namespace], int]


def build_parser() -> KoreanParser:
    """The parser of the whole command line."""
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
    _add_papers(command)
    _add_sameness(command)
    _add_transition(command)
    _add_marks(command)
    _add_journal(command)
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
    _option(made, "--division", values.line, "코드")
    _option(made, "--organization", values.line, "이름")
    made = command("demo", _demo)
    _option(made, "--scale", values.count(1_000), "N", default=1)


def _add_listings(command: Any) -> None:
    made = command("list", _list)
    _kind(made, ListKind, "목록")
    _filters(made)
    _json(made)
    made = command("export", _export)
    known = ", ".join((*(kind.value for kind in ListKind), labels.MAP))
    made.add_argument("kind", metavar="종류", type=_what_to_export, help=known)
    made.add_argument("out", metavar="출력", type=values.path, help=labels.FILES["출력"])
    _filters(made)
    _option(made, "--organization", values.line, "ID", told="map --organization")
    _add_import(command("import", _import))


def _add_import(made: KoreanParser) -> None:
    _kind(made, ImportKind, "목록")
    made.add_argument("sheet_file", metavar="명단", type=values.path, help=labels.FILES["명단"])
    _option(made, "--map", values.path, "열.json")
    _option(made, "--sheet", values.line, "이름")
    _option(made, "--table", values.count(1_000), "N")
    _option(made, "--encoding", values.line, "이름")
    policy = values.one_of(Policy, "방법")
    _option(made, "--policy", policy, "|".join(Policy), default=Policy.UPDATE)
    made.add_argument(
        "--division", type=values.line, metavar="코드", help=labels.OPTIONS["import --division"]
    )
    _option(made, "--skip-rows", values.numbers, "3,5")
    _option(made, "--rejected", values.path, "출력.xlsx")
    made.add_argument("--dry-run", action="store_true", help=labels.OPTIONS["--dry-run"])
    _json(made)


def _add_papers(command: Any) -> None:
    made = command("report", _report)
    _kind(made, PaperKind, "보고서")
    made.add_argument(
        "--out", type=values.path, metavar="출력", required=True, help=labels.OPTIONS["--out"]
    )
    _option(made, "--division", values.line, "코드|all")
    _option(made, "--organization", values.line, "ID", told="map --organization")
    _option(made, "--meeting", values.line, "ID|next|last|none")
    _option(made, "--as-of", values.day, "날짜")
    _option(made, "--reason", values.line, "까닭")
    made.add_argument(
        "--option",
        type=values.line,
        metavar="이름=값",
        nargs="+",
        action="extend",
        default=[],
        help=labels.OPTIONS["--option"],
    )
    made.epilog = "\n".join(
        (
            labels.STATUS_OPTIONS,
            *(f"  {name:<12}{words}" for name, words in labels.PAPER_OPTIONS.items()),
            labels.LIST_OPTIONS,
            *(f"  {name:<12}{words}" for name, words in labels.MEMBER_LIST_OPTIONS.items()),
            labels.CHAIN_OPTIONS_ARE,
            *(f"  {name:<12}{words}" for name, words in labels.CHAIN_OPTIONS.items()),
        )
    )


def _add_sameness(command: Any) -> None:
    made = command("duplicates", _duplicates)
    _option(made, "--limit", values.count(1_000_000), "N", default=50)
    _json(made)
    made = command("merge", _merge)
    made.add_argument("keep", metavar="남길ID", type=values.line, help=labels.FILES["남길ID"])
    made.add_argument("lose", metavar="합칠ID", type=values.line, help=labels.FILES["합칠ID"])
    take = labels.OPTIONS["--take"]
    made.add_argument(
        "--take",
        type=values.line,
        metavar="항목",
        nargs="+",
        action="extend",
        default=[],
        help=take,
    )
    _option(made, "--site", values.line, "이름")
    made.add_argument("--dry-run", action="store_true", help=labels.OPTIONS["--dry-run"])
    _json(made)
    made = command("differ", _differ)
    made.add_argument("first", metavar="ID", type=values.line, help=labels.FILES["ID"])
    made.add_argument("second", metavar="다른ID", type=values.line, help=labels.FILES["다른ID"])


def _add_transition(command: Any) -> None:
    made = command("transition", _transition)
    _option(made, "--sheet", values.path, "대응표.xlsx", told="transition --sheet")
    _option(made, "--template", values.path, "출력.xlsx")
    made.add_argument("--dry-run", action="store_true", help=labels.OPTIONS["--dry-run"])
    _json(made)


def _add_marks(command: Any) -> None:
    made = command("tag", _tag)
    _action(made, labels.TAG_ACTIONS)
    _several(made, "--tag", "이름", labels.OPTIONS["--tag"])
    _option(made, "--to", values.line, "이름", told="tag --to")
    _json(made)
    made = command("attach", _attach)
    _action(made, labels.ATTACH_ACTIONS)
    _option(made, "--purpose", values.line, "글")
    _option(made, "--reason", values.line, "까닭", told="attach --reason")
    made.add_argument("--erase", action="store_true", help=labels.OPTIONS["--erase"])
    _json(made)


def _action(made: KoreanParser, actions: Mapping[str, str]) -> None:
    """What is to be done, and the words it needs."""
    shown = ", ".join(actions)
    made.add_argument("action", metavar="할일", choices=list(actions), help=shown)
    made.add_argument("words", metavar="말", nargs="*", default=[], help=labels.WORDS_OF)
    made.epilog = "\n".join(actions.values())


def _several(made: KoreanParser, name: str, shown: str, told: str) -> None:
    made.add_argument(
        name, type=values.line, metavar=shown, nargs="+", action="extend", default=[], help=told
    )


def _add_journal(command: Any) -> None:
    made = command("history", _history)
    _option(made, "--record", values.line, "ID")
    _option(made, "--limit", values.count(1_000_000), "N", default=50)
    made.add_argument("--access", action="store_true", help=labels.OPTIONS["--access"])
    _json(made)
    made = command("undo", _undo)
    _option(made, "--gesture", values.line, "ID")
    _json(made)
    _json(command("redo", _redo))


def _add_safety(command: Any) -> None:
    _json(command("check", _check))
    _option(command("backup", _backup), "--to", values.path, "폴더")
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
    _option(made, "--size", values.size, "너비x높이", default=(1440, 900))


def _kind(made: KoreanParser, kinds: type[StrEnum], noun: str) -> None:
    known = ", ".join(kind.value for kind in kinds)
    made.add_argument("kind", metavar="종류", type=values.one_of(kinds, noun), help=known)


def _filters(made: KoreanParser) -> None:
    _option(made, "--division", values.line, "코드")
    _option(made, "--query", values.line, "말")
    _option(made, "--as-of", values.day, "날짜")
    _option(made, "--reason", values.line, "까닭")
    views = values.one_of(StructureView, "체계")
    _option(made, "--structure", views, "|".join(StructureView), default=StructureView.CURRENT)


def _what_to_export(text: str) -> ListKind | str:
    return labels.MAP if text == labels.MAP else values.one_of(ListKind, "목록")(text)


def _option(
    made: KoreanParser,
    name: str,
    kind: Any,
    shown: str,
    default: Any = None,
    *,
    told: str = "",
) -> None:
    help_words = labels.OPTIONS[told or name]
    made.add_argument(name, type=kind, metavar=shown, default=default, help=help_words)


def _json(made: KoreanParser) -> None:
    made.add_argument("--json", action="store_true", help=labels.OPTIONS["--json"])


# The commands' modules know the database; they are read when their command is called, so that help
# and wrong usage answer at once.


def _new(options: Namespace) -> int:
    from afm_desktop.cli import files  # noqa: PLC0415

    return files.new(options)


def _demo(options: Namespace) -> int:
    from afm_desktop.cli import files  # noqa: PLC0415

    return files.demo(options)


def _list(options: Namespace) -> int:
    from afm_desktop.cli import listings  # noqa: PLC0415

    return listings.show(options)


def _export(options: Namespace) -> int:
    if options.kind == labels.MAP:
        from afm_desktop.cli import supply_papers  # noqa: PLC0415

        return supply_papers.export(options)
    from afm_desktop.cli import listings  # noqa: PLC0415

    return listings.export(options)


def _import(options: Namespace) -> int:
    from afm_desktop.cli import importing  # noqa: PLC0415

    return importing.bring_in(options)


def _report(options: Namespace) -> int:
    if options.kind is PaperKind.MEMBER_LIST:
        from afm_desktop.cli import member_lists  # noqa: PLC0415

        return member_lists.report(options)
    if options.kind is PaperKind.SUPPLY_CHAIN:
        from afm_desktop.cli import supply_papers  # noqa: PLC0415

        return supply_papers.report(options)
    from afm_desktop.cli import papers  # noqa: PLC0415

    return papers.report(options)


def _duplicates(options: Namespace) -> int:
    from afm_desktop.cli import sameness  # noqa: PLC0415

    return sameness.duplicates(options)


def _merge(options: Namespace) -> int:
    from afm_desktop.cli import sameness  # noqa: PLC0415

    return sameness.merge(options)


def _differ(options: Namespace) -> int:
    from afm_desktop.cli import sameness  # noqa: PLC0415

    return sameness.differ(options)


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
