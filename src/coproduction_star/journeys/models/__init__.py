"""The spine: everything the points of the Star point to."""

from .case import Case, CaseBankState, CaseFacet, CaseTerm
from .decision import Decision, Interest, Promise
from .initiative import Evidence, Initiative, InitiativeCase, Status, WhoDecides, WhoDoes
from .programme import (
    BenefitSought,
    Outcome,
    Partner,
    Place,
    Programme,
    ProgrammeOwned,
    ProgrammeRole,
    ToolSwitch,
)

__all__ = [
    "BenefitSought",
    "Case",
    "CaseBankState",
    "CaseFacet",
    "CaseTerm",
    "Decision",
    "Evidence",
    "Initiative",
    "InitiativeCase",
    "Interest",
    "Outcome",
    "Partner",
    "Place",
    "Programme",
    "ProgrammeOwned",
    "ProgrammeRole",
    "Promise",
    "Status",
    "ToolSwitch",
    "WhoDecides",
    "WhoDoes",
]
