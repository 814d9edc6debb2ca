"""수요 접수·검토 현황 read back, and each figure of it compared with the accounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.words import word
from tests.cli.year.accounts import EVALUATED, MILLION, Accounts, check_table, millions

FIGURE = r"([\d,]+|-)"


@dataclass
class PaperCheck:
    """The text of a paper of a division, or of the alliance where there is no code."""

    text: str
    accounts: Accounts
    numbers: Mapping[int, str]
    code: str | None = None
    sums: int = 0

    def check(self) -> int:
        """Compare everything it counts and sums; answers how many sums were compared."""
        text, accounts, code = self.text, self.accounts, self.code
        received = accounts.received(code)
        if not received:
            assert "접수한 수요 없음" in text
            return self.sums
        filed = len(accounts.at(division=code)) - len(accounts.at("draft", division=code))
        assert f"제출 {filed:,}건 중 접수 {len(received):,}건" in text, code
        self.check_funnel(text, code)
        self.check_stations(text, code)
        self.check_years(text, code)
        self.check_demands(text, code)
        return self.sums

    def check_funnel(self, text: str, code: str | None) -> None:
        accounts = self.accounts
        received = accounts.received(code)
        stages = {
            "접수": received,
            "검토 통과": [one for one in received if one in accounts.passed],
            "평가": accounts.at(*EVALUATED, division=code),
            "선정": accounts.at("selected", division=code),
        }
        table = text[text.index("단계 건수 비율") : text.index("처리 상태별 수요")]
        for name, own in stages.items():
            tenths = (2_000 * len(own) + len(received)) // (2 * len(received))  # half of one up
            share = f"{tenths // 10}.{tenths % 10}"
            found = re.search(rf" {name} {FIGURE} ([\d.]+|-) {FIGURE}", table)
            assert found, (code, name, table)
            assert _number(found[1]) == len(own), (code, name)
            assert abs(_number(found[3]) - accounts.won(own) / MILLION) < 3, (code, name)
            assert found[2] in (share, "-"), (code, name, found[0])
            self.sums += 3

    def check_stations(self, text: str, code: str | None) -> None:
        """Every station with its money by source; what left is in no total."""
        table = _between(text, "처리 상태별 수요", "※ 지방비")
        rows, own = [], []
        for status in DemandStatus:
            there = self.accounts.at(status.value, division=code)
            if there and there[0] in self.accounts.received(code):
                rows.append(_row(table, word(status), 5))
                own.append(there)
                assert rows[-1][0] == len(there), (code, status)
        total = _row(table, "합계", 5)
        counted = self.accounts.counted(code)
        assert total[0] == len(counted)
        assert total[1] == millions(self.accounts.won(counted))
        kept = [n for n, there in enumerate(own) if there[0] in counted]
        self.sums += check_table(
            [rows[n][1:] for n in kept], total[1:], lambda n: self.accounts.shares(own[kept[n]])
        )

    def check_years(self, text: str, code: str | None) -> None:
        table = _between(text, "연차별·재원별 사업비", "※ 통합")
        exact = self.accounts.won_by_year(self.accounts.counted(code))
        rows = {year: _row(table, f"{year}년", 6) for year in exact}
        turned = [[row[-1], *row[:-1]] for row in rows.values()]
        *parts, whole = _row(table, "합계", 6)
        years = list(exact)
        self.sums += check_table(
            turned, [whole, *parts], lambda n: [sum(exact[years[n]]), *exact[years[n]]]
        )

    def check_demands(self, text: str, code: str | None) -> None:
        """The list of the paper holds each received demand once, and its sum is the total."""
        table = text[text.rindex("수요과제 목록 표") :]
        rows = {}
        for number in self.accounts.received(code):
            wanted = self.accounts.wanted[number]
            head = f"{self.numbers[number]} {wanted.title} {wanted.body.name} "
            head += word(DemandStatus(self.accounts.status[number]))
            rows[number] = _row(table, head, 4)
        counted = self.accounts.counted(code)
        total = _row(table, f"합계 {len(counted)}건", 4)
        self.sums += check_table(
            [rows[one] for one in counted],
            total,
            lambda n: self.accounts.shares([counted[n]]),
        )

    def check_divisions(self, names: Mapping[str, str]) -> int:
        """The table of divisions, by their codes and names."""
        table = _between(self.text, "분과별 접수·선정과 사업비", "※ 건수는")
        rows, codes = [], []
        for code, name in names.items():
            received = self.accounts.received(code)
            found = _row(table, name, 8)
            passed = [one for one in received if one in self.accounts.passed]
            evaluated = self.accounts.at(*EVALUATED, division=code)
            selected = self.accounts.at("selected", division=code)
            stages = [len(own) for own in (received, passed, evaluated, selected)]
            assert found[:4] == stages, code
            rows.append(found[4:])
            codes.append(code)
        total = _row(table, "합계", 8)
        assert total[0] == len(self.accounts.received())
        return 4 * len(codes) + check_table(
            rows, total[4:], lambda n: self.accounts.shares(self.accounts.counted(codes[n]))
        )


def _between(text: str, first: str, last: str) -> str:
    start = text.index(first)
    return text[start : text.index(last, start)]


def _row(table: str, head: str, count: int) -> list[int]:
    """The figures behind a head; `-` is nothing."""
    found = re.search(rf" {re.escape(head)}" + rf" {FIGURE}" * count, table)
    assert found, (head, table[:1_500])
    return [_number(one) for one in found.groups()]


def _number(printed: str) -> int:
    return 0 if printed == "-" else int(printed.replace(",", ""))
