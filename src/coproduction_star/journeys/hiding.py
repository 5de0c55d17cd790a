"""Before an election, councillors' names and words are not shown on any page of the journeys."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from coproduction_star.organisations.election import is_on, shown_name
from coproduction_star.organisations.models import MembershipRole, Organisation, Participant
from coproduction_star.organisations.roles import Role

from .models import ProgrammeRole


@dataclass(frozen=True, slots=True)
class Hidden:
    """Whose names are hidden now: as participants, and as the accounts behind them."""

    people: frozenset[UUID] = field(default_factory=frozenset)
    users: frozenset[UUID] = field(default_factory=frozenset)
    words: str = ""

    def name(self, participant: Participant) -> str:
        return self.words if participant.pk in self.people else participant.name

    def quote(self, participant: Participant, text: str) -> str:
        return _("(not shown before the election)") if participant.pk in self.people else text

    def sentence(self, user: Any, text: str) -> str:
        """The sentence of an event without the name of whoever did it."""
        return text.replace(str(user), self.words) if user is not None and user.pk in self.users else text


class PersonChoice(forms.ModelChoiceField):
    """Choose a participant, or a member by their participant. Set `hidden` to what must not be shown now."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return self.hidden.name(getattr(one, "participant", one))


def hidden_now(organisation: Organisation) -> Hidden:
    """Two queries in the election period, none outside it."""
    if not is_on(organisation):
        return Hidden()
    at_large = MembershipRole.objects.filter(membership__organisation=organisation, role=Role.COUNCILLOR)
    here = ProgrammeRole.objects.filter(organisation=organisation, role=Role.COUNCILLOR)
    ids = (f"membership__{name}" for name in ("participant_id", "user_id"))
    rows = {*at_large.values_list(*(names := tuple(ids))), *here.values_list(*names)}
    words = shown_name("", [Role.COUNCILLOR], organisation)
    return Hidden(frozenset(person for person, _user in rows), frozenset(user for _person, user in rows), words)
