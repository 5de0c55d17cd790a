"""What Grow it keeps."""

from .assessments import Assessment, AssessmentAnswer, AssessmentKind
from .evaluations import Evaluation, Way
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

__all__ = [
    "Assessment",
    "AssessmentAnswer",
    "AssessmentKind",
    "Better",
    "ChartKind",
    "Evaluation",
    "Every",
    "FigureChange",
    "FigureFile",
    "FigureView",
    "Indicator",
    "IndicatorFigure",
    "IndicatorMark",
    "Label",
    "Level",
    "Measured",
    "Way",
]
