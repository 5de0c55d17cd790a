import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from coproduction_star.data import risks as catalogue
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.words import hold, words_in
from coproduction_star.market_it.catalogue.shapes import language, own_risks
from coproduction_star.market_it.models import Risk, RiskChange, RiskState
from coproduction_star.methods.risk_register import FROM, Band, Picture, Standing, picture_of
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.models import Contribution, Kind, State

SHOWN = (
    "number", "title", "state", "likelihood_before", "impact_before", "likelihood_after", "impact_after",
    "owner__name", "owner__erased_at", "owner_in_words", "owner_gone_on", "review_on", "initiative__title",
    "by_residents",
)  # fmt: skip
"""What a row of the register shows of a risk."""
STANDS = ("likelihood_before", "impact_before", "likelihood_after", "impact_after")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the register is shown. `left` is a pair (likelihood, impact) of what is left, `was` one of before."""

    state: str = RiskState.OPEN
    band: str = ""
    initiative: UUID | None = None
    mine: UUID | None = None
    late: bool = False
    words: str = ""
    left: tuple[int, int] | None = None
    was: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many risks of a programme are raised and not weighed, open, past their review day, and without an owner."""

    proposed: int
    open: int
    late: int
    ownerless: int


def register(programme: Programme, wanted: Wanted, *, today: dt.date) -> QuerySet[Risk]:
    """Those of which most is left first. Owner and initiative are fetched with them."""
    rows = Risk.objects.filter(programme=programme).filter(_asked(wanted, today))
    if wanted.words.strip():
        rows = rows.filter(hold(words_in(wanted.words), fields=("title", "words", "mitigation")))
    return rows.select_related("owner", "initiative").order_by(F("score_after").desc(nulls_last=True), "number")


def _asked(wanted: Wanted, today: dt.date) -> Q:
    asked = Q(state=wanted.state) if wanted.state else Q()
    if wanted.band:
        asked &= _in_band(Band(wanted.band))
    if wanted.initiative:
        asked &= Q(initiative=wanted.initiative)
    if wanted.mine:
        asked &= Q(owner=wanted.mine)
    if wanted.late:
        asked &= Q(state=RiskState.OPEN, review_on__lt=today)
    if wanted.left:
        asked &= Q(likelihood_after=wanted.left[0], impact_after=wanted.left[1])
    if wanted.was:
        asked &= Q(likelihood_before=wanted.was[0], impact_before=wanted.was[1])
    return asked


def _in_band(band: Band) -> Q:
    above = [low for low in FROM.values() if low > FROM[band]]
    return Q(score_after__gte=FROM[band]) & (Q(score_after__lt=min(above)) if above else Q())


def tally(programme: Programme, *, today: dt.date) -> tuple[Picture, Counts]:
    """Where the open risks stand, and how many there are of each sort: one query, answered by an index alone."""
    rows = Risk.objects.filter(programme=programme, state__in=(RiskState.PROPOSED, RiskState.OPEN)).order_by()
    counted = rows.values_list("state", *STANDS).annotate(
        number=Count("*"),
        late=Count("state", filter=Q(review_on__lt=today)),
        ownerless=Count("state", filter=Q(owner_gone_on__isnull=False)),
    )
    standings, proposed, late, ownerless = [], 0, 0, 0
    for state, *where, number, past_its_day, without_owner in counted:
        if state == RiskState.PROPOSED:
            proposed += number
            continue
        standings.append(Standing((where[0], where[1]), (where[2], where[3]), number))
        late, ownerless = late + past_its_day, ownerless + without_owner
    picture = picture_of(standings)
    return picture, Counts(proposed=proposed, open=picture.number, late=late, ownerless=ownerless)


def risk_called(programme: Programme, risk_id: UUID) -> Risk:
    rows = Risk.objects.select_related("owner", "initiative", "programme__organisation", "by", "contribution")
    return rows.get(programme=programme, pk=risk_id)


def changes_of(risk: Risk) -> QuerySet[RiskChange]:
    return RiskChange.objects.filter(risk=risk).select_related("by")


def raised(programme: Programme) -> QuerySet[Contribution]:
    """What residents raised, checked and not answered yet, the oldest first."""
    return Contribution.objects.filter(
        programme=programme,
        kind=Kind.RISK,
        state=State.SHOWN,
        worry=False,
        answered_at__isnull=True,
        risk__isnull=True,
    ).order_by("made_at")


def raised_one(programme: Programme, contribution_id: Any) -> Contribution | None:
    """The one that the address names, while it still waits."""
    try:
        return raised(programme).filter(pk=UUID(str(contribution_id))).first()
    except ValueError:
        return None


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def initiatives_at_risk(programme: Programme) -> QuerySet[Initiative]:
    """What the register can be narrowed to: a programme may have thousands that no risk is about."""
    about = Risk.objects.filter(programme=programme, initiative__isnull=False).order_by()
    keys = list(about.values_list("initiative", flat=True).distinct())
    return initiatives_of(programme).filter(pk__in=keys).only("title")


def in_catalogue(organisation: Organisation) -> tuple[catalogue.Risk, ...]:
    """The list of risks in the reader's language: ours, then those of the organisation."""
    return (*catalogue.risks(language()), *own_risks(organisation))


def from_catalogue(organisation: Organisation, key: str) -> catalogue.Risk | None:
    return next((one for one in in_catalogue(organisation) if one.id == key), None) if key else None


def used_of_catalogue(programme: Programme) -> frozenset[str]:
    rows = Risk.objects.filter(programme=programme).exclude(catalogue="").order_by()
    return frozenset(rows.values_list("catalogue", flat=True))


def whole_register(programme: Programme) -> Iterator[Risk]:
    """Every risk by its number, for files; read a piece at a time."""
    rows = Risk.objects.filter(programme=programme).select_related("owner", "initiative").order_by("number")
    return rows.iterator(chunk_size=500)


def whole_history(programme: Programme) -> Iterator[tuple[int, dt.datetime, str, int | None]]:
    """Number, moment, reason and what was left (likelihood times impact) of every change, the oldest first."""
    rows = RiskChange.objects.filter(programme=programme).annotate(left=F("likelihood") * F("impact"))
    return rows.order_by("risk__number", "made_at").values_list("risk__number", "made_at", "reason", "left").iterator()
