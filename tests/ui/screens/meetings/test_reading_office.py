"""A firm's office reads the meetings its division keeps."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.office import Role
from afm_desktop.services.meetings.keeping import KeptByOffices


def test_a_firm_reads_a_meeting_and_takes_no_step_of_it(shown):
    workspace = shown.desk.workspace
    workspace.become(replace(workspace.office, role=Role.FIRM, organization="예시기관"))
    shown.view.show_detail(shown.desk.details.of("meetings", shown.id))
    shown.idle()

    page, strip = shown.tab("agenda"), shown.view.strip

    assert shown.view.head.lock.text == str(KeptByOffices())
    assert not page.entry.isVisible()
    assert not strip.steps.buttons
    assert strip.lacking_shown == ()
    assert strip.steps.book.isVisible()
