import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from coproduction_star.journeys.models import Kept, Programme, ProgrammeRole
from coproduction_star.market_it.models import (
    Breach,
    Charter,
    CharterReview,
    PromiseSide,
    PromiseVerdict,
    Signature,
)
from coproduction_star.organisations.models import Membership, MembershipRole
from coproduction_star.organisations.roles import Verb
from coproduction_star.voices.what_waits import who_may


def promises_of(charter: Charter) -> list[PromiseSide]:
    """The next one to keep first, with both sides: one query."""
    return list(sides_of_promises(charter))


def sides_of_promises(charter: Charter) -> QuerySet[PromiseSide]:
    rows = PromiseSide.objects.filter(charter=charter).select_related("promise__who", "party", "other")
    return rows.order_by("promise__due_on", "made_at", "pk")


def of_published(programme: Programme, charter_id: UUID) -> QuerySet[PromiseSide]:
    """Those of a charter that was published, also after it ended. Raises Charter.DoesNotExist."""
    return sides_of_promises(Charter.objects.get(programme=programme, pk=charter_id, published_at__isnull=False))


@dataclass(frozen=True, slots=True)
class Judges:
    """For which sides somebody signed: of a promise to one of these they say how it went, unless it is their own."""

    participant_id: UUID
    sides: frozenset[UUID]

    def may(self, promised: PromiseSide) -> bool:
        return promised.other_id in self.sides and promised.promise.who_id != self.participant_id


def who_judges(charter: Charter, participant_id: UUID) -> Judges:
    signed = Signature.objects.filter(charter=charter, participant=participant_id, taken_back_at=None)
    return Judges(participant_id, frozenset(signed.values_list("party_id", flat=True)))


def promise_with(*, charter: Charter, side_id: UUID) -> PromiseSide:
    rows = PromiseSide.objects.select_related("promise__who", "party", "other")
    found: PromiseSide = rows.get(charter=charter, pk=side_id)
    return found


def verdict_of(side: PromiseSide, participant_id: UUID) -> PromiseVerdict | None:
    return PromiseVerdict.objects.filter(side=side, participant=participant_id).first()


def breaches_of(charter: Charter, *, settles: bool, reader: UUID) -> list[Breach]:
    """All of them for who settles them; else one's own."""
    rows = Breach.objects.filter(charter=charter).select_related("about", "raised_by")
    return list(rows if settles else rows.filter(raised_by=reader))


def breach_with(*, charter: Charter, breach_id: UUID) -> Breach:
    return Breach.objects.get(charter=charter, pk=breach_id)


def breaches_by(signature: Signature) -> list[Breach]:
    """What was raised with the four words of this signature."""
    return list(Breach.objects.filter(signature=signature).select_related("about", "charter"))


def breach_by(signature: Signature, breach_id: UUID) -> Breach:
    found: Breach = Breach.objects.select_related("charter__programme__organisation").get(
        signature=signature, pk=breach_id
    )
    return found


def own_breach(*, charter: Charter, breach_id: UUID, raised_by: UUID) -> Breach:
    return Breach.objects.get(charter=charter, pk=breach_id, raised_by=raised_by)


def reviews_of(charter: Charter) -> list[CharterReview]:
    """One that is open now first, then those that were held."""
    return list(CharterReview.objects.filter(charter=charter).order_by("-due_on", "-made_at"))


def to_open(today: dt.date) -> list[UUID]:
    """Charters that hold, whose review day has come, and that nobody has opened again yet."""
    open_now = CharterReview.objects.filter(charter=OuterRef("pk"), held_on=None)
    rows = Charter.objects.filter(
        ~Exists(open_now), review_on__lte=today, published_at__isnull=False, ended_at=None,
        programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    )  # fmt: skip
    return list(rows.order_by("review_on", "pk").values_list("pk", flat=True))


def due_between(first: dt.date, last: dt.date) -> list[PromiseSide]:
    """Open promises of charters that hold, with an owner who can be written to."""
    rows = PromiseSide.objects.filter(
        promise__kept=Kept.OPEN, promise__due_on__range=(first, last), promise__who__user__isnull=False,
        charter__ended_at=None, programme__archived_at__isnull=True, programme__closed_at__isnull=True,
    )  # fmt: skip
    return list(rows.select_related("promise__who__user", "charter__programme__organisation").order_by("pk"))


def both_sides(charter: Charter) -> list[Any]:
    """Whoever signed it with an account or can be reached by one, and whoever may write the review down."""
    signed = Signature.objects.filter(charter=charter, taken_back_at=None).values("participant__user")
    roles = sorted(who_may(Verb.PUBLISH))
    living = {"role__in": roles, "membership__ended_at__isnull": True}
    everywhere = MembershipRole.objects.filter(membership__organisation=charter.organisation_id, **living)
    here = ProgrammeRole.objects.filter(programme=charter.programme_id, **living)
    people = get_user_model().objects.filter(
        Q(pk__in=signed) | Q(pk__in=everywhere.values("membership__user")) | Q(pk__in=here.values("membership__user"))
    )
    return list(still_here(people, charter.organisation_id).order_by("pk"))


def still_here(people: QuerySet[Any], organisation_id: UUID) -> QuerySet[Any]:
    """Whoever left is not written to."""
    member = Membership.objects.filter(user=OuterRef("pk"), organisation=organisation_id, ended_at=None)
    return people.filter(Exists(member), is_active=True)


def is_here(user: Any, organisation_id: UUID) -> bool:
    return still_here(get_user_model().objects.filter(pk=user.pk), organisation_id).exists()


def tally(charter: Charter) -> dict[str, int]:
    """How many promises of a charter stand how: one query."""
    rows = PromiseSide.objects.filter(charter=charter).order_by().values_list("promise__kept")
    return dict(rows.annotate(number=Count("pk")))
