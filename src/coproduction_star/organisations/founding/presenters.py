import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form. `back` is the settings page, or empty outside an organisation."""

    title: str
    button: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    title: str
    rows: tuple[tuple[str, str, str], ...]
    """Each setting: what it is, what it says now, and its address."""


def founding_page() -> FormPage:
    return FormPage(_("Start an organisation"), _("Start"))


def details_page(organisation: Organisation) -> FormPage:
    return FormPage(_("Name and contact"), _("Save"), _settings(organisation))


def election_page(organisation: Organisation) -> FormPage:
    return FormPage(_("Election period"), _("Save"), _settings(organisation))


def what_an_election_changes(organisation: Organisation, *, start: dt.date | None, end: dt.date | None) -> str:
    """What is said when the days are kept: when it begins, and which days it takes the place of."""
    if start is None or end is None:
        return _("There is no election period. Councillors’ names are shown.")
    days = {"start": date_format(start, "j F Y"), "end": date_format(end, "j F Y")}
    if start > timezone.localdate():
        told = _("From %(start)s to %(end)s no councillor is named. Until then nothing changes.") % days
    else:
        told = _("From now until %(end)s no councillor is named, whatever their party.") % days
    return " ".join(filter(None, (told, _overlap(organisation, start, end))))


def _overlap(organisation: Organisation, start: dt.date, end: dt.date) -> str:
    was_from, was_until = organisation.election_from, organisation.election_until
    if was_from is None or was_until is None or (was_from, was_until) == (start, end):
        return ""
    days = {"start": date_format(was_from, "j F Y"), "end": date_format(was_until, "j F Y")}
    if start <= was_until and was_from <= end:
        return _("The days overlap with those before, %(start)s to %(end)s, and take their place.") % days
    return _("They take the place of %(start)s to %(end)s: only one period is kept.") % days


def safety_page(organisation: Organisation) -> FormPage:
    return FormPage(_("Ages and leaving a page"), _("Save"), _settings(organisation))


def settings_page(organisation: Organisation) -> SettingsPage:
    home = _settings(organisation)
    period = _("None")
    if organisation.election_from:
        days = {
            "start": date_format(organisation.election_from, "j F Y"),
            "end": date_format(organisation.election_until, "j F Y"),
        }
        period = _("%(start)s to %(end)s") % days
    return SettingsPage(
        title=_("Settings"),
        rows=(
            (_("Name"), organisation.name, f"{home}details/"),
            (_("Answers for personal data"), organisation.controller or organisation.name, f"{home}details/"),
            (_("Contact about data"), organisation.contact or _("Not given yet"), f"{home}details/"),
            (_("Logo and colour"), _("Logo chosen") if organisation.logo else _("No logo yet"), f"{home}look/"),
            (_("Election period"), period, f"{home}election/"),
            (_("Without a parent"), _("From %(age)s years") % {"age": organisation.alone_from}, f"{home}safety/"),
            (_("“Leave this page” leads to"), organisation.leave_to, f"{home}safety/"),
        ),
    )


def _settings(organisation: Organisation) -> str:
    return f"/o/{organisation.slug}/settings/"
