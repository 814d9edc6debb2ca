"""What the window itself and its screens have to say above the screens."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.domain.errors import AfmError
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import frame
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.screen import Note, Program
from afm_desktop.ui.shell.notes import NoteSlot

COACH, DEMO, READ_ONLY, REFUSAL = "coach", "demo", "read_only", "refusal"


class WindowNotes:
    """Keeps the notes while the widgets that show them are made anew."""

    def __init__(self, preferences: Preferences, slot: Callable[[], NoteSlot]) -> None:
        self._preferences, self._slot = preferences, slot
        self._own: dict[str, Note] = {}
        self._of_screens: dict[str, Note] = {}
        self._screen = ""

    def explain(self, program: Program, reason: AfmError) -> None:
        """Say why the file was opened only to read."""
        text, again = frame.OPENED_READ_ONLY.format(why=reason), frame.TRY_AGAIN
        self.put(Note(READ_ONLY, text, "warning", again, program.reopen, can_close=False))

    def begin(self, program: Program, commands: Commands, *, is_demo: bool) -> None:
        """The notes a window begins with."""
        if is_demo:
            action, start = frame.START_OWN, program.welcome
            words = frame.DEMO_BANNER
            self.put(Note(DEMO, words, "info", action, start, can_close=False, stands=True))
        elif COACH not in self._preferences.kept.closed_hints:
            keys = {key: commands.keys_of(key) for key in ("palette", "undo")}
            self.put(Note(COACH, frame.COACH.format(**keys)))

    def put(self, note: Note) -> None:
        """Add a note of the window, or replace the one with its key."""
        self._own[note.key] = note
        self._slot().put(note)

    def refuse(self, sentence: str) -> None:
        """Say what was refused and nobody said in place."""
        self.put(Note(REFUSAL, sentence, "warning"))

    def take_refusal(self) -> None:
        """What was refused no longer matters."""
        self._own.pop(REFUSAL, None)
        self._slot().take(REFUSAL)

    def put_of_screen(self, screen: str, note: Note | None) -> None:
        """Keep what a screen has to say; it is shown with its screen."""
        if note is None:
            self._of_screens.pop(screen, None)
        else:
            self._of_screens[screen] = note
        if screen == self._screen:
            self._slot().show_screen_note(note)

    def show_screen(self, screen: str) -> None:
        """Another screen is shown, with its note."""
        self._screen = screen
        self._slot().show_screen_note(self._of_screens.get(screen))

    def show_again(self) -> None:
        """Show everything in a slot that was made anew."""
        for note in self._own.values():
            self._slot().put(note)

    def closed(self, key: str) -> None:
        """Somebody has read a note; a hint does not come back."""
        self._own.pop(key, None)
        self._of_screens = {s: note for s, note in self._of_screens.items() if note.key != key}
        if key == COACH:
            self._preferences.close_hint(COACH)
