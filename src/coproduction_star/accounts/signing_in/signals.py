"""django-allauth tells us when somebody proved that an e-mail address is theirs."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from django.dispatch import receiver

from . import services


@receiver(authentication_step_completed)
def code_entered(*, user: Any, method: str, email: str | None = None, **more: Any) -> None:
    if method == "code" and email:
        services.keep_proven_address(user=user, email=email)
