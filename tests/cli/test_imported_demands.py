"""Demands taken over from a list before there is a round to put them in."""

from __future__ import annotations

from tests.reports import reading


def test_the_state_of_play_tells_of_demands_that_stand_in_no_round(afm, tmp_path):
    file, sheet, paper = (tmp_path / name for name in ("사무국.afm", "수요.csv", "현황.pdf"))
    sheet.write_text(
        "과제명,신청기관,분과\n예시 과제 하나,예시가람,이차전지\n예시 과제 둘,예시나래,자동차\n",
        encoding="utf-8",
    )
    afm("new", file, "--role", "center")
    afm("import", file, "demands", sheet)

    said = afm("report", file, "demand-status", "--division", "BAT", "--out", paper)

    assert said.code == 0, said.err
    text = reading.all_text(paper.read_bytes())
    assert "열린 수요조사 회차 없음(회차를 정하지 않은 수요 1건 제외)" in text
