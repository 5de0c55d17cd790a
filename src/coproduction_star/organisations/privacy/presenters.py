from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import SENTENCES, Role, Verb

from . import selectors

VERB_WORDS: dict[Verb, Promise] = {
    Verb.SEE: gettext_lazy("see"),
    Verb.EDIT: gettext_lazy("write and change"),
    Verb.RATE: gettext_lazy("rate"),
    Verb.DECIDE: gettext_lazy("decide"),
    Verb.SEE_CONTACT: gettext_lazy("see how to reach people"),
    Verb.SEE_SPECIAL: gettext_lazy("see what is most private"),
    Verb.MODERATE: gettext_lazy("check what people send"),
    Verb.PUBLISH: gettext_lazy("publish"),
    Verb.EXPORT: gettext_lazy("download"),
    Verb.ADMINISTER: gettext_lazy("give access"),
}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role, its sentence, its verbs in words, and for each column of the table whether it has that verb."""

    name: str
    sentence: str
    verbs: str
    cells: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class WhoSeesWhatPage:
    title: str
    people: str
    columns: tuple[str, ...]
    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class ProcessingPage:
    title: str
    controller: str
    contact: str
    people: str
    rows: tuple[selectors.ProcessingRow, ...]


@dataclass(frozen=True, slots=True)
class WordsPage:
    title: str
    operator: str = ""
    """Who runs this server; empty in development."""
    operator_contact: str = ""


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    purpose: str
    lasts: str


@dataclass(frozen=True, slots=True)
class CookiesPage:
    title: str
    cookies: tuple[Cookie, ...]


def who_sees_what_page(organisation: Organisation) -> WhoSeesWhatPage:
    return WhoSeesWhatPage(
        title=_("What each role may do"),
        people=f"/o/{organisation.slug}/people/",
        columns=tuple(str(VERB_WORDS[verb]) for verb in Verb),
        rows=tuple(_role(role, held) for role, held in selectors.verbs_by_role().items()),
    )


def processing_page(organisation: Organisation) -> ProcessingPage:
    return ProcessingPage(
        title=_("What is kept about people, and why"),
        controller=organisation.controller or organisation.name,
        contact=organisation.contact,
        people=f"/o/{organisation.slug}/people/",
        rows=tuple(selectors.record_of_processing()),
    )


def privacy_page() -> WordsPage:
    return WordsPage(_("Privacy"), settings.OPERATOR, settings.OPERATOR_CONTACT)


def accessibility_page() -> WordsPage:
    return WordsPage(_("Accessibility statement"), settings.OPERATOR, settings.OPERATOR_CONTACT)


def cookies_page(names: dict[str, str]) -> CookiesPage:
    """`names` gives each cookie's name as the settings have it."""
    return CookiesPage(
        title=_("Cookies"),
        cookies=(
            Cookie(
                names["session"],
                _("Keeps you signed in."),
                _signed_in_for(days=settings.SESSION_DAYS, idle=settings.IDLE_MINUTES),
            ),
            Cookie(
                names["session"],
                _(
                    "Without an account it is set only when you begin a small thing in “Just start”. It leads to "
                    "what you have typed so far, which stays with us and not in the cookie."
                ),
                _("Two hours after you last typed. Then your draft is erased."),
            ),
            Cookie(names["csrf"], _("Makes sure that a form you send is yours."), _("One year")),
            Cookie(names["language"], _("Remembers the language you chose."), _("One year")),
            Cookie(
                names["following"],
                _("Shows you what came of your words after you typed your four words."),
                _("Half an hour, or until you press “I have finished”"),
            ),
            Cookie(
                names["answering"],
                _("Finds what you have answered so far in a survey, while you answer it."),
                _("Three hours, or until you leave or finish; 15 minutes on a screen that many use"),
            ),
            Cookie(
                names["workshop"],
                _("Keeps your seat in a workshop that you joined by its code."),
                _("Two days, or until you leave the workshop"),
            ),
        ),
    )


def _signed_in_for(*, days: int, idle: int) -> str:
    lasts = ngettext("%(days)d day, or until you sign out", "%(days)d days, or until you sign out", days) % {
        "days": days
    }
    if not idle:
        return lasts
    asked = _("After %(minutes)d minutes in which you do nothing, you sign in again.") % {"minutes": idle}
    return f"{lasts}. {asked}"


def _role(role: Role, held: frozenset[Verb]) -> RoleRow:
    verbs = [str(VERB_WORDS[verb]) for verb in Verb if verb in held]
    return RoleRow(str(role.label), str(SENTENCES[role]), ", ".join(verbs), tuple(verb in held for verb in Verb))
