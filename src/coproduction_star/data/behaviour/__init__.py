"""What moves people to act, and how to go about it fairly: COM-B, EAST, MINDSPACE, NSMC and the ethics gate."""

from .words import Component, Function

__all__ = ["Component", "Function"]
