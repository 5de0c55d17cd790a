import rules

from coproduction_star.journeys.rules import is_open, leads_in_the_organisation
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission


@rules.predicate
def minds_the_money(access: Access, subject: object) -> bool:
    return bool({Role.FINANCE_PARTNER, Role.PROGRAMME_LEAD} & access.roles_for(subject))


# Whoever sees how to reach people looks after them, and signs in with a second step.
looks_after_people = may(Verb.SEE_CONTACT)


rules.add_perm(Permission.SEE_INCENTIVES, may(Verb.SEE))
rules.add_perm(Permission.PLAN_INCENTIVES, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.DECIDE_INCENTIVES, may(Verb.DECIDE) & is_open)
rules.add_perm(Permission.SEE_CHARTERS, may(Verb.SEE))
rules.add_perm(Permission.SUGGEST_CLAUSE, may(Verb.SEE) & is_open)
rules.add_perm(Permission.WRITE_CHARTER, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.OPEN_SIGNING, may(Verb.PUBLISH) & is_open)
# Whoever takes part may sign, also a councillor or an observer: a charter binds both sides.
rules.add_perm(Permission.SIGN, may(Verb.SEE) & is_open)
rules.add_perm(Permission.RECORD_SIGNATURE, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.PUBLISH_CHARTER, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.RAISE_BREACH, may(Verb.SEE))
# A breach is private, whoever may edit: only those who look after people settle it.
rules.add_perm(Permission.SETTLE_BREACH, looks_after_people)
rules.add_perm(Permission.SEE_AGREEMENTS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_AGREEMENTS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_EVIDENCE, looks_after_people)
rules.add_perm(Permission.KEEP_EVIDENCE, looks_after_people & is_open)
rules.add_perm(Permission.SEE_RISKS, may(Verb.SEE))
rules.add_perm(Permission.RAISE_RISK, may(Verb.SEE) & is_open)
rules.add_perm(Permission.KEEP_RISKS, (may(Verb.EDIT) | may(Verb.DECIDE)) & is_open)
rules.add_perm(Permission.PUBLISH_RISKS, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.EXPORT_RISKS, may(Verb.EDIT) | may(Verb.EXPORT))
# Totals name nobody, so everybody in the programme may read them; a statement is a person's own.
rules.add_perm(Permission.SEE_REWARDS, may(Verb.SEE))
rules.add_perm(Permission.CLAIM, may(Verb.SEE))
rules.add_perm(Permission.ENTER_CLAIM, may(Verb.EDIT))
# Whoever approved a claim does not pay it, which its row says too: two people see every claim.
rules.add_perm(Permission.SEE_CLAIMS, looks_after_people | minds_the_money)
rules.add_perm(Permission.APPROVE_CLAIM, looks_after_people)
rules.add_perm(Permission.PAY_CLAIM, minds_the_money)
rules.add_perm(Permission.KEEP_LEDGER, looks_after_people & is_open)
rules.add_perm(Permission.SET_REWARD_RULES, may(Verb.ADMINISTER) & is_open)
rules.add_perm(Permission.KEEP_OWN_PASSPORT, may(Verb.SEE))
# Whoever gets something ready sees numbers, and words only of those who share them here: a reading is written down.
rules.add_perm(Permission.SEE_ACCESS_NEEDS, looks_after_people | may(Verb.EDIT))
rules.add_perm(Permission.SEE_CAMPAIGNS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_CAMPAIGNS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.KEEP_CATALOGUE, leads_in_the_organisation)
