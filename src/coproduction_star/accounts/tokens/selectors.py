import hashlib
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
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


def tokens_of(user: Any) -> QuerySet[ApiToken]:
    """Those that were not withdrawn, newest first."""
    return ApiToken.objects.filter(user=user, withdrawn_at__isnull=True)


def own_token(user: Any, token: UUID) -> ApiToken:
    return ApiToken.objects.get(user=user, pk=token)
