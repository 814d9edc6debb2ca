"""Erasing a person: value and salt are destroyed wherever they lie; the chain still holds.

An erased record (`erased_on` set) shows no personal value again, even one that arrives later.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from afm_desktop.storage.attached import forget_erased
from afm_desktop.storage.journal.fold import fold
from afm_desktop.storage.journal.operations import histories
from afm_desktop.storage.journal.restate import Place, restate
from afm_desktop.storage.synced import synced_tables


def destroy_erased(connection: Connection, places: Iterable[Place]) -> list[str]:
    """Destroy the personal values of those of these records that are erased; answer which."""
    candidates = [record for entity, record in places if synced_tables()[entity].personal]
    erased = [
        record
        for record, history in histories(connection, candidates).items()
        if fold(history).values.get("erased_on") is not None
    ]
    if erased:
        connection.exec_driver_sql(
            "UPDATE personal_value SET salt = NULL, value = NULL WHERE record = ?",
            [(record,) for record in erased],
        )
    return erased


def forget_everywhere(connection: Connection, records: Iterable[str]) -> None:
    """In a backup: destroy these records' values in the journal, their rows, the index, bytes."""
    forgotten = tuple(records)
    wanted = [(record,) for record in forgotten]
    if not wanted:
        return
    connection.exec_driver_sql(
        "UPDATE personal_value SET salt = NULL, value = NULL WHERE record = ?", wanted
    )
    for (record,) in wanted:
        entities = connection.exec_driver_sql(
            "SELECT DISTINCT o.entity FROM written AS w "
            "JOIN operation AS o ON o.number = w.operation WHERE w.record = ?",
            (record,),
        ).scalars()
        restate(connection, [(entity, record) for entity in entities])
    forget_erased(connection, forgotten)
