"""One real record for every part that an address may name."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from tests.factories.importing import ImportFactory
from tests.factories.journeys import InitiativeFactory, OutcomeFactory, PartnerFactory, ProgrammeRoleFactory
from tests.factories.people import FAR, MembershipFactory, ParticipantFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import Decision, Programme, Promise
from coproduction_star.journeys.services import recount
from coproduction_star.map_it.health_check.questions import QUESTIONS
from coproduction_star.map_it.models import DecisionAhead, HealthCheck, Joining, Story, StoryFigure
from coproduction_star.organisations.models import Invitation, Organisation
from coproduction_star.voices.models import Attachment, Comment

DAY = dt.date(2026, 11, 1)
LATER = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


def samples(organisation: Organisation, programme: Programme) -> dict[str, Any]:
    """By the name of the part in the address."""
    somebody = MembershipFactory(organisation=organisation, roles=["practitioner"])
    of_programme = {"organisation": organisation, "programme": programme}
    initiative = InitiativeFactory(programme=programme)
    twin = InitiativeFactory(programme=programme)
    joined = {"kept": initiative, "gone": InitiativeFactory(programme=programme), "kept_version": 99}
    recount(programme=programme)
    said = {**of_programme, "subject": "journeys.initiative", "subject_id": initiative.pk}
    return {
        "organisation": organisation.slug,
        "programme": programme.slug,
        "tool": "decisions",
        "outcome_id": OutcomeFactory(programme=programme).pk,
        "initiative_id": initiative.pk,
        "other_id": twin.pk,
        "joining_id": Joining.objects.create(**of_programme, **joined).pk,
        "check_id": HealthCheck.objects.create(
            **of_programme, initiative=initiative, answers={question.slug: "weak" for question in QUESTIONS}
        ).pk,
        "partner_id": PartnerFactory(programme=programme).pk,
        "role_id": ProgrammeRoleFactory(programme=programme, membership=somebody, role="observer").pk,
        "decision_id": Decision.objects.create(
            **of_programme, what="Go", why="It helps", decided_by="Cabinet", decided_on=DAY
        ).pk,
        "promise_id": Promise.objects.create(**of_programme, what="Ring", who_in_words="The team", due_on=DAY).pk,
        "member": somebody.pk,
        "participant": ParticipantFactory(organisation=organisation).pk,
        "label": "journeys.initiative",
        "record": initiative.pk,
        "comment": Comment.objects.create(**said, text="Well done").pk,
        "attachment": Attachment.objects.create(
            **said, name="plan.txt", media_type="text/plain", size=4, file=ContentFile(b"plan", "plan.txt")
        ).pk,
        "contribution": ContributionFactory(programme=programme, shown=True).pk,
        "worry": ContributionFactory(programme=programme, worried=True).pk,
        "slug": "trieste-microareas",
        "co": "co-design",
        "story_id": (
            story := Story.objects.create(**of_programme, initiative=initiative, title="Tea", what_happened="Tea")
        ).pk,
        "figure_id": StoryFigure.objects.create(
            **of_programme, story=story, name="Cups", value=12, unit="cups", period="2026", source="Counted"
        ).pk,
        "kind": "happening",
        "place": "northfield",
        "ahead_id": DecisionAhead.objects.create(**of_programme, what="Go or stay", on=DAY).pk,
        "import_id": ImportFactory(programme=programme).pk,
        "row_number": 2,
        "other": ParticipantFactory(organisation=organisation).pk,
        "invitation": Invitation.objects.create(
            organisation=organisation, name="New", hash="x" * 64, expires_at=LATER, delete_after=FAR
        ).pk,
    }
