"""The words of 접수증."""

from __future__ import annotations

from datetime import date, datetime, time

from afm_desktop.domain.dates import HOUR_UNKNOWN, KOREA
from afm_desktop.reports import filing_labels as words

DAY = date(2026, 7, 22)


def test_a_demand_that_came_on_a_day_is_said_to_have_no_hour():
    assert words.filed(datetime.combine(DAY, HOUR_UNKNOWN, KOREA)) == "2026. 7. 22.(수)"
    assert words.filed(datetime.combine(DAY, time(14, 3), KOREA)) == "2026. 7. 22.(수) 14:03"
    assert words.filed(None) == "-"
