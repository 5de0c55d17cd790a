"""The spine: everything the points of the Star point to."""

from .case import Case, CaseBankState, CaseFacet, CaseTerm
from .commissioning import CommissioningText, EarlierWords, Reduction, TextKind
from .correction import Correction
from .decision import Decision, Interest, Kept, Promise
from .duty import Duty, DutyKind, DutyState
from .handover import Handover
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
from .place import EarlierName, Place, PlaceJoining, WardCouncillor
from .place_file import PlaceFile, PlaceFileState
from .postcode import Postcode, PostcodeFile, PostcodeFileState
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
    "CommissioningText",
    "Correction",
    "Decision",
    "Duty",
    "DutyKind",
    "DutyState",
    "EarlierName",
    "EarlierWords",
    "Evidence",
    "Handover",
    "Initiative",
    "InitiativeCase",
    "Interest",
    "Kept",
    "Outcome",
    "Partner",
    "Place",
    "PlaceFile",
    "PlaceFileState",
    "PlaceJoining",
    "Postcode",
    "PostcodeFile",
    "PostcodeFileState",
    "Programme",
    "ProgrammeOwned",
    "ProgrammeRole",
    "ProgrammeTally",
    "Promise",
    "Reduction",
    "Rung",
    "Service",
    "StartedBy",
    "Status",
    "TallySnapshot",
    "TextKind",
    "ToolSwitch",
    "WardCouncillor",
    "WhoCoproduces",
    "WhoDecides",
    "WhoDoes",
]
