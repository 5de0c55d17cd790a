from dataclasses import dataclass

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
