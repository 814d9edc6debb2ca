"""The person a row names: found by name within the body, else new."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.model.people import Person
from afm_desktop.services.imports.model import Problem, Values
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.rows import Refused, Work

_OWN = "organization_id"
PERSON_KEYS = {"name": "person_name", "phone": "person_phone", "email": "person_email"}
"""The cell each field of a contact person is from, in lists of something else."""
_MASKED = "*"
_IS_MASKED = "이름이 가려진 명단입니다. 사유를 적고 가리지 않은 명단을 내보낸 뒤 가져오세요."


def write_person(
    work: Work,
    pending: Pending,
    body: str | None,
    values: Mapping[str, object],
    keys: Mapping[str, str],
    *,
    is_part: bool,
    fills_only: bool = False,
) -> tuple[Values | None, bool]:
    """Write a person of a body; answer the person and whether they are new.

    `is_part` lists a new person among the changes of the row; with `fills_only` a person who is
    there keeps what is known of them.
    """
    given = {name: value for name, value in values.items() if value is not None}
    name = given.get("name")
    if not isinstance(name, str):
        return None, False
    if _MASKED in name:
        raise Refused(Problem(keys.get("name", "name"), _IS_MASKED))
    known = person_of(pending, body, given)
    if known is None:
        shown, found_by = "name" if is_part else None, _OWN if body else "name"
        return work.add(Person, {**given, _OWN: body}, found_by, keys, shown), True
    if not fills_only:
        work.set(Person, known, given, keys)
    return known, False


def person_of(pending: Pending, body: str | None, given: Mapping[str, object]) -> Values | None:
    """The person of a body with that name; of two, the one whose address or phone agrees.

    Without a body it is one who is of none.
    """
    if body:
        own = pending.of(Person, _OWN, body)
    else:
        alike = pending.of(Person, "name", str(given.get("name") or ""))
        own = [person for person in alike if not person.get(_OWN)]
    named = [person for person in own if person.get("name") == given.get("name")]
    if len(named) < 2:
        return named[0] if named else None
    agreeing = [
        person
        for person in named
        if any(given.get(key) and person.get(key) == given.get(key) for key in ("email", "phone"))
    ]
    return agreeing[0] if agreeing else named[0]
