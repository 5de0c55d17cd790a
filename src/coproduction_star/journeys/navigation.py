"""The journeys' links in the header."""

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.organisations.election import is_on
from coproduction_star.ui.navigation import Link, add_link, add_strip

from .addresses import organisation_address
from .personal.counting import number_waiting


def programmes_link(request: HttpRequest) -> Link | None:
    """Inside an organisation, whoever is a member of it."""
    if getattr(request, "access", None) is None:
        return None
    where = organisation_address("programmes", request.organisation)
    return Link(order=20, text=_("Programmes"), address=where, current=request.path == where)


def for_me_link(request: HttpRequest) -> Link | None:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    number = number_waiting(user)
    text = _("For me (%(number)s)") % {"number": number} if number else _("For me")
    return Link(order=30, text=text, address="/me/", current=request.path == "/me/")


def fiction_strip(request: HttpRequest) -> str:
    """Every page of a demonstration organisation says that it is made up."""
    organisation = getattr(request, "organisation", None)
    if organisation is None or not organisation.demonstration:
        return ""
    return _("This is a demonstration. The place, the people and the figures are made up.")


def election_strip(request: HttpRequest) -> str:
    """Before an election every page of an organisation says so, for members and for the public."""
    organisation = getattr(request, "organisation", None)
    if organisation is None or not is_on(organisation):
        return ""
    day = date_format(organisation.election_until, "j F Y")
    words = _("Before an election: until %(day)s no councillor is named, quoted or pictured, whatever their party. "
              "Facts stay.")  # fmt: skip
    return words % {"day": day}


def announce() -> None:
    add_strip(fiction_strip)
    add_strip(election_strip)
    add_link(programmes_link)
    add_link(for_me_link)
