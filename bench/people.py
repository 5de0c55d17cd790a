"""People of the large world beside the one who founded its organisation."""

from typing import Any


def somebody(programme: Any, role: str, *, by: Any, called: str = "") -> Any:
    """A member with this role in the programme; each has a name of their own."""
    from coproduction_star.accounts.models import User
    from coproduction_star.journeys.people.services import give_role
    from coproduction_star.organisations.models import Membership, Participant

    organisation, name = programme.organisation, called or f"Bench {role}"
    user = User.objects.create_person(name=name, email=f"{name.replace(' ', '-').lower()}@example.org")
    far = Participant.objects.first().delete_after
    person = Participant.objects.create(organisation=organisation, user=user, name=name, delete_after=far)
    membership = Membership.objects.create(organisation=organisation, user=user, participant=person)
    give_role(programme=programme, membership=membership, role=role, by=by)
    return membership
