"""The runner of the benchmarks: one table, one file, and 1 when a bound is broken."""

import json
import types

import pytest

from tests.bench import __main__ as bench


def result(**changes):
    known = {"name": "status paper", "ours": 120.0, "floor": 100.0, "unit": "ms"}
    return {**known, "ratio": 1.2, "bound": 1.5, **changes}


@pytest.fixture
def modules(monkeypatch, tmp_path):
    """Benchmarks that were planted for the test, by name."""
    planted = {}
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "build" / "bench.json")
    monkeypatch.setattr(bench, "names", lambda: sorted(planted))
    monkeypatch.setattr(
        bench.importlib, "import_module", lambda name: planted[name.removeprefix("tests.bench.")]
    )
    return planted


def plant(modules, name, *results):
    modules[name] = types.SimpleNamespace(run=lambda: list(results))


def test_results_within_their_bounds_pass_and_are_kept(modules, capsys):
    plant(modules, "papers", result(), result(name="no bound", bound=None, ratio=9.0))

    assert bench.main([]) == 0

    kept = json.loads(bench.RESULTS.read_text(encoding="utf-8"))
    assert [row["name"] for row in kept] == ["status paper", "no bound"]
    assert "120 ms" in capsys.readouterr().out


def test_a_broken_bound_is_shown_and_fails(modules, capsys):
    plant(modules, "papers", result(ratio=1.51))

    assert bench.main([]) == 1
    assert "OVER" in capsys.readouterr().out


def test_only_the_named_benchmark_runs(modules):
    plant(modules, "papers", result(ratio=99.0))
    plant(modules, "storage", result())

    assert bench.main(["--only", "storage"]) == 0


def test_a_shared_module_is_passed_over(modules):
    modules["floors"] = types.SimpleNamespace()

    assert bench.main([]) == 0


def test_an_unknown_name_lists_those_there_are(modules, capsys):
    plant(modules, "papers", result())

    with pytest.raises(SystemExit) as stopped:
        bench.main(["--only", "paper"])

    assert stopped.value.code == 2
    assert "there are: papers" in capsys.readouterr().err
