"""One way out: everything that is ever sent is written to the outbox here, and leaves it once."""

import datetime as dt
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from . import selectors
from .asking_again import may_still_go
from .models import Frequency, Message, NoticeSetting

KEPT = dt.timedelta(days=90)
HELD = "Not sent: it may no longer go to this address."


@transaction.atomic
def notify(
    *,
    kind: str,
    subject: str,
    text: str,
    key: str,
    user: Any = None,
    to: str = "",
    organisation_id: UUID | None = None,
    urgent: bool = False,
    language: str = "",
) -> Message | None:
    """Write a message to the outbox, once for each `key`; it is sent after the transaction.

    Give `user` or an address in `to`. Nothing is written for somebody without
    an address, or who wants to hear nothing; `urgent` (a code, an invitation)
    goes whatever they chose. `subject` and `text` come in the reader's language.
    """
    address = to or getattr(user, "email", "")
    frequency = Frequency.AT_ONCE if urgent or user is None else selectors.frequency_of(user)
    if not address or frequency == Frequency.NEVER:
        return None
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "user": user,
            "to": address,
            "kind": kind,
            "subject": " ".join(subject.split())[:200],
            "text": text,
            "organisation_id": organisation_id,
            "urgent": urgent,
            "digest": frequency == Frequency.DAILY,
            "language": language or getattr(user, "language", "") or settings.LANGUAGE_CODE,
            "delete_after": timezone.localdate() + KEPT,
        },
    )
    if is_new and not message.digest:
        transaction.on_commit(lambda: deliver.enqueue(str(message.pk)))
    return message


def withdraw(*, key: str) -> None:
    """Take back what has not gone yet: it is never sent, nor shown in a digest."""
    selectors.unsent().filter(key=key).update(withdrawn_at=timezone.now())


def forget(*, about: str) -> int:
    """Delete the letters whose key begins with this, sent or not: whom they were about is erased."""
    number, _rows = Message.objects.filter(key__startswith=f"{about}:").delete()
    return number


@task()
def deliver(message_id: str) -> None:
    """Send one waiting message; a second worker with the same message finds nothing to do."""
    for message in selectors.waiting(timezone.now()).filter(pk=message_id):
        _send(message)


def send_waiting() -> int:
    """Try everything that waits; for the hourly command. Returns how many went."""
    return sum(_send(message) for message in selectors.waiting(timezone.now())[:500])


def send_digests() -> int:
    """Send each person one message with what is new to them; for the daily command. Returns how many went."""
    _withdraw_unwanted()
    rows = groupby(selectors.for_digests(), key=lambda message: message.user_id)
    return sum(_send_digest(list(messages)) for _user, messages in rows)


@transaction.atomic
def choose_frequency(*, user: Any, frequency: str) -> NoticeSetting:
    setting, _made = NoticeSetting.objects.update_or_create(user=user, defaults={"frequency": frequency})
    return setting


def _withdraw_unwanted() -> None:
    unwanted = selectors.unsent().filter(digest=True, user__notice_setting__frequency=Frequency.NEVER)
    unwanted.update(withdrawn_at=timezone.now())


def _claim(message: Message) -> bool:
    """Take it before sending, so that two workers never send it twice."""
    mine = selectors.unsent().filter(pk=message.pk, attempts=message.attempts)
    return bool(mine.update(attempts=message.attempts + 1, tried_at=timezone.now()))


def _take(message: Message) -> bool:
    """Claim it, unless it may not go any more: then it is taken back for good."""
    if may_still_go(message):
        return _claim(message)
    selectors.unsent().filter(pk=message.pk).update(withdrawn_at=timezone.now(), problem=HELD)
    return False


def _send(message: Message) -> bool:
    if not _take(message):
        return False
    return _hand_over([message], subject=message.subject, text=message.text, to=message.to)


def _send_digest(messages: list[Message]) -> bool:
    claimed = [message for message in messages if _take(message)]
    if not claimed:
        return False
    person = claimed[0].user
    with translation.override(person.language or settings.LANGUAGE_CODE):
        number = len(claimed)
        subject = ngettext("%(number)s thing is new", "%(number)s things are new", number) % {"number": number}
        parts = [f"{message.subject}\n\n{message.text.strip()}" for message in claimed]
        farewell = _("Choose how often we write: %(address)s") % {"address": f"{settings.SITE_URL}/me/notices/"}
    return _hand_over(claimed, subject=subject, text="\n\n----\n\n".join([*parts, farewell]), to=person.email)


def _hand_over(messages: list[Message], *, subject: str, text: str, to: str) -> bool:
    """Give one e-mail to the mail server and write down, on each message in it, how that went."""
    rows = Message.objects.filter(pk__in=[message.pk for message in messages])
    try:
        EmailMessage(subject=subject, body=text, to=[to]).send()
    except OSError as error:  # smtplib's and socket's errors are all of this kind
        rows.update(problem=f"{type(error).__name__}: {error}"[:300])
        return False
    rows.update(sent_at=timezone.now(), problem="")
    if not settings.DEVELOPMENT:
        rows.filter(urgent=True).update(text="")
    return True
