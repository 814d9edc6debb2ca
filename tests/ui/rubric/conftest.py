"""The rubric is held against the real window with all its screens."""

from tests.ui.whole_window import (  # noqa: F401 - fixtures
    demo_file,
    empty,
    file,
    go,
    program,
    quiet_desktop,
    window,
)
