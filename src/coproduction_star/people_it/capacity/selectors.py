import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.data.content_files import Language
from coproduction_star.data.questions import bank_question
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.reaching import is_safe_for_email
from coproduction_star.people_it.models import (
    LearningSession,
    SessionPlace,
    TakesPart,
    WardInvitation,
)

PER_PAGE = 25
SHOWN_FOR = dt.timedelta(minutes=30)
"""How long the four words stand on the page for whoever signed up."""


class NotFound(LookupError):
    """No such session or place, or not for this reader."""


def skills(language: str) -> dict[str, str]:
    """The kinds of skill by their ids, in the reader's language."""
    read = Language.WELSH if language == Language.WELSH else Language.ENGLISH
    return {choice.id: choice.text for choice in bank_question("good-at", read).choices}


def sessions_of(programme: Programme, *, number: str | None) -> Page[Any]:
    """Those to come first, the nearest at the top, then those that are past."""
    today = timezone.localdate()
    rows = with_numbers(LearningSession.objects.filter(programme=programme)).annotate(is_past=Q(on__lt=today))
    return Paginator(rows.select_related("place").order_by("is_past", "on", "starts"), PER_PAGE).get_page(number)


def with_numbers(rows: QuerySet[LearningSession]) -> QuerySet[LearningSession]:
    """Each with how many come to learn and to teach."""
    here = Q(places__withdrawn_at__isnull=True)
    return rows.annotate(
        learners=Count("places", filter=here & Q(places__part=TakesPart.LEARNS)),
        teachers=Count("places", filter=here & Q(places__part=TakesPart.TEACHES)),
    )


def session_with(*, programme: Programme, session_id: UUID) -> Any:
    rows = LearningSession.objects.select_related("programme__organisation", "place", "asks", "initiative")
    return with_numbers(rows).get(programme=programme, pk=session_id)


def open_to_all(programme: Programme) -> QuerySet[LearningSession]:
    """What anyone may read: published, and to come or cancelled lately."""
    rows = LearningSession.objects.filter(
        programme=programme, published_at__isnull=False, on__gte=timezone.localdate()
    )
    return with_numbers(rows).select_related("place", "programme__organisation").order_by("on", "starts")


def public_session(*, programme: Programme, session_id: UUID) -> Any:
    """Also for a while after it, so that a card does not lead nowhere."""
    rows = LearningSession.objects.filter(programme=programme, published_at__isnull=False)
    return with_numbers(rows).select_related("place", "programme__organisation", "asks__membership").get(pk=session_id)


def places_in(session: LearningSession) -> tuple[SessionPlace, ...]:
    rows = SessionPlace.objects.filter(session=session, withdrawn_at__isnull=True)
    return tuple(rows.select_related("participant__user").order_by("-part", "made_at"))


def own_email_of(place: SessionPlace) -> str:
    """Of somebody whom we do not know otherwise: what they wrote, where it is an address and a safe way."""
    written = is_safe_for_email(place.safe_channel) and "@" in place.contact and " " not in place.contact
    return place.contact if written else ""


def taken(session: LearningSession) -> int:
    """Places that learners hold."""
    rows = SessionPlace.objects.filter(session=session, withdrawn_at__isnull=True, part=TakesPart.LEARNS)
    return rows.count()


def card_called(code: str, session: LearningSession) -> WardInvitation | None:
    """The councillor's card that led here, if it is one of this session."""
    return WardInvitation.objects.filter(code=code, session=session).first() if code else None


def known_people(programme: Programme) -> QuerySet[Participant]:
    """Who may be written down as somebody who teaches: those who take part in the programme."""
    rows = Participant.objects.filter(programme_roles__programme=programme, erased_at__isnull=True)
    return rows.distinct().order_by("name")


def kept_lately(programme: Programme, place_id: UUID) -> SessionPlace | None:
    rows = SessionPlace.objects.filter(programme=programme, pk=place_id, made_at__gte=timezone.now() - SHOWN_FOR)
    return rows.select_related("session").first()


def found_by(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose four words these are, in whichever organisation: they are all that the person knows."""
    with scopes_disabled():
        row = SessionPlace.objects.filter(reference_hash__in=hashes, withdrawn_at__isnull=True).first()
    return (row.pk, row.reference_hash) if row else None


@contextmanager
def followed(place_id: UUID, reference_hash: str) -> Iterator[SessionPlace]:
    """The place of somebody who typed their four words, in its scope. Raises NotFound."""
    with scopes_disabled():
        rows = SessionPlace.objects.select_related("session__place", "programme__organisation")
        row = rows.filter(pk=place_id, reference_hash=reference_hash, withdrawn_at__isnull=True).first()
    if row is None:
        raise NotFound
    with scope(organisation=row.organisation_id, programme=row.programme_id):
        yield row


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def places_of_organisation(organisation: Any) -> QuerySet[Place]:
    return Place.objects.filter(organisation=organisation)
