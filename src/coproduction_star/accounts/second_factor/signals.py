"""django-allauth tells us when a second step was taken, set up or removed."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.dispatch import receiver

from . import services


@receiver(authentication_step_completed)
def step_taken(*, request: Any, user: Any, method: str, **more: Any) -> None:
    if method == "mfa" or (method == "socialaccount" and settings.STAFF_SIGN_IN_HAS_SECOND_FACTOR):
        services.mark_taken(request.session, user=user)


@receiver(authenticator_added)
def set_up(*, request: Any, authenticator: Authenticator, **more: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        services.accept_new(request, authenticator=authenticator)


@receiver(authenticator_removed)
def removed(*, request: Any, user: Any, **more: Any) -> None:
    services.forget_when_none_is_left(request.session, user=user)
