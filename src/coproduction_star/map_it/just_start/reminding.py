"""A letter on the day, for who gave an address and confirmed it. An address that is not confirmed is deleted."""

import datetime as dt
import hashlib

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.map_it.models import SmallStart, SmallStep
from coproduction_star.notices.services import forget, notify
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import selectors

UNCONFIRMED = dt.timedelta(days=7)
SALT = "coproduction_star.map_it.just_start.letter"
ASKED = (Limit("just-start-letter-hour", 2, 3600), Limit("just-start-letter-day", 4, 24 * 3600))
"""Letters to one address that nobody has confirmed yet: nobody can fill a stranger's letter box."""
FROM_HOUR = 8
"""No letter goes at night."""


class LinkTooOld(Exception):
    """The link is broken, too old, or for another address."""


class TooManyLetters(Exception):
    """This address was written to often enough for now."""


@transaction.atomic
def want_letter(*, start: SmallStart, email: str) -> None:
    """Ask the address first; nothing else is sent to it before somebody there says yes."""
    held = SmallStart.objects.select_for_update().get(pk=start.pk)
    if held.email == email and held.email_confirmed_at:
        return
    mark = _mark(email)
    if seconds_to_wait(ASKED, mark):
        raise TooManyLetters
    count(ASKED, mark)
    held.email, held.email_given_at, held.email_confirmed_at = email, timezone.now(), None
    held.save(update_fields=["email", "email_given_at", "email_confirmed_at"])
    where = f"{settings.SITE_URL}{reverse('map_it:just_start_confirm', args=(_token(held),))}"
    notify(
        kind="just-start",
        subject=_("Shall we remind you?"),
        text=_("Somebody asked for a reminder of a small start at this address. If it was you, open this page and "
               "press the button:\n\n%(address)s\n\nIf it was not you, do nothing: we delete your address in a week.")
        % {"address": where},
        key=f"just-start:{held.pk}:confirm:{held.email_given_at.timestamp()}",
        to=email,
        urgent=True,
        language=held.language,
    )  # fmt: skip
    record(by=None, verb="map_it.reminder_wanted", subject=held)


@transaction.atomic
def confirm(*, token: str) -> None:
    """The link in the first letter. Pressed again it changes nothing."""
    start = of_token(token)
    if start.email_confirmed_at is None:
        start.email_confirmed_at = timezone.now()
        start.save(update_fields=["email_confirmed_at"])
        record(by=None, verb="map_it.reminder_confirmed", subject=start)


@transaction.atomic
def stop(*, start: SmallStart) -> None:
    """Forget the address at once, and every letter to it."""
    SmallStart.objects.filter(pk=start.pk).update(email="", email_given_at=None, email_confirmed_at=None)
    forget(about=f"just-start:{start.pk}")
    record(by=None, verb="map_it.reminder_stopped", subject=start)


def of_token(token: str) -> SmallStart:
    """Whose link this is, while it holds for the address that the plan has now. Raises LinkTooOld."""
    try:
        identity, mark = signing.loads(token, salt=SALT, max_age=UNCONFIRMED + selectors.LONGEST_LIFE)
    except signing.BadSignature as error:
        raise LinkTooOld from error
    start = SmallStart.objects.filter(pk=identity).exclude(email="").first()
    if start is None or _mark(start.email) != mark:
        raise LinkTooOld
    return start


def remind_due() -> int:
    """One letter for each step whose day has come; for the hourly command. The key sends it once."""
    now = timezone.localtime()
    if now.hour < FROM_HOUR:
        return 0
    return sum(_remind(step) for step in selectors.to_remind(now.date()))


def forget_unconfirmed() -> int:
    """Addresses that nobody confirmed within a week; for the daily command."""
    old = SmallStart.objects.filter(
        Q(email_given_at__lt=timezone.now() - UNCONFIRMED), email_confirmed_at__isnull=True
    ).exclude(email="")
    starts = list(old)
    for start in starts:
        stop(start=start)
    return len(starts)


def _remind(step: SmallStep) -> bool:
    start = step.start
    with translation.override(start.language):
        enter = f"{settings.SITE_URL}{reverse('map_it:just_start_enter')}"
        end = f"{settings.SITE_URL}{reverse('map_it:just_start_stop', args=(_token(start),))}"
        text = _("Today is the day of your small start:\n\n%(what)s\n\nHow did it go? Type your four words here and "
                 "say so:\n%(enter)s\n\nNo more e-mails: %(end)s")  # fmt: skip
        sent = notify(
            kind="just-start",
            subject=_("Today is the day of your small start"),
            text=text % {"what": step.what, "enter": enter, "end": end},
            key=f"just-start:{start.pk}:remind:{step.number}",
            to=start.email,
            urgent=True,
            language=start.language,
        )
    return sent is not None


def _token(start: SmallStart) -> str:
    return signing.dumps([str(start.pk), _mark(start.email)], salt=SALT)


def _mark(email: str) -> str:
    """The address itself stands in no link."""
    return hashlib.sha256(email.lower().encode()).hexdigest()[:24]
