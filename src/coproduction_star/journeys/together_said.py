"""What the steps of the Star say together, when all are asked the same."""

from datetime import date
from typing import Any

from .steps import AnswerCount, Segment, all_steps


def clock_of(programme: Any, today: date) -> tuple[str, ...]:
    """How long the service takes, as every step that measures it says; a step that is absent says nothing."""
    return tuple(said for step in all_steps() for said in step.clock(programme, today))


def answer_counts_of(programme: Any, question: str) -> tuple[AnswerCount, ...]:
    """How many people gave each answer to a question of the bank, in every survey of the programme with results."""
    return tuple(one for step in all_steps() for one in step.answer_counts(programme, question))


def segments_of(programme: Any) -> tuple[tuple[str, Segment], ...]:
    """Groups that a campaign could speak to, as answers tell, each with the step that says so. They name nobody."""
    return tuple((step.slug, one) for step in all_steps() for one in step.segments(programme))
