"""Reads many files in one confined process: `python -m tests.exchange.reading.many FILE...`.

Tells of each file what became of it; of one that ends the process there is no line.
"""

import sys
from pathlib import Path

from afm_desktop.exchange.reading.assembling import Assembly
from afm_desktop.exchange.reading.errors import Refusal, error_of
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.suggesting import likely_kind
from afm_desktop.exchange.reading.worker import answer, confine


def main():
    confine(2_000, 120)
    for name in sys.argv[1:]:
        sys.stdout.write(f"{name}\t{_end(assembled(Path(name)))}\n")
        sys.stdout.flush()


def assembled(path):
    """What a file is read as, in the process that asks."""
    assembly = Assembly(path.name)
    for letter, data in answer(path.read_bytes()):
        assembly.take(letter, data)
    return assembly


def _end(assembly):
    if assembly.book is None:
        return str(error_of(assembly.refusal or Refusal.BROKEN, "book.xlsx"))
    tables = all_tables(assembly.book.sheets)
    rows = sum(1 for table in tables for _ in table.rows())
    kinds = {likely_kind(table) for table in tables}
    return f"read {len(tables)} {rows} {len(kinds)}"


if __name__ == "__main__":
    main()
