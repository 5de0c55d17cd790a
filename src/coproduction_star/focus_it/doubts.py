"""The registry of what speaks against an initiative: five questions of a sceptic, which features answer.

A feature announces one function when its app is ready: `register(doubts_of)`. It takes the initiative and the reader's
access, runs inside the programme's scope, and gives `Doubt`s. Rules that hold on the feature's own page hold here:
groups and never persons, nothing before the reader may see it there. When a feature has looked and found nothing, it
says so as a doubt with what was looked at; a question nobody answers shows “nobody has looked yet”, and never “none”.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.access import Access


class Question(StrEnum):
    """What a sceptic asks, in this order."""

    WEAKEST = "weakest"
    LOSES = "loses"
    CHALLENGES = "challenges"
    DISSENT = "dissent"
    TURNING = "turning"


WORDS: Mapping[str, Any] = {
    Question.WEAKEST: _("What is the weakest figure?"),
    Question.LOSES: _("Who loses, or carries the load?"),
    Question.CHALLENGES: _("Which challenges are not answered?"),
    Question.DISSENT: _("Who disagrees?"),
    Question.TURNING: _("What would change our mind?"),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sentence, where to read on, and where it comes from."""

    question: Question
    sentence: str
    address: str = ""
    source: str = ""


Giver = Callable[[Initiative, Access], Iterable[Doubt]]
Finding = Callable[[QuerySet[Initiative]], QuerySet[Initiative]]
_givers: list[Giver] = []
_findings: list[Finding] = []


def register(giver: Giver, *, finding: Finding | None = None) -> None:
    """`finding` adds what the giver needs to the query that finds the initiative, so that it need not ask again."""
    if giver not in _givers:
        _givers.append(giver)
        _findings.extend([finding] if finding else [])


def with_all_that_is_asked(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """The same initiatives, each with what the givers need of it: no query more."""
    for finding in _findings:
        rows = finding(rows)
    return rows


def doubts_about(initiative: Initiative, access: Access) -> Mapping[Question, tuple[Doubt, ...]]:
    """Every question with what speaks against, empty where nobody has looked."""
    found = [doubt for giver in _givers for doubt in giver(initiative, access)]
    return {question: tuple(one for one in found if one.question == question) for question in Question}


def sceptics_address(programme: Programme, initiative_id: Any) -> str:
    """The page of what a sceptic would ask about an initiative."""
    return sceptics_page(programme.organisation.slug, programme.slug, initiative_id)


def sceptics_page(organisation: str, programme: str, initiative_id: Any) -> str:
    """The same by the slugs of the two."""
    return reverse("focus_it:sceptic", args=(organisation, programme, initiative_id))
