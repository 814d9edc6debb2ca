"""A watchdog of the event loop."""

from tests.ui.watchdog import watchdog

__all__ = ["watchdog"]
