"""What somebody reads who opens their own link: what is asked, what is known of them, and how to be left in peace."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.people_it.models import Invitee

from .addresses import by_code


@dataclass(frozen=True, slots=True)
class InvitedPage:
    title: str
    organisation: str
    promise: str
    until: str
    known: tuple[str, ...]
    go: str
    answered: str
    stop: str
    contact: str


@dataclass(frozen=True, slots=True)
class StopPage:
    title: str
    organisation: str
    this: str
    every: str
    back: str
    knows: bool
    """Whether we know them beyond this letter, so that all surveys can leave them in peace."""


@dataclass(frozen=True, slots=True)
class ToldPage:
    """Nothing more opens: why, and whom to ask."""

    title: str
    sentences: tuple[str, ...]
    contact: str = ""


def invited_page(invitee: Invitee, code: str) -> InvitedPage:
    survey, organisation = invitee.sample.survey, invitee.sample.survey.programme.organisation
    until = ""
    if survey.closes_on:
        until = _("You can answer until %(day)s.") % {"day": date_format(survey.closes_on, "j F Y")}
    return InvitedPage(
        title=survey.title,
        organisation=organisation.name,
        promise=survey.capacity,
        until=until,
        known=(
            _("We know that we asked you, and once you have sent your answers, that you did."),
            _("We do not know which answers are yours, unless you leave your name on the last page."),
            _("This link works once, and only while the survey is open."),
        ),
        go=by_code("own_invitation_go", code),
        answered=by_code("own_invitation_answered", code),
        stop=by_code("own_invitation_stop", code),
        contact=organisation.contact,
    )


def stop_page(invitee: Invitee, code: str) -> StopPage:
    return StopPage(
        title=_("Do not ask me again"),
        organisation=invitee.sample.survey.programme.organisation.name,
        this=_("Not about this survey"),
        every=_("Not about any survey"),
        back=by_code("own_invitation", code),
        knows=invitee.participant_id is not None,
    )


def done(invitee: Invitee) -> ToldPage:
    contact = invitee.sample.survey.programme.organisation.contact
    if invitee.stopped:
        told = _("We ask you no more. If you change your mind, tell us.")
        return ToldPage(_("Thank you for telling us"), (told,), contact)
    told = _("You have answered, so this link opens nothing more. With your four words you can read your answers.")
    return ToldPage(_("Thank you"), (told, _("We do not remind you.")), contact)


def over(invitee: Invitee) -> ToldPage:
    told = _("The questions can no longer be answered. You need not do anything.")
    return ToldPage(_("This is over"), (told,), invitee.sample.survey.programme.organisation.contact)


def unknown() -> ToldPage:
    told = _("Perhaps a letter is missing. Open it again from the message, or ask whoever sent it.")
    return ToldPage(_("This link does not open anything"), (told,))


def too_many(wait: int) -> ToldPage:
    told = _("Please wait %(wait)s seconds, then open the link again.") % {"wait": wait}
    return ToldPage(_("Too many tries"), (told,))
