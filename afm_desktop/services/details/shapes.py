"""How the details of each kind of record are laid out: data, not code.

A kind that is not named here shows all its fields in one section.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from afm_desktop.services.views.model import ViewKind

FIELDS = "fields"
"""The section of a kind that has no layout of its own."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Records that name this one in their field `owner`, with the fields that are shown.

    `view` opens the whole list, filtered by `filter_key`. `opens` is the field whose record a line
    speaks of; None opens the line's own record.
    """

    key: str
    table: str
    owner: str
    shown: str
    opens: str | None = None
    view: ViewKind | None = None
    filter_key: str = ""
    in_force: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The first lines of a list: of a division, or filtered by the record."""

    key: str
    view: ViewKind
    filter_key: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The list whose records a target counts; only where its indicator is counted."""

    key: str


Shape = tuple[tuple[str, str], ...]

SECTIONS: Mapping[str, Shape] = {
    "organizations": (
        ("basics", "name legal_form legal_form_place kind main_products root_industry"),
        ("place", "region_code district address phone website"),
        ("size", "size_class size_confirmed_on size_evidence size_basis corporate_number"),
        ("adoption", "adoption_level adoption_confirmed_on adoption_evidence"),
        ("record", "merged_into_id source basis notes"),
    ),
    "people": (
        ("contact", "name organization_id department title phone email"),
        ("keeping", "purpose legal_basis expires_on last_confirmed_on erased_on"),
        ("record", "notes"),
    ),
    "memberships": (
        ("basics", "organization_id division_id role is_home joined_on left_on"),
        ("record", "source basis notes"),
    ),
    "supply_links": (
        ("basics", "supplier_id buyer_id item kind process"),
        ("amount", "share yearly_amount_won is_sole_source"),
        ("period", "valid_from valid_to"),
        ("record", "confidentiality evidence source basis notes"),
    ),
    "demands": (
        (
            "basics",
            "title english_title division_id applicant_id lead_id contact_id round_id previous_id",
        ),
        (
            "intake",
            "status intake_no intake_route document_no submitted_at received_on merged_into_id",
        ),
        ("content", "process product as_is problem to_be development effects"),
        ("plan", "trl_from trl_to starts_on ends_on data_sharing rollout_plan local_matching"),
        ("cost", "stated_total_won"),
        ("record", "is_core_technology confidentiality control_number notes"),
    ),
    "lead_projects": (
        ("basics", "title year program division_id division_basis"),
        ("lead", "lead_id lead_name lead_basis lead_size region_code"),
        ("cost", "total_won national_won local_won private_won"),
        ("period", "period starts_on ends_on agreed_on"),
        ("state", "signal signal_reason"),
        ("record", "source basis notes"),
    ),
    "divisions": (
        ("basics", "name short_name english_name code position hue structure_id"),
        ("office", "secretariat_id secretariat_basis chair_id"),
        ("period", "valid_from valid_to"),
        ("record", "source basis notes"),
    ),
    "meetings": (
        ("basics", "title kind year ordinal division_id status"),
        ("place", "starts_at ends_at place host_id purpose"),
        ("running", "series is_template previous_id notice quorum chair_note"),
        ("record", "notes"),
    ),
    "rounds": (
        ("basics", "name year ordinal structure_id"),
        ("period", "opens_at closes_at"),
        ("plan", "planned_projects budget_won most_supplements copied_from_id"),
        ("scoring", "cut_off is_extremes_dropped tie_break"),
        ("record", "source basis notes"),
    ),
    "targets": (
        ("basics", "name division_id structure_id indicator_id position"),
        ("value", "unit baseline target target_text due_year announced_on"),
        ("record", "source basis notes"),
    ),
    "agenda_items": (
        ("basics", "meeting_id position kind title presenter_id presenter_person_id"),
        ("running", "planned_minutes actual_minutes chair_note carried_from_id"),
        ("result", "discussion outcome decision_no decision votes_for votes_against abstained"),
        ("record", "placement placement_reason notes"),
    ),
    "action_items": (
        ("basics", "title meeting_id item_id division_id position"),
        ("owner", "organization_id person_id"),
        ("period", "agreed_on due_on status done_on"),
        ("record", "outcome notes"),
    ),
    "issues": (
        ("basics", "title kind state division_id responsible_id meeting_id"),
        ("content", "statement background request"),
        ("period", "raised_on due_on settled_on"),
        ("record", "notes"),
    ),
}

LONG = frozenset(
    [
        "answer",
        "as_is",
        "background",
        "body",
        "data_sharing",
        "decision",
        "definition",
        "detail",
        "development",
        "discussion",
        "effects",
        "evidence",
        "guide",
        "help",
        "notes",
        "outcome",
        "problem",
        "purpose",
        "reason",
        "reply",
        "request",
        "rollout_plan",
        "signal_reason",
        "size_evidence",
        "statement",
        "to_be",
        "adoption_evidence",
        "main_products",
    ]
)
"""Fields whose text may have several lines."""

RELATED: Mapping[str, tuple[Parts | Listed | Counted, ...]] = {
    "organizations": (
        Parts(
            "memberships",
            "memberships",
            "organization_id",
            "division_id role is_home joined_on left_on basis",
        ),
        Parts(
            "people",
            "people",
            "organization_id",
            "name department title phone email expires_on",
            view=ViewKind.PEOPLE,
            filter_key="organization_id",
        ),
        Parts("sites", "sites", "organization_id", "name region_code district main_products"),
        Parts("business_numbers", "business_numbers", "organization_id", "number is_main site_id"),
        Parts(
            "suppliers",
            "supply_links",
            "buyer_id",
            "supplier_id item kind share yearly_amount_won is_sole_source",
            view=ViewKind.LINKS,
            filter_key="buyer_id",
            in_force=True,
        ),
        Parts(
            "buyers",
            "supply_links",
            "supplier_id",
            "buyer_id item kind share yearly_amount_won is_sole_source",
            view=ViewKind.LINKS,
            filter_key="supplier_id",
            in_force=True,
        ),
        Parts(
            "demands",
            "demands",
            "applicant_id",
            "intake_no title status received_on",
            view=ViewKind.DEMANDS,
            filter_key="applicant_id",
        ),
        Parts("demand_parts", "demand_partners", "organization_id", "demand_id role", "demand_id"),
        Parts(
            "projects",
            "lead_projects",
            "lead_id",
            "year title signal total_won",
            view=ViewKind.PROJECTS,
            filter_key="lead_id",
        ),
        Parts(
            "project_parts",
            "project_partners",
            "organization_id",
            "project_id role",
            "project_id",
        ),
        Parts("names", "organization_names", "organization_id", "name kind valid_from valid_to"),
        Parts("industries", "organization_industries", "organization_id", "code revision is_main"),
        Parts(
            "years", "organization_years", "organization_id", "year revenue_won employees source"
        ),
        Parts(
            "events",
            "organization_events",
            "organization_id",
            "happened_on kind successor_id detail",
            "successor_id",
        ),
        Parts(
            "followed",
            "organization_events",
            "successor_id",
            "happened_on kind organization_id detail",
            "organization_id",
        ),
        Parts("issues", "issues", "responsible_id", "title state due_on"),
        Listed("actions", ViewKind.ACTIONS, "organization_id"),
        Listed("decisions", ViewKind.DECISIONS, "organization_id"),
    ),
    "people": (
        Parts(
            "appointments", "appointments", "person_id", "role division_id appointed_on ended_on"
        ),
        Parts("demands", "demands", "contact_id", "intake_no title status"),
        Parts("attendances", "attendances", "person_id", "meeting_id role status", "meeting_id"),
    ),
    "demands": (
        Parts(
            "partners",
            "demand_partners",
            "demand_id",
            "organization_id role task size_class region_code",
        ),
        Parts("demand_suppliers", "demand_suppliers", "demand_id", "organization_id tier item"),
        Parts("budget_lines", "budget_lines", "demand_id", "year source amount_won"),
        Parts("kpi_targets", "kpi_targets", "demand_id", "name unit baseline target"),
        Parts("sites", "demand_sites", "demand_id", "site_id name region_code"),
        Parts("technologies", "demand_technologies", "demand_id", "kind"),
        Parts("related_divisions", "demand_related_divisions", "demand_id", "division_id"),
        Parts("answers", "demand_answers", "demand_id", "field_id text"),
        Parts("events", "demand_events", "demand_id", "happened_on from_status status reason"),
        Parts("projects", "project_demands", "demand_id", "project_id", "project_id"),
        Parts("merged", "demands", "merged_into_id", "intake_no title applicant_id"),
        Listed("decisions", ViewKind.DECISIONS, "demand_id"),
        Listed("actions", ViewKind.ACTIONS, "demand_id"),
    ),
    "lead_projects": (
        Parts("partners", "project_partners", "project_id", "name organization_id role"),
        Parts("demands", "project_demands", "project_id", "demand_id", "demand_id"),
        Parts("related_divisions", "project_related_divisions", "project_id", "division_id"),
        Listed("decisions", ViewKind.DECISIONS, "project_id"),
        Listed("actions", ViewKind.ACTIONS, "project_id"),
    ),
    "divisions": (
        Listed("members", ViewKind.MEMBERS),
        Listed("demands", ViewKind.DEMANDS),
        Listed("projects", ViewKind.PROJECTS),
        Listed("meetings", ViewKind.MEETINGS),
        Listed("issues", ViewKind.ISSUES),
        Listed("decisions", ViewKind.DECISIONS),
        Listed("actions", ViewKind.ACTIONS),
        Listed("targets", ViewKind.TARGETS),
        Parts("events", "division_events", "division_id", "happened_on title detail is_planned"),
        Parts(
            "appointments", "appointments", "division_id", "role person_id appointed_on ended_on"
        ),
        Parts("predecessors", "division_predecessors", "division_id", "predecessor_id"),
    ),
    "meetings": (
        Parts(
            "agenda",
            "agenda_items",
            "meeting_id",
            "position kind title presenter_id planned_minutes outcome decision_no",
        ),
        Parts(
            "attendances",
            "attendances",
            "meeting_id",
            "organization_id guest_body person_id guest_name guest_title role status reason",
        ),
        Listed("decisions", ViewKind.DECISIONS, "meeting_id"),
        Listed("actions", ViewKind.ACTIONS, "meeting_id"),
        Parts("related_divisions", "meeting_related_divisions", "meeting_id", "division_id"),
        Parts("issues", "issues", "meeting_id", "title state due_on"),
        Parts("events", "division_events", "meeting_id", "happened_on title"),
    ),
    "agenda_items": (
        Parts("links", "agenda_links", "item_id", "demand_id project_id organization_id"),
        Parts("actions", "action_items", "item_id", "position title organization_id due_on status"),
    ),
    "rounds": (
        Listed("demands", ViewKind.DEMANDS, "round_id"),
        Parts("criteria", "criteria", "round_id", "position name points weight"),
        Parts("checklist", "checklist_items", "round_id", "position question is_decisive"),
        Parts("stage_texts", "stage_texts", "round_id", "status subject"),
        Parts("round_changes", "round_changes", "round_id", "happened_on detail reason"),
        Parts("form", "form_sections", "round_id", "position title"),
        Parts(
            "support_ratios", "support_ratios", "round_id", "size_class government_share cash_share"
        ),
    ),
    "checklist_items": (
        Parts("reasons", "checklist_reasons", "item_id", "position label leads_to reply"),
    ),
    "form_sections": (
        Parts("fields", "form_fields", "section_id", "position label kind is_required unit"),
    ),
    "form_fields": (Parts("choices", "field_choices", "field_id", "position label"),),
    "targets": (
        Counted("counted"),
        Parts("years", "target_years", "target_id", "year value"),
        Parts("measurements", "measurements", "target_id", "measured_on value value_text evidence"),
    ),
}
