from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.selectors import to_answer

A_PAGE = 25


def page_to_answer(programme: Programme, *, number: object) -> Page[Contribution]:
    return Paginator(to_answer(programme), A_PAGE).get_page(number)


def answered_in(programme: Programme) -> QuerySet[Contribution]:
    """The latest answers."""
    rows = Contribution.objects.filter(programme=programme, worry=False, answered_at__isnull=False)
    return (
        rows.exclude(state=State.WITHDRAWN)
        .select_related("initiative", "place", "about")
        .order_by("-answered_at")[:A_PAGE]
    )


def to_read(programme: Programme, contribution_id: UUID) -> Contribution:
    """Only what a moderator has checked."""
    rows = Contribution.objects.filter(programme=programme, state=State.SHOWN, worry=False)
    return rows.select_related("programme__organisation", "place", "about", "initiative").get(pk=contribution_id)


def initiatives_to_join(programme: Programme) -> QuerySet[Initiative]:
    """All of them: a page shows the few that `finding` finds."""
    return Initiative.objects.filter(programme=programme)


def others_like(contribution: Contribution) -> QuerySet[Contribution]:
    """What it can be joined with: the same programme's, checked, not itself."""
    rows = Contribution.objects.filter(programme=contribution.programme_id, state=State.SHOWN, worry=False)
    return rows.filter(merged_with__isnull=True).exclude(pk=contribution.pk).order_by("-made_at")


def possible_readers(programme: Programme) -> QuerySet[Participant]:
    """Members, whose name may stand on a form."""
    people = Participant.objects.filter(organisation=programme.organisation_id, erased_at__isnull=True)
    return people.filter(membership__ended_at__isnull=True, membership__isnull=False).order_by("name", "pk")
