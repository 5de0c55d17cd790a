"""The eight lessons for councillors: three minutes each, with one thing to try in the ward and a question."""

from .loader import Lesson, lessons

__all__ = ["Lesson", "lessons"]
