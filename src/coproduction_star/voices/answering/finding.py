"""What an answer can join: the few initiatives, or things others said, whose words are most like some words.

However much a programme holds, it is one query each and at most ten rows.
"""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from coproduction_star.journeys.case_bank.words import telling_stems
from coproduction_star.journeys.models import Initiative
from coproduction_star.voices.models import Contribution

MOST_SHOWN = 10
MOST_WORDS = 8
"""Of what somebody said, the first telling words; each is looked for in every row."""
SHORTEST = 3


def initiatives_like(rows: QuerySet[Initiative], words: str) -> list[Initiative]:
    return list(_most_alike(rows, "title", words).only("pk", "title"))


def said_like(rows: QuerySet[Contribution], words: str) -> list[Contribution]:
    return list(_most_alike(rows, "words", words).only("pk", "words"))


def _most_alike(rows: QuerySet[Any], field: str, words: str) -> QuerySet[Any]:
    """Those that hold most of the words first, then the newest. Without a telling word nothing is alike."""
    wanted = [stem for stem in dict.fromkeys(telling_stems(words)) if len(stem) >= SHORTEST][:MOST_WORDS]
    if not wanted:
        return rows.none()
    held = (Case(When(**{f"{field}__icontains": word}, then=1), default=0) for word in wanted)
    number = sum(held, start=Value(0, output_field=IntegerField()))
    return rows.annotate(held=number).filter(held__gt=0).order_by("-held", "-made_at", "pk")[:MOST_SHOWN]
