"""One dialect for all files of this process: what is put into SQL for one is so for the others.

SQLAlchemy keeps compiled statements by engine and by dialect. A file has two engines, a window on
another day two more, and each would compile anew what all of them ask alike.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_STATEMENTS = 1_000


class Dialect(SQLiteDialect_pysqlite):
    """SQLite as this process has it; every file is spoken to in the same way."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dialect)

    def __hash__(self) -> int:
        return hash(Dialect)


registry.register("sqlite.workspace", __name__, Dialect.__name__)
_compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)


def engine_of(**options: Any) -> Engine:
    """An engine that compiles a statement only when no other engine has done so."""
    kept = {"compiled_cache": _compiled}
    return create_engine("sqlite+workspace://", execution_options=kept, **options)
