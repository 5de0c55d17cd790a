"""What the content of Market it was read in: one file for each source, cited by its id."""

from .loader import Source, source, sources

__all__ = ["Source", "source", "sources"]
