"""The body somebody names on the command line: by its id, its business number or its name."""

from __future__ import annotations

from afm_desktop.cli import labels
from afm_desktop.domain.codes import is_business_number
from afm_desktop.domain.enums import Ground, Likeness
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.sameness import Traits
from afm_desktop.services.desk import Desk

_KIND = "organizations"
_NAMED = (Ground.BUSINESS_NUMBER, Ground.NAME, Ground.OTHER_NAME)


class NoSuchBody(NotFound):
    """No body, or more than one, is named so."""

    def __init__(self, said: str) -> None:
        super().__init__(labels.NO_SUCH_BODY.format(name=said))


def body_of(desk: Desk, said: str) -> str:
    """The id of the one body that is meant; what was merged is the body that remains."""
    if desk.details.names(_KIND, [said]):
        remains = desk.sameness.remains(said)
        return remains[0] if remains is not None else said
    numbers = (said,) if is_business_number(said) else ()
    match = desk.sameness.find(Traits.of("" if numbers else said, business_numbers=numbers))
    is_named = any(reason.ground in _NAMED for reason in match.reasons)
    is_sure = match.likeness is Likeness.SAME or (is_named and not match.others)
    if match.organization_id is None or not is_sure:
        raise NoSuchBody(said)
    return match.organization_id
