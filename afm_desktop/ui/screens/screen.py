"""What every screen is to the frame around it: a header, a place, panes, and who is told what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.office import Role
from afm_desktop.services.naming import DivisionName
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.commands import Commands, Do, Reason, may_always
from afm_desktop.ui.look import Look
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.room import Room

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk
    from afm_desktop.ui.widgets.overlay import Overlay

EVERYBODY = frozenset(Role)
OFFICES = frozenset({Role.SECRETARY, Role.CENTER})
CENTER = frozenset({Role.CENTER})
FIRMS = frozenset({Role.FIRM})


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the line above a screen; buttons are named by their commands.

    `words` gives a command other words on its button: 수요 등록 instead of 새로 만들기.
    """

    count: str = ""
    primary: str = ""
    secondary: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    """Instead of the screen's title, as for a record that fills the page."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What a screen does when one of the frame's commands is given."""

    do: Do
    when: Reason = may_always


@dataclass(frozen=True, slots=True)
class Note:
    """One message in the info bar, above both panes; `key` tells two apart."""

    key: str
    text: str
    tone: str = "info"
    """`info` or `warning`."""
    action: str = ""
    do: Do | None = None
    can_close: bool = True
    stands: bool = False
    """Whether it is seen above every other one, as long as the file is open."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What waits for the user behind a screen, beside its name in the navigation."""

    text: str = ""
    is_urgent: bool = False
    words: str = ""
    """As it is read out: 보완 기한 지난 수요 2건."""


class Scope(Protocol):
    """What the whole window is narrowed to."""

    @property
    def division(self) -> str | None:
        """The code of one division, or None for all."""

    @property
    def divisions(self) -> Sequence[DivisionName]:
        """All divisions there are to choose from."""

    @property
    def words(self) -> str:
        """전체 12개 분과, or the name of one division."""


Covering = Callable[[QWidget], tuple["Overlay", QWidget]]
"""Makes what stands over a window, and says where the keyboard begins in it."""


class Frame(Protocol):
    """What a screen may ask of the window around it."""

    def navigate(self, place: Place) -> None:
        """Go to a place; it can be come back from."""

    def amend(self, place: Place) -> None:
        """Say more exactly where the screen is, without a step in the way back."""

    def open_apart(self, table: str, id: str) -> None:
        """Show a record in a window of its own."""

    def come_forward(self) -> None:
        """Be seen before other windows."""

    def cover(self, make: Covering) -> None:
        """Put something over the whole window, in place of what stands there."""

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say what was done, for some seconds; `undo` offers to take it back."""

    def info(self, note: Note | None) -> None:
        """Put one message above this screen, or take it away."""


class Program(Protocol):
    """What a screen may ask of the program as a whole."""

    @property
    def look(self) -> Look:
        """Brightness, contrast, text size and density."""

    def reopen(self) -> None:
        """Close the file and open it again, as after somebody else works in it."""

    def renew(self) -> None:
        """Show anew who works here."""

    def welcome(self) -> None:
        """Begin a new file."""


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """What a screen gets to work with."""

    bridge: Bridge
    preferences: Preferences
    commands: Commands
    scope: Scope
    frame: Frame
    program: Program

    def navigate(self, place: Place) -> None:
        """Go to a place."""
        self.frame.navigate(place)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say what was done."""
        self.frame.toast(text, undo=undo)

    def info(self, note: Note | None) -> None:
        """Put one message above this screen, or take it away."""
        self.frame.info(note)


class Screen(QWidget):
    """One screen; the frame asks it, and it says when the answer has changed."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""

    header_changed = Signal()
    selected = Signal(str)
    """What is selected and its sum, for the status bar."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context

    def header(self) -> Header:
        """The count and the buttons of the line above."""
        return Header()

    def doings(self) -> Mapping[str, Doing]:
        """What it does of the frame's commands while it is shown, by their keys."""
        return {}

    def open(self, place: Place) -> None:
        """Show a record, or a list narrowed down."""

    def place(self) -> Place:
        """Where it is now."""
        return Place(self.key)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what records of these kinds have changed; all when there are none."""

    def panes(self) -> Sequence[QWidget]:
        """The parts F6 goes round, in visual order."""
        return (self,)

    def start(self) -> QWidget | None:
        """Where the keyboard is when it is shown."""
        panes = self.panes()
        return panes[0] if panes else None

    def arrange(self, room: Room) -> None:
        """Lay itself out for so much room; told before it is first shown, then on each change."""

    def leave(self) -> None:
        """Save what was typed; another screen is shown next."""

    def drafts(self) -> object:
        """What is typed and could not be saved, for the screen made in place of this one."""
        return None

    def take_up(self, drafts: object) -> None:
        """Go on from what `drafts` of the screen before told; told before it is opened."""


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """How a screen is listed: made when it is first shown."""

    key: str
    words: str
    icon: str
    group: str
    """The caption in the navigation it stands under; empty for none."""
    factory: Callable[[ScreenContext], Screen]
    roles: frozenset[Role] = EVERYBODY
    counter: Callable[[Desk, str | None], Counter] | None = None
    """Counted on a worker for the division the window is narrowed to."""
    reads: frozenset[str] = frozenset()
    """The kinds of record its counter depends on."""
    finds: str = ""
    """The kind of record the palette finds and this screen opens."""
    loads: tuple[str, ...] = ()
    """Modules that are loaded ahead, each in a turn of its own."""
    is_at_foot: bool = False
    """Whether it stands below the others, as the settings do."""
    is_apart: bool = False
    """Whether a command alone leads to it: it is seldom needed."""
