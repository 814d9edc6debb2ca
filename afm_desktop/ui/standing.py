"""What was loaded stays loaded: to go through it for garbage only stops the window."""

from __future__ import annotations

import gc


def spare_what_is_loaded() -> None:
    """Leave what there is now out of every later search for garbage.

    Modules, mapped classes and fonts are most of what there is, and a search through them holds up
    every thread for 0.1 to 0.4 s. Called where much was loaded, and only once at each such place:
    what is thrown away later is still freed when nobody holds it, but no longer found in circles.
    """
    gc.freeze()
