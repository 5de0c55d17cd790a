"""One record of every kind that a search finds in a programme, by the name of its kind in the address."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from tests.factories.focus_it import BusinessCaseFactory, ComparisonFactory, MatrixFactory
from tests.factories.journeys import InitiativeFactory, OutcomeFactory, ProgrammeRoleFactory
from tests.factories.map_it import StoryFactory
from tests.factories.people import MembershipFactory, ParticipantFactory
from tests.factories.theory_of_change import TheoryFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import Decision, Programme, Promise
from coproduction_star.voices.models import Comment

DAY = dt.date(2026, 11, 1)


def _decision(programme: Programme, words: str) -> Any:
    return Decision.objects.create(**_of(programme), what=words, why="It helps", decided_by="All", decided_on=DAY)


def _promise(programme: Programme, words: str) -> Any:
    return Promise.objects.create(**_of(programme), what=words, who_in_words="The team", due_on=DAY)


def _person(programme: Programme, words: str) -> Any:
    somebody = ParticipantFactory(organisation=programme.organisation, name=words)
    member = MembershipFactory(organisation=programme.organisation, participant=somebody)
    return ProgrammeRoleFactory(programme=programme, membership=member, participant=somebody, role="co-producer")


def _comment(programme: Programme, words: str) -> Any:
    on = InitiativeFactory(programme=programme, title="Something else")
    return Comment.objects.create(**_of(programme), subject="journeys.initiative", subject_id=on.pk, text=words)


def _of(programme: Programme) -> dict[str, Any]:
    return {"programme": programme, "organisation": programme.organisation}


KINDS: Mapping[str, tuple[str, Callable[[Programme, str], Any]]] = {
    "initiatives": ("Initiatives", lambda programme, words: InitiativeFactory(programme=programme, title=words)),
    "outcomes": ("Outcomes", lambda programme, words: OutcomeFactory(programme=programme, words=words)),
    "decisions": ("Decisions", _decision),
    "promises": ("Promises", _promise),
    "people": ("People", _person),
    "comment": ("Comments", _comment),
    "said": (
        "What people said",
        lambda programme, words: ContributionFactory(programme=programme, words=words, shown=True),
    ),
    "story": (
        "Local stories",
        lambda programme, words: StoryFactory(programme=programme, title=words, public=True),
    ),
    "matrix": ("Impact matrix", lambda programme, words: MatrixFactory(programme=programme, title=words)),
    "theory": ("Theory of change", lambda programme, words: TheoryFactory(programme=programme, title=words)),
    "business_case": ("Business case", lambda programme, words: BusinessCaseFactory(programme=programme, title=words)),
    "comparison": ("Weighted criteria", lambda programme, words: ComparisonFactory(programme=programme, title=words)),
}
