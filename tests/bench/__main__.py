"""Run every benchmark, print one table, write build/bench.json; 1 when a bound is broken.

A benchmark is a module of this folder with `run() -> list[dict]`. Each result has `name`, `ours`
and `floor` (the least the work can cost, measured in the same run), `ratio`, `bound` (the highest
ratio that is allowed, or None) and `unit`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import tests.bench

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "bench.json"
KEYS = ("name", "ours", "floor", "ratio", "bound", "unit")

Result = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--only", metavar="NAME", help=f"one of: {', '.join(names())}")
    options = parser.parse_args(arguments)
    if options.only and options.only not in names():
        parser.error(f"no benchmark {options.only}; there are: {', '.join(names())}")
    results = list(measure([options.only] if options.only else names()))
    write(results, RESULTS)
    broken = [result["name"] for result in results if is_broken(result)]
    print(f"{len(results)} measured, {len(broken)} over their bound: {RESULTS}")
    return int(bool(broken))


def names() -> list[str]:
    """The benchmark modules of this folder."""
    found = (module.name for module in pkgutil.iter_modules(tests.bench.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def measure(modules: Iterable[str]) -> Iterator[Result]:
    """Run the modules one after another and print each result as it comes."""
    print(f"{'name':<44} {'ours':>12} {'floor':>12} {'ratio':>8} {'bound':>8}", flush=True)
    for name in modules:
        module = importlib.import_module(f"tests.bench.{name}")
        if not hasattr(module, "run"):  # a module the benchmarks share
            continue
        for result in module.run():
            print(line(result), flush=True)
            yield {key: result[key] for key in KEYS}


def is_broken(result: Result) -> bool:
    """Whether a result is over the bound it was given."""
    return result["bound"] is not None and result["ratio"] > result["bound"]


def line(result: Result) -> str:
    """One result as a line of the table."""
    ours, floor = (f"{result[key]:,.3g} {result['unit']}" for key in ("ours", "floor"))
    bound = "-" if result["bound"] is None else f"{result['bound']:.2f}"
    mark = "  OVER" if is_broken(result) else ""
    return f"{result['name']:<44} {ours:>12} {floor:>12} {result['ratio']:>8.2f} {bound:>8}{mark}"


def write(results: Sequence[Result], path: Path) -> None:
    """Keep the results, so that two runs can be compared."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(list(results), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
