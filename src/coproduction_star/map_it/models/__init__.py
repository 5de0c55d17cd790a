"""What Map it keeps of its own; the initiatives themselves are the spine's. One module for each feature."""

from .front_door import CouncillorsTold, DecisionAhead, FrontDoor, PublicRecord
from .health_check import HealthCheck
from .importing import Choice, Import, ImportFile, ImportRow, ImportState, RowState
from .just_start import Happened, SmallStart, SmallStep
from .register import Joining
from .stories import ConsentBy, Story, StoryFigure

__all__ = [
    "Choice",
    "ConsentBy",
    "CouncillorsTold",
    "DecisionAhead",
    "FrontDoor",
    "Happened",
    "HealthCheck",
    "Import",
    "ImportFile",
    "ImportRow",
    "ImportState",
    "Joining",
    "PublicRecord",
    "RowState",
    "SmallStart",
    "SmallStep",
    "Story",
    "StoryFigure",
]
