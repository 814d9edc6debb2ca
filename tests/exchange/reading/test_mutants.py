"""Five hundred damaged books: each is read or refused in a sentence, none hangs or crashes."""

import random
import subprocess
import sys

import pytest

from afm_desktop.exchange.reading.errors import CannotRead
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.paths import PACKAGE
from tests.exchange.reading.books import MEMBERS, grid, inline, ods, raw_xlsx, xls

COUNT = 500
SECONDS = 300  # a hang, however busy the computer is


def originals(folder):
    page = "<table>" + "<tr><td colspan=2>기업명<td>분과</tr>" * 9 + "</table>"
    (folder / "page.xls").write_text(page, encoding="utf-8")
    text = "\n".join(",".join(f'"{value}"' for value in row) for row in MEMBERS * 9)
    (folder / "list.csv").write_bytes(text.encode("cp949"))
    return [
        grid(folder / "one.xlsx", MEMBERS * 9),
        raw_xlsx(folder / "two.xlsx", inline(MEMBERS * 9)),
        ods(folder / "three.ods", MEMBERS * 9),
        xls(folder / "four.xls", MEMBERS * 9, merges=[(1, 5, 2, 2)]),
        xls(folder / "five.xls", MEMBERS, merges=[(1, 2, 0, 1)]),
        folder / "page.xls",
        folder / "list.csv",
    ]


def mutated(data, chance):
    """Bytes changed, cut out, doubled or cut off."""
    changed = bytearray(data)
    kind = chance.randrange(4)
    at = chance.randrange(len(changed))
    if kind == 0:
        for _ in range(chance.choice([1, 3, 20])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    elif kind == 1:
        del changed[at:]
    elif kind == 2:
        del changed[at : at + chance.choice([1, 16, 300])]
    else:
        changed[at:at] = changed[at : at + chance.choice([1, 16, 300])]
    return bytes(changed)


@pytest.fixture(scope="module")
def mutants(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutants")
    books = [path.read_bytes() for path in originals(folder)]
    paths = []
    for number in range(COUNT):
        chance = random.Random(number)
        path = folder / f"{number}.xlsx"
        path.write_bytes(mutated(books[number % len(books)], chance))
        paths.append(path)
    return paths


def ends(paths):
    """What became of each file that did not end the process it was read in."""
    told = {}
    waiting = [str(path) for path in paths]
    while waiting:
        done = subprocess.run(
            [sys.executable, "-m", "tests.exchange.reading.many", *waiting],
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=PACKAGE.parent,
        )
        lines = dict(line.split("\t", 1) for line in done.stdout.decode().splitlines())
        told |= lines
        waiting = waiting[len(lines) + 1 :]
    return told


@pytest.mark.slow
def test_a_damaged_book_is_read_or_refused(mutants):
    told = ends(mutants)

    strange = {end for end in told.values() if not end.startswith("read ") and end[-1] != "."}
    assert strange == set()
    assert sum(end.startswith("read ") for end in told.values()) > 100
    for path in mutants:
        if str(path) not in told:  # it ended its process, so the program must say a sentence
            with pytest.raises(CannotRead, match="파일을 읽을 수 없습니다"):
                open_book(path)
