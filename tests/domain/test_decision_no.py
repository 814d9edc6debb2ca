"""Numbers of decisions."""

from afm_desktop.domain.decision_no import ALLIANCE, DecisionNumber, next_decision_number


def test_a_number_says_body_year_and_place():
    assert str(DecisionNumber("ELE", 2026, 3)) == "ELE-2026-의결-3"
    assert DecisionNumber.of("총괄-2026-의결-12") == DecisionNumber(ALLIANCE, 2026, 12)


def test_each_body_and_year_counts_for_itself():
    issued = ["ELE-2026-의결-2", "ELE-2025-의결-9", "BAT-2026-의결-5", "의결 제7호"]

    assert str(next_decision_number("ELE", 2026, issued)) == "ELE-2026-의결-3"
    assert str(next_decision_number("AUT", 2026, issued)) == "AUT-2026-의결-1"
