"""Tags and attached files, and the bytes of these."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of tags, of what they are on, of attachments, and of bytes."""
    op.execute(
        'CREATE TABLE tags (\n\t"row" INTEGER NOT NULL, \n\tid TEXT NOT NULL, '
        "\n\tdeleted INTEGER, \n\tname TEXT, \n\thue INTEGER, \n\tmerged_into_id TEXT, "
        '\n\tnotes TEXT, \n\tCONSTRAINT pk_tags PRIMARY KEY ("row"), '
        "\n\tCONSTRAINT uq_tags_id UNIQUE (id), "
        "\n\tCONSTRAINT fk_tags_merged_into_id FOREIGN KEY(merged_into_id) "
        "REFERENCES tags (id) DEFERRABLE INITIALLY DEFERRED\n)"
    )
    op.execute("CREATE INDEX ix_tags_merged_into_id ON tags (merged_into_id)")
    op.execute(
        'CREATE TABLE taggings (\n\t"row" INTEGER NOT NULL, \n\tid TEXT NOT NULL, '
        "\n\tdeleted INTEGER, \n\ttag_id TEXT, \n\tkind TEXT, \n\trecord_id TEXT, "
        '\n\tcircle TEXT, \n\tnotes TEXT, \n\tCONSTRAINT pk_taggings PRIMARY KEY ("row"), '
        "\n\tCONSTRAINT uq_taggings_id UNIQUE (id), "
        "\n\tCONSTRAINT fk_taggings_tag_id FOREIGN KEY(tag_id) "
        "REFERENCES tags (id) DEFERRABLE INITIALLY DEFERRED\n)"
    )
    op.execute("CREATE INDEX ix_taggings_record_id ON taggings (record_id)")
    op.execute("CREATE INDEX ix_taggings_tag_id ON taggings (tag_id)")
    op.execute(
        'CREATE TABLE attachments (\n\t"row" INTEGER NOT NULL, \n\tid TEXT NOT NULL, '
        "\n\tdeleted INTEGER, \n\tkind TEXT, \n\trecord_id TEXT, \n\tcircle TEXT, "
        "\n\tname TEXT, \n\tmedia_type TEXT, \n\tsize BIGINT, \n\tsha256 TEXT, "
        "\n\tadded_on TEXT, \n\tpurpose TEXT, \n\tconfidentiality VARCHAR, "
        "\n\terased_on TEXT, \n\tnotes TEXT, "
        '\n\tCONSTRAINT pk_attachments PRIMARY KEY ("row"), '
        "\n\tCONSTRAINT uq_attachments_id UNIQUE (id)\n)"
    )
    op.execute("CREATE INDEX ix_attachments_record_id ON attachments (record_id)")
    op.execute("CREATE INDEX ix_attachments_sha256 ON attachments (sha256)")
    op.execute(
        "CREATE TABLE attached_bytes (\n\tsha256 TEXT NOT NULL, "
        "\n\tsize BIGINT NOT NULL, \n\temptied_on TEXT, \n\tcontent BLOB, "
        "\n\tCONSTRAINT pk_attached_bytes PRIMARY KEY (sha256)\n)"
    )
