"""The rules of CONTRIBUTING.md that a machine can read: layers, sizes, names and words."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "afm_desktop"
LONGEST_FUNCTION = 60
LONGEST_FILE = 500

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    line = f":{node.lineno}" if node is not None else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


@cache
def said() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """String constants that are no docstrings, and the names of keywords, each with its place."""
    strings, keywords = [], []
    for path in sources("afm_desktop"):
        module = tree(path)
        docstrings = set(map(id, docstrings_of(module)))
        for node in ast.walk(module):
            if isinstance(node, ast.keyword):
                keywords.append((place(path, node), str(node.arg)))
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in docstrings:
                strings.append((place(path, node), " ".join(node.value.lower().split())))
    return strings, keywords


def docstrings_of(module: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(module):
        is_owner = isinstance(node, ast.Module | ast.ClassDef | Function)
        if is_owner and node.body and isinstance(node.body[0], ast.Expr):
            yield node.body[0].value


# --- layers -----------------------------------------------------------------------------------


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_layers_point_downwards():
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


PLANTED = {
    "domain/planted.py": "import afm_desktop.storage",
    "reports/planted.py": "import afm_desktop.exchange\nimport afm_desktop.domain.model",
    "exchange/planted.py": "import sqlalchemy",
    "services/planted.py": "import PySide6.QtCore\nimport reportlab",
    "ui/planted.py": "import sqlalchemy.orm\nimport reportlab.lib",
    "helpers.py": "",
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """What the contracts say of a copy of the package with forbidden imports in it."""
    folder = tmp_path_factory.mktemp("spoilt")
    shutil.copytree(PACKAGE, folder / "afm_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for path, line in PLANTED.items():
        (folder / "afm_desktop" / path).write_text(f'"""Planted."""\n{line}\n', encoding="utf-8")
    return lint_imports(folder)


@pytest.mark.parametrize(
    "contract",
    [
        "Layers point downwards",
        "Only reports know ReportLab",
        "Only ui knows Qt",
        "Papers and files see rows, never entities or sessions",
        "Screens see rows, never entities or sessions",
    ],
)
def test_a_planted_import_breaks_each_contract(spoilt, contract):
    assert spoilt.returncode == 1
    assert f"{contract} BROKEN" in spoilt.stdout


@pytest.mark.parametrize(
    "told",
    [
        "afm_desktop.domain.planted -> afm_desktop.storage",
        "afm_desktop.reports.planted -> afm_desktop.exchange",
        "afm_desktop.reports.planted -> afm_desktop.domain.model",
        "afm_desktop.exchange.planted -> sqlalchemy",
        "afm_desktop.services.planted -> PySide6",
        "afm_desktop.services.planted -> reportlab",
        "afm_desktop.ui.planted -> sqlalchemy",
        "afm_desktop.ui.planted -> reportlab",
        "helpers",
    ],
)
def test_the_planted_line_is_named(spoilt, told):
    assert told in spoilt.stdout


def test_the_domain_opens_no_session():
    forbidden = {"Session", "sessionmaker", "select", "create_engine", "Engine", "Connection"}
    found = [
        f"{place(path, node)} {alias.name}"
        for path in sources("afm_desktop/domain")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in forbidden
    ]
    whole = [
        f"{place(path, node)} {node.attr}"
        for path in sources("afm_desktop/domain")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in forbidden
    ]

    assert found + whole == []


# --- sizes and names --------------------------------------------------------------------------


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{place(path, node)} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in sources("afm_desktop", "scripts", "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, Function) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


def test_no_file_is_too_long_to_read():
    long = [
        f"{place(path)}: {lines} lines"
        for path in sources("afm_desktop", "scripts", "tests")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]

    assert long == []


def test_modules_are_named_for_what_they_hold():
    vague = re.compile(r"_?(utils?|helpers?|misc|common|tools|stuff)(_.*)?")
    paths = [path for path in sources("afm_desktop", "scripts", "tests") if path.stem != "__init__"]
    names = [*paths, *{path.parent for path in paths}]

    assert [place(path) for path in names if vague.fullmatch(path.stem)] == []


def silent(path: Path) -> Iterator[str]:
    """What nobody explained; a tree of errors in the module's docstring explains each of them."""
    module = tree(path)
    about = ast.get_docstring(module) or ""
    if module.body and not about:
        yield place(path)
    for node in module.body:
        is_public_class = isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if is_public_class and not (ast.get_docstring(node) or is_word(node.name, about)):
            yield f"{place(path, node)} {node.name}"


def is_word(name: str, words: str) -> bool:
    return re.search(rf"\b{name}\b", words) is not None


def test_modules_and_public_classes_say_what_they_are():
    assert [name for path in sources("afm_desktop") for name in silent(path)] == []


# --- words ------------------------------------------------------------------------------------


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK|raise NotImplementedError)\b")
    found = [
        f"{place(path)}:{number} {line.strip()}"
        for path in sources("afm_desktop", "scripts")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("or replace", "it deletes the old row behind the journal's back"),
        ("helvetica", "only embedded fonts are printed"),
        ("wordwrap=", "the default wrapping keeps 어절 whole"),
    ],
)
def test_no_string_holds(words, reason):
    strings, _ = said()

    assert [where for where, text in strings if words in text] == [], reason


def test_no_paragraph_breaks_words_like_chinese():
    _, keywords = said()

    assert [where for where, name in keywords if name == "wordWrap"] == []


# --- what leaves ------------------------------------------------------------------------------

GUARDED = {"widgets/table.py", "screens/history/copying.py", "screens/screening/screen.py",
           "screens/supply/asking.py"}  # fmt: skip
"""They copy what may be of a core technology, and ask for a reason first."""
NAMELESS = {
    "shell/crash_dialog.py", "shell/window.py", "screens/collecting/screen.py",
    "screens/collecting/step_dialog.py", "screens/crosstab/screen.py", "screens/details/pane.py",
    "screens/forms/screen.py", "screens/history/gesture_pane.py", "screens/meetings/telling.py",
    "screens/records/gestures.py",
}  # fmt: skip
"""They copy addresses, counts and letters in which no demand is named."""


def test_who_fills_the_clipboard_has_thought_of_core_technologies():
    fills = re.compile(r"clipboard\(\)\.set")
    ui = PACKAGE / "ui"

    found = {
        path.relative_to(ui).as_posix()
        for path in sources("afm_desktop/ui")
        if fills.search(path.read_text("utf-8"))
    }

    assert found == GUARDED | NAMELESS
