"""The spine: everything the points of the Star point to."""

from .case import Case, CaseBankState, CaseFacet, CaseTerm
from .correction import Correction
from .decision import Decision, Interest, Kept, Promise
from .initiative import (
    AloneOrTogether,
    Evidence,
    Initiative,
    InitiativeCase,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)
from .place import Place, WardCouncillor
from .programme import (
    BenefitSought,
    Outcome,
    Partner,
    Programme,
    ProgrammeOwned,
    ProgrammeRole,
    Service,
    ToolSwitch,
)
from .tally import ProgrammeTally, TallySnapshot

__all__ = [
    "AloneOrTogether",
    "BenefitSought",
    "Case",
    "CaseBankState",
    "CaseFacet",
    "CaseTerm",
    "Correction",
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
    "Rung",
    "Service",
    "StartedBy",
    "Status",
    "TallySnapshot",
    "ToolSwitch",
    "WardCouncillor",
    "WhoCoproduces",
    "WhoDecides",
    "WhoDoes",
]
