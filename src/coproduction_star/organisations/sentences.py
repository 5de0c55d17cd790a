"""What the events of organisations say."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .roles import Role

SENTENCES = {
    "organisations.organisation_founded": _("%(who)s started the organisation %(what)s"),
    "organisations.details_changed": _("%(who)s changed the name or contact of %(what)s"),
    "organisations.election_set": _("%(who)s set the election period from %(start)s to %(end)s"),
    "organisations.election_cleared": _("%(who)s took away the election period"),
    "organisations.safety_set": _("%(who)s set: alone from %(age)s years; “Leave this page” leads to %(address)s"),
    "organisations.look_changed": _("%(who)s changed the logo or colour of %(what)s"),
    "organisations.person_invited": _("%(who)s invited %(what)s (%(roles)s)"),
    "organisations.invitation_renewed": _("%(who)s sent the invitation of %(what)s again"),
    "organisations.invitation_withdrawn": _("%(who)s took back the invitation of %(what)s"),
    "organisations.member_joined": _("%(what)s: access began (%(roles)s)"),
    "organisations.member_joined_again": _("%(what)s: access began again (%(roles)s)"),
    "organisations.roles_changed": _("%(who)s changed roles, %(what)s: given %(given)s, taken %(taken)s"),
    "organisations.member_removed": _("%(who)s took away access: %(what)s"),
    "organisations.card_given": _("%(who)s made a new card to sign in with: %(what)s"),
    "organisations.member_left": _("%(what)s: left"),
    "organisations.participant_added": _("%(who)s added %(what)s"),
    "organisations.participant_changed": _("%(who)s changed the details of %(what)s"),
    "organisations.participants_merged": _("%(who)s joined two rows into %(what)s (%(moved)s)"),
    "organisations.participant_erased": _("%(who)s erased a person"),
    "organisations.events_exported": _("%(who)s downloaded the list of who did what"),
}


def role_in_words(role: str) -> str:
    """A role in the reader's language; anything else as it is."""
    return str(Role(role).label) if role in Role.values else role


def day_in_words(day: str) -> str:
    """A day as the reader writes it; anything else as it is."""
    try:
        return date_format(dt.date.fromisoformat(day), "j F Y")
    except ValueError:
        return day
