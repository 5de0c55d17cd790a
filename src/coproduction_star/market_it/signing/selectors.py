import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django_scopes import scope, scopes_disabled

from coproduction_star.market_it.charter.selectors import whole_text
from coproduction_star.market_it.models import Charter, CharterEdition, CharterParty, Signature, SigningLink
from coproduction_star.organisations.models import Organisation, Participant

from .codes import hash_of_code

LIVING = Q(taken_back_at=None)
SHOWN = 500
"""Names below a published charter."""
PER_PAGE = 25


class NotFound(LookupError):
    """No such link or receipt, or none any more."""


@contextmanager
def at_link(organisation: Organisation, code: str) -> Iterator[SigningLink]:
    """The link of an address, ended or not, in the scope of its published programme."""
    with scope(organisation=organisation.pk, programme=None):
        rows = SigningLink.objects.select_related("charter__open_edition", "charter__programme__organisation", "party")
        rows = rows.defer(*whole_text("charter__open_edition"))
        link = rows.filter(
            hash=hash_of_code(code), programme__published_at__isnull=False, programme__archived_at__isnull=True
        ).first()
    if link is None:
        raise NotFound
    with scope(organisation=organisation.pk, programme=link.programme_id):
        yield link


def is_over(link: SigningLink, *, today: dt.date) -> bool:
    return link.ended_at is not None or link.until < today or link.charter.ended_at is not None


def links_of(charter: Charter) -> list[Any]:
    rows = SigningLink.objects.filter(charter=charter).select_related("party")
    return list(rows.annotate(signed=Count("signatures", filter=Q(signatures__taken_back_at=None))))


def link_with(*, charter: Charter, link_id: UUID) -> SigningLink:
    return SigningLink.objects.get(charter=charter, pk=link_id)


def sides_to_sign(charter: Charter) -> QuerySet[CharterParty]:
    return CharterParty.objects.filter(charter=charter)


def counts(edition: CharterEdition) -> tuple[int, int, int]:
    """People who signed for themselves, groups, and for how many people groups say that they speak. One query."""
    rows = Signature.objects.filter(LIVING, edition=edition)
    found = rows.aggregate(
        alone=Count("pk", filter=Q(group="")), groups=Count("pk", filter=~Q(group="")), people=Sum("people")
    )
    return found["alone"], found["groups"], found["people"] or 0


def signatures_of(edition: CharterEdition | None, *, number: str | None) -> Page[Signature]:
    """Every one, also those that were taken back, the newest first."""
    rows = Signature.objects.filter(edition=edition) if edition else Signature.objects.none()
    rows = rows.select_related("participant", "party", "by", "scan")
    return Paginator(rows.order_by("-signed_at", "pk"), PER_PAGE).get_page(number)


def named(edition: CharterEdition) -> Iterable[tuple[str, str, str]]:
    """Group, name and role of those who agreed to be named. One query."""
    rows = Signature.objects.filter(LIVING, edition=edition, may_be_named=True, erased_at=None)
    return rows.order_by("signed_at").values_list("group", "participant__name", "role")[:SHOWN]


def signature_with(*, charter: Charter, signature_id: UUID) -> Signature:
    rows = Signature.objects.select_related("edition", "party", "participant").defer(*whole_text("edition"))
    found: Signature = rows.get(charter=charter, pk=signature_id)
    found.charter = charter
    return found


def last_of(charter: Charter, participant_id: UUID) -> Signature | None:
    """What this person signed last of this charter, for themselves."""
    rows = Signature.objects.filter(LIVING, charter=charter, participant=participant_id, group="")
    return rows.select_related("edition").defer(*whole_text("edition")).order_by("-signed_at").first()


def participant_called(key: UUID) -> Participant:
    return Participant.objects.get(pk=key)


def edition_read(charter: Charter, key: str) -> CharterEdition | None:
    """The edition that somebody had before them."""
    try:
        return CharterEdition.objects.filter(charter=charter, pk=UUID(key)).first()
    except ValueError:
        return None


def made_at_link(link: SigningLink, signature_id: UUID) -> Signature | None:
    rows = Signature.objects.filter(link=link, pk=signature_id).select_related("edition", "party", "participant")
    return rows.defer(*whole_text("edition")).first()


def found_by(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
    """Whose four words these are, in whichever organisation: they are all that the person knows."""
    with scopes_disabled():
        row = Signature.objects.filter(reference_hash__in=hashes, taken_back_at__isnull=True).first()
    return (row.pk, row.reference_hash or "") if row else None


@contextmanager
def followed(signature_id: UUID, reference_hash: str) -> Iterator[Signature]:
    """The signature of somebody who typed their four words, in its scope. Raises NotFound."""
    with scopes_disabled():
        rows = Signature.objects.select_related(
            "charter__programme__organisation", "edition", "party", "participant"
        ).filter(pk=signature_id, reference_hash=reference_hash, taken_back_at__isnull=True)
        row = rows.defer(*whole_text("edition")).first()
    if row is None:
        raise NotFound
    with scope(organisation=row.organisation_id, programme=row.programme_id):
        yield row
