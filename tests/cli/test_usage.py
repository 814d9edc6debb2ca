"""Wrong words are told in Korean with exit code 2; help answers without the database."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from afm_desktop.cli import labels, paper_labels
from afm_desktop.domain.fields import FIELDS
from afm_desktop.reports import options
from afm_desktop.reports.approval_options import APPROVAL_SPECS
from afm_desktop.reports.chain_options import CHAIN_SPECS
from afm_desktop.reports.demand_options import DEMAND_STATUS_SPECS
from afm_desktop.reports.dossier_options import DOSSIER_SPECS
from afm_desktop.reports.figure_options import OVERVIEW_SPECS, PROJECTS_SPECS, TARGETS_SPECS
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.storage.synced import synced_tables

ROOT = Path(__file__).resolve().parents[2]


def python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def test_help_names_every_command(afm):
    said = afm("--help")

    assert said.code == 0
    assert all(re.search(rf"^ +{name}\s", said.out, re.MULTILINE) for name in labels.COMMANDS)


def test_the_commands_stand_under_one_heading(afm):
    said = afm("--help").out

    assert re.search(r"^명령:\n +new\s", said, re.MULTILINE)
    assert len(re.findall(r"^ *명령:?$", said, re.MULTILINE)) == 1


def test_tags_and_files_have_their_own_words_in_help(afm):
    tag, attach = (afm(name, "--help").out for name in ("tag", "attach"))

    assert "붙일 파일" in attach
    assert not re.search("첨부ID|붙일 파일|할일|할 일", tag)
    assert not re.search("할일|할 일", attach)
    assert re.search(r"members +회원, 기업·기관", tag)


def test_options_may_stand_between_what_a_command_takes(afm, office):
    said = afm("diff", office, "--from", "2026-06-30", "rounds", "--json")
    assert said.code == 0, said.err
    wrong = afm("list", "--query", "가람", office)
    assert (wrong.code, wrong.sentence.endswith("afm-desktop list --help")) == (2, True)
    more = afm("list", office, "members", "--query", "가람", "demands")
    assert (more.code, more.sentence.endswith("afm-desktop list --help")) == (2, True)


def test_where_help_is_stands_apart_from_the_names_there_are(afm, office):
    said = afm("list", office, "nothing")

    assert said.sentence.endswith(", trash. 쓰는 법: afm-desktop list --help")


@pytest.mark.parametrize("name", labels.COMMANDS)
def test_every_command_has_help_in_korean(afm, name):
    said = afm(name, "--help")

    assert said.code == 0
    assert labels.COMMANDS[name] in said.out
    assert not re.search(r"usage|options:|positional|show this", said.out)


@pytest.fixture
def opened(monkeypatch):
    """What the window was opened with, without opening it."""
    from afm_desktop.ui import start  # noqa: PLC0415

    seen = []
    monkeypatch.setattr(start, "run", lambda path, _open: seen.append(path) or 0)
    return seen


def test_without_a_command_the_window_opens(afm, opened):
    said = afm()

    assert (said.code, said.out, said.err) == (0, "", "")
    assert opened == [None]


def test_a_file_alone_opens_in_the_window(afm, opened, tmp_path):
    said = afm(tmp_path / "사무실.AFM")

    assert said.code == 0
    assert opened == [tmp_path / "사무실.AFM"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is used without a display")
def test_without_a_display_it_says_so(afm, opened, monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    said = afm("사무실.afm")

    assert said.code == 1
    assert "화면이 없는 곳에서는 창을 열 수 없습니다" in said.sentence
    assert opened == []


def test_two_files_are_refused(afm):
    said = afm("하나.afm", "둘.afm")

    assert said.code == 2
    assert "파일을 하나만" in said.sentence


def test_an_unknown_command_names_those_there_are(afm):
    said = afm("lst", "사무실.afm")

    assert said.code == 2
    assert "‘lst’ 명령은 없습니다" in said.sentence
    assert "history" in said.sentence


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "x.afm", "member"], "‘member’ 목록은 없습니다. 있는 목록: divisions, members"),
        (["export", "x.afm", "cats", "x.csv"], "‘cats’ 목록은 없습니다"),
        (["report", "x.afm", "cats", "--out", "x.pdf"], "있는 보고서: division-status"),
        (["report", "x.afm", "division-status", "--out", "a\nb.pdf"], "줄바꿈이나 탭이"),
        (["report", "x.afm", "division-status"], "빠진 것이 있습니다: --out"),
        (["list"], "빠진 것이 있습니다: 파일.afm, 종류"),
        (["new", "x.afm", "--role", "boss"], "쓸 수 있는 값: secretary, firm, center."),
        (["list", "x.afm", "members", "--divsion", "BAT"], "알 수 없는 말이 있습니다: --divsion"),
        (["list", "x.afm", "members", "--query"], "--query: 값이 빠졌습니다"),
        (["demo", "x.afm", "--scale", "0"], "‘0’ 대신 1~1,000의 정수"),
        (["demo", "x.afm", "--scale", "많이"], "‘많이’ 대신 1~1,000의 정수"),
        (["history", "x.afm", "--limit", "-1"], "--limit"),
        (["new", "x.afm", "--role", "secretary"], "--division 코드를 함께 적어야 합니다"),
        (["new", "x.afm", "--role", "firm"], "--organization 이름을 함께 적어야 합니다"),
    ],
)
def test_wrong_usage_is_told_in_korean(afm, words, told):
    said = afm(*words)

    assert said.code == 2
    assert said.out == ""
    assert told in said.sentence
    assert not re.search(r"error|argument|usage|invalid|Traceback", said.err)


def test_an_option_said_twice_is_refused(afm, tmp_path):
    words = ("--option", "large=yes", "--option", "large=no")

    said = afm("report", "x.afm", "division-status", "--out", tmp_path / "x.pdf", *words)

    assert said.code == 2
    assert "large 옵션을 두 번 적었습니다" in said.sentence


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\u061c", "\x07", "\x00"])
@pytest.mark.parametrize(
    "words",
    [
        ["{}"],
        ["list", "x.afm", "{}"],
        ["list", "x{}.afm", "members"],
        ["list", "x.afm", "members", "--query", "가{}"],
        ["list", "x.afm", "members", "--division", "{}"],
        ["list", "x.afm", "members", "--as-of", "{}"],
        ["list", "x.afm", "members", "extra{}"],
        ["list", "x.afm", "members", "--x{}"],
        ["new", "x.afm", "--role", "{}"],
        ["new", "x.afm", "--role", "firm", "--organization", "예시{}"],
        ["undo", "x.afm", "--gesture", "{}"],
        ["history", "x.afm", "--record", "{}"],
        ["report", "x.afm", "division-status", "--out", "{}.pdf"],
        ["report", "x.afm", "division-status", "--out", "x.pdf", "--option", "{}=1"],
    ],
)
def test_signs_that_hide_or_reorder_are_refused_and_never_repeated(afm, tmp_path, words, sign):
    said = afm(*(word.format(sign) for word in words))

    assert said.code in (1, 2)
    assert said.out == ""
    assert sign not in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["{}"],
        ["list", "{}", "members"],
        ["list", "{}.afm", "members"],
        ["list", "x.afm", "{}"],
        ["list", "x.afm", "members", "--query", "{}"],
        ["list", "x.afm", "members", "--as-of", "{}"],
        ["list", "x.afm", "members", "--{}"],
        ["new", "x.afm", "--role", "firm", "--organization", "{}"],
        ["new", "x.afm", "--role", "{}"],
        ["report", "x.afm", "division-status", "--out", "{}"],
        ["backup", "x.afm", "--to", "{}"],
    ],
)
def test_an_endless_word_gets_a_short_answer(afm, tmp_path, words):
    said = afm(*(word.format("가" * 200_000) for word in words))

    assert said.code in (1, 2)
    assert 0 < len(said.err) < 1_000
    assert list(tmp_path.iterdir()) == []


def test_help_reads_no_database_no_paper_and_no_window():
    program = (
        "import sys; from afm_desktop.cli.run import main; code = main(['list', '--help']);"
        "loaded = {'sqlalchemy', 'reportlab', 'xlsxwriter', 'PySide6'} & sys.modules.keys();"
        "sys.exit(f'{code} {loaded}' if code or loaded else 0)"
    )

    done = python("-c", program)

    assert done.returncode == 0, done.stderr


def test_the_command_works_without_qt(demo, tmp_path):
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from afm_desktop.cli.run import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    paper = tmp_path / "자동차.pdf"

    listed = python("-c", program, "list", str(demo), "divisions")
    made = python(
        "-c", program, *("report", str(demo), "division-status"), "--division", "AUT",
        "--out", str(paper),
    )  # fmt: skip

    assert (listed.returncode, made.returncode) == (0, 0), listed.stderr + made.stderr
    assert "자동차" in listed.stdout
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_module_runs_as_a_program(tmp_path):
    done = python("-m", "afm_desktop", "list", str(tmp_path / "없음.afm"), "members")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip() == "‘없음.afm’ 파일이 없습니다. 이름과 폴더를 확인하세요."


def test_a_reader_that_has_enough_is_no_problem(demo):
    command = f"{sys.executable} -m afm_desktop list '{demo}' links --json | head -1"

    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert done.stdout == "[\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
@pytest.mark.parametrize("words", [["list", "{}", "divisions"], ["check", "{}"]])
def test_a_full_device_is_told_in_one_sentence(demo, words):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device, not a file
        done = subprocess.run(
            [sys.executable, "-m", "afm_desktop", *(word.format(demo) for word in words)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "남은 공간이 없어" in done.stderr


def test_an_answer_that_nobody_reads_is_no_problem(demo):
    command = f"{sys.executable} -m afm_desktop list '{demo}' divisions >&-"

    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_a_warning_goes_to_the_log_and_never_to_the_terminal(demo, office_data):
    program = (
        "import logging, sys; from afm_desktop.services import safekeeping as s;"
        "s.check = lambda *_: logging.getLogger('afm_desktop').warning('planted') or 1 / 0;"
        "from afm_desktop.cli.run import main; sys.exit(main(['check', sys.argv[1]]))"
    )

    done = python("-c", program, str(demo))

    assert len(done.stderr.splitlines()) == 1
    assert "planted" in (office_data / "logs" / "afm-desktop.log").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["backup", "{}"],
        ["list", "{}", "people", "--reason", "시험"],
        ["undo", "{}", "--gesture", "x"],
    ],
)
def test_a_data_folder_that_cannot_be_made_shows_nothing_of_the_machinery(
    demo, tmp_path, monkeypatch, words
):
    (tmp_path / "파일").write_text("")
    monkeypatch.setenv("AFM_DATA_DIR", str(tmp_path / "파일" / "자료"))

    done = python("-m", "afm_desktop", *(word.format(demo) for word in words))

    assert "Traceback" not in done.stderr
    assert not re.search("[a-z]{4}", done.stderr)
    assert len(done.stderr.splitlines()) == (1 if words[0] == "undo" else 0)


def test_the_version_is_that_of_the_project(afm):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    said = afm("--version")

    assert (said.code, said.out) == (0, f"AFM Desktop {project['version']}\n")


def test_a_bug_is_one_sentence_and_a_log(afm, demo, office_data, monkeypatch):
    def broken(*_words: object, **_more: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("afm_desktop.services.lists.service.Lists.listing", broken)
    said = afm("list", demo, "members")

    log = office_data / "logs" / "afm-desktop.log"
    assert said.code == 1
    assert str(log) in said.sentence
    assert "ZeroDivisionError: planted" in log.read_text("utf-8")


def test_the_help_of_reports_names_every_option(afm):
    assert set(labels.PAPER_OPTIONS) == {spec.name for spec in options.STATUS_SPECS}
    assert all(name in afm("report", "--help").out for name in labels.PAPER_OPTIONS)


def test_every_field_has_a_korean_word():
    fields = {field for synced in synced_tables().values() for field in synced.fields}

    assert fields == FIELDS.keys()


def test_the_manual_names_every_command_and_listing():
    page = (ROOT / "docs" / "manual" / "command-line.md").read_text("utf-8")

    assert all(f"`{name} " in page for name in labels.COMMANDS)
    assert all(f"`{kind}`" in page for kind in ListKind)


def test_the_manual_tells_the_name_and_values_of_every_option():
    page = (ROOT / "docs" / "manual" / "status-paper.md").read_text("utf-8")

    assert all(f"\n| `{spec.name}` |" in page for spec in options.STATUS_SPECS)


def test_what_the_manual_looks_for_is_found_in_the_demonstration(afm, demo):
    page = (ROOT / "docs" / "manual" / "command-line.md").read_text("utf-8")
    typed = re.search(r"초성\(`(.+?)`\)과 쓰다 만 글자\(`(.+?)`\)", page)

    assert typed is not None
    assert all(
        afm("list", demo, "members", "--query", word, "--json").json for word in typed.groups()
    )


@pytest.mark.parametrize(
    ("kind", "told", "specs"),
    [
        ("demand-status", paper_labels.DEMAND_STATUS_OPTIONS, DEMAND_STATUS_SPECS),
        ("demand-dossier", paper_labels.DOSSIER_OPTIONS, DOSSIER_SPECS),
        ("approval", paper_labels.APPROVAL_OPTIONS, APPROVAL_SPECS),
        ("supply-chain", paper_labels.CHAIN_OPTIONS, CHAIN_SPECS),
        ("projects", paper_labels.PROJECTS_OPTIONS, PROJECTS_SPECS),
        ("targets", paper_labels.TARGETS_OPTIONS, TARGETS_SPECS),
        ("overview", paper_labels.OVERVIEW_OPTIONS, OVERVIEW_SPECS),
    ],
)
def test_the_help_of_papers_has_the_options_of_each(afm, kind, told, specs):
    shown = afm("report", "--help").out.partition(f"{kind}에 쓰는 --option의 이름과 값:")[2]
    lines = shown.partition("쓰는 --option")[0].splitlines()

    assert set(told) == {spec.name for spec in specs}
    assert {line.split()[0] for line in lines[1 : len(told) + 1]} == set(told)
