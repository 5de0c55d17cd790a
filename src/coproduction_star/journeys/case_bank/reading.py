"""A case in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from coproduction_star.journeys.models import Case


def reads() -> str:
    """The language of the page, without its country."""
    return (get_language() or "en").split("-")[0]


def title_of(case: Case) -> str:
    """What the case is called: in the reader's language where it is told in it, or else in English."""
    return title_in(case.title, case.other_languages)


def title_in(english: str, others: Mapping[str, Mapping[str, Any]]) -> str:
    return str(others.get(reads(), {}).get("title") or english)
