"""What is asked from several places is found once, and anew when something was saved."""

from __future__ import annotations

from contextlib import closing

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.services.remembering import Remembered
from afm_desktop.storage.workspace import Workspace


def counting(workspace: Workspace) -> tuple[Remembered[str, int], list[str]]:
    """Answers that tell how many were found before, and what was looked for."""
    found: list[str] = []

    def find(question: str) -> int:
        found.append(question)
        return len(found)

    return Remembered(workspace, find), found


def test_an_answer_is_found_once_until_something_is_saved(workspace):
    remembered, found = counting(workspace)

    assert [remembered.of(one) for one in ("가", "가", "나", "가")] == [1, 1, 2, 1]
    with workspace.writing("추가") as session:
        session.add(Organization(name="예시 회사"))
    assert remembered.of("가") == 3
    assert found == ["가", "나", "가"]


def test_a_file_that_another_may_write_is_looked_at_each_time(workspace):
    with closing(Workspace.open(workspace.path, read_only=True)) as seen:
        remembered, _found = counting(seen)
        assert [remembered.of("가"), remembered.of("가")] == [1, 2]
