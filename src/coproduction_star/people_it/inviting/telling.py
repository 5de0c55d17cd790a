"""Messages to people who are invited. None names what it is about: another may read it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from coproduction_star.notices import selectors as letters
from coproduction_star.notices.services import forget as forget_letters
from coproduction_star.notices.services import notify, withdraw
from coproduction_star.organisations.reaching import ask_before_it_goes, email_of, safe_times
from coproduction_star.people_it.models import InvitationWay, Invitee

from .addresses import by_code, code_of, in_full
from .frame import wants_no_message, way_to

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


MOST_IN_A_TEXT = 160
"""Letters of one text message, if all of them are in its plain alphabet: an “ŵ” or a curly mark would leave 70."""


def short_text(invitee: Invitee) -> str:
    """For a phone that others may read: it names nothing, and fits one message."""
    with _language_of(invitee):
        link = in_full(by_code("own_invitation", code_of(invitee.pk)))
        said = [
            _("You said that we may ask you something. Here are some questions for you, if you like: %(link)s"),
            _("Some questions for you, if you like: %(link)s"),
        ]
        if invitee.reminded:
            said.insert(0, _("Our question to you is still open. This is the only reminder: %(link)s"))
        texts = [words % {"link": link} for words in said]
        return next((text for text in texts if len(text) <= MOST_IN_A_TEXT), link)


def take_back(invitee: Invitee) -> None:
    """What has not gone yet does not go."""
    for what in (INVITED, REMINDED):
        withdraw(key=f"{_about(invitee)}:{what}")


def taken_back(organisation_id: UUID) -> set[UUID]:
    """The invitations of an organisation of which a letter was taken back before it went."""
    return {_whose(key) for key in letters.taken_back(organisation_id, kind="people_it.invited")}


def gone_to(invitations: Iterable[UUID]) -> set[UUID]:
    """Of which of these a letter has gone."""
    keys = [f"{_about_this(key)}:{what}" for key in invitations for what in (INVITED, REMINDED)]
    return {_whose(key) for key in letters.gone(keys)}


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
    return _about_this(invitee.pk)


def _about_this(invitation: UUID) -> str:
    return f"people_it.invitee:{invitation}"


def _whose(key: str) -> UUID:
    return UUID(key.split(":")[1])


def _where_now(invitee_id: UUID) -> str:
    """They may have answered, stopped, left, or chosen another way or a time since the letter was written."""
    rows = Invitee.objects.filter(pk=invitee_id, answered=False, stopped=False, participant__isnull=False)
    one = rows.select_related("participant__user__notice_setting").first()
    person = one.participant if one else None
    if one is None or person is None or person.is_gone or wants_no_message(person):
        return ""
    by_hand = way_to(person) != InvitationWay.EMAIL or safe_times(one.organisation_id, [person.pk])
    return "" if by_hand else email_of(person)


ask_before_it_goes("people_it.invited", _where_now)
