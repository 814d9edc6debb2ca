"""The key of a form with a few letters that tell when it was changed."""

from __future__ import annotations

import hashlib

from afm_desktop.exchange.forms.filled import SIGN, DamagedKey, NoForm

_LETTERS = 8


def sealed(key: str) -> str:
    """`afm-form:KEY:1a2b3c4d`, as it is hidden in a form."""
    return f"{SIGN}:{key}:{_check(key)}"


def unsealed(text: str, name: str) -> str:
    """The key of a form; one that was changed, or is none, is refused by the file's name."""
    sign, _, rest = text.strip().partition(":")
    if sign != SIGN:
        raise NoForm(name)
    key, _, check = rest.rpartition(":")
    if not key or check != _check(key):
        raise DamagedKey(name)
    return key


def _check(key: str) -> str:
    return hashlib.sha256(f"{SIGN}:{key}".encode()).hexdigest()[:_LETTERS]
