"""`set`: a demand is begun, filled in and filed; `report … receipt|approval`: its papers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import filing_labels as labels
from afm_desktop.cli import paper_files
from afm_desktop.cli.answers import answer_of
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.output import note, say, shortened, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.reports import approval, receipt
from afm_desktop.reports.approval_options import APPROVAL_SPECS, ApprovalOptions
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.options import WrongOption
from afm_desktop.reports.options import read as read_options
from afm_desktop.reports.paper import Paper
from afm_desktop.reports.receipt_options import RECEIPT_SPECS, ReceiptOptions
from afm_desktop.services.desk import Desk
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.filing.wording import answer_words
from afm_desktop.services.forms.model import Answer, Form
from afm_desktop.services.lists.choice import NoSuchDivision
from afm_desktop.services.own_body import own_body
from afm_desktop.services.people import Access

NEW = "new"


Pairs = Sequence[tuple[str, str]]


def fill_in(options: Namespace) -> int:
    """Begin a demand, answer questions of its form, file it, or tell what it asks."""
    pairs = [_pair(word) for word in options.answers]
    is_new = options.id == NEW
    _refuse_odd(options, pairs, is_new=is_new)
    is_read = not (pairs or is_new or options.submit)
    told = options.previous if is_new else options.id  # a new one takes over what was answered
    if options.json and told:
        with opened(options.file, read_only=True) as desk:
            core = desk.copies.guarded([desk.filing.find(told)])
        let_out(options.file, core, options.reason)
    with opened(options.file, read_only=is_read) as desk:
        demand = _begun(desk, options, pairs) if is_new else _written(desk, options.id, pairs)
        if options.submit:
            _submit(desk, demand, is_new=is_new)
        sheet = desk.filing.sheet(demand)
    if options.json:
        write_json(as_object(sheet))
    else:
        _tell(sheet, options, len(pairs), is_new=is_new)
    return 0


def as_object(sheet: Sheet) -> dict[str, Any]:
    """A demand's form and answers for programs."""
    return {
        "id": sheet.demand_id,
        "title": sheet.title,
        "status": sheet.status.value,
        "intake_no": sheet.intake_no,
        "submitted_at": sheet.submitted_at.isoformat() if sheet.submitted_at else None,
        "total_cost_won": sheet.total_won,
        "turn": sheet.turn.value,
        "answers": {
            question.key: {
                "label": question.label,
                "value": answer_words(question, sheet.answers.get(question.key), sheet.names),
            }
            for question in sheet.form.questions
        },
        "missing": [
            {"key": one.key, "label": one.label, "row": one.row, "column": one.column}
            for one in sheet.missing
        ],
        "warnings": [
            {"kind": one.caution.value, "key": one.key, "subject": one.subject}
            for one in sheet.warnings
        ],
    }


def report(asked: Namespace) -> int:
    """Make 접수증 or the print for approval; a core technology leaves for a logged reason."""
    is_signed = asked.kind is PaperKind.APPROVAL
    for name in ("division", "meeting", "organization"):
        if getattr(asked, name):
            raise UsageError(labels.ONE_DEMAND.format(name=name))
    if not asked.demand:
        raise UsageError(labels.NO_DEMAND)
    try:
        options = _options(asked.option, is_signed=is_signed)
    except WrongOption as error:
        raise UsageError(str(error)) from error
    paper_files.refuse_odd(asked.out, asked.format)
    with opened_then(asked) as desk:
        demand = desk.filing.find(asked.demand)
        core = desk.copies.guarded([demand])
        paper, title = _paper(desk, demand, options)
    let_out(asked.file, core, asked.reason, Access.PRINT)
    paper_files.write(paper, asked.out, title)
    return 0


def _options(pairs: Sequence[str], *, is_signed: bool) -> ApprovalOptions | ReceiptOptions:
    if is_signed:
        return read_options(pairs, ApprovalOptions(), APPROVAL_SPECS)
    return read_options(pairs, ReceiptOptions(), RECEIPT_SPECS)


def _paper(desk: Desk, demand: str, options: ApprovalOptions | ReceiptOptions) -> tuple[Paper, str]:
    is_made_up = desk.workspace.office.is_demonstration
    if isinstance(options, ApprovalOptions):
        sheet, day = desk.filing.sheet(demand), desk.workspace.today
        made = approval.make(sheet, day, options=options, is_demonstration=is_made_up)
        return made, labels.APPROVAL
    said = desk.filing.receipt(demand)
    return receipt.make(said, is_demonstration=is_made_up, options=options), labels.RECEIPT


def _begun(desk: Desk, options: Namespace, pairs: Pairs) -> str:
    """A new demand with its answers, in one gesture; where one does not fit there is none."""
    previous = desk.filing.find(options.previous) if options.previous else None
    own = None if options.applicant else own_body(desk.workspace)
    if not options.applicant and own is None:
        raise CommandError(labels.NO_APPLICANT)
    applicant, round_id = (
        own or body_of(desk, options.applicant),
        desk.rounds.find(options.round).id,
    )
    answers = _answers(desk, desk.filing.form(round_id), applicant, pairs) if pairs else {}
    return desk.filing.start(
        round_id,
        applicant,
        previous,
        title=options.title,
        division_id=_division(desk, options.division),
        answers=answers,
    )


def _written(desk: Desk, said: str, pairs: Pairs) -> str:
    demand = desk.filing.find(said)
    if pairs:
        applicant = str(desk.records.values("demands", demand)["applicant_id"])
        answers = _answers(desk, desk.filing.sheet(demand).form, applicant, pairs)
        desk.filing.answer_all(demand, answers)
    return demand


def _answers(desk: Desk, form: Form, applicant: str, pairs: Pairs) -> dict[str, Answer]:
    """What was typed, by the keys of the questions; a person is one of the applicant's."""
    found = dict[str, Answer]()
    for said, text in pairs:
        question = form.named(said)
        answer = answer_of(desk, question, text)
        if question.target == "people" and isinstance(answer, str):
            answer = desk.filing.person_of(applicant, answer.strip())
        found[question.key] = answer
    return found


def _submit(desk: Desk, demand: str, *, is_new: bool) -> None:
    try:
        desk.filing.submit(demand)
    except AfmError:
        if is_new:
            note(labels.LEFT_A_DRAFT.format(id=demand))
        raise


def _division(desk: Desk, code: str | None) -> str | None:
    """The lead division that is named; of none the applicant's own."""
    if code is None:
        return None
    known = {one.code: one.id for one in desk.divisions.names()}
    if code.upper() not in known:
        raise NoSuchDivision(code, list(known))
    return known[code.upper()]


def _refuse_odd(options: Namespace, pairs: list[tuple[str, str]], *, is_new: bool) -> None:
    """Words that do not go together are known before any file is opened."""
    if options.kind != "demands":
        raise UsageError(labels.ONLY_DEMANDS.format(kind=options.kind))
    about = (
        *(options.round, options.applicant),
        *(options.previous, options.title, options.division),
    )
    if is_new and not options.round:
        raise UsageError(labels.NEW_WANTS)
    if not is_new and any(about):
        raise UsageError(labels.ONLY_NEW)
    if not (pairs or is_new or options.submit or options.list):
        raise UsageError(labels.NOTHING_TO_SET)


def _pair(word: str) -> tuple[str, str]:
    said, sign, text = word.partition("=")
    if not sign or not said.strip():
        raise UsageError(labels.NO_SIGN.format(word=shortened(word)))
    return said, text


def _tell(sheet: Sheet, options: Namespace, count: int, *, is_new: bool) -> None:
    if is_new:
        say(labels.BEGUN.format(id=sheet.demand_id))
    if count:
        say(labels.WRITTEN.format(count=count, missing=len({one.key for one in sheet.missing})))
    if options.submit and sheet.submitted_at is not None:
        at = moment_words(sheet.submitted_at)
        say(labels.SUBMITTED.format(title=sheet.title, at=at))
    if options.list:
        lines = [
            (
                question.label,
                word(question.kind),
                labels.REQUIRED if question.is_required else "",
                shortened(
                    answer_words(question, sheet.answers.get(question.key), sheet.names).replace(
                        "\n", " / "
                    )
                ),
                question.key,
            )
            for question in sheet.form.questions
        ]
        table(labels.FORM, lines, whole=(4,))
