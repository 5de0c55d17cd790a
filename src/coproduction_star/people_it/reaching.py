"""Whom a letter reaches, and how all others are told: what people said with their offers and wishes counts here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django_scopes import scope

from coproduction_star.organisations.models import Participant, SafeChannel
from coproduction_star.organisations.reaching import People, email_of, is_safe_for_email, safe_times

from .models import Entry


def times_said(organisation_id: UUID, people: People) -> dict[UUID, str]:
    """What these people said with what they offer, in any programme, about when it is safe: the last of it."""
    with scope(organisation=organisation_id, programme=None):
        said = Entry.objects.filter(participant__in=people, withdrawn_at__isnull=True).exclude(when_safe="")
        return dict(said.order_by("made_at").values_list("participant", "when_safe"))


@dataclass(frozen=True, slots=True)
class ByHand:
    """When it is safe to reach some people, by person: a page asks it for each of them."""

    when: Mapping[UUID, str]

    def is_for(self, person: Participant) -> bool:
        """No letter goes to them by itself."""
        return person.pk in self.when or not (is_safe_for_email(person.safe_channel) and email_of(person))

    def told(self, person: Participant) -> str:
        """How they are told; empty where a letter goes."""
        return said_by_hand(person, when=self.when.get(person.pk, "")) if self.is_for(person) else ""


def by_hand(organisation_id: UUID, people: Iterable[Participant]) -> ByHand:
    """One query. Fetch the people with their users."""
    return ByHand(safe_times(organisation_id, [person.pk for person in people]))


def said_by_hand(person: Participant, *, when: str) -> str:
    return told_so(person.safe_channel, _contact(person), when=when)


def told_so(safe_channel: str, contact: str, *, when: str = "") -> str:
    """The same for somebody of whom nothing else is known."""
    if safe_channel == SafeChannel.NONE:
        return _("They do not want to be contacted, so nobody tells them.")
    channel = str(SafeChannel(safe_channel).label) if safe_channel else ""
    said = ": ".join(part for part in (channel, contact) if part) or _("no way is known")
    told = _("No e-mail goes to them. Tell them yourself: %(way)s.") % {"way": said}
    safe = _("They said when it is safe: %(when)s") % {"when": when}
    return f"{told} {safe}" if when else told


def _contact(person: Participant) -> str:
    """What leads to them by the way that is safe. A letter and a visit need no number."""
    if person.safe_channel in {SafeChannel.POST, SafeChannel.IN_PERSON}:
        return ""
    if is_safe_for_email(person.safe_channel):
        return email_of(person) or person.phone
    return person.phone
