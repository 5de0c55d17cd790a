"""What offers and needs keep about one person, and how it goes when they are erased."""

from collections.abc import Iterator
from uuid import UUID

from coproduction_star.audit.services import forget
from coproduction_star.journeys.steps import Held
from coproduction_star.people_it.models import Entry, LoadLimit, Need, Offer, OfferConsent, RoleWanted


def agreed_to(participant_id: UUID) -> Iterator[Held]:
    """What they agreed to. The rest points to them, and is found by that."""
    consents = OfferConsent.objects.filter(entry__participant=participant_id)
    held = tuple(consents.values("kind", "given_at", "taken_back_at"))
    if held:
        yield Held("people_it.offerconsent", held)


def forget_offers(participant_id: UUID) -> None:
    """All of it goes; roles stay and name nobody until the team names somebody else."""
    for model in (Offer, Need, Entry):
        rows = model.objects.filter(participant=participant_id)
        forget(subject=model._meta.label_lower, subject_ids=list(rows.values_list("pk", flat=True)))
        rows.delete()
    LoadLimit.objects.filter(participant=participant_id).delete()
    RoleWanted.objects.filter(contact=participant_id).update(contact=None)
