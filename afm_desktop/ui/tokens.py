"""The colours of the window by what they are for: light, dark and both high contrasts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

TEXT_CONTRAST, SIGN_CONTRAST = 4.5, 3.0
"""What WCAG asks of text, and of glyphs, focus rings and the edges of inputs."""


class Tone(StrEnum):
    """What a chip or a message wants to say."""

    NEUTRAL = "neutral"
    INFO = "info"
    PROGRESS = "progress"
    WARNING = "warning"
    SUCCESS = "success"
    DANGER = "danger"


class ChipTone(NamedTuple):
    """The colours of one tone."""

    ink: str
    ground: str
    glyph: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, written #RRGGBB."""

    is_dark: bool
    edge: int  # thickness of lines in pixels
    window: str  # canvas behind paper and maps
    surface: str  # lists, details, forms
    raised: str  # popovers, toasts, secondary buttons
    hover: str
    nav: str
    nav_on: str  # current screen in the navigation
    hairline: str  # lines between rows
    border: str  # lines between panes
    control: str  # edge of a labelled button; the label identifies it
    field: str  # edge of an input, a check box, an off switch
    track: str  # empty part of a bar
    thumb: str  # chosen part of a segmented control
    bar: str  # inline bars beside their number
    bar2: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    sel: str
    focus: str
    danger: str
    warning: str
    success: str
    warning_soft: str
    danger_soft: str
    canvas: str  # behind the paper of a preview
    scrim: str  # over the window, under the palette
    shadow: str  # one of the layers around what floats
    diff_add: str
    diff_change: str
    diff_delete: str
    chips: Mapping[str, ChipTone]
    series: Sequence[str]
    hues: Sequence[str]  # of divisions, by their number

    def hue(self, number: int) -> str:
        """The colour of a division; numbers beyond the last start again."""
        return self.hues[number % len(self.hues)]


LIGHT = Tokens(
    is_dark=False,
    edge=1,
    window="#F4F5F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#F4F6F9",
    nav="#F2F4F7",
    nav_on="#DEE7F5",
    hairline="#EDEFF2",
    border="#DEE2E8",
    control="#CDD3DC",
    field="#848D9A",
    track="#E6E9EE",
    thumb="#FFFFFF",
    bar="#86ACE4",
    bar2="#B4BCC8",
    text="#1C2027",
    text2="#47505D",
    text3="#5D6672",
    accent="#1B5FBF",
    on_accent="#FFFFFF",
    accent_hover="#174F9E",
    accent_soft="#E9F0FB",
    sel="#E4EDFB",
    focus="#0B57D0",
    danger="#B3261E",
    warning="#8A5300",
    success="#1B6B3F",
    warning_soft="#FFF6E3",
    danger_soft="#FDEEED",
    canvas="#E6E9ED",
    scrim="#59000000",
    shadow="#03000000",
    diff_add="#E3F6E9",
    diff_change="#FFF3D6",
    diff_delete="#FCE7E5",
    chips={
        Tone.NEUTRAL: ChipTone("#3F4754", "#ECEEF2", "#7A8391"),
        Tone.INFO: ChipTone("#124A96", "#E3EDFB", "#2F74D0"),
        Tone.PROGRESS: ChipTone("#54359A", "#EEE9FA", "#7B57C9"),
        Tone.WARNING: ChipTone("#6B4300", "#FDEBC8", "#B87400"),
        Tone.SUCCESS: ChipTone("#0F5A34", "#DDF3E6", "#1E8A53"),
        Tone.DANGER: ChipTone("#9B1C1C", "#FCE4E3", "#C9352C"),
    },
    series=("#0B63B0", "#C68206", "#1D9387", "#651B4C", "#9885C9", "#124A16"),
    hues=(
        "#0B63B0",
        "#9D672E",
        "#076151",
        "#B4144E",
        "#5F8DF3",
        "#809E5A",
        "#614572",
        "#5A1B00",
        "#4B9684",
        "#9678A9",
        "#1D1091",
        "#5A5418",
    ),
)

DARK = Tokens(
    is_dark=True,
    edge=1,
    window="#17191D",
    surface="#1F2227",
    raised="#292D34",
    hover="#262A31",
    nav="#191B1F",
    nav_on="#2A3546",
    hairline="#2A2E35",
    border="#343942",
    control="#444B57",
    field="#7C8593",
    track="#343A44",
    thumb="#4A515D",
    bar="#4C77B5",
    bar2="#5A6372",
    text="#E4E7EB",
    text2="#B6BDC8",
    text3="#9CA5B2",
    accent="#86B4FA",
    on_accent="#0C1B33",
    accent_hover="#A6C8FF",
    accent_soft="#243146",
    sel="#263853",
    focus="#9CC3FF",
    danger="#FF9C96",
    warning="#F2C06A",
    success="#7FD6A3",
    warning_soft="#332B1B",
    danger_soft="#3A2426",
    canvas="#121417",
    scrim="#80000000",
    shadow="#0A000000",
    diff_add="#1D3829",
    diff_change="#43361A",
    diff_delete="#472626",
    chips={
        Tone.NEUTRAL: ChipTone("#D0D5DD", "#343A44", "#959EAB"),
        Tone.INFO: ChipTone("#B9D4FD", "#22385A", "#6FA5F5"),
        Tone.PROGRESS: ChipTone("#D6C6FA", "#392E58", "#A98BEB"),
        Tone.WARNING: ChipTone("#FBDA98", "#4D370F", "#E0A63A"),
        Tone.SUCCESS: ChipTone("#AFE6C6", "#1C4330", "#4FBE85"),
        Tone.DANGER: ChipTone("#FFC2BE", "#562625", "#F0766E"),
    },
    series=("#7FB2FF", "#FADB90", "#2B9667", "#D44F13", "#B25CA0", "#48FBF6"),
    hues=(
        "#7FB2FF",
        "#CEBC92",
        "#6EEBCE",
        "#EB596C",
        "#4C75D2",
        "#B6FB95",
        "#867094",
        "#CD4805",
        "#388E56",
        "#F7D8FE",
        "#D985B7",
        "#A8AD22",
    ),
)

HIGH_CONTRAST = replace(
    LIGHT,
    edge=2,
    window="#FFFFFF",
    hover="#F0F0F0",
    nav="#FFFFFF",
    nav_on="#CFE2FF",
    hairline="#767676",
    border="#000000",
    control="#000000",
    field="#000000",
    track="#D6D6D6",
    thumb="#FFFFFF",
    bar="#1B4F9C",
    bar2="#3C3C3C",
    text="#000000",
    text2="#000000",
    text3="#202020",
    accent="#00318F",
    accent_hover="#001E57",
    accent_soft="#E0ECFF",
    sel="#CFE2FF",
    focus="#00318F",
    danger="#8A0000",
    warning="#593300",
    success="#00451F",
    canvas="#D6D6D6",
    chips={
        Tone.NEUTRAL: ChipTone("#000000", "#E4E4E4", "#303030"),
        Tone.INFO: ChipTone("#002A66", "#DCE9FF", "#003D99"),
        Tone.PROGRESS: ChipTone("#35107F", "#ECE4FF", "#4A1FA8"),
        Tone.WARNING: ChipTone("#4A2C00", "#FFE9BD", "#6E4200"),
        Tone.SUCCESS: ChipTone("#003D1B", "#D5F5E1", "#00592A"),
        Tone.DANGER: ChipTone("#7A0000", "#FFE0DE", "#990F0F"),
    },
)

HIGH_CONTRAST_DARK = replace(
    DARK,
    edge=2,
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#1F1F1F",
    nav="#000000",
    nav_on="#12305F",
    hairline="#8A8A8A",
    border="#FFFFFF",
    control="#FFFFFF",
    field="#FFFFFF",
    track="#3C3C3C",
    thumb="#454545",
    bar="#8FBEFF",
    bar2="#C8C8C8",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E2E2E2",
    accent="#A6CDFF",
    on_accent="#000000",
    accent_hover="#CFE4FF",
    accent_soft="#12284A",
    sel="#12305F",
    focus="#FFE14D",
    danger="#FFB3AE",
    warning="#FFD98A",
    success="#A4F0C2",
    warning_soft="#2E2400",
    danger_soft="#330D0B",
    canvas="#1A1A1A",
    chips={
        Tone.NEUTRAL: ChipTone("#FFFFFF", "#333333", "#D8D8D8"),
        Tone.INFO: ChipTone("#DCEAFF", "#123061", "#A6CDFF"),
        Tone.PROGRESS: ChipTone("#E9DFFF", "#34215F", "#CDB6FF"),
        Tone.WARNING: ChipTone("#FFEBC2", "#4A3300", "#FFD070"),
        Tone.SUCCESS: ChipTone("#D4F8E2", "#0B3D22", "#84E8AE"),
        Tone.DANGER: ChipTone("#FFDEDB", "#551513", "#FF9B93"),
    },
)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: str) -> str:
    """The better of black and white on a colour of divisions."""
    return max(("#FFFFFF", "#000000"), key=lambda ink: contrast(ink, ground))


def weak_pairs(tokens: Tokens) -> list[str]:
    """The pairs that are harder to read than they may be."""
    return [
        f"{pair}: {ratio:.2f}"
        for pair, front, back, wanted in _pairs(tokens)
        if (ratio := contrast(front, back)) < wanted
    ]


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_GROUNDS = ("window", "surface", "raised", "hover", "nav", "nav_on", "sel")
_SOFT = ("accent_soft", "warning_soft", "danger_soft")
_TEXTS = {
    "text": (*_GROUNDS, *_SOFT, "track", "thumb"),
    "text2": (*_GROUNDS, *_SOFT, "track", "diff_add", "diff_change", "diff_delete"),
    "text3": _GROUNDS,
    "accent": (*_GROUNDS, "accent_soft", "warning_soft"),
    "on_accent": ("accent", "accent_hover"),
    "danger": ("surface", "raised", "hover", "sel", "nav", "danger_soft", "warning_soft"),
    "warning": ("surface", "raised", "hover", "sel", "nav", "nav_on", "warning_soft"),
    "success": ("surface", "raised", "hover", "sel", "nav", "warning_soft"),
}
_SIGNS = {
    "field": ("surface", "hover", "window", "raised"),
    "focus": (*_GROUNDS, "accent_soft"),
}


def _pairs(tokens: Tokens) -> Iterator[tuple[str, str, str, float]]:
    for fronts, wanted in ((_TEXTS, TEXT_CONTRAST), (_SIGNS, SIGN_CONTRAST)):
        for front, backs in fronts.items():
            for back in backs:
                yield f"{front} on {back}", getattr(tokens, front), getattr(tokens, back), wanted
    yield from _chip_pairs(tokens)
    for colour in (*tokens.hues, *tokens.series):
        yield f"colour {colour}", colour, tokens.surface, SIGN_CONTRAST


def _chip_pairs(tokens: Tokens) -> Iterator[tuple[str, str, str, float]]:
    for tone, chip in tokens.chips.items():
        yield f"{tone} chip", chip.ink, chip.ground, TEXT_CONTRAST
        for back in (chip.ground, tokens.surface, tokens.sel, tokens.hover):
            yield f"{tone} glyph on {back}", chip.glyph, back, SIGN_CONTRAST
    for tone, ground in zip((Tone.INFO, Tone.WARNING, Tone.DANGER), _SOFT, strict=True):
        yield f"{tone} on {ground}", tokens.chips[tone].ink, getattr(tokens, ground), TEXT_CONTRAST
