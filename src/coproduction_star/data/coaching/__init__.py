"""The eight lessons for councillors: three minutes each, one thing to try in the ward, and a question to think about."""

from .loader import Lesson, lessons

__all__ = ["Lesson", "lessons"]
