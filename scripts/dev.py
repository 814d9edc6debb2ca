"""One entry for everyone who works on AFM Desktop: run, test, check, bench, screens.

It needs only the standard library. What the program needs is put into `.tools` and `.venv`;
a second call finds it there and takes seconds.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / ".installed"
DEMO = ROOT / "build" / "demo"
SCREENS = ROOT / "build" / "screens"
BYTECODE = ROOT / "build" / "bytecode"
MEMORY = Path("/dev/shm")
ROOM_FOR_TESTS = 4 << 30  # bytes; what they leave behind is taken away as they pass

OLDEST_PYTHON = (3, 11)
UV = "uv==0.13.9"
WINDOWS = sys.platform == "win32"

# The smallest set that lets Qt start without a screen on a bare Debian 12.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}

# What the X11 side of Qt loads besides, where there is a display.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}

# How a designer looks at the window: both themes, then larger text, then the common small screen.
SITTINGS = (
    ("light", "1.0", "1440x900"),
    ("dark", "1.0", "1440x900"),
    ("light", "1.5", "1440x900"),
    ("dark", "1.5", "1440x900"),
    ("light", "2.0", "1440x900"),
    ("light", "1.0", "1366x768"),
    ("light", "2.0", "1366x768"),
)

CHECKS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "layers": ("lint-imports",),
}


class SetUpError(Exception):
    """This computer lacks something that cannot be installed from here."""


def say(line: str) -> None:
    """One line of progress, in order with what child processes print."""
    print(line, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code of the job."""
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.command != "test":
        _parser().error(f"unknown: {' '.join(rest)}")
    try:
        return int(options.job(options, rest))
    except SetUpError as error:
        say(f"error: {error}")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/dev.py", description=__doc__)
    jobs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    jobs.add_parser("run", help="make the demonstration, print its papers, open it").set_defaults(
        job=run
    )
    test_parser = jobs.add_parser("test", help="checks, then tests (more options go to pytest)")
    test_parser.set_defaults(job=test)
    jobs.add_parser("check", help="format, lint, types, layers").set_defaults(job=check)
    bench_parser = jobs.add_parser("bench", help="measure against floors taken in the same run")
    bench_parser.add_argument("--only", metavar="NAME", help="one module of tests/bench")
    bench_parser.set_defaults(job=bench)
    jobs.add_parser(
        "screens", help="pictures of every screen: light and dark, 100 to 200 %, two sizes"
    ).set_defaults(job=screens)
    return parser


# --- the jobs ---------------------------------------------------------------------------------


def run(_options: argparse.Namespace, _rest: Sequence[str]) -> int:
    """Make the demonstration alliance once, print a paper for each division, open the window."""
    set_up(needs_qt=True)
    workspace, reports = DEMO / "alliance.afm", DEMO / "reports"
    if code := _demonstration():
        return code
    if code := _program(
        "report", workspace, "division-status", "--division", "all", "--out", reports
    ):
        return code
    say(f"workspace: {workspace}")
    say(f"papers:    {reports} ({len(list(reports.glob('*.pdf')))} PDF)")
    if has_display():
        say("window:    open; the command ends when it is closed")
        return _program(workspace)
    pictures = DEMO / "screens"
    if code := _program("screens", workspace, "--out", pictures):
        return code
    say(f"window:    not opened, there is no display here; pictures of it are in {pictures}")
    return 0


def screens(_options: argparse.Namespace, _rest: Sequence[str]) -> int:
    """Take the pictures a designer looks at, of the demonstration and of an empty file."""
    set_up(needs_qt=True)
    if code := _demonstration():
        return code
    SCREENS.mkdir(parents=True, exist_ok=True)
    empty = SCREENS / "empty.afm"
    if not empty.exists():
        made = _program("new", empty, "--role", "secretary", "--division", "BAT")
        if made:
            return made
    sittings = [(DEMO / "alliance.afm", sitting) for sitting in SITTINGS]
    for workspace, sitting in [*sittings, (empty, SITTINGS[0])]:
        if code := _pictures(workspace, *sitting):
            return code
    say(f"screens:   {SCREENS} ({len(list(SCREENS.rglob('*.png')))} PNG)")
    return 0


def _pictures(workspace: Path, theme: str, scale: str, size: str) -> int:
    folder = SCREENS / f"{workspace.stem}-{theme}-{round(float(scale) * 100)}-{size}"
    look = ("--theme", theme, "--scale", scale, "--size", size)
    return _program("screens", workspace, "--out", folder, *look)


def _demonstration() -> int:
    """Make the demonstration alliance where it is not there yet."""
    workspace = DEMO / "alliance.afm"
    DEMO.mkdir(parents=True, exist_ok=True)
    if workspace.exists():
        say(f"demonstration: kept {_shown(workspace)}")
        return 0
    return _program("demo", workspace)


def has_display() -> bool:
    """Whether a window can be seen on this computer."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(_options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run the checks and all tests, or the tests that the further options choose."""
    set_up(needs_qt=True)
    checks = _run_checks()
    say("tests:")
    # All of them on every core, a module on one as far as it goes; some as one asks for them.
    chosen = rest or ["-n", "auto", "--dist", "worksteal"]
    with tempfile.TemporaryDirectory(prefix="afm-tests-", dir=folder_for_tests()) as folder:
        tests = _child(
            [venv_python(), "-m", "pytest", *chosen], QT_QPA_PLATFORM="offscreen", TMPDIR=folder
        )
    return int(checks != 0 or tests != 0)


def folder_for_tests() -> Path | None:
    """Memory where there is room, for every save waits for a disk; else where others put files."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM_FOR_TESTS:
        return MEMORY
    return None


def check(_options: argparse.Namespace, _rest: Sequence[str]) -> int:
    """Run every check, also after one has failed."""
    set_up(needs_qt=False)
    return _run_checks()


def bench(options: argparse.Namespace, _rest: Sequence[str]) -> int:
    """Run the benchmarks; 1 when a bound is broken."""
    set_up(needs_qt=True)
    only = ["--only", options.only] if options.only else []
    return _child([venv_python(), "-m", "tests.bench", *only], QT_QPA_PLATFORM="offscreen")


def _run_checks() -> int:
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    return int(bool(failed))


def _passes(name: str, command: Sequence[str]) -> bool:
    tool, *options = command
    done = subprocess.run(
        [venv_tool(tool), *options], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    say(f"check {name}: {'failed' if done.returncode else 'ok'}")
    if done.returncode:
        say((done.stdout + done.stderr).strip())
    return done.returncode == 0


def _program(*words: str | Path) -> int:
    return _child([venv_python(), "-m", "afm_desktop", *words])


def _child(command: Sequence[str | Path], **environment: str) -> int:
    settings = {**os.environ, **_child_settings(), **environment}
    return subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode


def _child_settings() -> dict[str, str]:
    return {
        # The same text on every computer, whatever its console was set to.
        "PYTHONUTF8": "1",
        # What one process has compiled the next need not: tests start hundreds, and a computer
        # may be set to keep nothing beside the sources, or must not write there.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(BYTECODE),
    }


# --- setting up -------------------------------------------------------------------------------


def set_up(*, needs_qt: bool) -> None:
    """Install what is missing; nothing is downloaded when the lock has not changed."""
    if needs_qt:
        install_qt_libraries()
    if is_installed():
        return
    uv = find_uv() or install_uv()
    if _venv_version() != _wanted_version():
        say(f"setup: making .venv with Python {_wanted_version()}")
        # A virtual environment made from one that is being replaced would not start.
        base = getattr(sys, "_base_executable", None) or sys.executable
        _quietly([uv, "venv", "--quiet", "--clear", "--python", base, VENV])
    say("setup: installing the locked packages (a few minutes the first time)")
    STAMP.unlink(missing_ok=True)  # an interrupted installation must not look finished
    _quietly(
        [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", venv_python(), LOCK],
        UV_HTTP_TIMEOUT=os.environ.get("UV_HTTP_TIMEOUT", "120"),
    )
    STAMP.write_text(_lock_stamp(), encoding="utf-8")


def is_installed() -> bool:
    """Whether .venv holds exactly this lock for this Python."""
    return (
        venv_python().exists()
        and STAMP.exists()
        and STAMP.read_text(encoding="utf-8") == _lock_stamp()
    )


def install_qt_libraries() -> None:
    """Add the system libraries Qt loads, on Debian and Ubuntu, when some are absent."""
    if sys.platform != "linux":
        return
    packages = missing_packages(QT_LIBRARIES | (WINDOW_LIBRARIES if has_display() else {}))
    if packages and not apt_install(packages):
        say(f"setup: Qt needs {' '.join(packages)}; going on without (papers do not need Qt)")


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """The packages of those shared libraries that do not load here."""
    return [package for soname, package in libraries.items() if not _loads(soname)]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def apt_install(packages: Iterable[str]) -> bool:
    """Install Debian packages as root or through sudo; False when that is not possible."""
    prefix = _as_root()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    say(f"setup: installing {' '.join(packages)}")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        # Lists may be old or absent; a failing update need not stop the installation.
        _output([*prefix, "apt-get", "update", "-qq"], **quiet)
        return _output([*prefix, *install], **quiet).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _as_root() -> list[str] | None:
    if WINDOWS or os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


def find_uv() -> Path | None:
    """The uv of this tree; pip puts it into another folder on Windows."""
    names = ("bin/uv", "bin/uv.exe", "Scripts/uv.exe")
    return next((TOOLS / name for name in names if (TOOLS / name).is_file()), None)


def install_uv() -> Path:
    """Put uv into .tools, which even an externally managed Python allows."""
    say("setup: installing uv into .tools")
    pip = [sys.executable, "-m", "pip"]
    if _output([*pip, "--version"]).returncode != 0 and not apt_install(["python3-pip"]):
        raise SetUpError("pip is missing; install it (Debian: apt-get install python3-pip)")
    _quietly([*pip, "install", "--quiet", "--upgrade", "--target", TOOLS, UV])
    uv = find_uv()
    if uv is None:
        raise SetUpError(f"uv was installed into {TOOLS}, but its program is not there")
    return uv


def venv_python() -> Path:
    """The Python of .venv."""
    return venv_tool("python")


def venv_tool(name: str) -> Path:
    """A program of .venv."""
    return VENV / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


def _venv_version() -> str | None:
    settings = VENV / "pyvenv.cfg"
    if not settings.exists() or not venv_python().exists():
        return None
    found = re.search(r"version_info\s*=\s*(\S+)", settings.read_text(encoding="utf-8"))
    return found.group(1) if found else None


def _wanted_version() -> str:
    return ".".join(str(part) for part in sys.version_info[:3])


def _lock_stamp() -> str:
    return f"{_wanted_version()} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


def _quietly(command: Sequence[str | Path], **environment: str) -> None:
    done = _output(command, **environment)
    if done.returncode != 0:
        said = without_addresses(done.stdout).strip().splitlines()[-12:]
        raise SetUpError("\n  ".join([f"{Path(command[0]).name} failed:", *said]))


def _output(command: Sequence[str | Path], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=1800,
        check=False,
    )


def without_addresses(text: str) -> str:
    """What a tool said, without the address it downloads from."""
    return re.sub(r"\w+://\S+", "(address)", text)


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("error: AFM Desktop needs Python 3.11 or newer")
    sys.exit(main())
