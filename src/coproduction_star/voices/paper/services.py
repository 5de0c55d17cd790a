import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.voices.models import Contribution, PaperSlip
from coproduction_star.voices.references import hash_of, new_reference
from coproduction_star.voices.services import Said, contribute

from .selectors import SlipUsed, slip_of

SLIP_KEPT = dt.timedelta(days=365)
"""A printed form may lie in a drawer for as long; then its words are forgotten."""
MOST_COPIES = 20


class TooManyCopies(ValueError):
    """Nobody prints so many at once."""


@transaction.atomic
def print_copies(*, programme: Programme, kind: str, copies: int) -> tuple[str, ...]:
    """Four words for each copy, given out here and kept nowhere."""
    if not 1 <= copies <= MOST_COPIES:
        raise TooManyCopies
    printed = tuple(new_reference() for _copy in range(copies))
    until = timezone.localdate() + SLIP_KEPT
    PaperSlip.objects.bulk_create(
        PaperSlip(
            programme=programme, organisation_id=programme.organisation_id, kind=kind,
            reference_hash=hash_of(words), delete_after=until,
        )
        for words in printed
    )  # fmt: skip
    record(by=None, verb="voices.forms_printed", subject=programme, kind=kind, copies=copies)
    return printed


@transaction.atomic
def type_in(
    *, programme: Programme, said: Said, channel: str, by: Any, participant: Participant | None = None,
    slip_words: str = "", sender: str = "", received: dt.date | None = None,
) -> tuple[Contribution, str]:  # fmt: skip
    """Take for somebody what they wrote or said. Words are given back when their author holds none on a slip."""
    slip = _use(slip_of(programme, kind=said.kind, words=slip_words)) if slip_words else ""
    made, words = contribute(
        programme=programme, said=said, by=by, participant=participant, channel=channel, sender=sender,
        slip=slip, received=received,
    )  # fmt: skip
    record(
        by=by, verb="voices.typed_in", subject=made, for_whom=participant.pk if participant else None, channel=channel
    )
    return made, words


def _use(slip: PaperSlip) -> str:
    """Its hash, for one contribution: of two who type at once the database lets one through."""
    deleted, _rows = PaperSlip.objects.filter(pk=slip.pk).delete()
    if not deleted:
        raise SlipUsed
    return slip.reference_hash
