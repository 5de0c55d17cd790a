"""What stops people and services, under the ids that the surveys use, and what kind of help each calls for."""

from .loader import Barrier, Side, barrier, barriers, load_barriers

__all__ = ["Barrier", "Side", "barrier", "barriers", "load_barriers"]
