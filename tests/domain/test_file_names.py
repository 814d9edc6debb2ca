"""A name from anywhere comes out as one that every folder takes, or the file is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.attaching import (
    EmptyAttachment,
    LargeAttachment,
    ProgramAttachment,
    TooMuchAtOnce,
    attaching_rules,
    media_type,
    size_words,
)
from afm_desktop.domain.file_names import LONGEST, NAMELESS, distinct, ending, safe_name
from afm_desktop.domain.text import clean


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("계획서.hwp", "계획서.hwp"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\계획.pdf", "계획.pdf"),
        ("/", NAMELESS),
        ("..", NAMELESS),
        ("", NAMELESS),
        ("C:계획.pdf", "C_계획.pdf"),
        ("계획\u202efdp.exe", "계획fdp.exe"),
        ("계\u200b획\u2066.pdf", "계획.pdf"),
        (unicodedata.normalize("NFD", "계획서.hwp"), "계획서.hwp"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("LPT9 .pdf", "_LPT9 .pdf"),
        ("COM¹.pdf", "_COM¹.pdf"),
        ("계획. . ", "계획"),
        (".htaccess", "_htaccess"),
        ("줄\n바꿈\t표.pdf", "줄바꿈표.pdf"),
        ("\udcff깨짐.pdf", "깨짐.pdf"),
        ('물음?<표>|"*.pdf', "물음__표____.pdf"),
    ],
)
def test_a_name_is_made_safe(given_name, safe):
    assert safe_name(given_name) == safe


def test_a_long_name_is_cut_before_what_it_ends_with():
    name = safe_name("가" * 300 + ".hwpx")

    assert name.endswith("가.hwpx")
    assert len(name.encode()) <= LONGEST


@given(st.text(max_size=300))
def test_any_text_becomes_a_name_that_stays_as_it_is(text):
    name = safe_name(text)

    assert safe_name(name) == name
    assert clean(name) == name
    assert not set(name) & set('/\\<>:"|?*\0')
    assert name.strip(". ")
    assert not name.startswith(".")
    assert 0 < len(name.encode()) <= LONGEST


def test_files_of_the_same_name_are_numbered():
    assert distinct("계획.hwp", {"다른.hwp"}) == "계획.hwp"
    assert distinct("계획.HWP", {"계획.hwp", "계획 (2).hwp"}) == "계획 (3).HWP"
    assert distinct("계획", {"계획"}) == "계획 (2)"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("설치.exe", b"PK"),
        ("설치.EXE ", b"PK"),
        ("계획.pdf.scr", b"%PDF"),
        ("바로가기.lnk", b"L"),
        ("다른 자료.afm", b"SQLite format 3\x00"),
        ("그림.png", b"MZ\x90\x00"),
        ("문서", b"\x7fELF\x02"),
        ("메모.txt", b"#!/bin/sh\n"),
    ],
)
def test_what_can_be_run_is_refused_by_name_and_by_content(name, head):
    with pytest.raises(ProgramAttachment, match="실행될 수 있는 파일"):
        attaching_rules().require_harmless(name.strip(), head)


@pytest.mark.parametrize("name", ["계획.hwp", "도면.dwg", "표.xlsm", "사진.JPG", "자료.zip", "exe"])
def test_papers_pictures_and_archives_are_taken(name):
    attaching_rules().require_harmless(name, b"PK\x03\x04")


def test_limits_are_told_with_their_figures():
    rules = attaching_rules()

    rules.require_size("a.pdf", rules.largest)
    with pytest.raises(LargeAttachment, match=r"20\.1MB로 .*20MB까지"):
        rules.require_size("a.pdf", 20_100_000)
    with pytest.raises(EmptyAttachment, match="빈 파일"):
        rules.require_size("a.pdf", 0)
    with pytest.raises(TooMuchAtOnce, match=r"120MB입니다.*한 번에 100MB"):
        rules.require_sum([20_000_000] * 6)


def test_the_form_of_a_file_is_the_same_on_every_system():
    assert media_type("계획.HWP") == "application/x-hwp"
    assert media_type("계획.pdf") == "application/pdf"
    assert media_type("이름") == "application/octet-stream"


def test_sizes_are_said_in_a_few_figures():
    assert [size_words(n) for n in (1, 999, 1000, 340_400, 1_500_000, 20_000_000)] == [
        "1바이트",
        "999바이트",
        "1KB",
        "340KB",
        "1.5MB",
        "20MB",
    ]


def test_an_ending_is_what_stands_behind_the_last_dot():
    assert [ending(name) for name in ("a.HWP", "a.b.c", "a", ".a")] == ["hwp", "c", "", ""]
