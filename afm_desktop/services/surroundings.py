"""What this computer says before there is a file: who sits at it, and which places are risky."""

from __future__ import annotations

from afm_desktop.storage.places import Caution, cautions
from afm_desktop.storage.sqlite.lock import user_name

__all__ = ["Caution", "cautions", "user_name"]
