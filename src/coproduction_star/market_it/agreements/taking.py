"""Somebody takes a role: known here, or written down with the role because nobody knew them yet."""

from typing import Any

from django.db import transaction

from coproduction_star.market_it.models import RolePack, RoleTaker
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.services import add_participant

from . import services


@transaction.atomic
def take_on(*, pack: RolePack, participant: Participant | None, name: str, by: Any) -> RoleTaker:
    """Raises TakesItAlready."""
    person = participant or add_participant(organisation=pack.programme.organisation, by=by, name=name)
    return services.take_on(pack=pack, participant=person, by=by)
