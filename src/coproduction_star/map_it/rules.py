import rules

from coproduction_star.journeys.rules import is_open
from coproduction_star.organisations.roles import Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission

rules.add_perm(Permission.KEEP_FRONT_DOOR, may(Verb.PUBLISH) | may(Verb.EDIT))
rules.add_perm(Permission.WRITE_STORY, (may(Verb.EDIT) | may(Verb.PUBLISH)) & is_open)
rules.add_perm(Permission.PUBLISH, may(Verb.PUBLISH) & is_open)
