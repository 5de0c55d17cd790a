"""What somebody does with their own answers beyond giving them: how to reach them, and taking things back."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.services import add_participant
from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.models import ConsentKind, Response
from coproduction_star.voices.my_data.gathering import keys_to
from coproduction_star.voices.my_data.services import erase_participant


@transaction.atomic
def agree(*, response: Response, kinds: Collection[str], reached: Mapping[str, str], by: Any = None) -> None:
    """Set the consents. How to reach somebody is kept as of everyone who takes part, and only where they agree."""
    gone = response.participant if ConsentKind.CONTACT not in kinds else None
    if ConsentKind.CONTACT in kinds and response.participant_id is None:
        person = add_participant(organisation=response.organisation, by=by, **reached)
        Response.objects.filter(pk=response.pk).update(participant=person)
        response.participant = person
    keeping.consent(response=response, kinds=kinds, by=by)
    if gone is not None:
        _forget_person(gone)


@transaction.atomic
def withdraw(*, response: Response) -> None:
    """Answers, consents and the name that was left with them go at once."""
    person = response.participant
    keeping.withdraw(response=response)
    if person is not None:
        _forget_person(person)


def say_where(*, response: Response, place: Place | None) -> None:
    Response.objects.filter(pk=response.pk).update(place=place)
    response.place = place


def _forget_person(person: Participant) -> None:
    """Whoever left their name here and is known from nothing else; whom the team knows otherwise stays."""
    elsewhere = (model._base_manager.filter(**{key.attname: person.pk}) for model, key in keys_to(Participant))
    if person.user_id is None and not any(rows.exists() for rows in elsewhere):
        erase_participant(participant=person, by=None)
