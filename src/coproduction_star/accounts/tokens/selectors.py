import hashlib

from django.utils import timezone

from coproduction_star.accounts.models import ApiToken


def hash_of(raw: str) -> str:
    """What is kept of a token. It is long and made by chance, so one quick hash is enough."""
    return hashlib.sha256(raw.encode()).hexdigest()


def token_for(raw: str) -> ApiToken:
    """The living token of a living account (one query), or ApiToken.DoesNotExist."""
    living = ApiToken.objects.filter(
        withdrawn_at__isnull=True, expires_on__gte=timezone.localdate(), user__is_active=True
    )
    return living.select_related("user").get(hash=hash_of(raw))
