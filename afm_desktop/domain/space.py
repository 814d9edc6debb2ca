"""Whether a place took no more: a full disk, a quota, a largest size."""

from __future__ import annotations

import errno

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


def is_full(error: BaseException | None) -> bool:
    """Whether writing failed for want of space."""
    return isinstance(error, OSError) and error.errno in _FULL
