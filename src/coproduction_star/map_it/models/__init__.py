"""What Map it keeps of its own; the initiatives themselves are the spine's. One module for each feature."""

from .front_door import CouncillorsTold, DecisionAhead, FrontDoor, PublicRecord
from .importing import Choice, Import, ImportFile, ImportRow, ImportState, RowState
from .just_start import Happened, SmallStart, SmallStep
from .stories import ConsentBy, Story, StoryFigure

__all__ = [
    "Choice",
    "ConsentBy",
    "CouncillorsTold",
    "DecisionAhead",
    "FrontDoor",
    "Happened",
    "Import",
    "ImportFile",
    "ImportRow",
    "ImportState",
    "PublicRecord",
    "RowState",
    "SmallStart",
    "SmallStep",
    "Story",
    "StoryFigure",
]
