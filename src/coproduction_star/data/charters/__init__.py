"""Charters that exist elsewhere: what each teaches, where to read it, and when we looked."""

from .loader import RealCharter, TextKnown, charters, load_charters

__all__ = ["RealCharter", "TextKnown", "charters", "load_charters"]
