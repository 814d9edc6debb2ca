"""`tag` and `attach`: tags and files of any record."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels, places, values
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.attaching import size_words
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.marks.model import AttachmentRow
from afm_desktop.services.views.model import TABLES, ViewKind

Action = Callable[[Namespace], int]


def tag(options: Namespace) -> int:
    """Tags of records, or the tags themselves."""
    return _TAG[options.action](options)


def attach(options: Namespace) -> int:
    """Files of records."""
    return _ATTACH[options.action](options)


# ------------------------------------------------ tags


def _list_tags(options: Namespace) -> int:
    record = _record(options.words) if options.words else None
    with opened(options.file, read_only=True) as desk:
        rows = desk.tags.rows()
        on = {mark.id for mark in desk.tags.of(*record)} if record else None
    chosen = [row for row in rows if on is None or row.id in on]
    if options.json:
        told = [
            {"id": row.id, "name": row.name, "hue": row.hue, "records": dict(row.kinds)}
            for row in chosen
        ]
        write_json(told)
        return 0
    if chosen:
        lines = [(row.name, f"{row.count:,}", _kinds(row.kinds), row.id) for row in chosen]
        table(labels.TAGS, lines, right=[1])
    say(NOUNS["tags"].counted(len(chosen)))
    return 0


def _change_tags(options: Namespace, step: str) -> int:
    kind, _ = _record(options.words)
    _one_tag(options)
    ids = [values.line(word) for word in options.words[1:]]
    with opened(options.file) as desk:
        change = desk.tags.put if step == "add" else desk.tags.take
        count = change(kind, ids, options.tag)
    if options.json:
        write_json({"changed": count})
    else:
        said = labels.TAGGED if step == "add" else labels.UNTAGGED
        say(said.format(what=NOUNS[kind].counted(count)))
    return 0


def _rename_tag(options: Namespace) -> int:
    name, wanted = _one_tag(options), _to(options)
    with opened(options.file) as desk:
        desk.tags.rename(desk.tags.mark(name).id, wanted)
    say(labels.TAG_RENAMED.format(name=josa(f"‘{wanted}’", "으로/로")))
    return 0


def _merge_tags(options: Namespace) -> int:
    wanted, _ = _to(options), _one_tag(options)
    with opened(options.file) as desk:
        keep = desk.tags.mark(wanted)
        desk.tags.merge(keep.id, [desk.tags.mark(name).id for name in options.tag])
    say(labels.TAGS_MERGED.format(name=josa(f"‘{keep.name}’", "으로/로")))
    return 0


def _delete_tags(options: Namespace) -> int:
    _one_tag(options)
    with opened(options.file) as desk:
        desk.tags.delete([desk.tags.mark(name).id for name in options.tag])
    say(labels.TAGS_DELETED.format(what=josa(NOUNS["tags"].counted(len(options.tag)), "을/를")))
    return 0


def _one_tag(options: Namespace) -> str:
    if not options.tag:
        raise UsageError(labels.NO_TAG_SAID)
    return str(options.tag[0])


def _to(options: Namespace) -> str:
    if not options.to:
        raise UsageError(labels.NO_NAME_SAID)
    return str(options.to)


_TAG: Mapping[str, Action] = {
    "list": _list_tags,
    "add": lambda options: _change_tags(options, "add"),
    "remove": lambda options: _change_tags(options, "remove"),
    "rename": _rename_tag,
    "merge": _merge_tags,
    "delete": _delete_tags,
}


# ------------------------------------------------ attachments


def _list_files(options: Namespace) -> int:
    record = _record(options.words)
    with opened(options.file, read_only=True) as desk:
        rows = desk.attachments.rows(*record)
        core = desk.copies.behind({"attachments": [row.id for row in rows]})
    if options.json:
        let_out(options.file, core, options.reason)
        write_json([_plain(row) for row in rows])
        return 0
    if rows:
        table(labels.ATTACHMENTS, [_line(row) for row in rows], right=[1])
    say(NOUNS["attachments"].counted(len(rows)))
    return 0


def _add_files(options: Namespace) -> int:
    kind, id_ = _record(options.words)
    paths = [values.path(word) for word in options.words[2:]]
    if not paths:
        raise UsageError(labels.NO_FILES_SAID)
    with opened(options.file) as desk:
        done = desk.attachments.attach(kind, id_, paths, purpose=options.purpose)
    if options.json:
        write_json({"added": list(done.ids), "known": list(done.known)})
        return 0
    say(labels.ATTACHED.format(what=josa(NOUNS["attachments"].counted(len(done.ids)), "을/를")))
    for name in done.known:
        note(labels.ATTACHED_BEFORE.format(name=josa(f"‘{name}’", "은/는")))
    return 0


def _save_file(options: Namespace) -> int:
    if len(options.words) != 2:
        raise UsageError(labels.NO_OUT_SAID)
    id_, out = values.line(options.words[0]), values.path(options.words[1])
    places.refuse_nowhere(out)
    with opened(options.file, read_only=not options.reason) as desk:
        made = desk.attachments.save(id_, out, reason=options.reason)
    if options.json:
        write_json({"saved": str(places.whole(made))})
    else:
        say(labels.SAVED.format(place=places.whole(made)))
    return 0


def _remove_files(options: Namespace) -> int:
    ids = {values.line(word) for word in options.words}
    if not ids:
        raise UsageError(labels.NO_ATTACHMENT_SAID)
    with opened(options.file) as desk:
        (desk.attachments.erase if options.erase else desk.attachments.remove)(ids)
    what = josa(NOUNS["attachments"].counted(len(ids)), "을/를")
    if options.json:
        write_json({"removed": len(ids)})
    else:
        say((labels.ERASED_FILES if options.erase else labels.REMOVED_FILES).format(what=what))
    return 0


def _sweep(options: Namespace) -> int:
    with opened(options.file) as desk:
        swept = desk.attachments.sweep()
        days = desk.attachments.rules.kept_days
    if options.json:
        write_json({"emptied": swept.files, "bytes": swept.size, "waiting": swept.waiting})
        return 0
    said = labels.SWEPT if swept.files else labels.NOTHING_SWEPT
    say(said.format(count=swept.files, size=size_words(swept.size or 1)))
    if swept.waiting:
        note(labels.STILL_WAITING.format(count=swept.waiting, days=days))
    return 0


_ATTACH: Mapping[str, Action] = {
    "list": _list_files,
    "add": _add_files,
    "save": _save_file,
    "remove": _remove_files,
    "sweep": _sweep,
}


def _record(words: Sequence[str]) -> tuple[str, str]:
    """The table and the id of the first record that is spoken of: `members 01a2…`."""
    if len(words) < 2:
        raise UsageError(labels.NO_RECORD_SAID)
    return TABLES[ViewKind(kind_of(values.line(words[0])))], values.line(words[1])


def kind_of(typed: str) -> str:
    """A kind of list by its English or Korean word."""
    kind = _BEARERS.get(_joined(typed))
    if kind is None:
        known = ", ".join(f"{kind}({names[0]})" for kind, names in labels.BEARERS.items())
        raise UsageError(labels.NO_SUCH_BEARER.format(kind=typed, known=known))
    return kind


def _joined(word: str) -> str:
    """A kind as it is compared: `기업 · 기관` is `기업기관`."""
    return word.replace(" ", "").replace("·", "")


_BEARERS = {
    _joined(word): kind for kind, names in labels.BEARERS.items() for word in (kind, *names)
}


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(NOUNS[kind].counted(count) for kind, count in counts.items())


def _line(row: AttachmentRow) -> tuple[str, ...]:
    state = labels.ERASED_FILE if row.erased_on else labels.PRESENCES[row.presence.value]
    day = day_words(row.added_on) if row.added_on else ""
    return (row.name or "", size_words(row.size), day, row.purpose or "", state, row.id)


def _plain(row: AttachmentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "added_on": row.added_on.isoformat() if row.added_on else None,
        "purpose": row.purpose,
        "confidentiality": row.confidentiality.value if row.confidentiality else None,
        "erased_on": row.erased_on.isoformat() if row.erased_on else None,
        "state": row.presence.value,
    }
