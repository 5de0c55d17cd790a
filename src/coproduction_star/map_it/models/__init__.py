"""What Map it keeps of its own; the initiatives themselves are the spine's."""

from .front_door import CouncillorsTold, DecisionAhead, FrontDoor, PublicRecord

__all__ = ["CouncillorsTold", "DecisionAhead", "FrontDoor", "PublicRecord"]
