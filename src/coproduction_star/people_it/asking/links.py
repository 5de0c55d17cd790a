"""Finding a published survey by the code of a link."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import QuerySet
from django_scopes import scope

from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.models import LinkKind, Survey, SurveyLink


class NotFound(LookupError):
    """No such survey, no such answers, or none any more: nobody is told which."""


@contextmanager
def at_link(organisation: Organisation, code: str) -> Iterator[SurveyLink]:
    """The link of a public address with its published survey, in the scope of its programme."""
    with scope(organisation=organisation.pk, programme=None):
        link = published_links().filter(code=code).first()
    if link is None:
        raise NotFound
    with scope(organisation=organisation.pk, programme=link.programme_id):
        yield link


def link_to(survey: Survey) -> SurveyLink | None:
    """Any link by which somebody can go on with their answers."""
    rows = SurveyLink.objects.filter(survey=survey, ended_at__isnull=True).exclude(kind=LinkKind.INVITED)
    return rows.order_by("made_at").first()


def published_links() -> QuerySet[SurveyLink]:
    links = ("survey__programme__organisation", "survey__capacity_of__membership", "survey__place")
    return (
        SurveyLink.objects.select_related(*links)
        .defer("survey__draft")
        .filter(ended_at__isnull=True, survey__published_at__isnull=False, survey__programme__archived_at__isnull=True)
    )
