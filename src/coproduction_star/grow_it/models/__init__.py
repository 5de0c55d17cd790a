"""What Grow it keeps."""

from .assessments import Assessment, AssessmentAnswer, AssessmentKind
from .benefits import BenefitNote
from .case_drafts import AgreedBy, CaseDraft, CaseStep, CaseStepKind
from .competencies import RaterKind, RaterSlip, Recognition, SkillsHere, SkillsProfile, SkillsRating, SkillsShare
from .connectors import Connector, ConnectorPart
from .evaluations import Evaluation, Way
from .governance import BodyKind, GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from .indicators import (
    Better,
    ChartKind,
    Every,
    FigureChange,
    FigureFile,
    FigureView,
    Indicator,
    IndicatorFigure,
    IndicatorMark,
    Label,
    Level,
    Measured,
)
from .outturn import Compared, Outturn
from .pre_start import PreStartAnswer
from .publishing import FigurePublication, Protection
from .slips import AssessmentSlip, AssessmentSlips
from .spreading import NextState, PeerNetwork, Roadshow, SpreadNext, SpreadPlan, Teaching
from .stopped import StoppedThing

__all__ = [
    "AgreedBy",
    "Assessment",
    "AssessmentAnswer",
    "AssessmentKind",
    "AssessmentSlip",
    "AssessmentSlips",
    "BenefitNote",
    "Better",
    "BodyKind",
    "CaseDraft",
    "CaseStep",
    "CaseStepKind",
    "ChartKind",
    "Compared",
    "Connector",
    "ConnectorPart",
    "Evaluation",
    "Every",
    "FigureChange",
    "FigureFile",
    "FigurePublication",
    "FigureView",
    "GovernanceBody",
    "GovernanceLayout",
    "GovernanceSeat",
    "Indicator",
    "IndicatorFigure",
    "IndicatorMark",
    "Label",
    "LayoutState",
    "Level",
    "Measured",
    "NextState",
    "Outturn",
    "PeerNetwork",
    "PreStartAnswer",
    "Protection",
    "RaterKind",
    "RaterSlip",
    "Recognition",
    "Roadshow",
    "SkillsHere",
    "SkillsProfile",
    "SkillsRating",
    "SkillsShare",
    "SpreadNext",
    "SpreadPlan",
    "StoppedThing",
    "Teaching",
    "Way",
]
