"""The parts of a book and how much a finding matters; scripts name them, so no record is read."""

from __future__ import annotations

from enum import StrEnum


class BookSection(StrEnum):
    """A part of the book, in the order in which it stands unless another is chosen."""

    OVERVIEW = "overview"
    LAST = "last"
    CHANGES = "changes"
    PROGRESS = "progress"
    MEMBERS = "members"
    DEMANDS = "demands"
    DEMAND_LIST = "demand-list"
    DEMAND_CARDS = "demand-cards"
    PROJECTS = "projects"
    PROJECT_CARDS = "project-cards"
    TARGETS = "targets"
    SUPPLY = "supply"
    ISSUES = "issues"
    ACTIONS = "actions"
    PLANS = "plans"
    FILES = "files"
    SIGN_IN = "sign-in"


class Severity(StrEnum):
    """How much a finding matters."""

    STOP = "stop"
    """The book should not go out like this."""
    LOOK = "look"
    KNOW = "know"
    """Nothing to mend: what the book does about it."""
