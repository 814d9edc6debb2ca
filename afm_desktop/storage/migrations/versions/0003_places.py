"""The search index is kept in 가나다 order; what it says is written when the file is opened."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index anew, empty."""
    op.execute("DROP TABLE search")
    op.execute("DROP TABLE search_row")
    op.execute(
        'CREATE TABLE search_row (\n\tplace INTEGER NOT NULL, \n\t"key" INTEGER NOT NULL, '
        "\n\tsort TEXT NOT NULL, \n\ttext TEXT NOT NULL, "
        "\n\tCONSTRAINT pk_search_row PRIMARY KEY (place), "
        '\n\tCONSTRAINT uq_search_row_key UNIQUE ("key")\n)'
    )
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(grams, content='', detail=none, columnsize=0, "
        'tokenize="ascii tokenchars \'!""#$%&()*+,-./\\:;<=>?@[\\]^_`{|}~\'")'
    )
