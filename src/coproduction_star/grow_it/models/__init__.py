"""What Grow it keeps."""

from .assessments import Assessment, AssessmentAnswer, AssessmentKind
from .benefits import BenefitNote
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

__all__ = [
    "Assessment",
    "AssessmentAnswer",
    "AssessmentKind",
    "AssessmentSlip",
    "AssessmentSlips",
    "BenefitNote",
    "Better",
    "BodyKind",
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
    "Outturn",
    "PreStartAnswer",
    "Protection",
    "RaterKind",
    "RaterSlip",
    "Recognition",
    "SkillsHere",
    "SkillsProfile",
    "SkillsRating",
    "SkillsShare",
    "Way",
]
