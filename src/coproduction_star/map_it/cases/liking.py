"""Cases like what somebody does, from a sentence of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.case_bank.likeness import AlikeCase
from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.alike import Alike, alike_line

LONGEST_SENTENCE = 1_000


@dataclass(frozen=True, slots=True)
class LikePage:
    """A box for a sentence, and the cases that share most with it, with the reasons."""

    title: str
    words: str
    longest: int
    alike: tuple[Alike, ...]
    nothing: str
    list_address: str
    address: str


def words_of(initiative: Initiative) -> str:
    """What the box starts with, for the reader to change."""
    return f"{initiative.title}. {initiative.summary}".strip()[:LONGEST_SENTENCE]


def like_page(words: str, alike: Sequence[AlikeCase]) -> LikePage:
    return LikePage(
        title=_("Find cases like yours"),
        words=words,
        longest=LONGEST_SENTENCE,
        alike=tuple(map(alike_line, alike)),
        nothing=_("No case shares a word with this. Say who takes part and what should be better.")
        if words and not alike
        else "",
        list_address=reverse("map_it:cases"),
        address=reverse("map_it:cases_like"),
    )
