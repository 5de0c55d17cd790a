"""Who may do what with what a group does together."""

import rules

from coproduction_star.journeys.rules import is_open
from coproduction_star.organisations.roles import Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission

rules.add_perm(Permission.SEE_BUDGETS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_BUDGETS, may(Verb.EDIT) & is_open)
# Counting ends the vote, and its result leads to money being spent: it takes somebody who decides.
rules.add_perm(Permission.COUNT_VOTES, may(Verb.DECIDE) & is_open)
rules.add_perm(Permission.SEE_DESIGNS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_DESIGNS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.ENTER_DESIGNS, (may(Verb.EDIT) | may(Verb.MODERATE)) & is_open)
rules.add_perm(Permission.CHECK_DESIGNS, may(Verb.MODERATE) & is_open)
rules.add_perm(Permission.SEE_SHIFTS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_SHIFTS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.JOIN_SHIFTS, may(Verb.RATE) & is_open)
rules.add_perm(Permission.WRITE_MY_PLAN, may(Verb.SEE))
rules.add_perm(Permission.SEE_SHIFT_CONTACTS, may(Verb.SEE_CONTACT))
rules.add_perm(Permission.SEE_REVIEWS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_REVIEWS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.VISIT, may(Verb.RATE) & is_open)
rules.add_perm(Permission.ENTER_VISITS, (may(Verb.EDIT) | may(Verb.MODERATE)) & is_open)
rules.add_perm(Permission.CHECK_VISITS, may(Verb.MODERATE) & is_open)
# An answer commits the service and becomes promises: it takes somebody who decides.
rules.add_perm(Permission.ANSWER_REVIEWS, may(Verb.DECIDE) & is_open)
rules.add_perm(Permission.SEE_WORKSHOPS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_WORKSHOPS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.CHECK_WORKSHOPS, (may(Verb.EDIT) | may(Verb.MODERATE)) & is_open)
