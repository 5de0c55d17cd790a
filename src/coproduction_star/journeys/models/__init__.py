"""The spine: everything the points of the Star point to."""

from .case import Case, CaseBankState, CaseFacet, CaseTerm
from .decision import Decision, Interest, Kept, Promise
from .initiative import Evidence, Initiative, InitiativeCase, Status, WhoDecides, WhoDoes
from .programme import (
    BenefitSought,
    Outcome,
    Partner,
    Place,
    Programme,
    ProgrammeOwned,
    ProgrammeRole,
    Service,
    ToolSwitch,
)
from .tally import ProgrammeTally, TallySnapshot

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
    "Kept",
    "Outcome",
    "Partner",
    "Place",
    "Programme",
    "ProgrammeOwned",
    "ProgrammeRole",
    "ProgrammeTally",
    "Promise",
    "Service",
    "Status",
    "TallySnapshot",
    "ToolSwitch",
    "WhoDecides",
    "WhoDoes",
]
