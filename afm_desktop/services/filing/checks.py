"""What a demand still lacks, and what is unusual in it: the first stops filing, the other warns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from afm_desktop.domain.enums import BudgetSource, FieldKind, SizeClass
from afm_desktop.services.filing.model import Caution, Missing, Progress, Warned
from afm_desktop.services.forms.model import Answer, Answers, Form, Question, Row

MOST_LEVELS = 4
"""By how many levels of readiness a demand usually rises at most."""
_PUBLIC = (BudgetSource.NATIONAL, BudgetSource.PROVINCE, BudgetSource.CITY)
_PRIVATE = (BudgetSource.PRIVATE_CASH, BudgetSource.PRIVATE_IN_KIND)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Ratio:
    """The usual shares of a size of firm, in percent."""

    government: Decimal | None
    cash: Decimal | None


Ratios = Mapping[SizeClass, Ratio]


def rows_in(answers: Answers, key: str) -> tuple[Row, ...]:
    """The rows of a table that is answered; none when it is open."""
    answer = answers.get(key)
    rows = answer if isinstance(answer, tuple) else ()
    return tuple(row for row in rows if isinstance(row, Mapping))


def total_in(answers: Answers) -> int:
    """총사업비: the sum of the lines of the budget."""
    return sum(_won(row) for row in rows_in(answers, "budget"))


def sums_by_place(rows: Iterable[Row]) -> dict[tuple[int, BudgetSource], int]:
    """Won of each year and source."""
    found: dict[tuple[int, BudgetSource], int] = {}
    for row in rows:
        year, source, won = row.get("year"), row.get("source"), row.get("amount_won")
        if isinstance(year, int) and source and isinstance(won, int):
            place = year, BudgetSource(str(source))
            found[place] = found.get(place, 0) + won
    return found


def missing_in(form: Form, answers: Answers) -> tuple[Missing, ...]:
    """The required questions that are open, and the cells that a row needs, in the form's order."""
    return tuple(
        one
        for section in form.sections
        for question in section.questions
        for one in _open(question, answers.get(question.key), section.id)
    )


def progress_of(form: Form, missing: Sequence[Missing]) -> tuple[Progress, ...]:
    """How far each section is."""
    open_in = {(one.section_id, one.key) for one in missing}
    return tuple(
        Progress(
            section.id,
            section.title,
            sum(question.is_required for question in section.questions),
            sum(of == section.id for of, _ in open_in),
        )
        for section in form.sections
    )


def warnings_of(answers: Answers, ratios: Ratios, size: SizeClass | None) -> tuple[Warned, ...]:
    """What is unusual; `size` is that of the body which leads the demand."""
    return (
        *_of_total(answers),
        *_of_shares(answers, ratios, size),
        *_of_years(answers),
        *_of_kpis(answers),
        *_of_readiness(answers),
    )


def _open(question: Question, answer: Answer, section: str) -> Iterator[Missing]:
    if answer in (None, "", ()):
        if question.is_required:
            yield Missing(question.key, question.label, section)
        return
    if question.kind is not FieldKind.TABLE or not isinstance(answer, tuple):
        return
    needed = [column for column in question.columns if column.is_required]
    for number, row in enumerate(answer, 1):
        for column in needed:
            if isinstance(row, Mapping) and row.get(column.key) in (None, ""):
                yield Missing(question.key, question.label, section, number, column.label)


def _of_total(answers: Answers) -> Iterator[Warned]:
    stated, lines = answers.get("stated_total_won"), total_in(answers)
    if isinstance(stated, int) and stated != lines:
        yield Warned(Caution.TOTAL_DIFFERS, "stated_total_won", found=stated, usual=lines)


def _of_shares(answers: Answers, ratios: Ratios, size: SizeClass | None) -> Iterator[Warned]:
    ratio = _ratio(ratios, size)
    if ratio is None:
        return
    sums = dict.fromkeys(BudgetSource, 0)
    for (_year, source), won in sums_by_place(rows_in(answers, "budget")).items():
        sums[source] += won
    total, private = sum(sums.values()), sum(sums[one] for one in _PRIVATE)
    public = _percent(sum(sums[one] for one in _PUBLIC), total)
    cash = _percent(sums[BudgetSource.PRIVATE_CASH], private)
    if public is not None and ratio.government is not None and public > ratio.government:
        found = public.quantize(_TENTH, ROUND_UP)
        yield Warned(Caution.PUBLIC_SHARE, "budget", "", found, ratio.government, size)
    if cash is not None and ratio.cash is not None and cash < ratio.cash:
        found = cash.quantize(_TENTH, ROUND_DOWN)
        yield Warned(Caution.CASH_SHARE, "budget", "", found, ratio.cash, size)


def _of_years(answers: Answers) -> Iterator[Warned]:
    starts, ends = answers.get("starts_on"), answers.get("ends_on")
    years = {row.get("year") for row in rows_in(answers, "budget")}
    for year in sorted(year for year in years if isinstance(year, int)):
        is_early = isinstance(starts, date) and year < starts.year
        is_late = isinstance(ends, date) and year > ends.year
        if is_early or is_late:
            yield Warned(Caution.YEAR_OUTSIDE, "budget", str(year), year)


def _of_kpis(answers: Answers) -> Iterator[Warned]:
    for row in rows_in(answers, "kpis"):
        baseline, target = row.get("baseline"), row.get("target")
        if baseline is not None and baseline == target:
            name = str(row.get("name") or "")
            yield Warned(Caution.SAME_VALUE, "kpis", name, Decimal(str(target)))


def _of_readiness(answers: Answers) -> Iterator[Warned]:
    start, end = answers.get("trl_from"), answers.get("trl_to")
    if isinstance(start, int) and isinstance(end, int) and end - start > MOST_LEVELS:
        yield Warned(Caution.READINESS_JUMP, "trl_to", "", end - start, MOST_LEVELS)


def _ratio(ratios: Ratios, size: SizeClass | None) -> Ratio | None:
    """Of a firm only known to be 중소기업 the ratio of 중기업 holds, unless it has its own."""
    if size is None:
        return None
    found = ratios.get(size)
    return ratios.get(SizeClass.MEDIUM) if found is None and size is SizeClass.SME else found


def _percent(part: int, whole: int) -> Decimal | None:
    return Decimal(100 * part) / whole if whole else None


def _won(row: Row) -> int:
    amount = row.get("amount_won")
    return amount if isinstance(amount, int) else 0
