"""What an office says of itself in its file: role, division, own body, the demonstration's day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from afm_desktop.domain.office import Office, Role

PROGRAM = "AFM Desktop"
"""Who writes what a new file begins with."""


def read_setting(connection: Connection, key: str) -> str | None:
    """One setting of this file, or None."""
    value = connection.exec_driver_sql(
        "SELECT value FROM setting WHERE key = ?", (key,)
    ).scalar_one_or_none()
    return None if value is None else str(value)


def write_setting(connection: Connection, key: str, value: str | None) -> None:
    """Keep one setting of this file."""
    connection.exec_driver_sql(
        "INSERT INTO setting (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def read_office(connection: Connection) -> Office:
    """Whose file this is."""
    day = read_setting(connection, "fixed_day")
    return Office(
        role=Role(read_setting(connection, "role") or Role.SECRETARY),
        actor=read_setting(connection, "actor") or "",
        division=read_setting(connection, "division"),
        organization=read_setting(connection, "organization"),
        fixed_day=date.fromisoformat(day) if day else None,
    )


def write_office(connection: Connection, office: Office) -> None:
    """Keep whose file this is."""
    write_setting(connection, "role", office.role)
    write_setting(connection, "actor", office.actor)
    write_setting(connection, "division", office.division)
    write_setting(connection, "organization", office.organization)
    day = office.fixed_day
    write_setting(connection, "fixed_day", day.isoformat() if day else None)
