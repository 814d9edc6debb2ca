"""How the states of a demand look: sign and tone."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import Look

LOOKS: Mapping[S, Look] = {
    S.DRAFT: Look(Tone.NEUTRAL, Glyph.DASHED),
    S.SUBMITTED: Look(Tone.INFO, Glyph.RING),
    S.RECEIVED: Look(Tone.INFO, Glyph.QUARTER),
    S.REVIEWING: Look(Tone.PROGRESS, Glyph.HALF),
    S.SUPPLEMENT: Look(Tone.WARNING, Glyph.BANG, is_loud=True),
    S.CANDIDATE: Look(Tone.PROGRESS, Glyph.MOST),
    S.SELECTED: Look(Tone.SUCCESS, Glyph.TICK, is_loud=True),
    S.RESERVED: Look(Tone.NEUTRAL, Glyph.DASH),
    S.NOT_SELECTED: Look(Tone.NEUTRAL, Glyph.CROSS),
    S.REJECTED: Look(Tone.DANGER, Glyph.CROSS),
    S.INELIGIBLE: Look(Tone.DANGER, Glyph.CROSS),
    S.MERGED: Look(Tone.NEUTRAL, Glyph.DASH),
    S.WITHDRAWN: Look(Tone.NEUTRAL, Glyph.BACK),
}
