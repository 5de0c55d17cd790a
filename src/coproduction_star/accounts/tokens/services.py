import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.accounts.models import ApiToken
from coproduction_star.audit.services import record

from .scopes import Scope
from .selectors import hash_of

NOTED_EVERY = dt.timedelta(hours=1)


def note_use(*, token: ApiToken) -> None:
    """Keep when a token was last used, to the hour: reading must not write a row each time. No event."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def make_token(*, user: Any, name: str, scopes: Sequence[str], days: int, by: Any) -> str:
    """A new token. Returns it: only its hash is kept, so it is shown now or never."""
    raw = f"star_{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        token = ApiToken.objects.create(
            user=user,
            name=name,
            hash=hash_of(raw),
            scopes=[Scope(scope).value for scope in scopes],
            expires_on=timezone.localdate() + dt.timedelta(days=days),
        )
        record(by=by, verb="accounts.token_made", subject=token, scopes=token.scopes, days=days)
    return raw


@transaction.atomic
def withdraw_token(*, token: ApiToken, by: Any) -> None:
    """It stops working at once. Withdrawing it again changes nothing."""
    if ApiToken.objects.filter(pk=token.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now()):
        record(by=by, verb="accounts.token_withdrawn", subject=token)
