"""The signs and colours of states in lists; loud is what waits for somebody, and results."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.enums import (
    ActionStatus,
    DemandStatus,
    DemandTurn,
    IssueState,
    MeetingStatus,
    MemberRole,
    ProjectSignal,
)
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import Look

DEMAND: Mapping[str, Look] = {
    DemandStatus.DRAFT: Look(Tone.NEUTRAL, Glyph.DASHED),
    DemandStatus.SUBMITTED: Look(Tone.INFO, Glyph.RING),
    DemandStatus.RECEIVED: Look(Tone.INFO, Glyph.QUARTER),
    DemandStatus.REVIEWING: Look(Tone.PROGRESS, Glyph.HALF),
    DemandStatus.SUPPLEMENT: Look(Tone.WARNING, Glyph.BANG, is_loud=True),
    DemandStatus.CANDIDATE: Look(Tone.PROGRESS, Glyph.MOST),
    DemandStatus.RESERVED: Look(Tone.NEUTRAL, Glyph.DASH),
    DemandStatus.SELECTED: Look(Tone.SUCCESS, Glyph.TICK, is_loud=True),
    DemandStatus.NOT_SELECTED: Look(Tone.NEUTRAL, Glyph.CROSS),
    DemandStatus.REJECTED: Look(Tone.NEUTRAL, Glyph.CROSS),
    DemandStatus.INELIGIBLE: Look(Tone.NEUTRAL, Glyph.CROSS),
    DemandStatus.MERGED: Look(Tone.NEUTRAL, Glyph.BACK),
    DemandStatus.WITHDRAWN: Look(Tone.NEUTRAL, Glyph.BACK),
}
TURN: Mapping[str, Look] = {
    DemandTurn.LATE: Look(Tone.DANGER, Glyph.SQUARE, is_loud=True),
    DemandTurn.SECRETARY: Look(Tone.INFO, Glyph.HALF),
    DemandTurn.CENTER: Look(Tone.PROGRESS, Glyph.MOST),
    DemandTurn.APPLICANT: Look(Tone.WARNING, Glyph.BANG),
    DemandTurn.NOBODY: Look(Tone.NEUTRAL, Glyph.DASH),
}
SIGNAL: Mapping[str, Look] = {
    ProjectSignal.NORMAL: Look(Tone.SUCCESS, Glyph.TICK),
    ProjectSignal.CAUTION: Look(Tone.WARNING, Glyph.TRIANGLE, is_loud=True),
    ProjectSignal.DELAYED: Look(Tone.DANGER, Glyph.SQUARE, is_loud=True),
}
MEETING: Mapping[str, Look] = {
    MeetingStatus.DRAFT: Look(Tone.NEUTRAL, Glyph.DASHED),
    MeetingStatus.PLANNED: Look(Tone.INFO, Glyph.RING),
    MeetingStatus.CLOSED: Look(Tone.SUCCESS, Glyph.TICK),
    MeetingStatus.POSTPONED: Look(Tone.WARNING, Glyph.BACK),
    MeetingStatus.CANCELLED: Look(Tone.NEUTRAL, Glyph.CROSS),
}
ISSUE: Mapping[str, Look] = {
    IssueState.OPEN: Look(Tone.INFO, Glyph.RING),
    IssueState.UNDER_REVIEW: Look(Tone.PROGRESS, Glyph.HALF),
    IssueState.TO_DECIDE: Look(Tone.WARNING, Glyph.BANG, is_loud=True),
    IssueState.SETTLED: Look(Tone.SUCCESS, Glyph.TICK),
    IssueState.ON_HOLD: Look(Tone.NEUTRAL, Glyph.DASH),
}
ACTION: Mapping[str, Look] = {
    ActionStatus.OPEN: Look(Tone.INFO, Glyph.RING),
    ActionStatus.STARTED: Look(Tone.PROGRESS, Glyph.HALF),
    ActionStatus.DONE: Look(Tone.SUCCESS, Glyph.TICK),
    ActionStatus.DROPPED: Look(Tone.NEUTRAL, Glyph.CROSS),
}
ROLE: Mapping[str, Look] = {MemberRole.ANCHOR: Look(Tone.INFO, is_loud=True)}
