"""Finding by the index finds what the pattern finds, in the same order, by every way there is."""

from __future__ import annotations

import random

import pytest

from afm_desktop.domain.hangul import initials, matches, sort_key
from afm_desktop.storage.sqlite import finding
from afm_desktop.storage.sqlite.finding import find, match_of
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization

STEMS = (
    "가람", "나래", "다온", "한빛", "현대", "대차", "닭장", "삼성",
    "㈜금강", "(주)넓은", "AB산업", "A-1", "3공장", "R&D", "값진", "ㄱㄴ전자",
    "앉은",
)  # fmt: skip
TAILS = (
    "전자", "정밀", "기계", "테크", "차", "화학", "산업(주)", "99",
    "100", "Ltd.", "&소재", "＋플러스",
)  # fmt: skip
NAMES = sorted({f"{stem}{tail}" for stem in STEMS for tail in TAILS})


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A file with a few hundred names of many kinds."""
    folder = tmp_path_factory.mktemp("finding")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFM_DATA_DIR", str(folder / "data"))
        workspace = Workspace.create(folder / "a.afm", OFFICE)
        for name in NAMES:
            add_organization(workspace, name)
        yield workspace
        workspace.close()


def found(workspace, query, limit=None):
    with workspace.reading() as session:
        rows = find(session, "organizations", query, limit)
        connection = session.connection()
        names = dict(connection.exec_driver_sql("SELECT row, name FROM organizations").all())
    return [names[row] for row in rows]


def queries():
    """Pieces of names as they are typed: whole, by 초성, and half composed."""
    chance = random.Random(7)
    for _ in range(400):
        name = chance.choice(NAMES)
        start = chance.randrange(len(name))
        piece = name[start : start + chance.randint(1, 4)]
        yield chance.choice([piece, initials(piece), piece[:-1] + initials(piece[-1])])
    yield from (
        "",
        "(주)",
        " ",
        "닥",
        "댗",
        "현댗",
        "값",
        "앉",
        "안ㅈ",
        "ㄳ",
        "ㄱ",
        "!",
        "＋",
        "🥹",
        "가🥹",
    )


@pytest.mark.parametrize("walk", [0, 60, 10_000])
@pytest.mark.parametrize("limit", [None, 1, 7])
def test_every_way_finds_what_the_pattern_finds(many, monkeypatch, walk, limit):
    monkeypatch.setattr(finding, "WALK", walk)
    ordered = sorted(NAMES, key=sort_key)

    for query in queries():
        wanted = [name for name in ordered if matches(query, name)]
        assert found(many, query, limit) == wanted[:limit], query


def test_a_query_asks_for_no_phrase_and_no_empty_word():
    for query in queries():
        assert '""' not in match_of(query).replace('""""', "")
        assert " + " not in match_of(query)


@pytest.mark.parametrize(
    "query", ['"', '""', 'a"b', "NEAR(", "가 OR 나", "*", "^가", "가*", "-가", "{x}:가"]
)
def test_signs_of_the_query_language_are_only_signs(many, query):
    assert found(many, query) == [
        name for name in sorted(NAMES, key=sort_key) if matches(query, name)
    ]
