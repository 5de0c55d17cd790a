"""What people still lack for a condition: every step is asked once for everybody concerned, however many they are."""

from collections.abc import Collection
from contextlib import suppress
from typing import Any
from uuid import UUID

from .steps import NobodyAnswers, all_steps


def unmet_of_all(people: Collection[Any], condition: str) -> dict[UUID, tuple[str, ...]]:
    """What each of these participants still lacks, in sentences, as every step that answers for the condition says.

    A step raises NobodyAnswers for a condition that it knows nothing of; while every step does, so does this.
    """
    said: dict[UUID, list[str]] = {one.pk: [] for one in people}
    answered = False
    for step in all_steps():
        with suppress(NobodyAnswers):
            found = step.unmet_conditions(people, condition)
            answered = True
            for key, lacks in found.items():
                said[key] += lacks
    if not answered:
        raise NobodyAnswers(condition)
    return {key: tuple(lacks) for key, lacks in said.items()}


def unmet_conditions(participant: Any, condition: str) -> tuple[str, ...]:
    """The same of one person."""
    return unmet_of_all([participant], condition)[participant.pk]
