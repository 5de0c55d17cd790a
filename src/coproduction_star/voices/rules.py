import rules

from coproduction_star.journeys.rules import is_open
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission

ONLY_LOOK = {Role.OBSERVER, Role.RESEARCHER}


@rules.predicate
def has_a_voice(access: Access, subject: object) -> bool:
    """Everybody but those who only look: critical friends and residents are here to speak."""
    return bool(access.roles_for(subject) - ONLY_LOOK)


@rules.predicate
def is_councillor(access: Access, subject: object) -> bool:
    """Residents come to a surgery and say it there."""
    return Role.COUNCILLOR in access.roles_for(subject)


rules.add_perm(Permission.READ, may(Verb.SEE))
rules.add_perm(Permission.COMMENT, may(Verb.SEE) & has_a_voice & is_open)
rules.add_perm(Permission.ATTACH, may(Verb.SEE) & has_a_voice & is_open)
rules.add_perm(Permission.HIDE, may(Verb.MODERATE) | may(Verb.ADMINISTER))
rules.add_perm(Permission.MODERATE, may(Verb.MODERATE))
rules.add_perm(Permission.SAFEGUARD, may(Verb.SEE_SPECIAL))
rules.add_perm(Permission.ANSWER, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_WHO, may(Verb.SEE_CONTACT))
rules.add_perm(Permission.LISTEN, may(Verb.ADMINISTER) & is_open)
rules.add_perm(Permission.ENTER, (may(Verb.EDIT) | may(Verb.MODERATE) | is_councillor) & is_open)
