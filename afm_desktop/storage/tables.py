"""Tables of this file alone: the journal, this office's settings, what was found twice over.

Only operations and their gestures travel between offices; the rest is derived or local.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

LOCAL = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

setting = Table(
    "setting",
    LOCAL,
    Column("key", Text, primary_key=True),
    Column("value", Text),
)

stream = Table(
    "stream",
    LOCAL,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("is_received", Integer, nullable=False),
)

gesture = Table(
    "gesture",
    LOCAL,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("clock", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("undoes", Text),
    Column("learned_at", Text, nullable=False),
    Index("ix_gesture_clock", "clock"),
    Index("ix_gesture_undoes", "undoes", sqlite_where=text("undoes IS NOT NULL")),
)

shape = Table(
    "shape",
    LOCAL,
    Column("key", Integer, primary_key=True),
    Column("fields", Text, nullable=False, unique=True),
)

operation = Table(
    "operation",
    LOCAL,
    Column("number", Integer, primary_key=True),
    Column("stream", ForeignKey("stream.key"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("gesture", ForeignKey("gesture.key"), nullable=False),
    Column("entity", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("shape", ForeignKey("shape.key")),
    Column("records", Integer, nullable=False, server_default=text("1")),
    UniqueConstraint("stream", "sequence"),
    Index("ix_operation_gesture", "gesture"),
)

written = Table(
    "written",
    LOCAL,
    Column("record", Text, primary_key=True),
    Column("operation", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which operations wrote on a record: of each record an operation is on, one row."""

personal_value = Table(
    "personal_value",
    LOCAL,
    Column("reference", Text, primary_key=True),
    Column("record", Text, nullable=False, index=True),
    Column("salt", LargeBinary),
    Column("value", Text),
)

conflict = Table(
    "conflict",
    LOCAL,
    Column("entity", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
)

access_log = Table(
    "access_log",
    LOCAL,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

import_batch = Table(
    "import_batch",
    LOCAL,
    Column("gesture", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("headers", Text, nullable=False),
    Column("mapping", Text, nullable=False),
    Column("policy", Text, nullable=False),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("same", Integer, nullable=False),
    Column("duplicates", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Index("ix_import_batch_sha256", "sha256"),
)

attached_bytes = Table(
    "attached_bytes",
    LOCAL,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("emptied_on", Text),
    Column("content", LargeBinary),
)
"""The bytes of attached files, once for each content; emptied ones were let go on purpose."""

search_row = Table(
    "search_row",
    LOCAL,
    Column("place", Integer, primary_key=True),
    Column("key", Integer, nullable=False, unique=True),
    Column("sort", Text, nullable=False),
    Column("text", Text, nullable=False),
)
