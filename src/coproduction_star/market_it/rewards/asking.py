"""Who may answer claims and who may pay them, by role."""

from coproduction_star.organisations.roles import VERBS, Role, Verb

APPROVES = frozenset(str(role) for role, verbs in VERBS.items() if Verb.SEE_CONTACT in verbs)
"""Whoever looks after people."""
PAYS = frozenset({str(Role.FINANCE_PARTNER), str(Role.PROGRAMME_LEAD)})
