"""Weighted criteria as JSON: what a file may hold, what is calculated from it, and how that is said."""

from .calculating import Criteria, calculate
from .reading import Asked, read

__all__ = ["Asked", "Criteria", "calculate", "read"]
