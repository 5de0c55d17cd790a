"""The questions in the reader's language, what is strong, and what to try first."""

from collections.abc import Mapping

from django.utils.translation import get_language

from coproduction_star.data.content_files import Language
from coproduction_star.data.health_check import Health, Question, questions

MOST_SUGGESTIONS = 3


def asked() -> tuple[Question, ...]:
    """All of them, in the order in which they are asked."""
    return questions(Language.WELSH if get_language() == "cy" else Language.ENGLISH)


def strong_points(answers: Mapping[str, str]) -> list[Question]:
    return [question for question in asked() if answers.get(question.slug) == Health.STRONG]


def to_improve(answers: Mapping[str, str]) -> list[Question]:
    """At most three: what is weak before what is partly there, then by `first`, then as they are asked."""
    weaker = [question for question in asked() if answers.get(question.slug) in (Health.PARTLY, Health.WEAK)]
    order = {Health.WEAK.value: 0, Health.PARTLY.value: 1}
    return sorted(weaker, key=lambda one: (order[answers[one.slug]], one.first))[:MOST_SUGGESTIONS]
