"""보완 요청: what is to be supplemented of a demand, as places for answers within its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FieldKind
from afm_desktop.domain.model.demand_parts import ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.forms.model import Answer, Answers, Form, Question, Section
from afm_desktop.services.records import live
from afm_desktop.services.requests.errors import NotAnswerable
from afm_desktop.services.requests.model import Remark
from afm_desktop.services.screening import comments as noted

_PREFIX = "comment:"
_NOUN = NOUNS[ReviewComment.__tablename__].name


@dataclass(frozen=True, slots=True)
class Supplement:
    """A form with its comments beside what they are about, and what was answered."""

    sections: tuple[Section, ...]
    answers: Mapping[str, Answer]
    remarks: Mapping[str, Remark]


def supplement_of(session: Session, form: Form, demand: Demand) -> Supplement:
    """The form of a demand with a place for the answer to each comment its applicant has.

    Those that are settled, or of a demand that is not in supplement, are not open: they do not go
    out, but a file that still answers them is understood.
    """
    is_running = demand.status is DemandStatus.SUPPLEMENT
    places = defaultdict[str, list[Question]](list)
    answers, remarks = dict[str, Answer](), dict[str, Remark]()
    for one in noted.live_comments(session, demand):
        if one.supplement is None:
            continue
        key = f"{_PREFIX}{one.id}"
        is_answered = one.answered_on is not None
        if is_answered and one.answer:
            answers[key] = one.answer
        remarks[key] = Remark(
            one.text or "",
            one.due_on,
            is_running and one.settled_on is None,
            None if is_answered else one.answer,
        )
        places[one.binding or one.field_id or ""].append(_place(form, key, one))
    return Supplement(_placed(form, places), answers, remarks)


def answer_comments(session: Session, demand: Demand, answers: Answers, on: date) -> None:
    """Note what the applicant answers to comments, as where a demand is screened."""
    for key, answer in answers.items():
        if not key.startswith(_PREFIX) or not isinstance(answer, str):
            continue
        if demand.status is not DemandStatus.SUPPLEMENT:
            raise NotAnswerable(demand.status or DemandStatus.DRAFT)
        comment = live(session, ReviewComment, key.removeprefix(_PREFIX))
        noted.answer_comment(comment, answer, on)


def _place(form: Form, key: str, comment: ReviewComment) -> Question:
    asked = form.question(comment.binding or comment.field_id or "")
    named = f"{asked.label} · " if asked is not None else ""
    return Question(key, key, f"{named}{_NOUN} {comment.position or 1} 답변", FieldKind.LONG_TEXT)


def _placed(form: Form, places: Mapping[str, list[Question]]) -> tuple[Section, ...]:
    """Each place below its question; what is about none of them stands before all."""
    known = {question.key for question in form.questions}
    loose = tuple(one for key, found in places.items() if key not in known for one in found)
    first = (Section(_PREFIX, word(DemandStatus.SUPPLEMENT), None, loose),) if loose else ()
    return (*first, *(_with_places(section, places) for section in form.sections))


def _with_places(section: Section, places: Mapping[str, list[Question]]) -> Section:
    found: list[Question] = []
    for question in section.questions:
        found += (question, *places.get(question.key, ()))
    return replace(section, questions=tuple(found))
