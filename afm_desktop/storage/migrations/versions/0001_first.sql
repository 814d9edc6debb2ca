CREATE TABLE organizations (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	name TEXT, 
	legal_form VARCHAR, 
	legal_form_place VARCHAR, 
	kind VARCHAR, 
	size_class VARCHAR, 
	size_confirmed_on TEXT, 
	size_evidence TEXT, 
	size_basis VARCHAR, 
	adoption_level VARCHAR, 
	adoption_confirmed_on TEXT, 
	adoption_evidence TEXT, 
	corporate_number TEXT, 
	region_code TEXT, 
	district TEXT, 
	address TEXT, 
	phone TEXT, 
	website TEXT, 
	main_products TEXT, 
	root_industry TEXT, 
	merged_into_id TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_organizations PRIMARY KEY ("row"), 
	CONSTRAINT uq_organizations_id UNIQUE (id), 
	CONSTRAINT fk_organizations_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organizations_merged_into_id ON organizations (merged_into_id);
CREATE TABLE structures (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	code TEXT, 
	name TEXT, 
	valid_from TEXT, 
	valid_to TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_structures PRIMARY KEY ("row"), 
	CONSTRAINT uq_structures_id UNIQUE (id)
);
CREATE TABLE indicators (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	name TEXT, 
	category VARCHAR, 
	unit TEXT, 
	definition TEXT, 
	is_lower_better BOOLEAN, 
	notes TEXT, 
	CONSTRAINT pk_indicators PRIMARY KEY ("row"), 
	CONSTRAINT uq_indicators_id UNIQUE (id)
);
CREATE TABLE organization_names (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	name TEXT, 
	kind VARCHAR, 
	valid_from TEXT, 
	valid_to TEXT, 
	notes TEXT, 
	CONSTRAINT pk_organization_names PRIMARY KEY ("row"), 
	CONSTRAINT uq_organization_names_id UNIQUE (id), 
	CONSTRAINT fk_organization_names_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organization_names_organization_id ON organization_names (organization_id);
CREATE TABLE sites (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	name TEXT, 
	region_code TEXT, 
	district TEXT, 
	address TEXT, 
	main_products TEXT, 
	valid_from TEXT, 
	valid_to TEXT, 
	notes TEXT, 
	CONSTRAINT pk_sites PRIMARY KEY ("row"), 
	CONSTRAINT uq_sites_id UNIQUE (id), 
	CONSTRAINT fk_sites_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sites_organization_id ON sites (organization_id);
CREATE TABLE organization_industries (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	code TEXT, 
	revision INTEGER, 
	is_main BOOLEAN, 
	notes TEXT, 
	CONSTRAINT pk_organization_industries PRIMARY KEY ("row"), 
	CONSTRAINT uq_organization_industries_id UNIQUE (id), 
	CONSTRAINT fk_organization_industries_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organization_industries_organization_id ON organization_industries (organization_id);
CREATE TABLE organization_years (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	year INTEGER, 
	revenue_won BIGINT, 
	employees INTEGER, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_organization_years PRIMARY KEY ("row"), 
	CONSTRAINT uq_organization_years_id UNIQUE (id), 
	CONSTRAINT fk_organization_years_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organization_years_organization_id ON organization_years (organization_id);
CREATE TABLE organization_events (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	kind VARCHAR, 
	happened_on TEXT, 
	successor_id TEXT, 
	detail TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_organization_events PRIMARY KEY ("row"), 
	CONSTRAINT uq_organization_events_id UNIQUE (id), 
	CONSTRAINT fk_organization_events_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_organization_events_successor_id FOREIGN KEY(successor_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_organization_events_successor_id ON organization_events (successor_id);
CREATE INDEX ix_organization_events_organization_id ON organization_events (organization_id);
CREATE TABLE people (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	name TEXT, 
	department TEXT, 
	title TEXT, 
	phone TEXT, 
	email TEXT, 
	purpose TEXT, 
	legal_basis TEXT, 
	expires_on TEXT, 
	last_confirmed_on TEXT, 
	erased_on TEXT, 
	notes TEXT, 
	CONSTRAINT pk_people PRIMARY KEY ("row"), 
	CONSTRAINT uq_people_id UNIQUE (id), 
	CONSTRAINT fk_people_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_people_organization_id ON people (organization_id);
CREATE TABLE rounds (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	structure_id TEXT, 
	year INTEGER, 
	ordinal INTEGER, 
	name TEXT, 
	opens_at TEXT, 
	closes_at TEXT, 
	planned_projects INTEGER, 
	budget_won BIGINT, 
	is_extremes_dropped BOOLEAN, 
	cut_off BIGINT, 
	tie_break VARCHAR, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_rounds PRIMARY KEY ("row"), 
	CONSTRAINT uq_rounds_id UNIQUE (id), 
	CONSTRAINT fk_rounds_structure_id FOREIGN KEY(structure_id) REFERENCES structures (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_rounds_structure_id ON rounds (structure_id);
CREATE TABLE supply_links (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	supplier_id TEXT, 
	buyer_id TEXT, 
	item TEXT, 
	kind VARCHAR, 
	process TEXT, 
	share BIGINT, 
	yearly_amount_won BIGINT, 
	is_sole_source BOOLEAN, 
	evidence TEXT, 
	confidentiality VARCHAR, 
	valid_from TEXT, 
	valid_to TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_supply_links PRIMARY KEY ("row"), 
	CONSTRAINT uq_supply_links_id UNIQUE (id), 
	CONSTRAINT fk_supply_links_supplier_id FOREIGN KEY(supplier_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_supply_links_buyer_id FOREIGN KEY(buyer_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_supply_links_supplier_id ON supply_links (supplier_id);
CREATE INDEX ix_supply_links_buyer_id ON supply_links (buyer_id);
CREATE TABLE tier_overrides (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	anchor_id TEXT, 
	supplier_id TEXT, 
	tier INTEGER, 
	reason TEXT, 
	decided_on TEXT, 
	notes TEXT, 
	CONSTRAINT pk_tier_overrides PRIMARY KEY ("row"), 
	CONSTRAINT uq_tier_overrides_id UNIQUE (id), 
	CONSTRAINT fk_tier_overrides_anchor_id FOREIGN KEY(anchor_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tier_overrides_supplier_id FOREIGN KEY(supplier_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_tier_overrides_anchor_id ON tier_overrides (anchor_id);
CREATE INDEX ix_tier_overrides_supplier_id ON tier_overrides (supplier_id);
CREATE TABLE business_numbers (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	site_id TEXT, 
	number TEXT, 
	is_main BOOLEAN, 
	notes TEXT, 
	CONSTRAINT pk_business_numbers PRIMARY KEY ("row"), 
	CONSTRAINT uq_business_numbers_id UNIQUE (id), 
	CONSTRAINT fk_business_numbers_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_business_numbers_site_id FOREIGN KEY(site_id) REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_business_numbers_site_id ON business_numbers (site_id);
CREATE INDEX ix_business_numbers_organization_id ON business_numbers (organization_id);
CREATE TABLE form_sections (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	round_id TEXT, 
	position INTEGER, 
	title TEXT, 
	guide TEXT, 
	notes TEXT, 
	CONSTRAINT pk_form_sections PRIMARY KEY ("row"), 
	CONSTRAINT uq_form_sections_id UNIQUE (id), 
	CONSTRAINT fk_form_sections_round_id FOREIGN KEY(round_id) REFERENCES rounds (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_form_sections_round_id ON form_sections (round_id);
CREATE TABLE checklist_items (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	round_id TEXT, 
	position INTEGER, 
	question TEXT, 
	is_decisive BOOLEAN, 
	notes TEXT, 
	CONSTRAINT pk_checklist_items PRIMARY KEY ("row"), 
	CONSTRAINT uq_checklist_items_id UNIQUE (id), 
	CONSTRAINT fk_checklist_items_round_id FOREIGN KEY(round_id) REFERENCES rounds (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_checklist_items_round_id ON checklist_items (round_id);
CREATE TABLE criteria (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	round_id TEXT, 
	position INTEGER, 
	name TEXT, 
	points BIGINT, 
	weight BIGINT, 
	guide TEXT, 
	notes TEXT, 
	CONSTRAINT pk_criteria PRIMARY KEY ("row"), 
	CONSTRAINT uq_criteria_id UNIQUE (id), 
	CONSTRAINT fk_criteria_round_id FOREIGN KEY(round_id) REFERENCES rounds (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_criteria_round_id ON criteria (round_id);
CREATE TABLE support_ratios (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	round_id TEXT, 
	size_class VARCHAR, 
	government_share BIGINT, 
	cash_share BIGINT, 
	notes TEXT, 
	CONSTRAINT pk_support_ratios PRIMARY KEY ("row"), 
	CONSTRAINT uq_support_ratios_id UNIQUE (id), 
	CONSTRAINT fk_support_ratios_round_id FOREIGN KEY(round_id) REFERENCES rounds (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_support_ratios_round_id ON support_ratios (round_id);
CREATE TABLE divisions (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	structure_id TEXT, 
	code TEXT, 
	name TEXT, 
	short_name TEXT, 
	english_name TEXT, 
	position INTEGER, 
	hue INTEGER, 
	secretariat_id TEXT, 
	secretariat_basis VARCHAR, 
	chair_id TEXT, 
	valid_from TEXT, 
	valid_to TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_divisions PRIMARY KEY ("row"), 
	CONSTRAINT uq_divisions_id UNIQUE (id), 
	CONSTRAINT fk_divisions_structure_id FOREIGN KEY(structure_id) REFERENCES structures (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_divisions_secretariat_id FOREIGN KEY(secretariat_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_divisions_chair_id FOREIGN KEY(chair_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_divisions_structure_id ON divisions (structure_id);
CREATE INDEX ix_divisions_secretariat_id ON divisions (secretariat_id);
CREATE INDEX ix_divisions_chair_id ON divisions (chair_id);
CREATE TABLE demands (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	intake_no TEXT, 
	intake_route VARCHAR, 
	document_no TEXT, 
	received_on TEXT, 
	round_id TEXT, 
	division_id TEXT, 
	applicant_id TEXT, 
	contact_id TEXT, 
	lead_id TEXT, 
	title TEXT, 
	english_title TEXT, 
	process TEXT, 
	product TEXT, 
	as_is TEXT, 
	problem TEXT, 
	to_be TEXT, 
	effects TEXT, 
	trl_from INTEGER, 
	trl_to INTEGER, 
	starts_on TEXT, 
	ends_on TEXT, 
	data_sharing TEXT, 
	rollout_plan TEXT, 
	local_matching VARCHAR, 
	is_core_technology BOOLEAN, 
	confidentiality VARCHAR, 
	control_number TEXT, 
	stated_total_won BIGINT, 
	status VARCHAR, 
	merged_into_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_demands PRIMARY KEY ("row"), 
	CONSTRAINT uq_demands_id UNIQUE (id), 
	CONSTRAINT fk_demands_round_id FOREIGN KEY(round_id) REFERENCES rounds (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demands_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demands_applicant_id FOREIGN KEY(applicant_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demands_contact_id FOREIGN KEY(contact_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demands_lead_id FOREIGN KEY(lead_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demands_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demands_round_id ON demands (round_id);
CREATE INDEX ix_demands_lead_id ON demands (lead_id);
CREATE INDEX ix_demands_status ON demands (status);
CREATE INDEX ix_demands_division_id ON demands (division_id);
CREATE INDEX ix_demands_applicant_id ON demands (applicant_id);
CREATE INDEX ix_demands_merged_into_id ON demands (merged_into_id);
CREATE INDEX ix_demands_contact_id ON demands (contact_id);
CREATE TABLE meetings (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	division_id TEXT, 
	kind TEXT, 
	year INTEGER, 
	ordinal INTEGER, 
	title TEXT, 
	purpose TEXT, 
	starts_at TEXT, 
	ends_at TEXT, 
	place TEXT, 
	host_id TEXT, 
	status VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_meetings PRIMARY KEY ("row"), 
	CONSTRAINT uq_meetings_id UNIQUE (id), 
	CONSTRAINT fk_meetings_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meetings_host_id FOREIGN KEY(host_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_meetings_division_id ON meetings (division_id);
CREATE INDEX ix_meetings_host_id ON meetings (host_id);
CREATE TABLE memberships (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	organization_id TEXT, 
	division_id TEXT, 
	role VARCHAR, 
	is_home BOOLEAN, 
	joined_on TEXT, 
	left_on TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_memberships PRIMARY KEY ("row"), 
	CONSTRAINT uq_memberships_id UNIQUE (id), 
	CONSTRAINT fk_memberships_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memberships_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_memberships_division_id ON memberships (division_id);
CREATE INDEX ix_memberships_organization_id ON memberships (organization_id);
CREATE TABLE appointments (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	person_id TEXT, 
	division_id TEXT, 
	role VARCHAR, 
	appointed_on TEXT, 
	ended_on TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_appointments PRIMARY KEY ("row"), 
	CONSTRAINT uq_appointments_id UNIQUE (id), 
	CONSTRAINT fk_appointments_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_appointments_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_appointments_division_id ON appointments (division_id);
CREATE INDEX ix_appointments_person_id ON appointments (person_id);
CREATE TABLE lead_projects (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	year INTEGER, 
	program TEXT, 
	title TEXT, 
	division_id TEXT, 
	division_basis VARCHAR, 
	lead_id TEXT, 
	lead_name TEXT, 
	lead_basis VARCHAR, 
	lead_size TEXT, 
	region_code TEXT, 
	total_won BIGINT, 
	national_won BIGINT, 
	local_won BIGINT, 
	private_won BIGINT, 
	period TEXT, 
	starts_on TEXT, 
	ends_on TEXT, 
	agreed_on TEXT, 
	signal VARCHAR, 
	signal_reason TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_lead_projects PRIMARY KEY ("row"), 
	CONSTRAINT uq_lead_projects_id UNIQUE (id), 
	CONSTRAINT fk_lead_projects_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_projects_lead_id FOREIGN KEY(lead_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_lead_projects_lead_id ON lead_projects (lead_id);
CREATE INDEX ix_lead_projects_division_id ON lead_projects (division_id);
CREATE TABLE form_fields (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	section_id TEXT, 
	position INTEGER, 
	label TEXT, 
	kind VARCHAR, 
	is_required BOOLEAN, 
	help TEXT, 
	longest INTEGER, 
	unit TEXT, 
	notes TEXT, 
	CONSTRAINT pk_form_fields PRIMARY KEY ("row"), 
	CONSTRAINT uq_form_fields_id UNIQUE (id), 
	CONSTRAINT fk_form_fields_section_id FOREIGN KEY(section_id) REFERENCES form_sections (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_form_fields_section_id ON form_fields (section_id);
CREATE TABLE division_predecessors (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	division_id TEXT, 
	predecessor_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_division_predecessors PRIMARY KEY ("row"), 
	CONSTRAINT uq_division_predecessors_id UNIQUE (id), 
	CONSTRAINT fk_division_predecessors_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_division_predecessors_predecessor_id FOREIGN KEY(predecessor_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_division_predecessors_division_id ON division_predecessors (division_id);
CREATE INDEX ix_division_predecessors_predecessor_id ON division_predecessors (predecessor_id);
CREATE TABLE targets (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	indicator_id TEXT, 
	structure_id TEXT, 
	division_id TEXT, 
	position INTEGER, 
	name TEXT, 
	unit TEXT, 
	baseline BIGINT, 
	target BIGINT, 
	target_text TEXT, 
	announced_on TEXT, 
	due_year INTEGER, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_targets PRIMARY KEY ("row"), 
	CONSTRAINT uq_targets_id UNIQUE (id), 
	CONSTRAINT fk_targets_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicators (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_targets_structure_id FOREIGN KEY(structure_id) REFERENCES structures (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_targets_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_targets_indicator_id ON targets (indicator_id);
CREATE INDEX ix_targets_division_id ON targets (division_id);
CREATE INDEX ix_targets_structure_id ON targets (structure_id);
CREATE TABLE demand_related_divisions (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	division_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_demand_related_divisions PRIMARY KEY ("row"), 
	CONSTRAINT uq_demand_related_divisions_id UNIQUE (id), 
	CONSTRAINT fk_demand_related_divisions_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demand_related_divisions_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demand_related_divisions_demand_id ON demand_related_divisions (demand_id);
CREATE INDEX ix_demand_related_divisions_division_id ON demand_related_divisions (division_id);
CREATE TABLE demand_technologies (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	kind VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_demand_technologies PRIMARY KEY ("row"), 
	CONSTRAINT uq_demand_technologies_id UNIQUE (id), 
	CONSTRAINT fk_demand_technologies_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demand_technologies_demand_id ON demand_technologies (demand_id);
CREATE TABLE demand_sites (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	site_id TEXT, 
	name TEXT, 
	region_code TEXT, 
	notes TEXT, 
	CONSTRAINT pk_demand_sites PRIMARY KEY ("row"), 
	CONSTRAINT uq_demand_sites_id UNIQUE (id), 
	CONSTRAINT fk_demand_sites_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demand_sites_site_id FOREIGN KEY(site_id) REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demand_sites_demand_id ON demand_sites (demand_id);
CREATE INDEX ix_demand_sites_site_id ON demand_sites (site_id);
CREATE TABLE demand_partners (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	organization_id TEXT, 
	role VARCHAR, 
	task TEXT, 
	notes TEXT, 
	CONSTRAINT pk_demand_partners PRIMARY KEY ("row"), 
	CONSTRAINT uq_demand_partners_id UNIQUE (id), 
	CONSTRAINT fk_demand_partners_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demand_partners_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demand_partners_demand_id ON demand_partners (demand_id);
CREATE INDEX ix_demand_partners_organization_id ON demand_partners (organization_id);
CREATE TABLE budget_lines (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	year INTEGER, 
	source VARCHAR, 
	amount_won BIGINT, 
	notes TEXT, 
	CONSTRAINT pk_budget_lines PRIMARY KEY ("row"), 
	CONSTRAINT uq_budget_lines_id UNIQUE (id), 
	CONSTRAINT fk_budget_lines_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_budget_lines_demand_id ON budget_lines (demand_id);
CREATE TABLE kpi_targets (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	indicator_id TEXT, 
	position INTEGER, 
	name TEXT, 
	unit TEXT, 
	baseline BIGINT, 
	target BIGINT, 
	notes TEXT, 
	CONSTRAINT pk_kpi_targets PRIMARY KEY ("row"), 
	CONSTRAINT uq_kpi_targets_id UNIQUE (id), 
	CONSTRAINT fk_kpi_targets_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_kpi_targets_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicators (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_kpi_targets_demand_id ON kpi_targets (demand_id);
CREATE INDEX ix_kpi_targets_indicator_id ON kpi_targets (indicator_id);
CREATE TABLE demand_answers (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	field_id TEXT, 
	text TEXT, 
	notes TEXT, 
	CONSTRAINT pk_demand_answers PRIMARY KEY ("row"), 
	CONSTRAINT uq_demand_answers_id UNIQUE (id), 
	CONSTRAINT fk_demand_answers_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demand_answers_field_id FOREIGN KEY(field_id) REFERENCES form_fields (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demand_answers_field_id ON demand_answers (field_id);
CREATE INDEX ix_demand_answers_demand_id ON demand_answers (demand_id);
CREATE TABLE demand_events (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	demand_id TEXT, 
	deleted INTEGER, 
	from_status VARCHAR, 
	status VARCHAR, 
	happened_on TEXT, 
	reason TEXT, 
	person_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_demand_events PRIMARY KEY ("row"), 
	CONSTRAINT uq_demand_events_id UNIQUE (id), 
	CONSTRAINT fk_demand_events_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_demand_events_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_demand_events_person_id ON demand_events (person_id);
CREATE INDEX ix_demand_events_demand_id ON demand_events (demand_id);
CREATE TABLE meeting_related_divisions (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	meeting_id TEXT, 
	division_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_meeting_related_divisions PRIMARY KEY ("row"), 
	CONSTRAINT uq_meeting_related_divisions_id UNIQUE (id), 
	CONSTRAINT fk_meeting_related_divisions_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_related_divisions_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_meeting_related_divisions_meeting_id ON meeting_related_divisions (meeting_id);
CREATE INDEX ix_meeting_related_divisions_division_id ON meeting_related_divisions (division_id);
CREATE TABLE agenda_items (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	meeting_id TEXT, 
	position INTEGER, 
	kind VARCHAR, 
	title TEXT, 
	presenter_id TEXT, 
	planned_minutes INTEGER, 
	outcome TEXT, 
	decision_no TEXT, 
	notes TEXT, 
	CONSTRAINT pk_agenda_items PRIMARY KEY ("row"), 
	CONSTRAINT uq_agenda_items_id UNIQUE (id), 
	CONSTRAINT fk_agenda_items_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_items_presenter_id FOREIGN KEY(presenter_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agenda_items_presenter_id ON agenda_items (presenter_id);
CREATE INDEX ix_agenda_items_meeting_id ON agenda_items (meeting_id);
CREATE TABLE attendances (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	meeting_id TEXT, 
	position INTEGER, 
	organization_id TEXT, 
	person_id TEXT, 
	guest_name TEXT, 
	guest_title TEXT, 
	guest_body TEXT, 
	role VARCHAR, 
	status VARCHAR, 
	reason TEXT, 
	erased_on TEXT, 
	notes TEXT, 
	CONSTRAINT pk_attendances PRIMARY KEY ("row"), 
	CONSTRAINT uq_attendances_id UNIQUE (id), 
	CONSTRAINT fk_attendances_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendances_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendances_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attendances_meeting_id ON attendances (meeting_id);
CREATE INDEX ix_attendances_organization_id ON attendances (organization_id);
CREATE INDEX ix_attendances_person_id ON attendances (person_id);
CREATE TABLE division_events (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	division_id TEXT, 
	meeting_id TEXT, 
	happened_on TEXT, 
	ended_on TEXT, 
	title TEXT, 
	detail TEXT, 
	is_planned BOOLEAN, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_division_events PRIMARY KEY ("row"), 
	CONSTRAINT uq_division_events_id UNIQUE (id), 
	CONSTRAINT fk_division_events_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_division_events_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_division_events_meeting_id ON division_events (meeting_id);
CREATE INDEX ix_division_events_division_id ON division_events (division_id);
CREATE TABLE issues (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	division_id TEXT, 
	meeting_id TEXT, 
	kind VARCHAR, 
	title TEXT, 
	statement TEXT, 
	background TEXT, 
	request TEXT, 
	responsible_id TEXT, 
	state VARCHAR, 
	raised_on TEXT, 
	due_on TEXT, 
	settled_on TEXT, 
	notes TEXT, 
	CONSTRAINT pk_issues PRIMARY KEY ("row"), 
	CONSTRAINT uq_issues_id UNIQUE (id), 
	CONSTRAINT fk_issues_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_issues_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_issues_responsible_id FOREIGN KEY(responsible_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_issues_division_id ON issues (division_id);
CREATE INDEX ix_issues_responsible_id ON issues (responsible_id);
CREATE INDEX ix_issues_meeting_id ON issues (meeting_id);
CREATE TABLE narratives (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	paper TEXT, 
	section TEXT, 
	as_of TEXT, 
	division_id TEXT, 
	meeting_id TEXT, 
	drafted_from TEXT, 
	notes TEXT, 
	CONSTRAINT pk_narratives PRIMARY KEY ("row"), 
	CONSTRAINT uq_narratives_id UNIQUE (id), 
	CONSTRAINT fk_narratives_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_narratives_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_narratives_meeting_id ON narratives (meeting_id);
CREATE INDEX ix_narratives_division_id ON narratives (division_id);
CREATE TABLE project_related_divisions (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	project_id TEXT, 
	division_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_project_related_divisions PRIMARY KEY ("row"), 
	CONSTRAINT uq_project_related_divisions_id UNIQUE (id), 
	CONSTRAINT fk_project_related_divisions_project_id FOREIGN KEY(project_id) REFERENCES lead_projects (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_project_related_divisions_division_id FOREIGN KEY(division_id) REFERENCES divisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_project_related_divisions_project_id ON project_related_divisions (project_id);
CREATE INDEX ix_project_related_divisions_division_id ON project_related_divisions (division_id);
CREATE TABLE project_partners (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	project_id TEXT, 
	organization_id TEXT, 
	position INTEGER, 
	name TEXT, 
	role VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_project_partners PRIMARY KEY ("row"), 
	CONSTRAINT uq_project_partners_id UNIQUE (id), 
	CONSTRAINT fk_project_partners_project_id FOREIGN KEY(project_id) REFERENCES lead_projects (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_project_partners_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_project_partners_project_id ON project_partners (project_id);
CREATE INDEX ix_project_partners_organization_id ON project_partners (organization_id);
CREATE TABLE project_demands (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	project_id TEXT, 
	demand_id TEXT, 
	notes TEXT, 
	CONSTRAINT pk_project_demands PRIMARY KEY ("row"), 
	CONSTRAINT uq_project_demands_id UNIQUE (id), 
	CONSTRAINT fk_project_demands_project_id FOREIGN KEY(project_id) REFERENCES lead_projects (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_project_demands_demand_id FOREIGN KEY(demand_id) REFERENCES demands (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_project_demands_project_id ON project_demands (project_id);
CREATE INDEX ix_project_demands_demand_id ON project_demands (demand_id);
CREATE TABLE field_choices (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	field_id TEXT, 
	position INTEGER, 
	label TEXT, 
	notes TEXT, 
	CONSTRAINT pk_field_choices PRIMARY KEY ("row"), 
	CONSTRAINT uq_field_choices_id UNIQUE (id), 
	CONSTRAINT fk_field_choices_field_id FOREIGN KEY(field_id) REFERENCES form_fields (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_field_choices_field_id ON field_choices (field_id);
CREATE TABLE target_years (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	target_id TEXT, 
	year INTEGER, 
	value BIGINT, 
	notes TEXT, 
	CONSTRAINT pk_target_years PRIMARY KEY ("row"), 
	CONSTRAINT uq_target_years_id UNIQUE (id), 
	CONSTRAINT fk_target_years_target_id FOREIGN KEY(target_id) REFERENCES targets (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_target_years_target_id ON target_years (target_id);
CREATE TABLE measurements (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	target_id TEXT, 
	measured_on TEXT, 
	value BIGINT, 
	value_text TEXT, 
	evidence TEXT, 
	source TEXT, 
	basis VARCHAR, 
	notes TEXT, 
	CONSTRAINT pk_measurements PRIMARY KEY ("row"), 
	CONSTRAINT uq_measurements_id UNIQUE (id), 
	CONSTRAINT fk_measurements_target_id FOREIGN KEY(target_id) REFERENCES targets (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_measurements_target_id ON measurements (target_id);
CREATE TABLE narrative_lines (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	deleted INTEGER, 
	narrative_id TEXT, 
	position INTEGER, 
	level VARCHAR, 
	text TEXT, 
	notes TEXT, 
	CONSTRAINT pk_narrative_lines PRIMARY KEY ("row"), 
	CONSTRAINT uq_narrative_lines_id UNIQUE (id), 
	CONSTRAINT fk_narrative_lines_narrative_id FOREIGN KEY(narrative_id) REFERENCES narratives (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_narrative_lines_narrative_id ON narrative_lines (narrative_id);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
CREATE TABLE stream (
	"key" INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	is_received INTEGER NOT NULL, 
	CONSTRAINT pk_stream PRIMARY KEY ("key"), 
	CONSTRAINT uq_stream_name UNIQUE (name)
);
CREATE TABLE gesture (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	clock BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	words TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	role TEXT NOT NULL, 
	undoes TEXT, 
	learned_at TEXT NOT NULL, 
	CONSTRAINT pk_gesture PRIMARY KEY ("key"), 
	CONSTRAINT uq_gesture_id UNIQUE (id)
);
CREATE INDEX ix_gesture_undoes ON gesture (undoes);
CREATE INDEX ix_gesture_clock ON gesture (clock);
CREATE TABLE personal_value (
	reference TEXT NOT NULL, 
	record TEXT NOT NULL, 
	salt BLOB, 
	value TEXT, 
	CONSTRAINT pk_personal_value PRIMARY KEY (reference)
);
CREATE INDEX ix_personal_value_record ON personal_value (record);
CREATE TABLE "conflict" (
	entity TEXT NOT NULL, 
	record TEXT NOT NULL, 
	field TEXT NOT NULL, 
	CONSTRAINT pk_conflict PRIMARY KEY (entity, record, field)
);
CREATE TABLE access_log (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_access_log PRIMARY KEY (number)
);
CREATE INDEX ix_access_log_at ON access_log (at);
CREATE TABLE search_row (
	"key" INTEGER NOT NULL, 
	entity INTEGER NOT NULL, 
	sort TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_search_row PRIMARY KEY ("key")
);
CREATE INDEX ix_search_row_entity_sort ON search_row (entity, sort);
CREATE TABLE operation (
	number INTEGER NOT NULL, 
	stream INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	gesture INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	record TEXT NOT NULL, 
	body TEXT NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_operation PRIMARY KEY (number), 
	CONSTRAINT uq_operation_stream_sequence UNIQUE (stream, sequence), 
	CONSTRAINT fk_operation_stream FOREIGN KEY(stream) REFERENCES stream ("key"), 
	CONSTRAINT fk_operation_gesture FOREIGN KEY(gesture) REFERENCES gesture ("key")
);
CREATE INDEX ix_operation_gesture ON operation (gesture);
CREATE INDEX ix_operation_record ON operation (record);
CREATE VIRTUAL TABLE search USING fts5(grams, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co S* P*'");
