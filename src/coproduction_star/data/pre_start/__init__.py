"""What people settle together before they begin."""

from .loader import Topic, topics

__all__ = ["Topic", "topics"]
