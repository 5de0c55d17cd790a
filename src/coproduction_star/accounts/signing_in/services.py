"""What signing in writes: the e-mails about it, and the addresses people proved to be theirs."""

import uuid
from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.translation import get_language

from coproduction_star.notices.services import notify

from .letters import letter


def send_letter(*, name: str, to: str, facts: Mapping[str, Any]) -> None:
    """Send one of the e-mails about signing in. It always goes at once: somebody waits for it."""
    known = {"email": to, "address": f"{settings.SITE_URL}/accounts/login/"} | dict(facts)
    words = letter(name, known)
    key = f"{name}:{uuid.uuid4()}"
    language = get_language() or settings.LANGUAGE_CODE
    notify(kind=name, subject=words.subject, text=words.text, key=key, to=to, urgent=True, language=language)


def keep_proven_address(*, user: Any, email: str) -> None:
    """An account made by invitation or by an administrator has an address that nobody confirmed yet."""
    if user.email.lower() == email.lower():
        EmailAddress.objects.get_or_create(
            user=user, email=email.lower(), defaults={"verified": True, "primary": True}
        )
