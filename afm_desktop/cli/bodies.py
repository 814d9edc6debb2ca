"""The body somebody names on the command line: by its id, its business number or its name."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.cli import labels
from afm_desktop.domain.codes import format_business_number, is_business_number
from afm_desktop.domain.enums import Ground, Likeness
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.sameness import Traits, compare
from afm_desktop.services.desk import Desk

MOST_LISTED = 10
_KIND = "organizations"
_NAMED = (Ground.BUSINESS_NUMBER, Ground.NAME, Ground.OTHER_NAME)


class NoSuchBody(NotFound):
    """No body is named so."""

    def __init__(self, said: str) -> None:
        super().__init__(labels.NO_SUCH_BODY.format(name=said))


class SeveralBodies(NotFound):
    """More than one body is named so; each is told with its id and business number."""

    def __init__(self, said: str, found: Mapping[str, Traits]) -> None:
        lines = [labels.SEVERAL_BODIES.format(name=said, count=len(found))]
        lines += [_line(id_, found[id_]) for id_ in list(found)[:MOST_LISTED]]
        if len(found) > MOST_LISTED:
            lines.append(labels.BODIES_MORE.format(count=len(found) - MOST_LISTED))
        super().__init__("\n".join(lines))


def body_of(desk: Desk, said: str) -> str:
    """The id of the one body that is meant; what was merged is the body that remains."""
    id_ = named_body(desk, said)
    remains = desk.sameness.remains(id_)
    return remains[0] if remains is not None else id_


def named_body(desk: Desk, said: str) -> str:
    """The id of the one body that is meant; one that was merged is found by its id alone."""
    if desk.details.names(_KIND, [said]):
        return said
    numbers = (said,) if is_business_number(said) else ()
    candidate = Traits.of("" if numbers else said, business_numbers=numbers)
    match = desk.sameness.find(candidate)
    if match.organization_id is None:
        raise NoSuchBody(said)
    if match.likeness is Likeness.SAME:
        return match.organization_id
    alike = desk.sameness.traits((match.organization_id, *match.others))
    found = {id_: one for id_, one in alike.items() if _is_named(candidate, one)}
    if len(found) > 1:
        raise SeveralBodies(said, found)
    if not found:
        raise NoSuchBody(said)
    return next(iter(found))


def shown_numbers(traits: Traits) -> str:
    """The business numbers of a body, or that it has none."""
    numbers = sorted(map(format_business_number, traits.business_numbers))
    return labels.BUSINESS_NUMBER.format(number=", ".join(numbers)) if numbers else labels.NO_NUMBER


def _is_named(candidate: Traits, body: Traits) -> bool:
    return any(reason.ground in _NAMED for reason in compare(candidate, body).reasons)


def _line(id_: str, body: Traits) -> str:
    return labels.BODY_LINE.format(name=body.name, number=shown_numbers(body), id=id_)
