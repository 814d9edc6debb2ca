"""The names of fields are written once for many records that begin together."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Operations may say by a key which fields their values are of."""
    op.execute(
        'CREATE TABLE shape (\n\t"key" INTEGER NOT NULL, \n\tfields TEXT NOT NULL, '
        '\n\tCONSTRAINT pk_shape PRIMARY KEY ("key"), '
        "\n\tCONSTRAINT uq_shape_fields UNIQUE (fields)\n)"
    )
    op.execute(
        "ALTER TABLE operation ADD COLUMN shape INTEGER "
        'CONSTRAINT fk_operation_shape REFERENCES shape ("key")'
    )
