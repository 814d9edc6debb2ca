"""`check`, `backup` and `restore`: whether a file is whole, and copies of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import say, write_json
from afm_desktop.cli.secrecy import kept_back
from afm_desktop.domain.attaching import size_words
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.services import safekeeping
from afm_desktop.services.safekeeping import CheckReport, Finding


def check(options: Namespace) -> int:
    """Look the file through; 1 when anything is wrong."""
    found = safekeeping.check(options.file)
    if options.json:
        write_json(_report(found, _names_told(options.file, found)))
    elif found.is_whole:
        say(labels.WHOLE.format(records=found.records, operations=found.operations))
        if found.files:
            size = size_words(found.files_size)
            say(labels.FILES_HELD.format(count=found.files, size=size))
    else:
        for finding in found.findings:
            say(finding_words(finding, found.names))
        say(labels.NOT_WHOLE.format(count=len(found.findings)))
    return int(not found.is_whole)


def backup(options: Namespace) -> int:
    """Make a checked copy."""
    made = safekeeping.back_up(options.file, options.to)
    say(labels.BACKED_UP.format(place=places.whole(made)))
    return 0


def restore(options: Namespace) -> int:
    """Put a backup in a file's place."""
    try:
        kept = safekeeping.restore(options.file, options.target)
    except safekeeping.NotAWorkspaceName as error:
        raise UsageError(str(error)) from error
    say(labels.RESTORED.format(target=josa(f"‘{places.whole(options.target)}’", "을/를")))
    if kept is not None:
        say(labels.KEPT.format(place=josa(f"‘{places.whole(kept)}’", "으로/로")))
    return 0


def finding_words(finding: Finding, names: Mapping[str, str]) -> str:
    """`수요 ‘부품 키팅 물류 자율화’(01a2…)의 수요과제명: 값이 변경 이력과 다릅니다`."""
    noun = NOUNS.get(finding.entity or "")
    name = names.get(finding.record or "")
    record = f"‘{name}’({finding.record})" if name else finding.record
    place = " ".join(part for part in (noun.name if noun else None, record) if part)
    field = field_word(finding.entity or "", finding.field) if finding.field else ""
    where = f"{place}의 {field}" if field else place
    what = labels.FINDINGS[finding.kind]
    told = f"{where}: {what}" if where else what
    return f"{told} ({finding.detail})" if finding.detail else told


def _names_told(file: Path, found: CheckReport) -> Mapping[str, str]:
    """What the records are called for other programs: nothing where the file does not say."""
    named = [one for one in found.findings if one.record in found.names]
    if not named:
        return {}
    try:
        with opened(file, read_only=True) as desk:
            kept = kept_back(desk, ((str(one.entity), str(one.record)) for one in named))
    except AfmError:
        return {}
    return {**found.names, **dict.fromkeys(kept, WITHHELD)}


def _report(found: CheckReport, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "whole": found.is_whole,
        "records": found.records,
        "operations": found.operations,
        "files": found.files,
        "files_size": found.files_size,
        "findings": [
            {
                "kind": finding.kind.value,
                "entity": finding.entity,
                "record": finding.record,
                "name": names.get(finding.record or ""),
                "field": finding.field,
                "detail": finding.detail,
            }
            for finding in found.findings
        ],
    }
