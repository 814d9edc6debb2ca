"""What goes with forms: a mail for each body, the official request, and the notice of receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.enums import FieldKind, FormKind
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.exchange.forms.official import Item, Official
from afm_desktop.exchange.mail_signing import greeting, headed, signature
from afm_desktop.services.requests.model import FormSheet, Prepared, ReplyResult

BETWEEN_MAILS = "\n\n" + "─" * 30 + "\n\n"
_WISHES = "귀 기관의 무궁한 발전을 기원합니다."
_SEVERAL = "{first} 등 {count:,}개 기관"
_BY_MAIL_OR_LETTER = "전자우편 또는 공문 회신"
_KEEP = "받은 파일에 그대로 적어 회신(다른 파일에 옮겨 적으면 접수되지 않음)"
_REMARKS = "- 보완 의견 {count:,}건이 해당 항목 아래에 있습니다. 의견마다 답변을 적어 주십시오."
_FILES = (
    "- {label} 등 붙일 파일은 회신할 때 함께 보내고, 파일 이름에 {names} 적어 주십시오"
    "(예: {whose}_{label}.pdf)."
)
_SUPPLEMENTED = "접수번호 {number} 수요를 보완하여"
_DAYS_DIFFER = "양식마다 적힌 날까지"
_FILL = "바탕이 노란 칸(한글 양식은 오른쪽 칸)에 작성"


def mail_of(sheet: FormSheet, file: str) -> str:
    """The mail that goes with a form."""
    due = f"{weekday_words(sheet.due_on)}까지 " if sheet.due_on else ""
    what = f"{josa(sheet.title, '을/를')} 적어"
    number = f"({sheet.intake_no})" if sheet.intake_no else ""
    if sheet.is_supplement and sheet.intake_no:
        what = _SUPPLEMENTED.format(number=sheet.intake_no)
    lines = [
        f"제목: {headed(sheet.asked_by, f'{sheet.title} {_asks([sheet])}{number}')}",
        "",
        f"{sheet.body} 담당자님께",
        "",
        greeting(sheet.asked_by),
        f"붙임 양식({file})에 {what} {due}회신해 주시기 바랍니다.",
        "",
        f"- {_FILL}하고, {_KEEP.partition('(')[0]}해 주십시오.",
        "- 이미 적힌 내용은 등록된 내용입니다. 다르면 고쳐 주십시오.",
    ]
    asked = next((one for one in sheet.questions if one.kind is FieldKind.FILES), None)
    if asked is not None:
        names = "기관 이름과 접수번호를" if sheet.intake_no else "기관 이름을"
        lines.append(_FILES.format(label=asked.label, whose=sheet.whose, names=names))
    if sheet.open_remarks:
        lines.append(_REMARKS.format(count=sheet.open_remarks))
    if sheet.confidentiality or sheet.is_core_technology:
        lines.append("- 공개하지 않는 내용이 들어 있습니다. 다른 곳에 전달하지 마십시오.")
    return "\n".join([*lines, *signature(sheet.asked_by)])


def mails_of(ready: Prepared, files: Sequence[str]) -> str:
    """All mails, one below the other."""
    pairs = zip(ready.sheets, files, strict=True)
    return BETWEEN_MAILS.join(mail_of(sheet, file) for sheet, file in pairs)


def request_of(ready: Prepared) -> Official:
    """The official request that forms be filled in and sent back."""
    kind, asks = ready.wish.kind, _asks(ready.sheets)
    what = f"{ready.subject} {_deed(ready.sheets)}".strip()
    asker = ready.sheets[0].asked_by
    numbers = [one.intake_no for one in ready.sheets if one.is_supplement and one.intake_no]
    about = [Item(f"보완할 수요: {', '.join(numbers)}")] if numbers else []
    facts = [
        Item(f"대상: {_bodies([sheet.body for sheet in ready.sheets])}"),
        *about,
        Item(f"제출 자료: {ready.subject}(붙임 양식)"),
        Item(f"제출 기한: {_due_words([sheet.due_on for sheet in ready.sheets])}"),
        Item(f"제출 방법: {_BY_MAIL_OR_LETTER}", (Item(_FILL), Item(_KEEP))),
    ]
    asked = (
        f"{josa(asker, '은/는')} 다음과 같이 {josa(what, '을/를')} 요청하오니 기한 내에 회신하여"
        " 주시기 바랍니다."
    )
    enclosed = f"{word(kind)} 양식 각 1부" if len(ready.sheets) > 1 else f"{word(kind)} 양식 1부"
    items = (Item(_WISHES), Item(asked, tuple(facts)))
    return Official(f"{ready.subject} {asks}", items, (enclosed,))


def receipt_of(results: Sequence[ReplyResult], on: date) -> Official | None:
    """The official notice that replies were received; None when none was."""
    taken = [one for one in results if one.is_accepted]
    if not taken:
        return None
    kinds = list(dict.fromkeys(word(one.kind) for one in taken if one.kind))
    what = ", ".join(kinds)
    facts = [
        Item(f"제출 기관: {_bodies([one.body for one in taken])}"),
        Item(f"접수일: {weekday_words(on)}"),
    ]
    lacking = [one.body for one in taken if one.is_open]
    if lacking:
        facts.append(Item(f"추가 작성이 필요한 기관: {', '.join(lacking)}"))
    told = f"귀 기관에서 제출한 {josa(what, '을/를')} 다음과 같이 접수하였음을 알려 드립니다."
    return Official(f"{what} 접수 알림", (Item(_WISHES), Item(told, tuple(facts))))


def _asks(sheets: Sequence[FormSheet]) -> str:
    return f"{_deed(sheets)} 요청".strip()


def _deed(sheets: Sequence[FormSheet]) -> str:
    """What a body is to do with its forms; an invitation is only answered."""
    if all(sheet.is_supplement for sheet in sheets):
        return "보완"
    return "" if sheets[0].kind is FormKind.ATTENDANCE else "제출"


def _due_words(days: Sequence[date | None]) -> str:
    found = set(days)
    if len(found) > 1:
        return _DAYS_DIFFER
    day = found.pop()
    return f"{weekday_words(day)}까지" if day else "협의"


def _bodies(names: Sequence[str]) -> str:
    """Each body once, whatever it is asked for."""
    names = list(dict.fromkeys(names))
    few = len(names) <= 3
    return ", ".join(names) if few else _SEVERAL.format(first=names[0], count=len(names))
