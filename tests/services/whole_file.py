"""What a file holds, to be held against what it held before."""

from __future__ import annotations

from afm_desktop.storage.synced import synced_tables


def everything(workspace):
    """Every live row of every synced table, byte for byte."""
    with workspace.reading() as session:
        connection = session.connection()
        return {
            name: connection.exec_driver_sql(
                f"SELECT * FROM {name} WHERE deleted IS NOT 2 ORDER BY row"
            ).all()
            for name in synced_tables()
        }
