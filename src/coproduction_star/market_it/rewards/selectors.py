import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django_scopes import scope, scopes_disabled

from coproduction_star.data.content_files import Language
from coproduction_star.data.incentives import PaymentKind
from coproduction_star.data.payment_warnings import PaymentWarning, warning
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.market_it.models import (
    AccountKind,
    Claim,
    LedgerAccount,
    RewardRules,
    SupportGiven,
    ThankYou,
    Transfer,
    Unit,
)
from coproduction_star.organisations.models import Participant

ON_A_PAGE = 30
SHOWN_FOR = dt.timedelta(minutes=30)
MOST_MOVES = 200
"""On a statement: what moved last; the balance counts everything."""
STATES = {
    "waiting": Q(approved_at=None, refused_at=None, taken_back_at=None),
    "to-pay": Q(approved_at__isnull=False, paid_at=None),
    "paid": Q(paid_at__isnull=False),
    "refused": Q(refused_at__isnull=False),
}


class NotFound(LookupError):
    """The four words open nothing here any more."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody has and is owed in one programme, and how it came about."""

    minutes: int
    owed: int
    moves: tuple[Transfer, ...]
    claims: tuple[Claim, ...]
    thanks: tuple[ThankYou, ...]
    support: tuple[SupportGiven, ...]
    account: LedgerAccount | None


def rules_of(programme: Programme) -> RewardRules | None:
    return RewardRules.objects.filter(programme=programme).first()


def page_of_claims(programme: Programme, *, state: str, number: object) -> Page[Claim]:
    """Those that wait longest first; what is over, the newest first."""
    rows = Claim.objects.filter(STATES.get(state, STATES["waiting"]), programme=programme)
    order = "submitted_at" if state in {"waiting", "to-pay"} else "-submitted_at"
    rows = rows.select_related("participant", "approved_by", "paid_by").order_by(order, "pk")
    return Paginator(rows, ON_A_PAGE).get_page(number)


def claim_with(*, programme: Programme, claim_id: UUID) -> Claim:
    rows = Claim.objects.select_related("participant", "programme__organisation", "initiative", "by", "approved_by",
                                        "paid_by")  # fmt: skip
    return rows.get(programme=programme, pk=claim_id)


def sent_lately(programme: Programme, claim_id: UUID) -> Claim | None:
    rows = Claim.objects.filter(programme=programme, pk=claim_id, made_at__gte=timezone.now() - SHOWN_FOR)
    return rows.first()


def pots_of(programme: Programme) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(programme=programme, kind=AccountKind.POT, closed_at=None).order_by("name")


def pot_with(programme: Programme, pot_id: UUID) -> LedgerAccount:
    return pots_of(programme).get(pk=pot_id)


def accounts_of_people(programme: Programme, *, number: object) -> Page[LedgerAccount]:
    rows = LedgerAccount.objects.filter(programme=programme, kind=AccountKind.PERSON, participant__isnull=False)
    return Paginator(rows.select_related("participant").order_by("participant__name", "pk"), ON_A_PAGE).get_page(
        number
    )


def known_people(programme: Programme) -> QuerySet[Participant]:
    """Whom the organisation knows: for those who look after people."""
    return Participant.objects.filter(
        organisation=programme.organisation_id, erased_at__isnull=True, merged_into__isnull=True
    ).order_by("name", "pk")


def person_called(programme: Programme, participant_id: UUID) -> Participant:
    return known_people(programme).get(pk=participant_id)


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def statement_of(programme: Programme, participant_id: UUID) -> Statement:
    """Five queries."""
    here = {"programme": programme, "participant": participant_id}
    account = LedgerAccount.objects.filter(**here).first()
    moves: list[Transfer] = []
    if account is not None:
        rows = Transfer.objects.filter(Q(from_account=account) | Q(to_account=account), unit=Unit.MINUTES)
        rows = rows.select_related("from_account", "to_account").order_by("-happened_on", "-made_at")
        moves = list(rows[:MOST_MOVES])
    return Statement(
        minutes=account.minutes if account else 0, owed=account.pence if account else 0, moves=tuple(moves),
        claims=tuple(Claim.objects.filter(**here, submitted_at__isnull=False).order_by("-submitted_at")[:MOST_MOVES]),
        thanks=tuple(ThankYou.objects.filter(**here)), support=tuple(SupportGiven.objects.filter(**here)),
        account=account,
    )  # fmt: skip


def transfer_with(*, programme: Programme, transfer_id: UUID) -> Transfer:
    rows = Transfer.objects.select_related("from_account", "to_account", "initiative")
    return rows.get(programme=programme, pk=transfer_id)


def all_claims(programme: Programme) -> QuerySet[Claim]:
    rows = Claim.objects.filter(programme=programme, submitted_at__isnull=False)
    return rows.select_related("participant", "initiative").order_by("submitted_at", "pk")


def all_moves(programme: Programme) -> QuerySet[Transfer]:
    rows = Transfer.objects.filter(programme=programme)
    return rows.select_related("from_account__participant", "to_account__participant").order_by("made_at", "pk")


def found_by(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose four words these are, in whichever organisation: they are all that the person knows."""
    with scopes_disabled():
        row = Claim.objects.filter(reference_hash__in=hashes, participant__isnull=False).first()
    return (row.pk, row.reference_hash) if row else None


@contextmanager
def followed(claim_id: UUID, reference_hash: str) -> Iterator[Claim]:
    """The claim of somebody who typed their four words, in its scope. Raises NotFound."""
    with scopes_disabled():
        rows = Claim.objects.select_related("participant", "programme__organisation")
        row = rows.filter(pk=claim_id, reference_hash=reference_hash, participant__isnull=False).first()
    if row is None:
        raise NotFound
    with scope(organisation=row.organisation_id, programme=row.programme_id):
        yield row


def warning_of(kind: str = PaymentKind.PAYMENT) -> PaymentWarning:
    """What is known about benefits and tax, in the reader's language."""
    spoken = (get_language() or "en").partition("-")[0]
    language = Language(spoken) if spoken in set(Language) else Language.ENGLISH
    return warning(PaymentKind(kind), language)


def taken_by(programme: Programme, participant_id: UUID, claim_id: UUID) -> Claim:
    """A claim of this very person."""
    return Claim.objects.select_related("participant").get(
        programme=programme, participant=participant_id, pk=claim_id
    )


def as_key(given: Any) -> UUID | None:
    try:
        return UUID(str(given))
    except ValueError:
        return None
