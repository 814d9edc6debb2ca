"""`python -m afm_desktop` and the command `afm-desktop`."""

from __future__ import annotations

import sys

from afm_desktop.cli.run import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
