from dataclasses import dataclass

from django_scopes import scope, scopes_disabled

from coproduction_star.accounts.models import User
from coproduction_star.journeys.steps import Held
from coproduction_star.organisations.models import Membership, Organisation, Participant
from coproduction_star.voices.models import Attachment

from .gathering import about_account, about_participant


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one organisation keeps about a person, with the files they attached there."""

    organisation: str
    held: tuple[Held, ...]
    files: tuple[Attachment, ...] = ()


def participants_of(user: User) -> list[Participant]:
    """The person's own rows in every organisation: found by their account, never by a guess at a name."""
    with scopes_disabled():
        mine = Participant.objects.filter(user=user, erased_at__isnull=True).select_related("organisation")
        return list(mine.order_by("organisation__name"))


def chapters_about(user: User) -> list[Chapter]:
    chapters = [Chapter("", tuple(about_account(user)))]
    return [*chapters, *(chapter_about(participant) for participant in participants_of(user))]


def chapter_about(participant: Participant) -> Chapter:
    with scope(organisation=participant.organisation_id, programme=None):
        files = tuple(Attachment.objects.filter(participant=participant))
        return Chapter(participant.organisation.name, tuple(about_participant(participant)), files)


def organisations_without_another_administrator(user: User) -> list[Organisation]:
    """Where this person is the only one who can give access, and so cannot go yet."""
    administered = Membership.objects.filter(user=user, ended_at__isnull=True, roles__role="administrator")
    others = Membership.objects.filter(
        ended_at__isnull=True, roles__role="administrator", user__is_active=True
    ).exclude(user=user)
    shared = others.values("organisation")
    return [one.organisation for one in administered.exclude(organisation__in=shared).select_related("organisation")]
