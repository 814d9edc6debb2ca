"""Closed vocabularies: the value is what is stored; its Korean word is in `words`."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """What a stated fact stands on."""

    SOURCED = "sourced"
    INFERRED = "inferred"


class OrganizationKind(StrEnum):
    """What sort of body a member is."""

    COMPANY = "company"
    INSTITUTE = "institute"
    UNIVERSITY = "university"
    ASSOCIATION = "association"
    GOVERNMENT = "government"
    TECHNOPARK = "technopark"


class SizeClass(StrEnum):
    """How large a firm is in law; the last but one is a firm only known to be 중소기업."""

    LARGE = "large"
    MIDDLE = "middle"
    MEDIUM = "medium"
    SMALL = "small"
    SME = "sme"
    NONE = "none"

    @property
    def is_sme(self) -> bool:
        """True for what the subtotal 중소기업 adds up."""
        return self in (SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.SME)


class LegalForm(StrEnum):
    """The legal form that stands beside a body's name."""

    STOCK_COMPANY = "stock_company"
    LIMITED_COMPANY = "limited_company"
    FOUNDATION = "foundation"
    INCORPORATED_ASSOCIATION = "incorporated_association"


class LegalFormPlace(StrEnum):
    """Whether the legal form is written before or after the name."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"


class AdoptionLevel(StrEnum):
    """How far a body has brought AI into its production."""

    NONE = "none"
    PLANNED = "planned"
    PILOT = "pilot"
    PARTIAL = "partial"
    FULL = "full"


class NameKind(StrEnum):
    """What a further name of a body is."""

    OFFICIAL = "official"
    SHORT = "short"
    FORMER = "former"
    ENGLISH = "english"
    OTHER = "other"


class OrganizationEventKind(StrEnum):
    """What may happen to a body."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    CLOSED = "closed"


class MemberRole(StrEnum):
    """What a body is to a division."""

    ANCHOR = "anchor"
    MEMBER = "member"
    SECRETARIAT = "secretariat"
    SUPPORT = "support"
    ADVISER = "adviser"


class AppointmentRole(StrEnum):
    """What a person is appointed to."""

    CO_CHAIR = "co_chair"
    DIVISION_CHAIR = "division_chair"
    COMMITTEE_MEMBER = "committee_member"
    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ACTING = "acting"


class LinkKind(StrEnum):
    """What a supplier delivers."""

    MATERIAL = "material"
    PART = "part"
    EQUIPMENT = "equipment"
    SOFTWARE = "software"


class Confidentiality(StrEnum):
    """Who may see a record, from everybody to the fewest."""

    PUBLIC = "public"
    DIVISION = "division"
    PARTIES = "parties"
    SECRET = "secret"
    CLASSIFIED = "classified"


class DemandStatus(StrEnum):
    """The life of a demand, in order."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    REVIEWING = "reviewing"
    SUPPLEMENT = "supplement"
    CANDIDATE = "candidate"
    RESERVED = "reserved"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    REJECTED = "rejected"
    INELIGIBLE = "ineligible"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class IntakeRoute(StrEnum):
    """How a demand arrived."""

    BUNDLE = "bundle"
    EMAIL = "email"
    OFFICIAL_LETTER = "official_letter"
    IRIS = "iris"
    VISIT = "visit"


class PartnerRole(StrEnum):
    """What a body does in a demand or a project."""

    LEAD = "lead"
    JOINT = "joint"
    TEST_SITE = "test_site"
    AI_VENDOR = "ai_vendor"
    ROBOT_VENDOR = "robot_vendor"
    INTEGRATOR = "integrator"
    RESEARCH = "research"
    SUPPORT = "support"


class BudgetSource(StrEnum):
    """Whose money a budget line is."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    PRIVATE_CASH = "private_cash"
    PRIVATE_IN_KIND = "private_in_kind"


class TechnologyKind(StrEnum):
    """What kind of technology a demand asks for."""

    INSPECTION = "inspection"
    PROCESS_CONTROL = "process_control"
    PREDICTIVE_MAINTENANCE = "predictive_maintenance"
    ROBOT = "robot"
    LOGISTICS = "logistics"
    DIGITAL_TWIN = "digital_twin"
    PRODUCTION_PLANNING = "production_planning"
    ENERGY = "energy"
    SAFETY = "safety"
    DESIGN = "design"


class LocalMatching(StrEnum):
    """Whether a local government pays its part."""

    CONFIRMED = "confirmed"
    UNDER_TALKS = "under_talks"
    NONE = "none"


class FieldKind(StrEnum):
    """What a field of a survey form takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    TABLE = "table"
    FILES = "files"


class TieBreak(StrEnum):
    """What decides between equal scores."""

    FIRST_CRITERION = "first_criterion"
    HIGHEST_WEIGHT = "highest_weight"
    EARLIER_INTAKE = "earlier_intake"


class ProjectSignal(StrEnum):
    """How a project runs."""

    NORMAL = "normal"
    CAUTION = "caution"
    DELAYED = "delayed"


class IndicatorCategory(StrEnum):
    """What an indicator speaks of, so that values can be summed and compared."""

    PRODUCTIVITY = "productivity"
    QUALITY = "quality"
    COST = "cost"
    ENERGY = "energy"
    SAFETY = "safety"
    ADOPTION = "adoption"
    DEPTH = "depth"
    INVESTMENT = "investment"
    PARTICIPATION = "participation"
    MEMBERS = "members"
    DEMANDS = "demands"
    SELECTED_DEMANDS = "selected_demands"
    PROJECTS = "lead_projects"

    @property
    def is_counted(self) -> bool:
        """True for what is not measured but counted from the records of the file."""
        return self in (
            IndicatorCategory.MEMBERS,
            IndicatorCategory.DEMANDS,
            IndicatorCategory.SELECTED_DEMANDS,
            IndicatorCategory.PROJECTS,
        )


class MeetingStatus(StrEnum):
    """The life of a meeting."""

    DRAFT = "draft"
    PLANNED = "planned"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Placement(StrEnum):
    """Where a matter goes when its meeting is over."""

    DONE = "done"
    NEXT = "next"
    BACKLOG = "backlog"
    DROPPED = "dropped"


class ActionStatus(StrEnum):
    """How far a follow-up is."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


class MinutesState(StrEnum):
    """How far a version of the minutes is."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    APPROVED = "approved"


class AgendaKind(StrEnum):
    """What an agenda item asks of the meeting."""

    REPORT = "report"
    DISCUSSION = "discussion"
    DECISION = "decision"


class AttendanceRole(StrEnum):
    """In what part somebody attends."""

    CHAIR = "chair"
    MEMBER = "member"
    SECRETARY = "secretary"
    PRESENTER = "presenter"
    OBSERVER = "observer"


class AttendanceStatus(StrEnum):
    """Whether somebody came."""

    PLANNED = "planned"
    PRESENT = "present"
    PROXY = "proxy"
    ABSENT = "absent"
    EXCUSED = "excused"


class IssueKind(StrEnum):
    """A matter in dispute, or a proposal to the ministry."""

    ISSUE = "issue"
    PROPOSAL = "proposal"


class IssueState(StrEnum):
    """How far an issue has come."""

    OPEN = "open"
    UNDER_REVIEW = "under_review"
    TO_DECIDE = "to_decide"
    SETTLED = "settled"
    ON_HOLD = "on_hold"


class LineLevel(StrEnum):
    """The level of a line of a paper, by its mark □ ○ - ※."""

    TOPIC = "topic"
    POINT = "point"
    DETAIL = "detail"
    NOTE = "note"


class Likeness(StrEnum):
    """How sure it is that two bodies are one."""

    SAME = "same"
    MAYBE = "maybe"
    NONE = "none"


class Ground(StrEnum):
    """What speaks for two bodies being one, or against it."""

    BUSINESS_NUMBER = "business_number"
    CORPORATE_NUMBER = "corporate_number"
    NAME = "name"
    OTHER_NAME = "other_name"
    SITE_AFTER_FORM = "site_after_form"
    SITE_NAME = "site_name"
    NEAR_NAME = "near_name"
    PHONE = "phone"
    WEBSITE = "website"
    ADDRESS = "address"
    REGION = "region"
    UNLIKE_NAME = "unlike_name"
    OTHER_REGION = "other_region"
    OTHER_BUSINESS_NUMBER = "other_business_number"
    OTHER_CORPORATE_NUMBER = "other_corporate_number"


class Decision(StrEnum):
    """What was decided of two bodies that look like one."""

    DIFFERENT = "different"
    MERGED = "merged"


class StructureView(StrEnum):
    """In which structure the figures of divisions are counted."""

    CURRENT = "current"
    """The divisions of today with what they hold."""
    FORMER = "former"
    """The divisions before, as they were on their last day."""
    MAPPED = "mapped"
    """What those held, under the divisions that took it over."""


class Verdict(StrEnum):
    """What a look at a demand found of a checklist item."""

    MET = "met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"


class FormKind(StrEnum):
    """What a form that goes out to a body asks for."""

    DEMAND = "demand"
    MEMBER_CHECK = "member_check"
    SUPPLIERS = "suppliers"
    QUARTER = "quarter"
    ATTENDANCE = "attendance"


class RequestState(StrEnum):
    """How far a form is that a body was asked for."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    WRITING = "writing"
    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    DONE = "done"


class DemandGround(StrEnum):
    """Why two demands are thought alike."""

    FILED_AGAIN = "filed_again"
    SAME_APPLICANT = "same_applicant"
    SAME_PROCESS = "same_process"
    SAME_PRODUCT = "same_product"
    NEAR_TITLE = "near_title"
    NEAR_PROCESS = "near_process"
    NEAR_PRODUCT = "near_product"
    NEAR_TEXT = "near_text"


class DemandTurn(StrEnum):
    """Who acts next on a demand."""

    LATE = "late"
    """The applicant, whose supplement is overdue."""
    SECRETARY = "secretary"
    CENTER = "center"
    """The central office: the secretary's own institute takes part, or it is evaluated."""
    APPLICANT = "applicant"
    NOBODY = "nobody"


class Interest(StrEnum):
    """As what the secretary's own institute takes part in a demand."""

    APPLICANT = "applicant"
    LEAD = "lead"
    PARTNER = "partner"
