import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from coproduction_star.journeys.access_needs import Needs
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import AccessNeed, AccessPassport, PassportShare
from coproduction_star.organisations.models import Participant

SHOWN_FOR = dt.timedelta(minutes=30)


class NotFound(LookupError):
    """The four words open nothing here any more."""


def passport_of(participant_id: UUID) -> AccessPassport | None:
    rows = AccessPassport.objects.select_related("participant")
    return rows.filter(participant=participant_id).first()


def person_called(participant_id: UUID) -> Participant:
    found: Participant = Participant.objects.get(pk=participant_id)
    return found


def kinds_of(passport: AccessPassport) -> tuple[str, ...]:
    """In the order in which they are asked."""
    said = set(passport.kinds.split())
    return tuple(str(kind.label) for kind in AccessNeed if kind.value in said)


def now_shared(today: dt.date | None = None) -> Q:
    """Of shares: neither taken back nor past their day."""
    day = today or timezone.localdate()
    return Q(taken_back_at=None) & (Q(until=None) | Q(until__gte=day))


def shared_with(passport: AccessPassport) -> dict[UUID, dt.date | None]:
    """The programmes that may read it now, of the whole organisation, and until when; None: until it is taken back."""
    with scope(organisation=passport.organisation_id, programme=None):
        rows = PassportShare.objects.filter(now_shared(), passport=passport)
        return dict(rows.values_list("programme", "until"))


def programmes_of(organisation_id: UUID, *, only: Collection[UUID] | None) -> list[Programme]:
    """Which can be shared with: these, or all that are published; none from the archive."""
    with scope(organisation=organisation_id, programme=None):
        rows = Programme.objects.filter(organisation=organisation_id, archived_at=None).select_related("organisation")
        rows = rows.filter(published_at__isnull=False) if only is None else rows.filter(pk__in=only)
        return list(rows.order_by("name"))


def all_programmes(organisation_id: UUID) -> set[UUID]:
    with scope(organisation=organisation_id, programme=None):
        return set(Programme.objects.filter(organisation=organisation_id).values_list("pk", flat=True))


def shares_in(programme: Programme, people: Collection[UUID] | None = None) -> QuerySet[PassportShare]:
    """Passports that may be read here now, of these people or of all."""
    rows = PassportShare.objects.filter(now_shared(), programme=programme, passport__participant__erased_at=None)
    if people is not None:
        rows = rows.filter(passport__participant__in=people)
    return rows.select_related("passport__participant").order_by("passport__participant__name", "pk")


def needs_of(programme: Programme, people: Collection[UUID]) -> Needs:
    """Whoever agreed to be counted, or shares with this programme, is counted: two queries."""
    if not people:
        return Needs()
    here = PassportShare.objects.filter(now_shared(), programme=programme, passport=OuterRef("pk"))
    rows = AccessPassport.objects.filter(Q(counted=True) | Exists(here), participant__in=people)
    numbers = Counter(kind for said in rows.values_list("kinds", flat=True) for kind in said.split())
    shared = shares_in(programme, people).values_list("passport__participant", flat=True)
    return Needs(
        counted=tuple((str(kind.label), numbers[kind.value]) for kind in AccessNeed if numbers[kind.value]),
        shared=frozenset(shared),
    )


def people_of(programme: Programme) -> set[UUID]:
    """Who takes part in the programme, as far as their passport is about it: who has a role here, and who shares."""
    here = Participant.objects.filter(programme_roles__programme=programme, erased_at=None)
    shared = shares_in(programme).values_list("passport__participant", flat=True)
    return set(here.values_list("pk", flat=True)) | set(shared)


def kept_lately(organisation_id: UUID, passport_id: UUID) -> AccessPassport | None:
    rows = AccessPassport.objects.filter(organisation=organisation_id, pk=passport_id)
    return rows.filter(made_at__gte=timezone.now() - SHOWN_FOR).first()


def found_by(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose four words these are, in whichever organisation: they are all that the person knows."""
    with scopes_disabled():
        row = AccessPassport.objects.filter(reference_hash__in=hashes).first()
    return (row.pk, row.reference_hash) if row else None


@contextmanager
def followed(passport_id: UUID, reference_hash: str) -> Iterator[AccessPassport]:
    """The passport of somebody who typed their four words, in its scope. Raises NotFound."""
    with scopes_disabled():
        rows = AccessPassport.objects.select_related("organisation", "participant")
        row = rows.filter(pk=passport_id, reference_hash=reference_hash).first()
    if row is None:
        raise NotFound
    with scope(organisation=row.organisation_id, programme=None):
        yield row
