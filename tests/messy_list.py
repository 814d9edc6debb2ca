"""A list of members as a secretary keeps it: 400 rows that nobody made for a program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

FIRST_ROW = 8
"""The first row of data, as the sheet counts."""
BODIES = 360
"""How many different bodies the list names, whatever is wrong with their rows."""
REPEATED = 40
"""How many of the rows name one of them again, written another way."""
_GROUPS = (("앵커기업", 20), ("협력사", 300), ("연구기관·대학", 40))
_FORMS = ("(주){}", "주식회사 {}", "{}", "㈜{}", "{} 주식회사", "{}(주)", "（주）{}", "유한회사 {}")
_OTHER = ("{}", "주식회사 {}", "{}㈜", " {} ", "(주) {}", "{}(유)")
_HEADS = "한빛 다온 새솔 누리 가온 미래 한결 도담 바른 해든 늘찬 이룸 온새 나래 푸른 슬기 큰솔 아람"
_TAILS = (
    "정밀 전자 소재 테크 기전 화학 금속 정공 시스템 로보틱스 에너지 산업 오토 이엔지 머티리얼즈"
)
_REGIONS = (
    ("경기", "화성시"), ("경기도", "평택"), ("서울시", "강남구"), ("서울", None),
    ("충남", "천안시 서북구"), ("충청북도", "청주시"), ("전북특별자치도", "군산시"),
    ("울산", "북구"), ("경남", "창원"), ("대전광역시", "유성구"), ("인천", "남동구"),
    ("경북", "구미"),
)  # fmt: skip
_PHONES = (
    "02-0000-{n:04}", "(031)000-{n:04}", "010.0000.{n:04}", "0100000{n:04}", "+82-10-0000-{n:04}",
    "031-000-{n:04}(내선 12)", "02）0000-{n:04}", "０１０－００００－{n:04}",
    "010-0000-{n:04}\n02-0000-{n:04}", "010-0000-{n:04} / 031-000-{n:04}", None, "-",
)  # fmt: skip
_SIZES = ("소기업", "중기업", "중소기업", "중소", "중견", "중견기업", "대기업", None)
_DAYS: tuple[Any, ...] = (
    "2024.7.22.", "24.8.1", "2024-09-30", "2024년 10월 4일", "20241105", 45_600, "'25.3.2.",
    date(2025, 4, 15), None, "2025. 6. 1",
)  # fmt: skip
_EMPLOYEES: tuple[Any, ...] = (45, "128명", "1,204", "약 30", 15.0, None, "52 명", "-")
_REVENUES: tuple[Any, ...] = (12_345, "8,210", "123억", 950.5, None, "-", "1,024")
_PRODUCTS = (
    "배터리 케이스",
    "전극 코팅기\n(슬롯다이)",
    "ＡＧＶ",
    "협동로봇 그리퍼",
    None,
    "Ｃｕ 포일 외",
)
_NOTES = (
    None,
    None,
    None,
    "’24년 신규",
    "담당자 변경 예정",
    "=대표 겸임",
    "연락 두절",
    "+추가 확인",
)


def write_messy_list(path: Path) -> Path:
    """Write the list; answer where it is."""
    with xlsxwriter.Workbook(path) as book:
        _write_cover(book)
        _write_rows(book, book.add_worksheet("회원명부(최종)_수정2"))
        old = book.add_worksheet("구버전")
        old.write_row(0, 0, ["업체명", "비고"])
        old.write_row(1, 0, ["예시옛날명단", "쓰지 말 것"])
        old.hide()
    return path


def name_of(number: int) -> str:
    """What a body is called without its legal form."""
    heads, tails = _HEADS.split(), _TAILS.split()
    head, tail = heads[number % len(heads)], tails[(number // len(heads)) % len(tails)]
    more = "" if number < len(heads) * len(tails) else str(number)
    return f"예시{head}{tail}{more}"


def person_name(number: int) -> str:
    """Somebody who works there."""
    syllables = "가나다라마바사아자차"
    return "예" + syllables[number // 10 % 10] + syllables[number % 10]


def business_number(number: int) -> str:
    """A number whose check digit is right, without dashes; some begin with a zero."""
    stem = f"{(number * 37) % 900 + 5:03}81{number:04}"
    weights = (1, 3, 7, 1, 3, 7, 1, 3, 5)
    total = sum(int(digit) * weight for digit, weight in zip(stem, weights, strict=True))
    total += int(stem[8]) * 5 // 10
    return f"{stem}{-total % 10}"


def _write_cover(book: Any) -> None:
    sheet, big = book.add_worksheet("표지"), book.add_format({"bold": True, "font_size": 28})
    sheet.merge_range(5, 1, 7, 8, "2026년 자율제조 얼라이언스\n분과 회원기업 현황", big)
    sheet.merge_range(12, 3, 12, 6, "2026. 10.")
    sheet.merge_range(20, 3, 20, 6, "분과 간사기관")


def _write_rows(book: Any, sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 17, "2026년도 분과 회원기업 현황")
    sheet.write(1, 0, "□ 기준일 : 2026. 10. 31. 현재")
    sheet.write(3, 17, "(단위 : 백만원, 명)")
    _write_head(sheet, 5)
    line = FIRST_ROW - 1
    for group, rows in _grouped():
        start = line
        for place, row in enumerate(rows):
            if group == "협력사" and place == 150:
                sheet.merge_range(start, 1, line - 1, 1, group)
                _write_head(sheet, line)  # as on the second printed page
                line += 2
                start = line
            _write_row(book, sheet, line, row)
            line += 1
        sheet.merge_range(start, 1, line - 1, 1, group)
        sheet.write_row(line, 1, ["소 계", f"{len(rows)}개사"])
        line += 2
    sheet.write_row(line - 1, 1, ["합 계", f"{BODIES + REPEATED}개사"])
    sheet.write(line + 1, 0, "※ 연락처는 ’26. 10월 기준이며 변동될 수 있음")
    sheet.write(line + 2, 0, "※ 문의 : 간사기관 예시담당 02-0000-0000")
    sheet.set_column(8, 8, None, None, {"hidden": True})


def _write_head(sheet: Any, line: int) -> None:
    joined = {6: ("소재지", 2), 9: ("담당자", 4)}
    single = {
        0: "연번", 1: "구 분", 2: "업 체 명", 3: "사업자\n등록번호", 4: "대표자", 5: "기업규모",
        8: "주생산품", 13: "매출액\n(’25)", 14: "종업원수", 15: "가입일", 16: "분과", 17: "비 고",
    }  # fmt: skip
    for place, words in single.items():
        sheet.merge_range(line, place, line + 1, place, words)
    for place, (words, wide) in joined.items():
        sheet.merge_range(line, place, line, place + wide - 1, words)
    sheet.write_row(line + 1, 6, ["시·도", "시·군·구"])
    sheet.write_row(line + 1, 9, ["성명", "직위", "연락처", "E-mail"])


def _grouped() -> Iterator[tuple[str, list[list[Any]]]]:
    number = 0
    for group, count in _GROUPS:
        own = list(range(number, number + count))
        number += count
        rows = [_row(body, _FORMS[body % len(_FORMS)]) for body in own]
        if group == "협력사":
            for turn in range(REPEATED):
                again = own[turn * 7]
                rows.insert(turn * 8 + 11, _row(again, _OTHER[turn % len(_OTHER)], is_again=True))
        yield group, rows


def _row(number: int, form: str, *, is_again: bool = False) -> list[Any]:
    region, district = _REGIONS[number % len(_REGIONS)]
    phone = _PHONES[number % len(_PHONES)]
    return [
        number + 1,
        None,
        form.format(name_of(number)),
        None if is_again and number % 2 else _written_number(number),
        None if is_again else f"대{person_name(number)}",
        _SIZES[number % len(_SIZES)],
        region,
        district,
        _PRODUCTS[number % len(_PRODUCTS)],
        (person_name(number), f"{person_name(number)} 부장", None)[number % 3],
        ("과장", None, None, "책임\n연구원")[number % 4],
        phone.format(n=number) if phone else None,
        (f"user{number}@example.kr", f" USER{number}@EXAMPLE.KR ", None, "-")[number % 4],
        _REVENUES[number % len(_REVENUES)],
        _EMPLOYEES[number % len(_EMPLOYEES)],
        _DAYS[number % len(_DAYS)],
        ("이차전지", "이차전지 분과", "이차전지분과")[number % 3],
        "중복 확인" if is_again else _NOTES[number % len(_NOTES)],
    ]


def _written_number(number: int) -> Any:
    """A business number as it comes: with dashes, as a figure, with a mistake, or not at all."""
    right = business_number(number)
    dashed = f"{right[:3]}-{right[3:5]}-{right[5:]}"
    wrong = f"{dashed[:-1]}{(int(dashed[-1]) + 1) % 10}"
    if number % 60 == 59:
        return wrong
    ways = (dashed, int(right), float(right), right, f" {dashed} ", f"{right}.0", None, "-")
    return ways[number % len(ways)]


def _write_row(book: Any, sheet: Any, line: int, row: list[Any]) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(line, place, value)
        elif isinstance(value, date):
            sheet.write_datetime(line, place, value, book.add_format({"num_format": "yy.m.d"}))
        elif value is not None:
            sheet.write_number(line, place, value)
