"""What signing in writes: the e-mails about it, and the addresses people proved to be theirs."""

from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import send_mail

from .letters import letter


def send_letter(*, name: str, to: str, facts: Mapping[str, Any]) -> None:
    """Send one of the e-mails about signing in. It always goes at once: somebody waits for it."""
    known = {"email": to, "address": f"{settings.SITE_URL}/accounts/login/"} | dict(facts)
    words = letter(name, known)
    send_mail(words.subject, words.text, None, [to])


def keep_proven_address(*, user: Any, email: str) -> None:
    """An account made by invitation or by an administrator has an address that nobody confirmed yet."""
    if user.email.lower() == email.lower():
        EmailAddress.objects.get_or_create(
            user=user, email=email.lower(), defaults={"verified": True, "primary": True}
        )
