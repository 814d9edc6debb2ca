"""Lead projects as their sources state them."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.model.projects import LeadProject


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2024 ~ 2027", (2024, 2027)),
        ("2024. 10. ~ 2027. 12.", (2024, 2027)),
        ("2024 ~", (2024, None)),
        ("~ 2028", (None, 2028)),
        (None, (None, None)),
    ],
)
def test_the_years_are_read_from_the_stated_period(period, years):
    assert LeadProject(period=period).years == years


def test_dates_tell_the_years_before_words_do():
    project = LeadProject(
        period="2023 ~ 2029", starts_on=date(2024, 10, 1), ends_on=date(2027, 12, 31)
    )

    assert project.years == (2024, 2027)
