"""What co-production is, and the Star step by step: the words of the public pages."""

from .loader import CoText, Example, Explanation, StepText, Topic, cos, explanation, explanations, steps

__all__ = [
    "CoText",
    "Example",
    "Explanation",
    "StepText",
    "Topic",
    "cos",
    "explanation",
    "explanations",
    "steps",
]
