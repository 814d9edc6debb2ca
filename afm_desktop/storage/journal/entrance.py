"""What comes in from other offices: refused when no version of ours could have written it.

Tables and fields that are not known here are let in; they are of a newer version.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from afm_desktop.domain.errors import RuleViolation, StorageError
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.text import clean
from afm_desktop.storage.journal.operations import (
    MANY,
    Write,
    decode_body,
    decode_many,
    gesture_digest,
)
from afm_desktop.storage.journal.pen import personal_proof
from afm_desktop.storage.journal.values import is_id, is_proof
from afm_desktop.storage.synced import synced_tables

_is_stream = re.compile(r"[0-9a-f]{16}\.[0-9]{1,9}/[a-z_]{1,40}(:[0-9a-z-]{1,80})?").fullmatch
_is_entity = re.compile("[a-z_]{1,60}").fullmatch
_LARGEST = 2**63 - 1


class UnfitOperation(StorageError):
    """An operation is nothing this program writes."""

    def __init__(self) -> None:
        super().__init__(
            "받은 파일에 이 프로그램으로 만들 수 없는 내용이 있어 받지 않았습니다. "
            "보낸 기관에 확인하고 파일을 다시 받으세요."
        )


class NewerOperation(StorageError):
    """An operation is of a kind that only a newer version knows."""

    def __init__(self) -> None:
        super().__init__(
            "받은 내용이 더 새로운 버전에서 만든 것입니다. "
            "프로그램을 새 버전으로 바꾼 뒤 다시 받으세요."
        )


class GestureHead(msgspec.Struct, frozen=True):
    """A gesture as it travels with its operations."""

    id: str
    clock: int
    kind: str
    words: str
    actor: str
    role: str
    undoes: str | None

    def digest(self) -> str:
        return gesture_digest(
            self.id, (self.kind, self.words, self.undoes), self.actor, self.role, self.clock
        )


class RawOperation(msgspec.Struct, frozen=True):
    """An operation as it travels, with the hash it follows and the personal values it refers to."""

    stream: str
    sequence: int
    previous: bytes
    hash: bytes
    gesture: GestureHead
    entity: str
    record: str
    body: str
    personal: tuple[tuple[str, bytes, str], ...] = ()
    fields: str | None = None
    """The names of the values of the body, where it does not say them itself."""


def require_fit(raw: RawOperation) -> None:
    """Refuse an operation that would not stand in a table, a hash or a sentence."""
    _require_fit_gesture(raw.gesture)
    if not (_is_stream(raw.stream) and _is_entity(raw.entity)):
        raise UnfitOperation
    if not 1 <= raw.sequence <= _LARGEST:
        raise UnfitOperation
    if raw.record == MANY:
        _require_fit_many(raw)
        return
    if not is_id(raw.record):
        raise UnfitOperation
    writes = decode_body(raw.stream, raw.sequence, raw.gesture.clock, raw.body, raw.fields)
    _require_fit_writes(raw.entity, writes)
    _require_proven(raw, writes)


def _require_fit_many(raw: RawOperation) -> None:
    """Records that begin together: each once, and none with personal values, which stand alone."""
    synced = synced_tables().get(raw.entity)
    if raw.personal or (synced is not None and synced.personal):
        raise UnfitOperation
    own = f"{raw.stream}:{raw.sequence}"
    told = list(decode_many(own, raw.gesture.clock, raw.body, raw.fields))
    records = {record for record, _ in told}
    if not told or len(records) < len(told):
        raise UnfitOperation
    if not all(map(is_id, records)):
        raise UnfitOperation
    for _, writes in told:
        _require_fit_writes(raw.entity, writes)


def _require_fit_writes(entity: str, writes: Mapping[str, Write]) -> None:
    synced = synced_tables().get(entity)
    for field, write in writes.items():
        if isinstance(write.value, str):
            _require_clean(write.value)
        is_personal = synced is not None and field in synced.personal
        if is_personal and write.value is not None and not is_proof(write.value):
            raise UnfitOperation  # in the clear it could never be erased


def _require_fit_gesture(head: GestureHead) -> None:
    if head.kind not in set(GestureKind):
        raise NewerOperation
    if not is_id(head.id) or not (head.undoes is None or is_id(head.undoes)):
        raise UnfitOperation
    if not 0 <= head.clock <= _LARGEST:
        raise UnfitOperation
    for text in (head.words, head.actor, head.role):
        _require_clean(text)


def _require_proven(raw: RawOperation, writes: Mapping[str, Write]) -> None:
    """A personal value is the one its operation vouches for."""
    proofs = {
        write.value["ref"]: write.value["proof"]
        for write in writes.values()
        if is_proof(write.value)
    }
    for reference, salt, value in raw.personal:
        _require_clean(value)
        if proofs.get(reference) != personal_proof(salt, value):
            raise UnfitOperation


def _require_clean(text: str) -> None:
    try:
        if clean(text) == text:
            return
    except RuleViolation as error:
        raise UnfitOperation from error
    raise UnfitOperation
