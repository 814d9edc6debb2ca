"""What was imported from which file is kept beside the gesture that did it."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of imports."""
    op.execute(
        "CREATE TABLE import_batch (\n\tgesture TEXT NOT NULL, \n\tkind TEXT NOT NULL, "
        "\n\tfile TEXT NOT NULL, \n\tsheet TEXT NOT NULL, \n\tsha256 TEXT NOT NULL, "
        "\n\theaders TEXT NOT NULL, \n\tmapping TEXT NOT NULL, \n\tpolicy TEXT NOT NULL, "
        "\n\tnew INTEGER NOT NULL, \n\tchanged INTEGER NOT NULL, \n\tsame INTEGER NOT NULL, "
        "\n\tduplicates INTEGER NOT NULL, \n\trejected INTEGER NOT NULL, "
        "\n\tCONSTRAINT pk_import_batch PRIMARY KEY (gesture)\n)"
    )
    op.execute("CREATE INDEX ix_import_batch_sha256 ON import_batch (sha256)")
