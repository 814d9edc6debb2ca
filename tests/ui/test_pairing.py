"""The pair of Python and PySide6 that ends the program is refused, in words."""

import importlib.metadata
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from afm_desktop.domain.errors import AfmError
from afm_desktop.ui.pairing import CrashingPair, check_installed_pair, refuse_crashing_pair

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def is_refused(python: str, pyside: str) -> bool:
    try:
        refuse_crashing_pair(Version(python).release, Version(pyside).release)
    except CrashingPair:
        return True
    return False


@pytest.mark.parametrize(
    ("python", "pyside", "refused"),
    [
        ("3.11.7", "6.12.0", True),
        ("3.11.2", "6.12.1", True),
        ("3.11", "6.12", True),
        ("3.11.7", "6.11.3", False),
        ("3.12.0", "6.12.0", False),
        ("3.13.1", "6.12.0", False),
    ],
)
def test_pyside_6_12_is_refused_before_python_3_12(python, pyside, refused):
    assert is_refused(python, pyside) is refused


def test_the_refusal_is_one_sentence_that_says_what_to_install():
    with pytest.raises(AfmError) as refusal:
        refuse_crashing_pair((3, 11, 7), (6, 12, 0))

    assert str(refusal.value) == (
        "Python 3.11에서는 PySide6 6.12.0 때문에 프로그램이 갑자기 종료되므로 "
        "Python 3.12 이상이나 PySide6 6.11.3을 설치하세요."
    )


def test_the_installed_pair_is_allowed():
    check_installed_pair()


def answer(script: str, *flags: str, path: Path = ROOT) -> str:
    """What a Python of its own says, that looks for packages in `path` first."""
    told = f"import sys; from afm_desktop.ui import pairing; {script}"
    done = subprocess.run(
        [sys.executable, *flags, "-c", told], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(path)},
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages with a PySide6 of its own."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    return tmp_path


def test_the_start_up_check_reads_what_is_installed(packages):
    (packages / "pyside6_essentials-6.12.0.dist-info").mkdir()
    check = (
        "sys.version_info = (3, 11, 7, 'final', 0)\n"
        "try: pairing.check_installed_pair()\n"
        "except pairing.CrashingPair: print('refused')"
    )

    assert answer(check, path=packages) == "refused"


def test_where_no_folder_tells_the_version_the_packages_are_asked(packages):
    installed = importlib.metadata.version("PySide6_Essentials").replace(".", ", ")

    assert answer("print(pairing.installed_pyside())", path=packages) == f"({installed})"


def test_without_pyside_there_is_nothing_to_refuse():
    script = "print(pairing.installed_pyside(), pairing.check_installed_pair())"

    assert answer(script, "-S") == "None None"


def test_the_check_runs_before_qt_is_imported():
    script = (
        "import sys; from afm_desktop.ui.pairing import check_installed_pair as check; check(); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("python", PYTHONS)
def test_the_project_never_asks_for_a_crashing_pair(python):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(line) for line in project["dependencies"]]

    specifiers = [
        item.specifier
        for item in wanted
        if item.name.startswith("PySide6") and item.marker.evaluate({"python_version": python})
    ]

    assert len(specifiers) == 2
    offered = [text for text in ("6.11.3", "6.12.0", "6.12.1") if specifiers[0].contains(text)]
    assert offered
    assert not any(is_refused(python, version) for version in offered)


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_never_installs_a_crashing_pair(python):
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = [Requirement(line.rstrip(" \\")) for line in lines if line.startswith("pyside6-")]

    chosen = [item for item in locked if item.marker.evaluate(environment)]

    assert {item.name for item in chosen} > {"pyside6-essentials"}
    assert not any(is_refused(python, str(item.specifier)[2:]) for item in chosen)
