"""Messages to people who are invited. None names what it is about: another may read it."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from coproduction_star.notices.services import forget as forget_letters
from coproduction_star.notices.services import notify, withdraw
from coproduction_star.people_it.models import Invitee

from .addresses import by_code, code_of, in_full
from .frame import email_of

INVITED, REMINDED = "invited", "reminded"


def invite(invitee: Invitee, *, organisation: str) -> None:
    with _language_of(invitee):
        _send(invitee, INVITED, _("A question from %(organisation)s") % {"organisation": organisation}, asks())


def remind(invitee: Invitee, *, organisation: str) -> None:
    """Once, to whoever has not answered."""
    with _language_of(invitee):
        subject = _("Our question to you is still open")
        only = _("This is the only reminder.")
        _send(invitee, REMINDED, subject, f"{asks()} {only}")


def asks() -> str:
    """The words of every message, on paper too."""
    return _(
        "You told us that we may ask you again. There are some questions for you. Answer them if you like; "
        "nothing depends on it."
    )


def take_back(invitee: Invitee) -> None:
    """What has not gone yet does not go."""
    for what in (INVITED, REMINDED):
        withdraw(key=f"{_about(invitee)}:{what}")


def forget(invitee: Invitee) -> None:
    forget_letters(about=_about(invitee))


def _send(invitee: Invitee, what: str, subject: str, text: str) -> None:
    person, code = invitee.participant, code_of(invitee.pk)
    if person is None:
        return
    parts = (
        text,
        in_full(by_code("own_invitation", code)),
        _("The link is for you alone: please do not pass it on."),
        _("Do not ask me again: %(address)s") % {"address": in_full(by_code("own_invitation_stop", code))},
    )
    notify(
        kind="people_it.invited", subject=subject, text="\n\n".join(parts), key=f"{_about(invitee)}:{what}",
        user=person.user, to=email_of(person), organisation_id=invitee.organisation_id, urgent=True,
        language=translation.get_language() or "",
    )  # fmt: skip


def _language_of(invitee: Invitee) -> Any:
    user = invitee.participant.user if invitee.participant else None
    return translation.override(getattr(user, "language", "") or settings.LANGUAGE_CODE)


def _about(invitee: Invitee) -> str:
    return f"people_it.invitee:{invitee.pk}"
