"""What Grow it keeps."""

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
    "Better",
    "ChartKind",
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
]
