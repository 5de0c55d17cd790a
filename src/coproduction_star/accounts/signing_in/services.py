"""What signing in writes: the e-mails about it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail

from .letters import letter


def send_letter(*, name: str, to: str, facts: Mapping[str, Any]) -> None:
    """Send one of the e-mails about signing in. It always goes at once: somebody waits for it."""
    known = {"email": to, "address": f"{settings.SITE_URL}/accounts/login/"} | dict(facts)
    words = letter(name, known)
    send_mail(words.subject, words.text, None, [to])
