"""What the desk reads. Whoever no longer agrees is in none of it: every list asks for that anew."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.journeys.models import Programme
from coproduction_star.methods.disclosure import shown
from coproduction_star.methods.matching import Fairness, match_rates
from coproduction_star.organisations.codes import hash_of
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import (
    Agreement,
    AskedPerson,
    Happened,
    MaskedMessage,
    MatchingRun,
    Need,
    Offer,
    Outcome,
    Proposal,
    ProposalLeg,
    Said,
)
from coproduction_star.people_it.offered import agreed, roles_that_look, to_match

from .meeting import reasons_against

PER_PAGE = 20
YEAR = dt.timedelta(days=365)


class Stage(StrEnum):
    """How far a proposal is. It is derived, and kept nowhere."""

    TO_DECIDE = "to-decide"
    SET_ASIDE = "set-aside"
    ASKING = "asking"
    DECLINED = "declined"
    INTRODUCED = "introduced"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Waits:
    """How much waits to be matched: one query."""

    offers: int
    needs: int
    roles: int
    to_decide: int
    asking: int


def still_agrees(model: type[Offer] | type[Need]) -> QuerySet[Any]:
    """Offers or needs whose people still agree to be introduced, whether or not they look for somebody today."""
    return model.objects.filter(
        agreed(Agreement.INTRODUCE), withdrawn_at__isnull=True, entry__withdrawn_at__isnull=True
    ).order_by()


def with_living_legs(rows: QuerySet[Proposal], offers: QuerySet[Any], needs: QuerySet[Any]) -> QuerySet[Proposal]:
    """Proposals all of whose legs are for these offers and needs."""
    legs = ProposalLeg.objects.filter(
        Q(need__isnull=True) | Q(need__in=needs.order_by().values("pk")),
        offer__in=offers.order_by().values("pk"), proposal=OuterRef("pk"),
    )  # fmt: skip
    number = Subquery(legs.order_by().values("proposal").annotate(number=Count("pk")).values("number"))
    return rows.annotate(living=Coalesce(number, 0)).filter(living=F("size"))


def to_decide(programme: Programme, today: dt.date) -> QuerySet[Proposal]:
    """Those that nobody has decided on, whose people hold to what they said, and whose roles still look."""
    rows = Proposal.objects.filter(programme=programme, approved_at__isnull=True, set_aside_at__isnull=True)
    closed = ProposalLeg.objects.filter(proposal=OuterRef("pk"), role__isnull=False).exclude(
        role__in=roles_that_look(programme, today=today).order_by().values("pk")
    )
    offers, needs = to_match(Offer, programme, today=today), to_match(Need, programme, today=today)
    return with_living_legs(rows, offers, needs).filter(~Exists(closed))


def approved(programme: Programme | None = None) -> QuerySet[Proposal]:
    """Those in which people were asked, and everybody still agrees."""
    rows = Proposal.objects.filter(approved_at__isnull=False)
    rows = rows.filter(programme=programme) if programme else rows
    return with_living_legs(rows, still_agrees(Offer), still_agrees(Need))


def asking(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Of approved ones: somebody has not answered, and nobody said no."""
    people = AskedPerson.objects.filter(proposal=OuterRef("pk"))
    return rows.filter(Exists(people.filter(said="")), ~Exists(people.filter(said=Said.NO)))


def with_all(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With everything that a list tells of them: two more queries."""
    asked = AskedPerson.objects.select_related("participant__user", "outcome")
    return with_legs(rows).prefetch_related(Prefetch("asked", queryset=asked))


def with_legs(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With who would help whom: one more query. What a run found is long, and every row would bring it again."""
    legs = ProposalLeg.objects.select_related(
        "offer__entry__participant", "offer__participant", "offer__place", "need__entry__participant",
        "need__participant", "need__place", "role__contact", "role__place", "idea",
    )  # fmt: skip
    found = rows.select_related("run", "proposed_by", "introduction").defer("run__result")
    return found.prefetch_related(Prefetch("legs", queryset=legs))


def with_agreements(proposals: Iterable[Proposal]) -> None:
    """What the people in their legs agreed to: one query, however many."""
    legs = [leg for one in proposals for leg in one.legs.all()]
    entries = [one.entry for leg in legs for one in (leg.offer, leg.need) if one is not None]
    if entries:
        prefetch_related_objects(entries, "consents")


def stage_of(proposal: Proposal) -> Stage:
    """Of one that is read with everything."""
    if proposal.set_aside_at is not None:
        return Stage.SET_ASIDE
    if proposal.approved_at is None:
        return Stage.TO_DECIDE
    people = list(proposal.asked.all())
    if any(one.said == Said.NO for one in people):
        return Stage.DECLINED
    if getattr(proposal, "introduction", None) is None:
        return Stage.ASKING
    told = [one.outcome for one in people if getattr(one, "outcome", None) is not None]
    return Stage.OVER if any(one.happened != Happened.LATER for one in told) else Stage.INTRODUCED


def page_to_decide(programme: Programme, *, today: dt.date, number: str | None, all_of_it: int) -> Page[Proposal]:
    """Three queries; `all_of_it` is how many there are, which `waits_in` counted."""
    rows = with_legs(to_decide(programme, today)).order_by(F("run").asc(nulls_first=True), "kind", "-score", "pk")
    pages = Paginator(rows, PER_PAGE)
    pages.__dict__["count"] = all_of_it
    page = pages.get_page(number)
    page.object_list = list(page.object_list)
    with_agreements(page.object_list)
    return page


def page_under_way(programme: Programme, *, number: str | None) -> Page[Proposal]:
    rows = with_all(approved(programme)).order_by("-approved_at", "pk")
    return Paginator(rows, PER_PAGE).get_page(number)


def proposal_with(*, programme: Programme, proposal_id: UUID) -> Proposal:
    """One that nobody decided on yet, or that was decided on; gone where somebody no longer agrees."""
    rows = with_living_legs(Proposal.objects.filter(programme=programme), still_agrees(Offer), still_agrees(Need))
    found = with_all(rows).get(pk=proposal_id)
    with_agreements([found])
    return found


def asked_with(*, programme: Programme, asked_id: UUID) -> AskedPerson:
    return _with_proposal(AskedPerson.objects.filter(programme=programme)).get(pk=asked_id)


def asked_with_code(code: str) -> AskedPerson:
    """Whose code this is, in whichever organisation: it is all that its holder knows."""
    with scopes_disabled():
        return AskedPerson.objects.select_related("programme__organisation", "participant").get(hash=hash_of(code))


def _with_proposal(rows: QuerySet[AskedPerson]) -> QuerySet[AskedPerson]:
    return rows.select_related("programme__organisation", "participant", "proposal", "outcome")


def opened(asked: AskedPerson) -> Proposal | None:
    """The proposal that somebody was asked about, with everybody in it.

    None once one of them no longer agrees, or once they may not meet: the team may learn later that somebody is at
    risk, or that a condition of a role no longer holds.
    """
    found = with_all(approved(asked.programme)).filter(pk=asked.proposal_id).first()
    if found is None:
        return None
    with_agreements([found])
    return None if reasons_against(found) else found


def messages_in(proposal: Proposal) -> list[MaskedMessage]:
    rows = MaskedMessage.objects.filter(introduction__proposal=proposal)
    return list(rows.select_related("sender__participant"))


def last_run(programme: Programme) -> MatchingRun | None:
    return MatchingRun.objects.filter(programme=programme).select_related("by").first()


def run_with(*, programme: Programme, run_id: UUID) -> MatchingRun:
    return MatchingRun.objects.get(programme=programme, pk=run_id)


def waits_in(programme: Programme, today: dt.date) -> Waits:
    """One query."""
    counted = {
        "offers": to_match(Offer, programme, today=today),
        "needs": to_match(Need, programme, today=today),
        "roles": roles_that_look(programme, today=today),
        "to_decide": to_decide(programme, today),
        "asking": asking(approved(programme)),
    }
    of = {name: _number(rows) for name, rows in counted.items()}
    return Waits(**Programme.objects.filter(pk=programme.pk).values(**of).get())


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.select_related(None).order_by().values("programme").annotate(all_of_it=Count("pk"))
    return Coalesce(Subquery(counted.values("all_of_it")[:1]), 0)


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody offers or would like, in their words, and who they are or for which group they speak."""

    words: str
    group: str
    participant: Participant


def named(programme: Programme, *, needs: Iterable[str], offers: Iterable[str]) -> dict[str, Named]:
    """Of these needs and offers those whose people still agree, by their keys: one query."""
    columns = ("pk", "words", "entry__group", "participant", "participant__name")
    keys = {Need: [key for key in needs if ":" not in key], Offer: list(offers)}
    rows = (
        still_agrees(model).filter(programme=programme, pk__in=wanted).values_list(*columns)
        for model, wanted in keys.items()
    )
    first, second = rows
    found = first.union(second, all=True) if any(keys.values()) else ()
    return {
        str(key): Named(words, group, Participant(pk=person, name=name)) for key, words, group, person, name in found
    }


def outcomes_in(programme: Programme) -> QuerySet[Outcome]:
    return Outcome.objects.filter(programme=programme).select_related("asked")


@dataclass(frozen=True, slots=True)
class Times:
    """Days from an offer or a need to the question about it, and from a question to its answer."""

    to_ask: tuple[int, ...]
    to_answer: tuple[int, ...]


def answer_times(programme: Programme) -> Times:
    """Of the service, over the last year: two queries. Each offer and need counts once, by the first question."""
    since = timezone.now() - YEAR
    legs = ProposalLeg.objects.filter(programme=programme, proposal__approved_at__gte=since).order_by()
    first: dict[Any, int] = {}
    for offer, offered, need, asked_for, when in legs.values_list(
        "offer", "offer__made_at", "need", "need__made_at", "proposal__approved_at"
    ):
        for key, made_at in ((offer, offered), (need, asked_for)):
            if key:
                first[key] = min(first.get(key, 10_000), (when - made_at).days)
    people = AskedPerson.objects.filter(programme=programme, said_at__gte=since, said_at__gt=F("made_at"))
    answers = people.values_list("made_at", "said_at")
    return Times(tuple(first.values()), tuple((said - made).days for made, said in answers))


def match_rates_of(programme: Programme) -> tuple[Fairness, ...]:
    """By place, age and whether they speak for a group: who asked, and who was introduced. Protected, two queries."""
    introduced = ProposalLeg.objects.filter(need=OuterRef("pk"), proposal__introduction__isnull=False)
    rows = Need.objects.filter(programme=programme).annotate(is_found=Exists(introduced)).order_by("pk")
    listed = list(rows.values_list("place__name", "participant__age_band", "entry__group", "is_found"))
    found = [is_found for *_facts, is_found in listed]
    groups = {
        "place": [place or "" for place, *_rest in listed],
        "age": [age or "" for _place, age, *_rest in listed],
        "group": ["group" if group else "person" for _place, _age, group, _found in listed],
    }
    return tuple(match_rates(question, names, found) for question, names in groups.items())


@dataclass(frozen=True, slots=True)
class Given:
    """How many introductions took place, the hours given in them, and the years in which that was told."""

    took_place: int
    hours: Decimal
    years: tuple[int, ...] = ()

    @property
    def shown(self) -> "Given | None":
        """What everybody in the programme may read: small numbers are not shown and others are rounded."""
        number = shown(self.took_place)
        return replace(self, took_place=number, hours=Decimal(round(self.hours))) if number else None


def took_place(programme: Programme | None = None) -> QuerySet[Any]:
    """A row for each introduction, of a programme or of all that are not in the archive. It took place where anybody
    says so; where two tell hours, the lower counts, so that nothing is counted which one does not remember."""
    rows = Outcome.objects.filter(happened=Happened.YES).order_by()
    rows = rows.filter(programme=programme) if programme else rows.filter(programme__archived_at__isnull=True)
    return rows.values("asked__proposal").annotate(least=Min("hours"), first=Min("made_at"), last=Max("made_at"))


def given_of(rows: Iterable[tuple[dt.datetime, dt.datetime, int | None]]) -> Given:
    """Of each introduction when the first and the last told of it, and hundredths of an hour."""
    told = list(rows)
    years = {moment.year for first, last, _hours in told for moment in (first, last)}
    hours = Decimal(sum(hundredths or 0 for _first, _last, hundredths in told)) / 100
    return Given(len(told), hours, tuple(sorted({min(years), max(years)})) if years else ())


def given_in(programme: Programme | None = None) -> Given:
    """The same added up by the database: one query."""
    each = took_place(programme)
    found = each.aggregate(number=Count("asked__proposal"), hours=Sum("least"), since=Min("first"), until=Max("last"))
    years = {moment.year for moment in (found["since"], found["until"]) if moment is not None}
    return Given(found["number"], Decimal(found["hours"] or 0), tuple(sorted(years)))
