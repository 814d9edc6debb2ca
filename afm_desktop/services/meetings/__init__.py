"""Meetings: their life, agenda, roster and outcomes; frozen rows out, one gesture for each act.

desk.meetings
    propose(division_id, kind, series=, year=) -> Proposal · create(NewMeeting) -> id
    copy(id, starts_at=, ends_at=, with_agenda=, with_roster=) -> Copied
    make_template(id, title=) -> id · templates() · from_template(id, NewMeeting) -> id
    change(id, values) · relate(id, division_ids) · find(name) -> id
    move(id, to, reason=, on=) · reschedule(id, starts_at, ends_at, reason=, on=)
    close(id, {item_id: Placed}, on=) · of(id) -> MeetingSheet · missing(id) -> Missing rows
desk.agendas
    add(meeting_id, NewItem) -> id · change(id, values) · delete(ids) · reorder(meeting_id, ids)
    link(item_id, LinkKind, record_id) -> id · unlink(link_ids)
    waiting(meeting_id) · backlog(division_id, kind, series=) · take(meeting_id, ids) -> ids
desk.rosters
    propose(meeting_id) -> Invitees · invite(meeting_id, Invitees) -> ids
    add_person(meeting_id, person_id, role) -> id
    add_guest(meeting_id, name, title=, body=, organization_id=, role=) -> id
    change(id, values) · remove(ids) · reorder(meeting_id, ids)
    mark(meeting_id, {number: Mark or letter})
desk.outcomes
    decide(item_id, decision, Votes) -> number · place(item_id, Placed)
    note(item_id, discussion=, outcome=, actual_minutes=)
    add_action(meeting_id, NewAction) -> id · change_action(id, values)
    start_action(id) · finish_action(id, outcome=, on=) · drop_action(id, reason, on=)
    reopen_action(id) · open_actions(division_id)
    draft_minutes(meeting_id, changes=, paper_id=, on=) -> id
    circulate(minutes_id, on=) · approve(minutes_id, in_id=, on=)
    decisions(division_id=, year=, text=) · decisions_about(LinkKind, record_id)
"""
