from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Message


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as it would arrive. `state` says in words whether it went."""

    id: str
    to: str
    subject: str
    text: str
    state: str
    problem: str
    made_at: object


@dataclass(frozen=True, slots=True)
class MailPage:
    title: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class FrequencyPage:
    title: str
    button: str


def mail_page(messages: Iterable[Message]) -> MailPage:
    return MailPage(_("Development mail"), tuple(_letter(message) for message in messages))


def frequency_page() -> FrequencyPage:
    return FrequencyPage(_("How often we write to you"), _("Save"))


def _letter(message: Message) -> Letter:
    return Letter(
        id=str(message.pk),
        to=message.to,
        subject=message.subject,
        text=message.text,
        state=_state(message),
        problem=message.problem,
        made_at=message.made_at,
    )


def _state(message: Message) -> str:
    if message.withdrawn_at:
        return _("Taken back")
    if message.sent_at:
        return _("Sent")
    return _("Waits for the daily digest") if message.digest else _("Waiting")
