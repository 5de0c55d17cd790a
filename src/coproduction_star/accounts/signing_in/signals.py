"""Django and django-allauth tell us who came in, who was refused, and who proved that an e-mail address is theirs."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import authentication_step_completed, login_code_rejected, password_reset_code_rejected
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from coproduction_star.accounts import security_log

from . import lasting, services


@receiver(authentication_step_completed)
def code_entered(*, user: Any, method: str, email: str | None = None, **more: Any) -> None:
    if method == "code" and email:
        services.keep_proven_address(user=user, email=email)


@receiver(user_logged_in)
def came_in(*, request: Any, user: Any, **more: Any) -> None:
    lasting.begin(request.session)
    security_log.came_in(user=user, ways=[each["method"] for each in get_authentication_records(request, user)])


@receiver(user_logged_out)
def went_out(*, user: Any, **more: Any) -> None:
    if user is not None:
        security_log.went_out(user=user)


@receiver(user_login_failed)
def wrong_password(*, credentials: Any, **more: Any) -> None:
    security_log.refused(way="password", typed=credentials.get("email") or "")


@receiver(login_code_rejected)
def wrong_code(*, user: Any, **more: Any) -> None:
    security_log.refused(way="code", user=user)


@receiver(password_reset_code_rejected)
def wrong_code_for_a_new_password(*, user: Any, **more: Any) -> None:
    security_log.refused(way="code for a new password", user=user)


@receiver(authentication_failed)
def wrong_second_step(*, user: Any, **more: Any) -> None:
    security_log.refused(way="second step", user=user)
