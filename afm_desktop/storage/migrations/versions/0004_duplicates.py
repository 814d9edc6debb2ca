"""What was decided of bodies that look like one is kept."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of decisions."""
    op.execute(
        'CREATE TABLE duplicates (\n\t"row" INTEGER NOT NULL, \n\tid TEXT NOT NULL, '
        "\n\tdeleted INTEGER, \n\tfirst_id TEXT, \n\tsecond_id TEXT, \n\tdecision VARCHAR, "
        "\n\tpoints INTEGER, \n\tdecided_on TEXT, \n\tnotes TEXT, "
        '\n\tCONSTRAINT pk_duplicates PRIMARY KEY ("row"), '
        "\n\tCONSTRAINT uq_duplicates_id UNIQUE (id), "
        "\n\tCONSTRAINT fk_duplicates_first_id FOREIGN KEY(first_id) "
        "REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, "
        "\n\tCONSTRAINT fk_duplicates_second_id FOREIGN KEY(second_id) "
        "REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED\n)"
    )
    op.execute("CREATE INDEX ix_duplicates_first_id ON duplicates (first_id)")
    op.execute("CREATE INDEX ix_duplicates_second_id ON duplicates (second_id)")
