"""How `form` is typed: `form FILE out KIND …` and `form FILE in PATH …`, either word first."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import form_labels, values
from afm_desktop.cli.options import Declare, as_json, flag, option, several
from afm_desktop.domain.enums import FormKind, IntakeRoute, MemberRole


def add_form(command: Declare) -> None:
    """Declare it."""
    made = command("form", _form)
    actions = ", ".join(form_labels.ACTIONS)
    made.add_argument("action", metavar="동작", type=values.line, help=actions)
    kinds = ", ".join(FormKind)
    told = form_labels.WHAT.format(kinds=kinds)
    made.add_argument("what", metavar="대상", type=values.path, nargs="*", help=told)
    option(made, "--to", values.path, "폴더", told="form --to")
    option(made, "--round", values.line, "회차", told="form --round")
    option(made, "--meeting", values.line, "ID", told="form --meeting")
    option(made, "--quarter", values.line, "2026Q3", told="form --quarter")
    several(made, "--organization", "기관", told="form --organization")
    made.add_argument("--demand", type=values.line, metavar="접수번호", nargs="+", action="extend",
                      default=[], help=form_labels.DEMAND)  # fmt: skip
    option(made, "--division", values.named, "코드", told="form --division")
    role = values.one_of(MemberRole, "역할")
    made.add_argument("--role", metavar="역할", type=role, help=form_labels.ROLE)
    option(made, "--format", values.line, "xlsx|hwpx", default="xlsx", told="form --format")
    option(made, "--due", values.day, "날짜", told="form --due")
    option(made, "--route", values.one_of(IntakeRoute, "경로"), "|".join(IntakeRoute),
           told="form --route")  # fmt: skip
    option(made, "--document-no", values.line, "번호", told="form --document-no")
    option(made, "--reason", values.line, "까닭", told="form --reason")
    option(made, "--on", values.day, "날짜", told="form --on")
    made.add_argument("--another", action="store_true", help=form_labels.ANOTHER)
    option(made, "--skip-rows", values.numbers, "3,5", told="form --skip-rows")
    for name, shown, words in (
        ("--skip-answer", "연번=항목", form_labels.SKIP_ANSWER),
        ("--skip-file", "파일", form_labels.SKIP_FILE),
        ("--attach", "연번=파일", form_labels.ATTACH),
    ):
        several(made, name, shown, words=words)
    flag(made, "--older")
    flag(made, "--dry-run")
    as_json(made)
    made.epilog = "\n".join(form_labels.ACTIONS.values())


def _form(options: Namespace) -> int:
    from afm_desktop.cli import forms  # noqa: PLC0415

    return forms.handle(options)
