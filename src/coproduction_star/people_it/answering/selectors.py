from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.data.asset_surveys import Survey as Asked
from coproduction_star.data.asset_surveys.pages import QuestionPage, question_pages
from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.asking.keeping import all_answers
from coproduction_star.people_it.asking.links import NotFound, published_links
from coproduction_star.people_it.models import (
    LinkKind,
    Response,
    Survey,
    SurveyConsent,
    SurveyEdition,
    SurveyLink,
    SurveyResult,
)

from .ticket import Ticket

NEEDED = (
    "organisation_id", "programme_id", "edition_id", "participant_id", "place_id", "channel", "language", "answers",
    "answered_at", "finished_at", "on_screen_until", "withdrawn_at", "reference_hash", "special__answers",
    "special__response_id", "survey__published_at", "survey__closed_at", "survey__opens_on", "survey__closes_on",
    "survey__place_id", "survey__respond_by", "survey__capacity",
)  # fmt: skip
"""Of a row, while somebody answers."""


@contextmanager
def under_way(organisation: Organisation, ticket: Ticket) -> Iterator[Response]:
    """The answers that this browser gives, in one query, in the scope of their programme."""
    with scope(organisation=organisation.pk, programme=None):
        response = _small().filter(pk=ticket.identity, reference_hash=ticket.reference_hash).first()
    if response is None:
        raise NotFound
    response.organisation = organisation
    with scope(organisation=organisation.pk, programme=response.programme_id):
        yield response


@contextmanager
def followed(identity: UUID, reference_hash: str) -> Iterator[Response]:
    """The answers that four words opened in this browser, in whichever organisation."""
    with scopes_disabled():
        rows = _responses().select_related(
            "special", "survey__programme", "survey__capacity_of__membership", "organisation", "edition", "place"
        )
        response = rows.filter(pk=identity, reference_hash=reference_hash).first()
    if response is None:
        raise NotFound
    with scope(organisation=response.organisation_id, programme=response.programme_id):
        yield response


def has_public_result(survey: Survey) -> bool:
    """Asked only once nobody can answer any more: what others said leads nobody who still answers."""
    rows = SurveyResult.objects.filter(survey=survey, published_at__isnull=False, taken_back_at__isnull=True)
    return rows.exists()


def found_by(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose answers these words open; for the page where words are typed."""
    with scopes_disabled():
        return Response.objects.filter(
            reference_hash__in=hashes, withdrawn_at__isnull=True
        ).values_list("pk", "reference_hash").first()  # fmt: skip


def organisation_of_code(code: str) -> tuple[str, str]:
    """The slug of the organisation and the code as it is kept, for a short address however it was typed."""
    with scopes_disabled():
        found = published_links().filter(code__iexact=code).values_list("organisation__slug", "code").first()
    if found is None:
        raise NotFound
    return found


def edition_now(survey: Survey) -> SurveyEdition:
    """What is asked from today on."""
    edition = SurveyEdition.objects.filter(survey=survey).defer("definition").order_by("-number").first()
    if edition is None:
        raise NotFound
    return edition


def is_open(survey: Survey) -> bool:
    return survey.is_open(timezone.localdate())


def another_for_older(survey: Survey, oldest: int) -> SurveyLink | None:
    """The link to another open survey of the programme for people above this age, the latest first."""
    today = timezone.localdate()
    links = SurveyLink.objects.filter(
        survey__programme=survey.programme_id, survey__audience=survey.audience, kind=LinkKind.LINK,
        ended_at__isnull=True, survey__published_at__isnull=False, survey__closed_at__isnull=True,
    ).exclude(survey=survey)  # fmt: skip
    for_them = links.filter(Q(survey__oldest__isnull=True) | Q(survey__oldest__gt=oldest))
    found = for_them.select_related("survey").order_by("-survey__published_at")
    return next((link for link in found if link.survey.is_open(today)), None)


def asked_of(response: Response) -> Asked:
    return survey_of_edition(response.edition_id)


def pages_for(response: Response, *, not_apart: bool = False) -> tuple[QuestionPage, ...]:
    """The pages this person gets now; without those whose answers they would not have kept."""
    pages = question_pages(asked_of(response), all_answers(response))
    return tuple(page for page in pages if not (not_apart and page.question.special_category))


def consents_of(response: Response) -> tuple[str, ...]:
    rows = SurveyConsent.objects.filter(response=response, taken_back_at__isnull=True)
    return tuple(rows.values_list("kind", flat=True))


def places_of(organisation: Organisation) -> QuerySet[Place]:
    """The places anybody may know of."""
    return Place.objects.filter(organisation=organisation, published_at__isnull=False)


def _responses() -> QuerySet[Response]:
    return (
        Response.objects.select_related("special", "survey", "link")
        .defer("survey__draft")
        .filter(withdrawn_at__isnull=True)
    )


def _small() -> QuerySet[Response]:
    """With nothing that the pages of somebody who answers do not need: it is fetched for every answer."""
    return Response.objects.select_related("special", "survey").only(*NEEDED).order_by().filter(withdrawn_at=None)
