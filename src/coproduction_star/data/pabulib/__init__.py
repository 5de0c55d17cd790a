"""Votes on a budget as the public library of such votes keeps them: the ``.pb`` files of Pabulib.

``reading`` reads a file and finds every problem of it; ``writing`` writes one
in which no field can single anybody out.
"""

from .reading import LIBRARY_KINDS, Pabulib, read
from .writing import write

__all__ = ["LIBRARY_KINDS", "Pabulib", "read", "write"]
