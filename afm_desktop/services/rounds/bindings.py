"""What a question may fill of a demand, as it is called in the ready-made form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from afm_desktop.services.forms.ready_made import ready_made


@cache
def binding_words() -> Mapping[str, str]:
    """The word of each binding, in the order of the ready-made form."""
    sections = ready_made()["sections"]
    fields = (field for section in sections for field in section["fields"])
    return {field["binding"]: field["label"] for field in fields if field.get("binding")}
