import datetime as dt

from django.utils import timezone

from coproduction_star.accounts.models import ApiToken

NOTED_EVERY = dt.timedelta(hours=1)


def note_use(*, token: ApiToken) -> None:
    """Keep when a token was last used, to the hour: reading must not write a row each time. No event."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
