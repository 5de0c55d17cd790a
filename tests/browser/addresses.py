"""Every page of the product, with an address that leads to it in the demonstration, for the walk in a browser."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django_scopes import scope
from tests.factories.importing import ImportFactory
from tests.factories.invitations import CODE, InvitationFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import (
    Decision,
    Initiative,
    Interest,
    Kept,
    Outcome,
    Partner,
    Programme,
    ProgrammeRole,
    Promise,
)
from coproduction_star.map_it.health_check.questions import QUESTIONS
from coproduction_star.map_it.models import DecisionAhead, HealthCheck, Story, StoryFigure
from coproduction_star.organisations.models import Membership, Organisation, Participant
from coproduction_star.voices.models import Comment

ADMINISTRATOR = "admin@demonstration.example"
ORGANISATION, PROGRAMME = "eastbridge", "ageing-well-in-eastbridge"
API = "ninja"
"""The programs' addresses: nobody looks at them."""
NEED = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
ANYTHING = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1"}

INSIDE = ("o/", "me/", "organisations/", "accounts/second-step/")
ACCOUNT = (
    "accounts/email/",
    "accounts/password/set/",
    "accounts/staff/",
    "cases/<slug:slug>/use/",
    "in/<slug:organisation>/<slug:programme>/stories/<uuid:story_id>/use/",
)
"""What only somebody who is signed in sees, elsewhere."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page by its name and its place among the addresses."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def key(self) -> str:
        """Two addresses of one name are told apart by their last word."""
        return f"{self.name} {self.route}"

    @property
    def answers_get(self) -> bool:
        return "GET" in methods(self.view)

    @property
    def inside(self) -> bool:
        """Whether it belongs to somebody who is signed in."""
        return self.route in ACCOUNT or self.route.lstrip("^").startswith(INSIDE)

    def path(self, values: Mapping[str, object]) -> str:
        filled = NEED.sub(lambda found: str(values[found[2] or found[3]]), self.route)
        return "/" + filled.replace("^", "").replace("$", "").replace("\\", "")

    def somewhere(self, values: Mapping[str, object]) -> str:
        """The same for an address that only takes forms: what it acts on need not be there."""
        anything = {need[2] or need[3]: ANYTHING.get(need[1], "x") for need in NEED.finditer(self.route)}
        return self.path(anything | values)


def methods(view: Any) -> frozenset[str]:
    """The methods that `require_http_methods` lets through, read from the decorated view."""
    while view is not None:
        closure = inspect.getclosurevars(view).nonlocals if inspect.isfunction(view) else {}
        if "request_method_list" in closure:
            return frozenset(closure["request_method_list"])
        view = getattr(view, "__wrapped__", None)
    return frozenset({"GET", "POST"})


def every_address(patterns: Any = None, prefix: str = "", route: str = "") -> Iterator[Address]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and pattern.app_name != API:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from every_address(pattern.url_patterns, prefix + namespace, here)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{prefix}{pattern.name}", here, pattern.callback)


def in_the_demonstration() -> dict[str, object]:
    """What stands in the addresses: things of the demonstration, and an invitation nobody has taken up yet."""
    organisation = Organisation.objects.get(slug=ORGANISATION)
    with scope(organisation=organisation.pk, programme=None):
        programme = Programme.objects.get(slug=PROGRAMME)
        Interest.objects.create(
            programme=programme,
            organisation=organisation,
            participant=Participant.objects.get(user__email=ADMINISTRATOR),
            none_to_declare=True,
        )
        somewhere = {"organisation": organisation, "programme": programme}
        initiative = Story.objects.filter(programme=programme).first().initiative_id
        about = {"subject": "journeys.initiative", "subject_id": initiative}
        one, other = Participant.objects.filter(organisation=organisation).order_by("name")[:2]
        return {
            "organisation": ORGANISATION,
            "programme": PROGRAMME,
            "member": Membership.objects.filter(participant=one).get().pk,
            "participant": one.pk,
            "other": other.pk,
            "initiative_id": initiative,
            "other_id": Initiative.objects.filter(programme=programme).exclude(pk=initiative).order_by("pk")[0].pk,
            "check_id": HealthCheck.objects.create(
                initiative_id=initiative, answers={question.slug: "partly" for question in QUESTIONS}, **somewhere
            ).pk,
            "label": "journeys.initiative",
            "record": initiative,
            "comment": Comment.objects.create(text="Well done", **somewhere, **about).pk,
            "contribution": said(programme, state="shown"),
            "worry": said(programme, state="held", worry=True),
            "sent": said(programme),
            "decision_id": first(Decision, programme),
            "outcome_id": first(Outcome, programme),
            "partner_id": first(Partner, programme),
            "role_id": first(ProgrammeRole, programme),
            "promise_id": Promise.objects.filter(programme=programme, kept=Kept.OPEN).order_by("due_on")[0].pk,
            "invitation": InvitationFactory(organisation=organisation).pk,
            "code": CODE,
            "group": "communities",
            "import_id": ImportFactory(programme=programme).pk,
            "row_number": 2,
            "slug": "southwark-circle",
            "co": "co-design",
            "story_id": first(Story, programme),
            "figure_id": first(StoryFigure, programme),
            "kind": "happening",
            "place": "northfield",
            "ahead_id": first(DecisionAhead, programme),
            "tool": "map-it",
            "draft": "begun-elsewhere",
            "page": "want",
        }


def said(programme: Programme, **more: Any) -> object:
    """Something somebody told the programme, which is published so that they can."""
    Programme.objects.filter(pk=programme.pk, published_at__isnull=True).update(published_at=timezone.now())
    return ContributionFactory(programme=programme, **more).pk


def first(model: Any, programme: Programme) -> object:
    return model.objects.filter(programme=programme).order_by("pk").first().pk
