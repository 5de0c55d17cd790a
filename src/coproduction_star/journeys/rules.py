import rules

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.organisations.rules import may

from .models import Programme
from .permissions import Permission


@rules.predicate
def leads_in_the_organisation(access: Access, _subject: object) -> bool:
    return bool({Role.ADMINISTRATOR, Role.PROGRAMME_LEAD} & access.roles)


@rules.predicate
def is_open(_access: Access, subject: object) -> bool:
    """A closed or archived programme is kept as it is. Organisation-wide pages have no programme."""
    programme = subject if isinstance(subject, Programme) else getattr(subject, "programme", None)
    return programme is None or (programme.closed_at is None and programme.archived_at is None)


rules.add_perm(Permission.START_PROGRAMME, leads_in_the_organisation)
rules.add_perm(Permission.SEE_PROGRAMME, may(Verb.SEE))
rules.add_perm(Permission.ADMINISTER_PROGRAMME, may(Verb.ADMINISTER))
rules.add_perm(Permission.CHANGE_PROGRAMME, may(Verb.ADMINISTER) & is_open)
rules.add_perm(Permission.EDIT_OUTCOMES, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.EDIT_INITIATIVE, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.RECORD_DECISION, may(Verb.DECIDE) & is_open)
rules.add_perm(Permission.ANSWER_DUTY, (may(Verb.DECIDE) | may(Verb.EDIT)) & is_open)
rules.add_perm(Permission.WRITE_COMMISSIONING, (may(Verb.DECIDE) | may(Verb.EDIT)) & is_open)
rules.add_perm(Permission.RECORD_PROMISE, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.PROMISE_ONESELF, (may(Verb.EDIT) | may(Verb.RATE) | may(Verb.DECIDE)) & is_open)
rules.add_perm(Permission.JUDGE_PROMISE, (may(Verb.EDIT) | may(Verb.RATE)) & is_open)
rules.add_perm(Permission.KEEP_SERVICES, leads_in_the_organisation)
rules.add_perm(Permission.SEE_PLACES, may(Verb.SEE))
rules.add_perm(Permission.KEEP_PLACES, leads_in_the_organisation)
rules.add_perm(Permission.DECLARE_INTEREST, may(Verb.SEE) & is_open)
rules.add_perm(Permission.SEE_ORGANISATION_STAR, may(Verb.SEE))
rules.add_perm(Permission.EXPORT, may(Verb.EXPORT))
# A copy is a new programme, so it takes the right to start one, and to see this one.
rules.add_perm(Permission.COPY_PROGRAMME, leads_in_the_organisation & may(Verb.SEE))
rules.add_perm(Permission.HAND_OVER, may(Verb.ADMINISTER) & is_open)
