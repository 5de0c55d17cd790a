"""Letters to people who are asked. None names what it is about, nor anybody: another may read the letter."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from coproduction_star.notices.services import forget as forget_letters
from coproduction_star.notices.services import notify, withdraw
from coproduction_star.organisations.reaching import ask_before_it_goes, safe_email_of
from coproduction_star.people_it.models import AskedPerson

from .addresses import link_of
from .links import code_of


def ask(asked: AskedPerson) -> None:
    with _language_of(asked):
        _send(
            asked, "asked", _("A question from %(organisation)s"),
            _("You told us that we may ask you something. There is a question for you. Please say yes or no. "
              "You need not say why, and nothing depends on it."),
        )  # fmt: skip


def nudge(asked: AskedPerson) -> None:
    """Once, after three days without an answer."""
    with _language_of(asked):
        _send(
            asked, "nudged", _("Our question to you is still open"),
            _("Some days ago we asked you something. A yes or a no helps: somebody waits for it. This is the only "
              "reminder. If you say nothing, nothing happens."),
        )  # fmt: skip


def introduced(asked: AskedPerson) -> None:
    with _language_of(asked):
        _send(
            asked, "introduced", _("Everybody said yes"),
            _("Everybody who was asked said yes. You can now write to each other on your page. Nobody sees your "
              "address or your number unless you show it."),
        )  # fmt: skip


def over(asked: AskedPerson) -> None:
    with _language_of(asked):
        _send(
            asked, "over", _("It does not come about this time"),
            _("What we asked you about does not come about this time. That has nothing to do with you. You need not "
              "do anything."),
        )  # fmt: skip


def message(asked: AskedPerson, *, key: Any) -> None:
    with _language_of(asked):
        _send(
            asked, f"message:{key}", _("There is a message for you"),
            _("Somebody wrote to you on your page. Read it and answer there."),
        )  # fmt: skip


def take_back(asked: AskedPerson) -> None:
    """Letters that have not gone yet do not go."""
    for what in ("asked", "nudged", "introduced"):
        withdraw(key=f"{_about(asked)}:{what}")


def forget(asked: AskedPerson) -> None:
    forget_letters(about=_about(asked))


def _send(asked: AskedPerson, what: str, subject: str, text: str) -> None:
    person = asked.participant
    to = safe_email_of(person)
    if not to:
        return
    facts = {"organisation": asked.programme.organisation.name}
    farewell = _("The link is for you alone: please do not pass it on.")
    notify(
        kind="people_it.match", subject=subject % facts, key=f"{_about(asked)}:{what}", to=to,
        text=f"{text}\n\n{link_of(code_of(asked.pk))}\n\n{farewell}", user=person.user,
        organisation_id=asked.organisation_id, language=translation.get_language() or "", urgent=True,
    )  # fmt: skip


def _language_of(asked: AskedPerson) -> Any:
    user = asked.participant.user
    return translation.override(getattr(user, "language", "") or settings.LANGUAGE_CODE)


def _about(asked: AskedPerson) -> str:
    return f"people_it.asked:{asked.pk}"


def _where_now(asked_id: UUID) -> str:
    asked = AskedPerson.objects.select_related("participant__user").filter(pk=asked_id).first()
    return safe_email_of(asked.participant) if asked else ""


ask_before_it_goes("people_it.match", _where_now)
