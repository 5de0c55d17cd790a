"""The eight questions of a health check: how an initiative is doing, and what to try for each weaker answer."""

from .loader import Answer, Health, Question, questions

__all__ = ["Answer", "Health", "Question", "questions"]
