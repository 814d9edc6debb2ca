"""Two sets of answers compared, question by question."""

from __future__ import annotations

from afm_desktop.services.filing.model import Difference
from afm_desktop.services.forms.model import Answers, Form


def differences(form: Form, before: Answers, after: Answers) -> tuple[Difference, ...]:
    """The questions that two sets of answers answer differently, in the order of the form."""
    return tuple(
        Difference(section.title, question, before.get(question.key), after.get(question.key))
        for section in form.sections
        for question in section.questions
        if before.get(question.key) != after.get(question.key)
    )
