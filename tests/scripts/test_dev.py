"""`scripts/dev.py` installs what is missing, nothing twice, and names no address."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev(tmp_path, monkeypatch):
    """The script with a tree of its own, so that nothing real is installed."""
    spec = importlib.util.spec_from_file_location("dev_script", ROOT / "scripts" / "dev.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    places = {"ROOT": "", "TOOLS": ".tools", "VENV": ".venv", "LOCK": "requirements.lock"}
    places |= {"STAMP": ".venv/.installed", "DEMO": "build/demo", "SCREENS": "build/screens"}
    places |= {"BYTECODE": "build/bytecode"}
    for name, place in places.items():
        monkeypatch.setattr(script, name, tmp_path / place)
    script.LOCK.write_text("one==1\n")
    return script


@pytest.fixture
def calls(dev, monkeypatch):
    """Every command the script would start; all succeed."""
    started = []

    def start(command, **_settings):
        started.append([str(word) for word in command])
        return subprocess.CompletedProcess(command, 0, stdout="", stderr="")

    monkeypatch.setattr(dev.subprocess, "run", start)
    monkeypatch.setattr(dev, "missing_packages", lambda _libraries: [])
    return started


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def words(calls):
    return [" ".join(command) for command in calls]


# --- setting up -------------------------------------------------------------------------------


def test_the_second_set_up_starts_nothing(dev, calls):
    put(dev.TOOLS / "bin" / "uv")
    dev.VENV.mkdir()

    dev.set_up(needs_qt=True)
    put(dev.venv_python())
    first = len(calls)
    dev.set_up(needs_qt=True)

    assert first == 2
    assert len(calls) == first


def test_a_changed_lock_is_installed_again_without_a_new_environment(dev, calls):
    put(dev.TOOLS / "bin" / "uv")
    put(dev.venv_python())
    (dev.VENV / "pyvenv.cfg").write_text(f"version_info = {dev._wanted_version()}\n")
    dev.set_up(needs_qt=False)

    dev.LOCK.write_text("one==2\n")
    dev.set_up(needs_qt=False)

    assert len(calls) == 2
    assert all("pip sync --quiet --require-hashes" in line for line in words(calls))


def test_another_python_gets_a_new_environment(dev, calls):
    put(dev.TOOLS / "bin" / "uv")
    put(dev.venv_python())
    (dev.VENV / "pyvenv.cfg").write_text("version_info = 3.9.1\n")

    dev.set_up(needs_qt=False)

    assert "venv --quiet --clear" in words(calls)[0]


def test_an_interrupted_installation_is_not_taken_for_finished(dev, monkeypatch):
    put(dev.TOOLS / "bin" / "uv")
    put(dev.venv_python())
    (dev.VENV / "pyvenv.cfg").write_text(f"version_info = {dev._wanted_version()}\n")
    dev.STAMP.write_text("an older lock")

    def fail(*_command, **_environment):
        raise dev.SetUpError("no network")

    monkeypatch.setattr(dev, "_quietly", fail)
    with pytest.raises(dev.SetUpError):
        dev.set_up(needs_qt=False)

    assert not dev.is_installed()
    assert not dev.STAMP.exists()


@pytest.mark.parametrize("place", ["bin/uv", "bin/uv.exe", "Scripts/uv.exe"])
def test_uv_is_found_where_each_system_puts_it(dev, place):
    put(dev.TOOLS / place)

    assert dev.find_uv() == dev.TOOLS / place


def test_without_pip_and_apt_a_sentence_says_what_to_install(dev, monkeypatch, capsys):
    done = subprocess.CompletedProcess([], 1, stdout="")
    monkeypatch.setattr(dev, "_output", lambda *_command, **_environment: done)
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)

    assert dev.main(["check"]) == 1

    assert capsys.readouterr().out.splitlines()[-1].startswith("error: pip is missing; install it")


def test_what_a_tool_says_is_shown_without_its_address(dev):
    shown = dev.without_addresses("could not fetch https://example.test/simple/one/ (timed out)")

    assert shown == "could not fetch (address) (timed out)"


def test_a_failing_tool_is_quoted_without_addresses(dev, capsys):
    command = [sys.executable, "-c", "print('see https://example.test/a'); raise SystemExit(3)"]

    with pytest.raises(dev.SetUpError, match=r"failed:\n  see \(address\)"):
        dev._quietly(command)

    assert capsys.readouterr().out == ""


# --- Qt's libraries ---------------------------------------------------------------------------


def test_only_libraries_that_do_not_load_are_missing(dev):
    libraries = {"libc.so.6": "libc6", "libabsent-afm.so.1": "libabsent1"}

    if sys.platform == "linux":
        assert dev.missing_packages(libraries) == ["libabsent1"]


def test_nothing_is_installed_when_the_libraries_are_there(dev, calls):
    dev.install_qt_libraries()

    assert calls == []


def test_missing_libraries_are_installed_by_apt(dev, calls, monkeypatch):
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_packages", lambda _libraries: ["libegl1"])
    monkeypatch.setattr(dev, "_as_root", lambda: ["sudo"])
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")

    dev.install_qt_libraries()

    assert words(calls)[0].startswith("sudo apt-get update")
    assert words(calls)[1].startswith("sudo apt-get install -y")
    assert words(calls)[1].endswith(" libegl1")


def test_without_apt_the_job_goes_on_after_one_line(dev, calls, monkeypatch, capsys):
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_packages", lambda _libraries: ["libegl1"])
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)

    dev.install_qt_libraries()

    assert capsys.readouterr().out.splitlines() == [
        "setup: Qt needs libegl1; going on without (papers do not need Qt)"
    ]
    assert calls == []


def test_qt_starts_with_the_libraries_that_are_here(dev):
    if sys.platform == "linux":
        assert dev.missing_packages(dev.QT_LIBRARIES) == []


# --- the jobs ---------------------------------------------------------------------------------


@pytest.fixture
def ready(dev, calls, monkeypatch):
    """A tree in which everything is installed."""
    monkeypatch.setattr(dev, "set_up", lambda **_needs: None)
    return calls


def test_run_makes_the_demonstration_once(dev, ready, capsys):
    assert dev.main(["run"]) == 0
    (dev.DEMO / "alliance.afm").touch()
    assert dev.main(["run"]) == 0

    made = [line for line in words(ready) if "-m afm_desktop demo" in line]
    printed = [line for line in words(ready) if "report" in line and "--division all" in line]
    assert len(made) == 1
    assert len(printed) == 2
    assert "demonstration: kept build/demo/alliance.afm" in capsys.readouterr().out


def test_run_says_where_the_papers_lie_without_a_display(dev, ready, monkeypatch, capsys):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name in ("BAT", "SHP"):
        put(dev.DEMO / "reports" / f"{name}.pdf")

    assert dev.main(["run"]) == 0

    said = capsys.readouterr().out
    pictures = dev.DEMO / "screens"
    assert f"papers:    {dev.DEMO / 'reports'} (2 PDF)" in said
    assert (
        f"window:    not opened, there is no display here; pictures of it are in {pictures}" in said
    )
    assert words(ready)[-1].endswith(f"screens {dev.DEMO / 'alliance.afm'} --out {pictures}")


def test_run_opens_the_window_on_a_display(dev, ready, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")

    assert dev.main(["run"]) == 0

    assert words(ready)[-1].endswith(f"-m afm_desktop {dev.DEMO / 'alliance.afm'}")


def test_screens_takes_every_look_of_the_demonstration_and_an_empty_file(dev, ready, capsys):
    assert dev.main(["screens"]) == 0

    taken = [line.split("-m afm_desktop ")[1] for line in words(ready) if " screens " in line]
    assert len(taken) == len(dev.SITTINGS) + 1
    assert taken[1] == (
        f"screens {dev.DEMO / 'alliance.afm'} --out {dev.SCREENS / 'alliance-dark-100-1440x900'}"
        " --theme dark --scale 1.0 --size 1440x900"
    )
    assert str(dev.SCREENS / "empty-light-100-1440x900") in taken[-1]
    assert f"screens:   {dev.SCREENS}" in capsys.readouterr().out


def test_the_libraries_of_the_window_are_looked_for_only_on_a_display(dev, monkeypatch):
    looked_for = []
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_packages", lambda found: looked_for.append(set(found)) or [])
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for display in ("", ":0"):
        monkeypatch.setenv("DISPLAY", display)
        dev.install_qt_libraries()

    assert looked_for == [{*dev.QT_LIBRARIES}, {*dev.QT_LIBRARIES, *dev.WINDOW_LIBRARIES}]


def test_run_stops_where_the_program_fails(dev, ready, monkeypatch):
    failed = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_args, **_settings: failed)

    assert dev.main(["run"]) == 1


def test_every_check_runs_even_if_one_fails(dev, ready, monkeypatch, capsys):
    def start(command, **_settings):
        code = int("format" in command)
        return subprocess.CompletedProcess(command, code, stdout="1 file differs\n", stderr="")

    monkeypatch.setattr(dev.subprocess, "run", start)

    assert dev.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "check format: failed",
        "1 file differs",
        "check lint: ok",
        "check types: ok",
        "check layers: ok",
    ]


def test_test_runs_the_checks_first_and_hands_words_to_pytest(dev, ready):
    assert dev.main(["test", "tests/domain", "-k", "tier"]) == 0

    assert "ruff format --check ." in words(ready)[0]
    assert words(ready)[-1].endswith("-m pytest tests/domain -k tier")
    assert len(ready) == len(dev.CHECKS) + 1


@pytest.mark.parametrize(("room", "is_used"), [(0, True), (1 << 62, False)])
def test_files_of_tests_lie_in_memory_where_there_is_room(
    dev, tmp_path, monkeypatch, room, is_used
):
    monkeypatch.setattr(dev, "MEMORY", tmp_path)
    monkeypatch.setattr(dev, "ROOM_FOR_TESTS", room)

    assert dev.folder_for_tests() == (tmp_path if is_used else None)


def test_files_of_tests_are_gone_after_them(dev, ready, tmp_path, monkeypatch):
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(dev, "MEMORY", memory)
    monkeypatch.setattr(dev, "ROOM_FOR_TESTS", 0)
    given = []

    def start(_command, **settings):
        given.append(Path(settings["TMPDIR"]).is_dir())
        return 0

    monkeypatch.setattr(dev, "_child", start)

    assert dev.main(["test"]) == 0

    assert given == [True]
    assert not [*memory.iterdir()]


def test_what_is_compiled_for_one_test_is_kept_for_the_next(dev, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    put(dev.ROOT / "compiled.py")

    assert dev._child([sys.executable, "-c", "import compiled"]) == 0

    assert [*dev.BYTECODE.rglob("compiled.*.pyc")]


def test_a_failed_check_fails_the_tests_too(dev, ready, monkeypatch):
    monkeypatch.setattr(dev, "_run_checks", lambda: 1)

    assert dev.main(["test"]) == 1


def test_bench_passes_the_name_on(dev, ready):
    assert dev.main(["bench", "--only", "papers"]) == 0

    assert words(ready)[-1].endswith("-m tests.bench --only papers")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "--fast"]])
def test_wrong_usage_ends_with_2(dev, arguments):
    with pytest.raises(SystemExit) as stopped:
        dev.main(arguments)

    assert stopped.value.code == 2
