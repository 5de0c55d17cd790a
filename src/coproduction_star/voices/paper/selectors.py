from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.selectors import people_in
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.selectors import people_of
from coproduction_star.voices.contributions.selectors import SHOWN_FOR
from coproduction_star.voices.models import Contribution, PaperSlip
from coproduction_star.voices.references import hashes_of


class NoSuchSlip(LookupError):
    """No slip of this form has these four words: they were misread, or the form is older than we keep them."""


class SlipUsed(LookupError):
    """The form with these four words was typed in before."""


def slip_of(programme: Programme, *, kind: str, words: str) -> PaperSlip:
    """The slip of a form that nobody has typed in yet."""
    hashes = hashes_of(words)
    slip = PaperSlip.objects.filter(programme=programme, kind=kind, reference_hash__in=hashes).first()
    if slip is not None:
        return slip
    if Contribution.objects.filter(programme=programme, reference_hash__in=hashes).exists():
        raise SlipUsed
    raise NoSuchSlip


def known_people(programme: Programme, *, everyone: bool) -> QuerySet[Participant]:
    """For whom one may type: everyone the organisation knows, or only those with a role here."""
    if everyone:
        return people_of(programme.organisation)
    return people_in(programme, and_also=None).filter(erased_at__isnull=True)


def typed_in(programme: Programme, contribution_id: UUID) -> Contribution:
    return Contribution.objects.get(programme=programme, pk=contribution_id)


def is_fresh(contribution: Contribution) -> bool:
    """Whether its four words may still be shown to who typed it in."""
    return contribution.made_at > timezone.now() - SHOWN_FOR
