"""`ask`: what can be asked of the supply chain, answered in words, as JSON or on paper."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels, paper_files, places
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports import chain_answer, chain_words
from afm_desktop.services.desk import Desk
from afm_desktop.services.supply_chain.answers import Question, StopAnswer

FIRMS: Mapping[Question, int] = {Question.STOP: 1, Question.PATH: 2}
"""How many firms a question names; the others are of a division or an anchor."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """The rows of an answer, the same in words, and what they are about."""

    title: str
    rows: Any
    lines: tuple[str, ...]
    mark: Confidentiality
    demands: tuple[str, ...] = ()
    """The demands it names."""


def ask(options: Namespace) -> int:
    """Answer one question."""
    wanted = FIRMS.get(options.question, 0)
    if len(options.bodies) != wanted:
        words = labels.ASK_FIRMS[wanted]
        raise UsageError(words.format(question=options.question.value))
    if options.out is not None:
        places.refuse_no_paper(options.out)
    with opened(options.file, read_only=True) as desk:
        answered = _of_firms(desk, options) if wanted else _of_scope(desk, options)
        core = desk.copies.guarded(answered.demands)
    if options.json or options.out is not None:
        let_out(options.file, core, options.reason)
    if options.out is not None:
        with opened(options.file, read_only=True) as desk:
            _print(desk, answered, options)
    if options.json:
        write_json(
            {
                "question": options.question.value,
                "title": answered.title,
                "answer": answered.rows,
                "lines": answered.lines,
            }
        )
    elif options.out is None:
        for line in answered.lines:
            say(line)
    return 0


def _of_firms(desk: Desk, options: Namespace) -> _Answered:
    ids = [body_of(desk, said) for said in options.bodies]
    if options.question is Question.PATH:
        path = desk.chains.path(*ids)
        title = chain_words.question_title(options.question, path.start.name, path.goal.name)
        return _answered(desk, title, path, chain_words.path_lines(path))
    stop = desk.chains.stop(ids[0])
    title = chain_words.question_title(options.question, stop.supplier.name)
    return _answered(desk, title, stop, chain_words.stop_lines(stop))


def _of_scope(desk: Desk, options: Namespace) -> _Answered:
    """Of an anchor, of a division, or of every anchor firm."""
    chains, question = desk.chains, options.question
    division = options.division or desk.workspace.office.division
    anchor = body_of(desk, options.organization) if options.organization else None
    everyone = chains.anchors(division)
    ids = [anchor] if anchor else [one.id for one in everyone]

    def shared() -> Sequence[Any]:
        peers = chains.shared(list(dict.fromkeys([*ids, *(one.id for one in everyone)])))
        return [row for row in peers if not anchor or any(a.body.id == anchor for a in row.anchors)]

    asked: Mapping[Question, tuple[Callable[[], Any], Callable[[Any], Iterable[str]]]] = {
        Question.SOLE: (lambda: chains.sole_items(ids), chain_words.sole_lines),
        Question.SHARED: (shared, chain_words.shared_lines),
        Question.CYCLES: (
            lambda: chains.cycles(ids if anchor or division else ()),
            chain_words.circle_lines,
        ),
        Question.UNLINKED: (lambda: chains.unlinked(division), chain_words.unlinked_lines),
        Question.REACH: (lambda: chains.reach(ids), chain_words.reach_lines),
    }
    find, told = asked[question]
    rows = find()
    about = _about(desk, division, None if question is Question.UNLINKED else anchor)
    return _answered(desk, chain_words.question_title(question, about), rows, told(rows))


def _about(desk: Desk, division: str | None, anchor: str | None) -> str:
    if anchor:
        return desk.details.names("organizations", [anchor]).get(anchor, "")
    if division:
        names = {one.code: one.name for one in desk.divisions.names()}
        return f"{names[division]} 분과"
    return labels.ALL_DIVISIONS


def _answered(desk: Desk, title: str, rows: Any, lines: Iterable[str]) -> _Answered:
    demands = tuple(one.id for one in rows.demands) if isinstance(rows, StopAnswer) else ()
    return _Answered(title, rows, tuple(lines), desk.chains.secrecy(demands), demands)


def _print(desk: Desk, answered: _Answered, options: Namespace) -> None:
    office = desk.workspace.office
    paper = chain_answer.make(
        chain_answer.AskedPaper(
            answered.title,
            answered.lines,
            desk.workspace.today,
            office.organization or office.actor,
            office.is_demonstration,
            answered.mark,
        ),
    )
    tell = note if options.json else say
    paper_files.write(paper, options.out, answered.title, tell)
