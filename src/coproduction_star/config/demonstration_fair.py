"""Cards that many made-up people filled in at a fair: so many that it can be shown which skills are short where.

They are written in a few statements, not one by one: whoever starts the demonstration waits for it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Age, Agreement, Entry, Kind, Need, Offer, OfferConsent
from coproduction_star.people_it.offers.codes import new_code
from coproduction_star.people_it.offers.services import ANSWERED_WITHIN, KEPT, SHOWN_FOR
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import hash_of, reference_from
from coproduction_star.voices.working_days import working_days_after

Words = Mapping[str, Any]
Thing = Offer | Need
SIDES: Mapping[str, type[Thing]] = {"learn": Need, "show": Offer}


def make_fair(programme: Programme, words: Words, *, by: Any) -> None:
    """Everybody agreed to be counted and to nothing else, so nobody of them is introduced or shown."""
    owned = {"programme": programme, "organisation_id": programme.organisation_id}
    places = dict(Place.objects.filter(organisation=programme.organisation).values_list("name", "pk"))
    codes = {model: _codes(model, programme) for model in (Offer, Need)}
    told = timezone.now() - dt.timedelta(days=words["days"])
    entries, things = list[Entry](), list[Thing]()
    for number, (place, skill, side) in enumerate(_cards(words["places"])):
        model, entry = SIDES[side], _who(programme, owned, number, by=by)
        about = {"place_id": places[place], "tags": skill, "words": words[side][skill], "code": next(codes[model])}
        more = {"to_learn": True} if model is Need else {}
        entries.append(entry)
        things.append(model(**owned, **_of(entry), **about, **_answered(words, told, by), **more))
    _write(entries, things, owned)
    for written in (Entry, Offer, Need):
        mine = {"pk__in" if written is Entry else "entry__in": [entry.pk for entry in entries]}
        written.objects.filter(**mine).update(made_at=told)


def _cards(places: Words) -> Iterator[tuple[str, str, str]]:
    """A place, a kind of skill, and whether somebody would like to learn it or can show it."""
    for place, skills in places.items():
        for skill, numbers in skills.items():
            yield from ((place, skill, side) for side in SIDES for _card in range(numbers[side]))


def _codes(model: type[Thing], programme: Programme) -> Iterator[str]:
    given = set(model.objects.filter(organisation=programme.organisation_id).values_list("code", flat=True))
    while True:
        code = new_code(model)
        if code not in given:
            given.add(code)
            yield code


def _who(programme: Programme, owned: Words, number: int, *, by: Any) -> Entry:
    last = timezone.localdate() + SHOWN_FOR + KEPT
    person = Participant(
        organisation_id=programme.organisation_id, name=_("Somebody who gave no name"), delete_after=last
    )
    reference = hash_of(reference_from(f"fair|{programme.pk}|{number}"))
    return Entry(
        **owned, participant=person, by=by, channel=Channel.PAPER, age=Age.ADULT, reference_hash=reference,
        delete_after=last,
    )  # fmt: skip


def _of(entry: Entry) -> dict[str, Any]:
    until = timezone.localdate() + SHOWN_FOR
    return {
        "entry": entry, "participant": entry.participant, "kind": Kind.SKILL, "shown_until": until,
        "delete_after": until + KEPT,
    }  # fmt: skip


def _answered(words: Words, told: dt.datetime, by: Any) -> dict[str, Any]:
    return {
        "answer": words["answer"], "answered_by": by, "answered_at": told + dt.timedelta(days=words["answered"]),
        "answer_due": working_days_after(timezone.localdate(told), ANSWERED_WITHIN),
    }  # fmt: skip


def _write(entries: list[Entry], things: list[Thing], owned: Words) -> None:
    Participant.objects.bulk_create(entry.participant for entry in entries)
    Entry.objects.bulk_create(entries)
    for model in (Offer, Need):
        model.objects.bulk_create(thing for thing in things if isinstance(thing, model))
    now = timezone.now()
    OfferConsent.objects.bulk_create(
        OfferConsent(**owned, entry=entry, kind=Agreement.STATISTICS, given_at=now) for entry in entries
    )
