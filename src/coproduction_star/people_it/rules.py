import rules

from coproduction_star.journeys.rules import is_open, leads_in_the_organisation
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission


@rules.predicate
def is_councillor(access: Access, subject: object) -> bool:
    return Role.COUNCILLOR in access.roles_for(subject)


rules.add_perm(Permission.SEE_SURVEYS, may(Verb.SEE))
rules.add_perm(Permission.EDIT_SURVEY, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.PUBLISH_SURVEY, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.SHARE_SURVEY, (may(Verb.EDIT) | may(Verb.DECIDE)) & is_open)
# A researcher draws and sends without seeing a name; names, numbers and addresses are for those who may reach people.
rules.add_perm(Permission.SEE_SAMPLES, may(Verb.EDIT) | may(Verb.EXPORT))
rules.add_perm(Permission.INVITE_PEOPLE, (may(Verb.EDIT) | may(Verb.EXPORT)) & is_open)
rules.add_perm(Permission.REACH_INVITED, (may(Verb.EDIT) & may(Verb.SEE_CONTACT)) & is_open)
rules.add_perm(Permission.ENTER_ANSWERS, (may(Verb.EDIT) | may(Verb.MODERATE)) & is_open)
rules.add_perm(Permission.SEE_ANSWERS, may(Verb.EXPORT))
rules.add_perm(Permission.SEE_SPECIAL_ANSWERS, may(Verb.EXPORT) & may(Verb.SEE_SPECIAL))
# What a result shows is what small numbers allow, so everybody in the programme may read it.
rules.add_perm(Permission.SEE_RESULTS, may(Verb.SEE))
rules.add_perm(Permission.WORK_OUT_RESULTS, may(Verb.EXPORT) & is_open)
# Numbers leave the organisation, so it takes whoever may publish.
rules.add_perm(Permission.SHARE_RESULTS, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.REACH_OUT, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_OFFERS, may(Verb.EDIT) | may(Verb.SEE_CONTACT))
rules.add_perm(Permission.KEEP_OFFERS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_WHO_OFFERS, may(Verb.SEE_CONTACT))
rules.add_perm(Permission.KEEP_ROLES, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_WARD, may(Verb.SEE))
rules.add_perm(Permission.KEEP_WARD_FIGURES, leads_in_the_organisation)
rules.add_perm(Permission.INVITE_IN_WARD, is_councillor | may(Verb.EDIT))
rules.add_perm(Permission.SEE_SESSIONS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_SESSIONS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_WHO_COMES, may(Verb.EDIT) | may(Verb.SEE_CONTACT))
rules.add_perm(Permission.SIGN_UP_FOR_OTHERS, (may(Verb.EDIT) | is_councillor) & is_open)
# Whoever brings people together sees how to reach them; figures are for everyone in the programme, and protected.
rules.add_perm(Permission.SEE_DESK, may(Verb.SEE_CONTACT))
rules.add_perm(Permission.MATCH, may(Verb.EDIT) & may(Verb.SEE_CONTACT) & is_open)
rules.add_perm(Permission.SEE_MATCH_FIGURES, may(Verb.SEE))
