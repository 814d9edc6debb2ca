"""Forms made up by chance, with answers of every kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from afm_desktop.domain.enums import Confidentiality, FieldKind, FormKind
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import clean
from afm_desktop.services.forms.model import Answer, Choice, Question, Section
from afm_desktop.services.requests.model import FormSheet

LIKELY = "가나다라마바사 회의자료～（주）＜＞<&>\"'=+-@\t\n\n㈜①□○※☐☑ \u3000A1,._x000A_x0041_;|"


def texts(most: int = 200) -> st.SearchStrategy[str]:
    """Texts as the file keeps them: hard ones, long ones, with breaks at both ends."""
    hard = st.text(alphabet=st.sampled_from(LIKELY), max_size=most)
    some = st.text(alphabet=st.characters(codec="utf-8"), max_size=most)
    long = st.builds(lambda text, times: text * times, st.sampled_from(
        ("전극 코팅 공정의 두께를 사람이 잽니다.\n", "긴 글 ", "1) 가) <&>\t")
    ), st.integers(1, 120))  # fmt: skip
    return st.one_of(hard, some, long).map(_kept).filter(lambda text: text.strip() != "")


def _kept(text: str) -> str:
    try:
        return clean(text)
    except RuleViolation:
        return clean("".join(one for one in text if _is_kept(one)))


def _is_kept(one: str) -> bool:
    try:
        clean(one)
    except RuleViolation:
        return False
    return True


LINES = st.text(
    alphabet=st.sampled_from("가나다라 마바①<&>ABC(1)·"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text and "  " not in text)
SINGLE_KINDS = (
    FieldKind.TEXT,
    FieldKind.LONG_TEXT,
    FieldKind.INTEGER,
    FieldKind.DECIMAL,
    FieldKind.MONEY,
    FieldKind.DATE,
    FieldKind.YES_NO,
    FieldKind.CHOICE,
)
WHOLE = st.integers(-(10**16) + 1, 10**16 - 1)
EXACT = st.decimals(
    min_value=-(10**13), max_value=10**13, places=4, allow_nan=False, allow_infinity=False
)


def _value(question: Question) -> st.SearchStrategy[Any]:
    by_kind: dict[FieldKind, st.SearchStrategy[Any]] = {
        FieldKind.INTEGER: WHOLE,
        FieldKind.MONEY: WHOLE,
        FieldKind.DECIMAL: EXACT,
        FieldKind.DATE: st.dates(date(1000, 1, 1), date(2999, 12, 31)),
        FieldKind.YES_NO: st.booleans(),
    }
    if question.kind is FieldKind.CHOICE:
        return st.sampled_from([choice.key for choice in question.choices])
    return by_kind.get(question.kind, texts())


@st.composite
def questions(draw: st.DrawFn, key: str, *, of_table: bool = False) -> Question:
    kinds = (*SINGLE_KINDS, FieldKind.CHOICES, FieldKind.TABLE)
    kind = draw(st.sampled_from(SINGLE_KINDS if of_table else kinds))
    choices: tuple[Choice, ...] = ()
    columns: tuple[Question, ...] = ()
    if kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        found = draw(st.lists(LINES, min_size=1, max_size=20, unique_by=_folded))
        choices = tuple(Choice(f"{key}-{n}", label) for n, label in enumerate(found))
    if kind is FieldKind.TABLE:
        count = draw(st.integers(1, 5))
        columns = tuple(draw(questions(f"{key}.{n}", of_table=True)) for n in range(count))
    return Question(
        key,
        key,
        draw(LINES),
        kind,
        is_required=draw(st.booleans()),
        help=draw(st.none() | LINES),
        longest=draw(st.none() | st.just(2_000)),
        choices=choices,
        columns=columns,
    )


@st.composite
def sheets(draw: st.DrawFn) -> FormSheet:
    """A form with answers to some of its questions."""
    sections, answers = [], dict[str, Answer]()
    for number in range(draw(st.integers(1, 2))):
        asked = [draw(questions(f"{number}-{n}")) for n in range(draw(st.integers(1, 5)))]
        sections.append(Section(str(number), draw(LINES), draw(st.none() | LINES), tuple(asked)))
        for question in asked:
            if draw(st.booleans()):
                answer = draw(answers_to(question))
                if answer != ():
                    answers[question.key] = answer
    return FormSheet(
        FormKind.DEMAND,
        draw(st.uuids()).hex,
        draw(LINES),
        draw(LINES),
        tuple(sections),
        answers,
        guide=draw(st.none() | LINES),
        asked_by=draw(LINES),
        made_on=date(2026, 7, 22),
        due_on=draw(st.none() | st.just(date(2026, 8, 14))),
        confidentiality=draw(st.none() | st.sampled_from(Confidentiality)),
    )


@st.composite
def answers_to(draw: st.DrawFn, question: Question) -> Answer:
    if question.kind is FieldKind.CHOICES:
        keys = [choice.key for choice in question.choices]
        chosen = draw(st.sets(st.sampled_from(keys)))
        return tuple(key for key in keys if key in chosen)
    if question.kind is FieldKind.TABLE:
        rows = []
        for _ in range(draw(st.integers(0, 4))):
            row = {c.key: draw(_value(c)) for c in question.columns if draw(st.booleans())}
            if row:
                rows.append(row)
        return tuple(rows)
    found: Answer = draw(_value(question))
    return found


def _folded(label: str) -> str:
    return "".join(label.split())
