import rules

from coproduction_star.journeys.rules import is_open
from coproduction_star.organisations.roles import Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission

rules.add_perm(Permission.SEE_SURVEYS, may(Verb.SEE))
rules.add_perm(Permission.EDIT_SURVEY, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.PUBLISH_SURVEY, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.SHARE_SURVEY, (may(Verb.EDIT) | may(Verb.DECIDE)) & is_open)
rules.add_perm(Permission.ENTER_ANSWERS, (may(Verb.EDIT) | may(Verb.MODERATE)) & is_open)
rules.add_perm(Permission.SEE_ANSWERS, may(Verb.EXPORT))
rules.add_perm(Permission.SEE_SPECIAL_ANSWERS, may(Verb.EXPORT) & may(Verb.SEE_SPECIAL))
rules.add_perm(Permission.SEE_OFFERS, may(Verb.EDIT) | may(Verb.SEE_CONTACT))
rules.add_perm(Permission.KEEP_OFFERS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_WHO_OFFERS, may(Verb.SEE_CONTACT))
rules.add_perm(Permission.KEEP_ROLES, may(Verb.EDIT) & is_open)
