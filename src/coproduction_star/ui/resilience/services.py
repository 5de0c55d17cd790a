"""Act on a form once, whichever machine it reaches, and lead its second sending to the first one's answer."""

import datetime as dt
import time

from django.db import IntegrityError, transaction
from django.utils import timezone

from coproduction_star.ui.models import SentForm

KEPT = dt.timedelta(days=1)
GIVEN_UP = dt.timedelta(minutes=2)
"""A form whose server died while acting on it may be sent again after this."""
PATIENCE_SECONDS = 8.0
PAUSE_SECONDS = 0.2


class AlreadySent(Exception):
    """Somebody pressed the button twice."""


def claim(*, key: str, words: str = "") -> SentForm:
    """Take the form; of two at the same moment the database lets one through."""
    now = timezone.now()
    try:
        with transaction.atomic():
            return SentForm.objects.create(key=key, words=words, began_at=now)
    except IntegrityError as error:
        dead = SentForm.objects.filter(key=key, answer="", began_at__lt=now - GIVEN_UP)
        if not dead.update(began_at=now):
            raise AlreadySent(key) from error
        return SentForm.objects.get(key=key)


def finish(form: SentForm, *, answer: str) -> None:
    """Keep where it led. Where nothing was done (a mistake to correct, an error of ours), it may be sent again."""
    if answer:
        SentForm.objects.filter(pk=form.pk).update(answer=answer)
    else:
        form.delete()


def answer_before(form: SentForm) -> str:
    """The address that the same words led to under another mark; empty when they are new."""
    if not form.words:
        return ""
    since = timezone.now() - KEPT
    alike = SentForm.objects.filter(words=form.words, began_at__gt=since).exclude(answer="").order_by("-began_at")
    return alike.values_list("answer", flat=True).first() or ""


def wait_for_answer(*, key: str) -> str:
    """The address the first sending led to; empty when it is still being acted on."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        answer = SentForm.objects.filter(key=key).values_list("answer", flat=True).first()
        if answer or answer is None or time.monotonic() > end:
            return answer or ""
        time.sleep(PAUSE_SECONDS)


def forget_old() -> int:
    """For the hourly command."""
    number, _rows = SentForm.objects.filter(began_at__lt=timezone.now() - KEPT).delete()
    return number
