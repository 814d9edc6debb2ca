"""Many records may begin in one operation; which operations are on a record is kept apart."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Note of every operation how many records it is on, and which."""
    op.execute("ALTER TABLE operation ADD COLUMN records INTEGER DEFAULT 1 NOT NULL")
    op.execute("DROP INDEX ix_operation_record")
    op.execute(
        "CREATE TABLE written (\n\trecord TEXT NOT NULL, \n\toperation INTEGER NOT NULL, "
        "\n\tCONSTRAINT pk_written PRIMARY KEY (record, operation)\n)\n WITHOUT ROWID"
    )
    op.execute(
        "INSERT INTO written (record, operation) "
        "SELECT record, number FROM operation ORDER BY record, number"
    )
