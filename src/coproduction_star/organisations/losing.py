"""What a person can no longer do without a role, in plain words, and what nobody would do any more."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from .models import Membership, MembershipRole
from .roles import Role, Verb, verbs_of

NO_LONGER: Mapping[Verb, Promise] = {
    Verb.EDIT: gettext_lazy("They can no longer write down or change what is kept here."),
    Verb.RATE: gettext_lazy("They can no longer rate options."),
    Verb.DECIDE: gettext_lazy("They can no longer record decisions."),
    Verb.SEE_CONTACT: gettext_lazy("They no longer see how to reach people."),
    Verb.SEE_SPECIAL: gettext_lazy("They no longer see worries about someone's safety."),
    Verb.MODERATE: gettext_lazy("They can no longer check what people send in."),
    Verb.PUBLISH: gettext_lazy("They can no longer publish what the public reads."),
    Verb.EXPORT: gettext_lazy("They can no longer download figures and lists."),
    Verb.ADMINISTER: gettext_lazy("They can no longer invite people, give roles or change settings."),
}
"""Seeing is not here: where it goes depends on where the role is held."""
KEPT_BY_ANOTHER = gettext_lazy("They keep all they can see and do here, by another role.")
SOLE: Mapping[Role, Promise] = {
    Role.ADMINISTRATOR: gettext_lazy("Nobody else is an administrator: nobody could give people access."),
    Role.PROGRAMME_LEAD: gettext_lazy(
        "Nobody else leads here: nobody is left to publish, to invite people and to answer for what is decided."
    ),
    Role.SAFEGUARDING_LEAD: gettext_lazy(
        "Nobody else is a safeguarding lead: until you name one, the public forms are closed and nobody sees worries."
    ),
}
"""The roles that should never be empty, and what it means when they are."""


def lost(*, before: frozenset[str], after: frozenset[str], unseen: str) -> list[str]:
    """What roles `before` allowed and those `after` do not. `unseen` says it when they see nothing any more."""
    gone = verbs_of(before) - verbs_of(after)
    if Verb.SEE in gone:
        return [unseen, *(str(words) for verb, words in NO_LONGER.items() if verb in gone)]
    return [str(words) for verb, words in NO_LONGER.items() if verb in gone] or [str(KEPT_BY_ANOTHER)]


def left_empty(roles: Iterable[str], *, is_held: Callable[[Role], bool]) -> list[str]:
    """A warning for each of these roles that somebody should hold and nobody would."""
    taken = set(roles)
    return [str(words) for role, words in SOLE.items() if role in taken and not is_held(role)]


def held_by_another(role: Role, *, besides: Membership) -> bool:
    """Whether somebody else with access has the role in the whole organisation."""
    living = MembershipRole.objects.filter(role=role, membership__ended_at__isnull=True)
    return living.filter(membership__organisation=besides.organisation_id).exclude(membership=besides).exists()
