"""What Market it keeps about one person beside the rows that name them, and how it goes when they are erased."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held
from coproduction_star.voices.models import Attachment

from .models import (
    AccessPassport,
    Breach,
    Claim,
    Declaration,
    Evidence,
    LedgerAccount,
    Message,
    PassportShare,
    PromiseVerdict,
    Risk,
    RoleTaker,
    Signature,
    Suggestion,
    SupportGiven,
    ThankYou,
    Transfer,
)

GOES = (Suggestion, PromiseVerdict, RoleTaker, Evidence, Declaration, ThankYou, AccessPassport)
"""Rows that are deleted with the person; how a promise went stays with the promise."""


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """What moved in and out of their accounts, and where their passport may be read."""
    accounts = list(LedgerAccount.objects.filter(participant=participant_id).values_list("pk", flat=True))
    facts = ("happened_on", "unit", "amount", "why", "words")
    shares = PassportShare.objects.filter(passport__participant=participant_id)
    held = {
        "market_it.transfer_in": Transfer.objects.filter(to_account__in=accounts).values(*facts),
        "market_it.transfer_out": Transfer.objects.filter(from_account__in=accounts).values(*facts),
        "market_it.passportshare": shares.values("programme__name", "until", "taken_back_at"),
    }
    found = ((kind, tuple(rows)) for kind, rows in held.items())
    yield from (Held(kind, rows) for kind, rows in found if rows)


def erase(participant_id: UUID) -> None:
    """What counts stays and names nobody: signatures, amounts, risks. What they wrote or showed us goes."""
    shares = PassportShare.objects.filter(passport__participant=participant_id)
    forget(subject="market_it.passportshare", subject_ids=list(shares.values_list("pk", flat=True)))
    for model in GOES:
        rows = model.objects.filter(participant=participant_id)
        forget(subject=model._meta.label_lower, subject_ids=list(rows.values_list("pk", flat=True)))
        rows.delete()
    _unsign(participant_id)
    _leave_accounts(participant_id)
    _leave_risks(participant_id)
    Breach.objects.filter(raised_by=participant_id).update(
        raised_by=None, signature=None, words="", hoped_for="", not_enough="", answer=""
    )
    Message.objects.filter(messenger=participant_id).update(messenger=None, messenger_in_words="")


def _unsign(participant_id: UUID) -> None:
    """A scan shows a name and a hand, so it goes."""
    signed = Signature.objects.filter(participant=participant_id)
    for scan in Attachment.objects.filter(pk__in=list(signed.values_list("scan", flat=True))):
        scan.file.delete(save=False)
        scan.delete()
    signed.update(participant=None, role="", reference_hash=None, erased_at=timezone.now())


def _leave_accounts(participant_id: UUID) -> None:
    now = timezone.now()
    LedgerAccount.objects.filter(participant=participant_id).update(participant=None, erased_at=now)
    Claim.objects.filter(participant=participant_id).update(
        participant=None, words="", pay_by="", reference_hash=None, erased_at=now
    )
    SupportGiven.objects.filter(participant=participant_id).update(participant=None, words="")


def _leave_risks(participant_id: UUID) -> None:
    """The register shows that a risk needs somebody else to look after it."""
    owned = Risk.objects.filter(owner=participant_id)
    owned.filter(owner_in_words="").update(owner_gone_on=timezone.localdate())
    owned.update(owner=None)
