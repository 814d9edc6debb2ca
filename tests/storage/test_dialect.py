"""What is put into SQL for one file is so for the others."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import bindparam, column, select
from sqlalchemy.engine.interfaces import CacheStats

from afm_desktop.storage.sqlite.driver import connect
from afm_desktop.storage.sqlite.engine import reading_engine


def cached(path: Path, name: str) -> CacheStats:
    """Ask a file something, and say whether it was put into SQL before."""
    engine = reading_engine(path)
    statement = select(bindparam("wanted", 1).label(name)).order_by(column(name))
    with engine.connect() as connection:
        hit = connection.execute(statement).context.cache_hit
    engine.dispose()
    assert isinstance(hit, CacheStats)
    return hit


def test_a_statement_is_compiled_once_for_all_files(tmp_path):
    for name in ("first.db", "second.db"):
        connect(tmp_path / name, "rwc").close()

    assert cached(tmp_path / "first.db", "asked_once") is CacheStats.CACHE_MISS
    assert cached(tmp_path / "second.db", "asked_once") is CacheStats.CACHE_HIT
