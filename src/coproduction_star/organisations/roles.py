"""The roles, what each may do, and the one sentence that says so. Apart from whose view a person speaks from."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Verb(StrEnum):
    """What can be done to a record; the columns of the table of who sees what."""

    SEE = "see"
    EDIT = "edit"
    RATE = "rate"
    DECIDE = "decide"
    SEE_CONTACT = "see-contact"
    SEE_SPECIAL = "see-special-category"
    MODERATE = "moderate"
    PUBLISH = "publish"
    EXPORT = "export"
    ADMINISTER = "administer"


class Role(models.TextChoices):
    """What a person may do in an organisation or in one programme. A person may hold several."""

    ADMINISTRATOR = "administrator", _("Administrator")
    PROGRAMME_LEAD = "programme-lead", _("Programme lead")
    PRACTITIONER = "practitioner", _("Practitioner")
    BROKER = "broker", _("Broker")
    RESEARCHER = "researcher", _("Researcher")
    FACILITATOR = "facilitator", _("Facilitator")
    MODERATOR = "moderator", _("Moderator")
    FINANCE_PARTNER = "finance-partner", _("Finance partner")
    EDITOR = "editor", _("Editor")
    SAFEGUARDING_LEAD = "safeguarding-lead", _("Safeguarding lead")
    COUNCILLOR = "councillor", _("Councillor")
    CRITICAL_FRIEND = "critical-friend", _("Critical friend")
    CO_PRODUCER = "co-producer", _("Co-producer")
    OBSERVER = "observer", _("Observer")


SENTENCES: Mapping[str, Promise] = {
    Role.ADMINISTRATOR: _("Looks after the organisation's settings, people and roles."),
    Role.PROGRAMME_LEAD: _("Runs programmes: invites people, keeps the records, publishes and records decisions."),
    Role.PRACTITIONER: _("Records and improves initiatives, and rates options."),
    Role.BROKER: _("Brings people together, so sees how to reach them."),
    Role.RESEARCHER: _("Reads and exports figures, never names or contact details."),
    Role.FACILITATOR: _("Leads workshops and writes down what a group says."),
    Role.MODERATOR: _("Checks what people send in before it is shown."),
    Role.FINANCE_PARTNER: _("Checks costs and savings, and exports figures."),
    Role.EDITOR: _("Writes and publishes what the public reads."),
    Role.SAFEGUARDING_LEAD: _("Sees worries about someone's safety, and how to reach them."),
    Role.COUNCILLOR: _("Sees the programmes, rates options and takes decisions."),
    Role.CRITICAL_FRIEND: _("Asks hard questions and has no vote."),
    Role.CO_PRODUCER: _("A resident who takes part: sees the programme, rates options and comments."),
    Role.OBSERVER: _("Looks and does not change anything."),
}

V = Verb
VERBS: Mapping[str, frozenset[Verb]] = {
    Role.ADMINISTRATOR: frozenset({V.SEE, V.EDIT, V.SEE_CONTACT, V.PUBLISH, V.EXPORT, V.ADMINISTER}),
    Role.PROGRAMME_LEAD: frozenset(
        {V.SEE, V.EDIT, V.RATE, V.DECIDE, V.SEE_CONTACT, V.PUBLISH, V.EXPORT, V.ADMINISTER}
    ),
    Role.PRACTITIONER: frozenset({V.SEE, V.EDIT, V.RATE}),
    Role.BROKER: frozenset({V.SEE, V.EDIT, V.SEE_CONTACT}),
    Role.RESEARCHER: frozenset({V.SEE, V.EXPORT}),
    Role.FACILITATOR: frozenset({V.SEE, V.EDIT, V.RATE}),
    Role.MODERATOR: frozenset({V.SEE, V.MODERATE}),
    Role.FINANCE_PARTNER: frozenset({V.SEE, V.EDIT, V.RATE, V.EXPORT}),
    Role.EDITOR: frozenset({V.SEE, V.EDIT, V.PUBLISH}),
    Role.SAFEGUARDING_LEAD: frozenset({V.SEE, V.SEE_CONTACT, V.SEE_SPECIAL, V.MODERATE}),
    Role.COUNCILLOR: frozenset({V.SEE, V.RATE, V.DECIDE}),
    Role.CRITICAL_FRIEND: frozenset({V.SEE}),
    Role.CO_PRODUCER: frozenset({V.SEE, V.RATE}),
    Role.OBSERVER: frozenset({V.SEE}),
}

NEEDS_SECOND_FACTOR: frozenset[Verb] = frozenset({V.ADMINISTER, V.SEE_CONTACT, V.SEE_SPECIAL})
"""Whoever may do one of these signs in with a second factor."""


def verbs_of(roles: frozenset[str]) -> frozenset[Verb]:
    return frozenset(verb for role in roles for verb in VERBS.get(role, ()))
