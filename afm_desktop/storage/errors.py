"""Why a workspace file cannot be opened, read or written, each in one sentence.

StorageError
  MissingFile      there is no such file
  MissingFolder    there is no such folder
  UnwritableFolder no file can be made in the folder
  LongName         the system, or the files beside a workspace, want a shorter name
  ExistingFile     a new file would overwrite one
  EmptyFile        0 bytes
  ForeignFile      not a workspace of this program
  UnreadableFile   this person may not read it
  ProtectedFile    wrapped by an office's document security (DRM)
  NewerFile        written by a newer version
  OlderFile        of an older version, and opened only to read
  DamagedFile      cut short or not readable as a database
  LockedFile       another program or person writes to it
  UnfinishedFile   its writer was killed, and it cannot be rolled back where it lies
  ReadOnlyFile     may be read but not written
  ClosedFile       this window has closed the file
  TooLargeForThePast  the file cannot be copied into memory to be seen as it was
  WriteFailed      the disk is full or failing; the last saved state stands
  NotMade          the disk is full or failing; there is no new file
  BackupFailed     a backup could not be made or does not pass its check
  RestoreFailed    a backup could not be put in a file's place
  SameFile         a file would be restored from itself
  BackupsNotRewritten  an erased person is still in some backups
NotInHistory     no such gesture
NothingToUndo, UndoBlocked: there is nothing to take back, or later changes stand on all of it
ErasureStands: what was erased for good is not taken back
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from afm_desktop.domain.errors import NotFound, RuleViolation, StorageError
from afm_desktop.domain.hangul import particle


def _topic(path: Path) -> str:
    return f"‘{path.name}’{particle(path.name, '은/는')}"


class MissingFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path.name}’ 파일이 없습니다. 이름과 폴더를 확인하세요.")


class MissingFolder(StorageError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"‘{folder}’ 폴더가 없습니다. 폴더를 만들거나 다른 폴더를 고르세요.")


class UnwritableFolder(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.parent}’ 폴더에 쓸 수 없어 ‘{path.name}’ 파일을 만들지 못했습니다. "
            "쓸 수 있는 폴더를 고르세요."
        )


class LongName(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.name[:20]}…’ 이름이 너무 깁니다. 파일이나 폴더의 이름을 짧게 바꾸세요."
        )


class ExistingFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path.name}’ 파일이 이미 있습니다. 다른 이름을 쓰세요.")


class EmptyFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 빈 파일입니다. 복사나 내려받기가 끝났는지 확인하고, "
            "원본이나 백업에서 다시 가져오세요."
        )


class ForeignFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 이 프로그램의 자료 파일이 아닙니다. "
            "이 프로그램에서 만든 파일을 고르세요."
        )


class UnreadableFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path.name}’ 파일을 읽을 권한이 없습니다. 관리자에게 문의하세요.")


class ProtectedFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 문서보안이 걸린 파일입니다. 보안을 해제한 뒤 다시 여세요."
        )


class NewerFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 더 새로운 버전에서 만든 파일입니다. "
            "프로그램을 새 버전으로 바꾼 뒤 여세요."
        )


class OlderFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 예전 버전의 파일입니다. "
            "쓸 수 있는 곳에서 한 번 열면 새 형식으로 바뀝니다."
        )


class DamagedFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.name}’ 파일이 손상되어 열 수 없습니다. 백업에서 복원하세요. "
            "파일은 바꾸지 않았습니다."
        )


class LockedFile(StorageError):
    def __init__(self, path: Path, holder: str = "") -> None:
        who = f"{holder}이" if holder else "다른 프로그램에서"
        super().__init__(f"‘{path.name}’ 파일을 {who} 쓰고 있습니다. 그쪽을 닫은 뒤 다시 여세요.")


class ReadOnlyFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 읽기 전용이라 바꿀 수 없습니다. 쓸 수 있는 폴더로 복사한 뒤 여세요."
        )


class ClosedFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"‘{path.name}’ 파일을 이미 닫았습니다. 다시 여세요.")


class UnfinishedFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 저장하던 중에 멈춘 파일입니다. "
            "쓸 수 있는 폴더에서 한 번 열면 마지막으로 저장된 상태로 돌아갑니다."
        )


class TooLargeForThePast(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 1GB보다 커서 지난 날짜 기준으로 볼 수 없습니다. "
            "첨부파일을 정리한 뒤 다시 하거나 오늘 기준으로 보세요."
        )


class WriteFailed(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.name}’에 저장하지 못했습니다. 디스크가 가득 찼거나 응답하지 않습니다. "
            "공간을 비우고 다시 하세요. 마지막으로 저장된 상태는 그대로입니다."
        )


class NotMade(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.name}’ 파일을 만들지 못했습니다. 디스크가 가득 찼거나 응답하지 않습니다. "
            "공간을 비우고 다시 하세요."
        )


class BackupFailed(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path}’에 백업하지 못했습니다. 폴더와 남은 공간을 확인하세요. 자료는 그대로입니다."
        )


class RestoreFailed(StorageError):
    def __init__(self, path: Path, *, replaces: bool) -> None:
        stands = " 있던 파일은 그대로입니다." if replaces else ""
        super().__init__(
            f"‘{path.name}’ 파일을 복원하지 못했습니다. 폴더와 남은 공간을 확인하세요.{stands}"
        )


class SameFile(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_topic(path)} 백업과 되살릴 파일이 같아 복원하지 않았습니다. "
            "백업 폴더에서 백업을 고르거나 다른 이름으로 복원하세요."
        )


class BackupsNotRewritten(StorageError):
    def __init__(self, places: Sequence[Path]) -> None:
        named = ", ".join(f"‘{place.name}’" for place in places[:3])
        super().__init__(
            f"파기는 했으나 백업 {len(places)}곳에서는 지우지 못했습니다({named}). "
            "그 파일이나 저장장치를 확인한 뒤 파기를 한 번 더 실행하세요."
        )


class NotInHistory(NotFound):
    def __init__(self, gesture: str) -> None:
        super().__init__(f"이력에 ‘{gesture}’ 작업이 없습니다. 이력에서 ID를 확인하세요.")


class NothingToUndo(RuleViolation):
    def __init__(self, redo: bool = False) -> None:
        super().__init__("다시 실행할 작업이 없습니다." if redo else "되돌릴 작업이 없습니다.")


class UndoBlocked(RuleViolation):
    def __init__(self, words: str) -> None:
        super().__init__(
            f"‘{words}’ 뒤에 같은 값이 모두 다시 바뀌어 되돌릴 것이 없습니다. "
            "나중에 한 작업부터 되돌리세요."
        )


class ErasureStands(RuleViolation):
    def __init__(self) -> None:
        super().__init__("개인정보 파기는 되돌릴 수 없습니다. 필요하면 새로 등록하세요.")
