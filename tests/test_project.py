"""The papers of the project itself: lock, licences, READMEs and change log agree with the code."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
COMMANDS = ("python3 scripts/dev.py run", "python3 scripts/dev.py test")
FONTS = ("Regular", "Medium", "Bold")


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def pyproject() -> dict:
    return tomllib.loads(text("pyproject.toml"))


def runtime() -> list[Requirement]:
    return [Requirement(line) for line in pyproject()["project"]["dependencies"]]


def extras() -> list[Requirement]:
    named = pyproject()["project"]["optional-dependencies"]
    return [Requirement(line) for lines in named.values() for line in lines]


def development() -> list[Requirement]:
    return [Requirement(line) for line in pyproject()["dependency-groups"]["dev"]]


# --- the lock ---------------------------------------------------------------------------------


def locked() -> Iterator[tuple[Requirement, set[str]]]:
    """Each locked package with the names of those that need it."""
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^#.*\n", "", text("requirements.lock")))
    for block in blocks:
        head, _, rest = block.partition(" \\\n")
        comments = re.findall(r"#[ \t]+(?:via\b)?[ \t]*(\S.*)?", rest)
        yield Requirement(head), {name.strip() for name in comments if name}


def allows(item: Requirement, python: str) -> bool:
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    return item.marker is None or item.marker.evaluate(environment)


def test_the_lock_names_what_the_project_asks_for():
    asked = {canonicalize_name(item.name) for item in runtime() + extras() + development()}

    direct = {
        canonicalize_name(item.name)
        for item, needed_by in locked()
        if any(name.startswith("afm-desktop (pyproject.toml") for name in needed_by)
    }

    assert direct == asked


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_holds_one_fitting_version_for_each_python(python):
    for wanted in (i for i in runtime() + extras() + development() if allows(i, python)):
        name = canonicalize_name(wanted.name)
        versions = [
            str(item.specifier).removeprefix("==")
            for item, _ in locked()
            if canonicalize_name(item.name) == name and allows(item, python)
        ]

        assert len(versions) == 1, f"{name} on {python}: {versions}"
        assert wanted.specifier.contains(versions[0])


def test_every_locked_package_has_hashes():
    blocks = re.split(r"\n(?=[a-z0-9])", text("requirements.lock"))[1:]

    assert all("--hash=sha256:" in block for block in blocks)


def test_python_3_11_gets_a_pyside_before_6_12():
    old = [item for item in runtime() if item.name.startswith("PySide6") and allows(item, "3.11")]

    assert {item.name for item in old} == {"PySide6_Essentials", "PySide6_Addons"}
    assert not any(item.specifier.contains("6.12.0") for item in old)


# --- what is committed ------------------------------------------------------------------------


def committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_committed_file_names_a_package_registry():
    # Joined here, so that this file names none either.
    hosts = [
        ".".join(parts).encode()
        for parts in (
            ("pypi", "org"),
            ("files", "pythonhosted"),
            ("registry", "npmjs"),
            ("registry", "yarnpkg"),
            ("deb", "debian", "org"),
            ("archive", "ubuntu", "com"),
        )
    ]

    found = [
        f"{path.relative_to(ROOT)}: {host.decode()}"
        for path in committed()
        if path.is_file() and path.suffix not in {".ttf", ".png"}
        for host in hosts
        if host in path.read_bytes()
    ]

    assert found == []


def test_no_generated_file_is_committed():
    generated = {"uv.lock", "poetry.lock"}

    assert [path.name for path in committed() if path.name in generated] == []
    assert [path.name for path in committed() if path.suffix in {".afm", ".pyc"}] == []


@pytest.mark.parametrize("weight", FONTS)
def test_the_fonts_are_static_truetype(weight):
    data = (ROOT / "resources" / "fonts" / f"NotoSansKR-{weight}.ttf").read_bytes()
    tables = {
        data[12 + 16 * i : 16 + 16 * i].decode() for i in range(int.from_bytes(data[4:6], "big"))
    }

    assert data[:4] == b"\x00\x01\x00\x00"
    assert {"glyf", "loca"} <= tables  # ReportLab reads no CFF outlines
    assert "fvar" not in tables


# --- what people read -------------------------------------------------------------------------


def headings(path: str) -> list[int]:
    """The level of each heading, code left out."""
    prose = re.sub(r"(?ms)^```.*?^```", "", text(path))
    return [len(mark) for mark in re.findall(r"(?m)^(#+) ", prose)]


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
@pytest.mark.parametrize("command", COMMANDS)
def test_both_readmes_name_the_two_commands(readme, command):
    assert command in text(readme)


def test_the_check_of_a_submission_runs_the_readme_command():
    lines = [line for line in text(".ci/run").splitlines() if line and not line.startswith("#")]

    assert lines[-1] == COMMANDS[1]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_korean_readme_has_the_same_headings():
    assert headings("README.ko.md") == headings("README.md")


@pytest.mark.parametrize(
    "page",
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    ),
)
def test_links_lead_to_files(page):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text(page))
    folder = (ROOT / page).parent

    missing = [name for name in targets if "://" not in name and not (folder / name).exists()]

    assert missing == []


def test_pictures_of_the_documents_are_small_and_all_shown():
    pictures = sorted((ROOT / "docs" / "images").iterdir())
    shown = "".join(
        path.read_text(encoding="utf-8")
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs" / "manual").glob("*.md")]
    )

    assert [path.name for path in pictures if path.stat().st_size > 150_000] == []
    assert sum(path.stat().st_size for path in pictures) < 2_000_000
    assert [path.name for path in pictures if f"images/{path.name}" not in shown] == []


def test_the_change_log_tells_of_this_version():
    version = pyproject()["project"]["version"]

    assert re.search(rf"(?m)^## {re.escape(version)}\b", text("CHANGELOG.md"))


def test_the_words_of_the_field_open_contributing():
    second = re.findall(r"(?m)^## (.+)$", text("CONTRIBUTING.md"))[0]

    assert second == "Words"


def test_every_decision_is_numbered_and_short():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert all(len(page.read_text(encoding="utf-8").split()) < 450 for page in pages)


# --- licences ---------------------------------------------------------------------------------


def shipped() -> set[str]:
    """The runtime dependencies and all they need, by the lock's own notes."""
    names = {canonicalize_name(item.name) for item in runtime()}
    needed_by = {canonicalize_name(item.name): names_of for item, names_of in locked()}
    while more := {name for name, by in needed_by.items() if by & names} - names:
        names |= more
    return names


def test_the_licence_is_apache_2():
    assert "Apache License\n                           Version 2.0, January 2004" in text("LICENSE")
    assert "END OF TERMS AND CONDITIONS" in text("LICENSE")
    assert pyproject()["project"]["license"] == "Apache-2.0"


def test_the_notice_names_everything_that_is_shipped():
    named = {canonicalize_name(name) for name in re.findall(r"(?m)^\* ([\w.-]+) ", text("NOTICE"))}

    assert shipped() <= named
    assert named <= {canonicalize_name(item.name) for item, _ in locked()} | {
        "noto-sans-kr",
        "lucide",
    }


def test_the_notice_gives_the_font_its_licence():
    line = next(line for line in text("NOTICE").splitlines() if line.startswith("* Noto-Sans-KR "))

    assert "OFL-1.1" in line
    assert "SIL OPEN FONT LICENSE Version 1.1" in text("resources/fonts/OFL.txt")


def test_the_notice_gives_the_icons_their_licences():
    line = next(line for line in text("NOTICE").splitlines() if line.startswith("* Lucide "))

    assert "ISC" in line
    assert "MIT" in line
    assert "ISC License" in text("resources/icons/LICENSE")
    assert "The MIT License (MIT)" in text("resources/icons/LICENSE")


# --- the tests themselves ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import warnings; warnings.warn('old way')", "UserWarning: old way"),
        ("from PySide6.QtCore import qWarning; qWarning('bad pen')", "bad pen"),
    ],
)
def test_a_warning_fails_the_test_it_comes_from(tmp_path, body, told):
    (tmp_path / "test_planted.py").write_text(f"def test_planted(qapp):\n    {body}\n")
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *settings, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert told in done.stdout


def test_this_python_is_one_the_project_supports():
    required = pyproject()["project"]["requires-python"]

    assert required == ">=3.11"
    assert Version(".".join(map(str, sys.version_info[:3]))) >= Version("3.11")
