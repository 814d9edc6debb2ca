"""An import as it is foretold, done and undone, with every row of the file looked at."""

from __future__ import annotations

from afm_desktop.services.imports.service import ImportService
from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace
from tests.services.whole_file import everything


def told(report):
    """What is said of each row, without ids that are new each time."""
    return [
        (row.number, row.outcome, row.name, row.changes, row.problems, row.created)
        for row in report.rows
    ]


def take_over_and_back(path, kind, source, rows, wishes):
    """What an import did: what was foretold, and nothing that undo leaves behind."""
    workspace = Workspace.open(path)
    service = ImportService(workspace)
    before = everything(workspace)

    foretold = service.rehearse(kind, source, rows, wishes)
    assert everything(workspace) == before
    report = service.run(kind, source, rows, wishes)

    assert told(report) == told(foretold)
    assert report.counts == foretold.counts
    if report.gesture is not None:
        workspace.close()
        workspace = Workspace.open(path)
        workspace.undo(report.gesture)
    assert everything(workspace) == before
    workspace.close()
    assert check(path).findings == ()
    return report
