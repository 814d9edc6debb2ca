"""A year's real shape, walked once: from the first form sent to the printed state of play.

213 demands for 10 places, half of them by people without the program. What bodies ask for and
every sum is kept apart from the program, in `tests.cli.year`.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl

from afm_desktop.app import opened
from afm_desktop.domain.dates import KOREA
from tests.cli.conftest import digest
from tests.cli.year import filing, filling, plan
from tests.cli.year.accounts import Accounts, is_rounded, millions
from tests.cli.year.papers import PaperCheck
from tests.reports import reading

TODAY = datetime.now().astimezone().date()  # as the program takes it, on this computer's calendar
SENT, RECEIVED = TODAY - timedelta(days=20), TODAY - timedelta(days=15)
KNOWN = datetime.now(KOREA).date() - timedelta(days=1)
ROUND = f"{TODAY.year}-1"
WHY = ("--reason", "분과위원회 심의")
"""Why core technologies are read out and printed."""


def test_a_year_of_demands_is_walked_and_every_total_is_right(afm, tmp_path):
    walk = Walk(afm, tmp_path)
    walk.begin()
    forms = walk.send()
    walk.take_odd_replies(forms)
    walk.take_replies(forms)
    walk.file_with_the_program()
    walk.give_numbers()
    known = walk.accounts.copy()
    walk.learned_before()
    walk.screen()
    walk.supplement()
    walk.select()
    walk.lists_agree()
    walk.crosstabs_agree()
    walk.papers_agree()
    walk.undone_and_redone()
    walk.told_as_it_was(known)
    walk.letters_and_papers_of_one()
    assert afm("check", walk.file).code == 0
    assert walk.sums > 10_000


class Walk:
    """An office of the center, and its accounts by hand."""

    def __init__(self, afm, folder: Path) -> None:
        self.afm, self.folder = afm, folder
        self.file = folder / "얼라이언스.afm"
        self.accounts = Accounts({one.number: one for one in plan.demands(TODAY.year)})
        self.numbers: dict[int, str] = {}
        self.sums = 0

    def done(self, *words: object):
        said = self.afm(*words)
        assert said.code == 0, (words[:6], said.err, said.out[-500:])
        return said

    def json(self, *words: object):
        return self.done(*words, "--json").json

    def rows(self, *words: object) -> dict[int, dict]:
        """The demands of a list by their numbers in the plan, which end their titles."""
        found = self.json("list", self.file, "demands", *WHY, *words)
        return {int(row["title"].rsplit(" ", 1)[1]): row for row in found}

    def move(self, numbers, to: str, *words: object) -> str:
        """One gesture with many demands, in the file and in the accounts."""
        said = self.json("move", self.file, *(self.numbers[one] for one in numbers), to, *words)
        assert len(said["moved"]) == len(list(numbers))
        self.accounts.move(numbers, to)
        return said["gesture"]

    # --- asked ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new file, its members from a list, and a round with the ready-made form."""
        self.done("new", self.file, "--role", "center", "--organization", "예시총괄사무국")
        bodies = plan.bodies()
        members = [(b.name, b.division, "앵커기업", b.size, b.place) for b in bodies]
        people = [(b.name, b.person, "생산팀") for b in bodies]
        heads = ("기업명", "분과", "역할", "기업규모", "시·도")
        self.take_list("members", heads, members)
        self.take_list("people", ("소속", "성명", "부서"), people)
        when = (
            "--opens",
            f"{TODAY - timedelta(60)}T09:00",
            "--closes",
            f"{TODAY + timedelta(9)}T18:00",
        )
        what = ("--year", TODAY.year, "--ordinal", 1, "--planned", 10, "--budget", "100000000001")
        self.done("round", self.file, "new", *what, *when)
        self.done("round", self.file, "check", ROUND)

    def take_list(self, kind: str, heads, rows) -> None:
        path = self.folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([heads, *rows])
        said = self.json("import", self.file, kind, path)
        assert said["new"] == len(rows), said

    def send(self) -> dict[int, Path]:
        """Forms to everybody without the program, the silent among them; most as workbooks."""
        bodies = plan.bodies()
        asked = [*range(plan.WITHOUT), *range(len(bodies) - plan.SILENT, len(bodies))]
        found: dict[str, Path] = {}
        for format_, some in (
            ("xlsx", [one for one in asked if one not in plan.HANGUL]),
            ("hwpx", plan.HANGUL),
        ):
            told = ("--format", format_, "--route", "email", "--document-no", "총괄-11")
            who = ("--organization", *(bodies[one].name for one in some))
            to = ("--to", self.folder / format_, "--round", ROUND, *told, *who)
            sent = self.json("form", self.file, "out", "demand", *to)["forms"]
            found |= {one["organization"]: Path(one["file"]) for one in sent}
        assert len(found) == len(asked)
        silent = {bodies[one].name for one in asked[-plan.SILENT :]}
        for name in silent:
            found.pop(name).unlink()
        return {number: found[bodies[number].name] for number in range(plan.WITHOUT)}

    # --- answered -------------------------------------------------------------------------------

    def take_odd_replies(self, forms: dict[int, Path]) -> None:
        """What people do to forms is told file by file; a rehearsal leaves the file as it is."""
        folder = self.folder / "먼저 온 회신"
        folder.mkdir()
        for number, (change, _) in filing.ODD.items():
            wanted = self.accounts.wanted[number]
            to = folder / f"{number:02d}.xlsx"
            filling.fill_by_hand(forms[number], wanted, TODAY, to, change)
        twice = self.accounts.wanted[filing.TWICE]
        for name, title in (("a", "먼저 보낸 것 1"), ("b", twice.title)):
            to = folder / f"{filing.TWICE:02d}{name}.xlsx"
            filling.fill_by_hand(forms[filing.TWICE], twice.with_(title=title), TODAY, to)
        for name, data in filing.WRONG_FILES.items():
            (folder / name).write_bytes(data)

        before = digest(self.file)
        some = ("03.xlsx", "04.xlsx", "09.xlsx", "옛 문서.hwp")
        tried = self.afm("form", self.file, "in", "--dry-run", *(folder / name for name in some))
        assert (tried.code, digest(self.file)) == (1, before)
        assert "신규 2건, 변경 0건, 동일 0건, 제외 2건" in tried.out
        said = self.afm("form", self.file, "in", folder, "--on", SENT, "--json").json

        told = {one["file"]: one for one in said["replies"]}
        for number, (_, (outcome, status, about)) in filing.ODD.items():
            one = told[f"{number:02d}.xlsx"]
            assert (one["outcome"], one["status"]) == (outcome, status), one
            assert about in str(one), (number, one)
        assert told[f"{filing.TWICE:02d}a.xlsx"]["outcome"] == "rejected"
        assert {told["옛 문서.hwp"]["outcome"], told["다른 표.xlsx"]["outcome"]} == {"rejected"}
        for number in filing.TAKEN:
            self.accounts.move([number], "submitted")
        others = Counter(draft=len(filing.DRAFTS), submitted=len(filing.MISTAKEN))
        found = Counter(row["status"] for row in self.rows().values())
        assert found == self.accounts.counts() + others

    def take_replies(self, forms: dict[int, Path]) -> None:
        """All others, and what was wrong sent again, in one gesture."""
        again = [one for one in filing.ODD if one not in filing.TAKEN]
        plain = [one for one in forms if one not in (*filing.ODD, filing.TWICE)]
        labels = plan.TECHNOLOGIES
        for number in plain:
            wanted = self.accounts.wanted[number]
            if number in plan.HANGUL:
                filling.fill_hangul(forms[number], wanted, TODAY, labels)
            else:
                filling.fill(forms[number], wanted, TODAY)
        for number in again:
            filling.fill(forms[number], self.accounts.wanted[number], TODAY)
        for number in filing.TAKEN:
            forms[number].unlink()
        how = ("--on", SENT, "--route", "email")
        said = self.json("form", self.file, "in", self.folder / "xlsx", self.folder / "hwpx", *how)
        there = len(filing.DRAFTS + filing.MISTAKEN)
        assert said["counts"] == {
            "new": len(plain) + len(again) - there, "changed": there, "same": 0, "rejected": 0,
            "left_out": 0,
        }  # fmt: skip
        assert {one["status"] for one in said["replies"]} == {"submitted"}
        assert not any(one["applicant"] for one in said["replies"])
        self.accounts.move([*plain, *again], "submitted")
        states = Counter(
            row["state"] for row in self.json("collect", self.file, "list", "--role", "none")
        )
        assert states == {"received": plan.WITHOUT, "sent": plan.SILENT}

    def file_with_the_program(self) -> None:
        """The other half; one of them on the command line, which the rest would only repeat."""
        first, *others = (one for one in self.accounts.wanted if one >= plan.WITHOUT)
        wanted = self.accounts.wanted[first]
        who = ("--round", ROUND, "--applicant", wanted.body.name)
        said = self.json(
            "set", self.file, "demands", "new", *who, *filing.words_of(wanted, TODAY), "--submit"
        )
        assert (said["total_cost_won"], said["missing"]) == (wanted.won, [])
        with opened(self.file) as desk:
            filing.file_all(desk, ROUND, [self.accounts.wanted[one] for one in others], TODAY)
        self.accounts.move([first, *others], "submitted")

    # --- judged ---------------------------------------------------------------------------------

    def give_numbers(self) -> None:
        """The last are turned away; the others get their numbers, division by division."""
        rows = self.rows()
        assert len(rows) == plan.DEMANDS
        (sheet,) = self.json("round", self.file, "list")
        assert (sheet["filed"], sheet["competition"]) == (213, "213건/10개 = 21.3:1")
        self.numbers = {number: rows[number]["id"] for number in rows}
        rejected = [100, 101, 211, 212]
        self.move(rejected, "rejected", "--reason-id", "회원 아님")
        early = [one for one in range(plan.WITHOUT) if one not in rejected]
        self.move(early, "received", "--on", RECEIVED)
        self.move([one for one in rows if one >= plan.WITHOUT and one not in rejected], "received")
        given = {number: row["intake_no"] for number, row in self.rows().items()}
        for code in plan.CODES:
            own = sorted(given[one] for one in self.accounts.received(code))
            assert own == [f"{code}-{TODAY.year}-{n:04d}" for n in range(1, len(own) + 1)]
        self.numbers |= {number: no for number, no in given.items() if no}

    def learned_before(self) -> None:
        """Say that all there is until now was learned before yesterday ended."""
        moment = datetime.combine(KNOWN, datetime.min.time(), KOREA).isoformat()
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute("UPDATE gesture SET learned_at = ?", [moment])
            connection.commit()

    def screen(self) -> None:
        self.move([one for one in range(8, 211) if one not in (100, 101)], "reviewing")
        self.move(range(40, 52), "ineligible", "--reason-id", "기존 과제와 중복")
        self.move([61, 62, 63], "merged", "--into", self.numbers[60])
        self.move([64, 65], "merged", "--into", self.numbers[66])
        self.move([0, 70], "withdrawn", "--reason", "신청기관 요청")

    def supplement(self) -> None:
        """Asked for, extended, answered on forms and in words; three stay open."""
        due = TODAY + timedelta(days=5)
        asked = ("--comment", "as_is=설비 대수를 적어 주십시오", "--reason-id", "합계 불일치")
        self.move(range(10, 30), "supplement", "--due", due, *asked)
        later = [self.numbers[one] for one in range(24, 30)]
        self.done(
            "move", self.file, *later, "extend", "--due", due + timedelta(7), "--reason", "점검"
        )
        late = {
            row["organization"]: row
            for row in self.json("collect", self.file, "list", "--state", "supplement")
        }
        dues = Counter(row["due_on"] for row in late.values())
        assert dues == {f"{due}": 14, f"{due + timedelta(7)}": 6}

        answered = [10, 11, 12]
        folder = self.folder / "보완"
        who = ("--organization", *(self.accounts.wanted[one].body.name for one in answered))
        reason = ("--reason", "보완 요청")
        sent = self.json("form", self.file, "out", "demand", "--to", folder, *who, *reason)["forms"]
        for number, form in zip(answered, sent, strict=True):
            wanted = self.accounts.wanted[number]
            (year, source, won), *rest = wanted.budget
            changed = wanted.with_(budget=((year, source, won + 333_333), *rest))
            self.accounts.wanted[number] = changed
            filling.fill_by_hand(Path(form["file"]), changed, TODAY)
        said = self.json("form", self.file, "in", folder)
        assert said["counts"]["changed"] == len(answered)
        self.move(range(10, 27), "reviewing", "--answer", "보완하였습니다")

    def select(self) -> None:
        passing = [*range(10, 22), *range(80, 100), *range(102, 200)]
        self.move(passing, "candidate", "--settle", "--met", "all")
        self.move([199], "withdrawn", "--reason", "신청기관 요청")
        self.move(range(90, 95), "reserved")
        self.move(range(102, 157), "not_selected")
        self.before_selection = self.accounts.copy()
        self.selection = self.move(range(80, 90), "selected")

    # --- told -----------------------------------------------------------------------------------

    def lists_agree(self) -> None:
        self.agrees(self.rows(), self.accounts)
        by_code = {row["code"]: row for row in self.json("list", self.file, "divisions")}
        for code in plan.CODES:
            assert by_code[code]["demands"] == len(self.accounts.at(division=code)), code
        out = self.folder / "수요.xlsx"
        self.done("export", self.file, "demands", out, "--reason", "심의")
        found = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
        heads = next(row for row in found if "총사업비(원)" in row or "총사업비" in row)
        place = next(n for n, head in enumerate(heads) if str(head).startswith("총사업비"))
        title = heads.index("수요과제명")
        told = {row[title]: row[place] for row in found[found.index(heads) + 1 :] if row[title]}
        assert told == {one.title: one.won for one in self.accounts.wanted.values()}
        self.sums += len(told)

    def agrees(self, rows: dict[int, dict], accounts: Accounts) -> None:
        """A list says of every demand where it stands and every won of it."""
        keys = ("national", "province", "city", "private_cash", "private_in_kind")
        assert set(rows) == set(accounts.status)
        for number, row in rows.items():
            wanted = accounts.wanted[number]
            assert row["status"] == accounts.status[number], (number, row)
            assert row["total_cost_won"] == wanted.won, number
            told = [row[f"{key}_won"] for key in keys]
            assert told == [wanted.won_of(source) for source in plan.SOURCES], number
            assert row["division"] == wanted.body.division
            self.sums += 6

    def crosstabs_agree(self) -> None:
        """Divisions by status, counted and summed; the workbook says what the figures say."""
        told = ("report", self.file, "crosstab", "--option", "rows=division", "columns=status")
        counted = self.json(*told)
        cells = self.cells(counted)
        expected = self.accounts.by_division()
        assert {(code, status): n for code in expected for status, n in expected[code].items()} == {
            place: n for place, n in cells.items() if n
        }
        out = self.folder / "집계.xlsx"
        summed = self.json(*told, "measure=total_cost_won", "--out", out)
        money = self.cells(summed)
        for (code, status), printed in money.items():
            own = self.accounts.at(status, division=code)
            assert is_rounded(printed or 0, self.accounts.won(own)), (code, status)
        assert summed["total"] == millions(self.accounts.won(self.accounts.at()))
        assert sum(value or 0 for value in money.values()) == summed["total"]
        self.sums += len(cells) + len(money) + 2
        page = openpyxl.load_workbook(out).active
        numbers = [v for row in page.iter_rows(values_only=True) for v in row if isinstance(v, int)]
        assert Counter(numbers)[summed["total"]] == 1
        paper = self.folder / "집계.pdf"
        self.done(*told, "--out", paper)
        text = reading.all_text(paper.read_bytes())
        assert re.search(rf"합계 [\d -]+ {plan.DEMANDS}\b", text)

    def cells(self, said) -> dict[tuple[str, str], int]:
        columns = [one["value"] for one in said["columns"]]
        return {
            (row["value"], column): value
            for row, values in zip(said["rows"], said["cells"], strict=True)
            for column, value in zip(columns, values, strict=True)
        }

    def papers_agree(self) -> None:
        """수요 접수·검토 현황 of the alliance and of every division."""
        self.check_status("all", None)
        for code in plan.CODES:
            self.check_status(code, code)

    def check_status(self, division: str, code: str | None) -> None:
        out = self.folder / f"{division}.pdf"
        self.done("report", self.file, "demand-status", "--division", division, "--out", out, *WHY)
        paper = PaperCheck(reading.all_text(out.read_bytes()), self.accounts, self.numbers, code)
        self.sums += paper.check()
        if code is None:
            assert "선정 예정 10개 대비 21.3:1" in paper.text
            rows = self.json("list", self.file, "divisions")
            self.sums += paper.check_divisions({row["code"]: row["name"] for row in rows})

    # --- taken back, and as it was --------------------------------------------------------------

    def undone_and_redone(self) -> None:
        """Without the selection all totals are those of before it, and with it those of after."""
        after = self.accounts
        self.done("undo", self.file, "--gesture", self.selection)
        self.accounts = self.before_selection
        self.agrees(self.rows(), self.accounts)
        self.check_status("all", None)
        self.done("redo", self.file)
        self.accounts = after
        self.agrees(self.rows(), self.accounts)

    def told_as_it_was(self, known: Accounts) -> None:
        """Known when the numbers were given: nothing screened; as of before: half received."""
        then = ("--as-of", TODAY, "--known-at", KNOWN)
        self.agrees(self.rows(*then), known)
        early = Accounts(self.accounts.wanted)
        early.move(range(plan.WITHOUT), "received")
        early.move([100, 101], "submitted")
        rows = self.rows("--as-of", TODAY - timedelta(days=10))
        drafts = {number for number, row in rows.items() if row["status"] == "draft"}
        assert drafts <= set(range(plan.WITHOUT, plan.DEMANDS))
        self.agrees({one: rows[one] for one in set(rows) - drafts}, early)
        said = self.json("diff", self.file, "demands", "--from", KNOWN, *WHY)
        moved = [one for one in known.status if known.status[one] != self.accounts.status[one]]
        assert said["counts"]["demands"] == {"new": 0, "gone": 0, "changed": len(moved)}

    def letters_and_papers_of_one(self) -> None:
        for status, noun in (("ineligible", 12), ("selected", 10), ("merged", 5), ("rejected", 4)):
            out = self.folder / f"안내문 {status}"
            self.done(
                *("report", self.file, "letter", "--status", status),
                *("--division", "all", "--out", out, *WHY),
            )
            assert len(list(out.glob("*.pdf"))) == noun == len(self.accounts.at(status))
        number = 10
        wanted, out = self.accounts.wanted[number], self.folder / "한 건.pdf"
        one = ("--demand", self.numbers[number], "--out", out, *WHY)
        self.done("report", self.file, "demand-dossier", *one)
        text = reading.all_text(out.read_bytes())
        assert f"총사업비 {wanted.won:,}원" in text
        for year in {line[0] for line in wanted.budget}:
            assert f"{wanted.won_in(year):,}" in text
        assert wanted.body.person not in text  # persons are masked
        self.done("report", self.file, "receipt", *one)
        assert f"총사업비 {wanted.won:,}원" in reading.all_text(out.read_bytes())
