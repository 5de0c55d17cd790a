"""How often one token, or one address without a token, may ask. Counted in the cache, a minute at a time."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def seconds_to_wait(who: str, *, most: int, now: float | None = None) -> int:
    """Count one request, and say how long to wait: 0 while there are requests left in this minute.

    On several machines without a shared cache (`REDIS_URL`), each counts for itself.
    """
    moment = time.time() if now is None else now
    minute = int(moment // MINUTE)
    key = f"api:{minute}:{who}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        asked = cache.incr(key)
    except ValueError:
        # The cache dropped the key between the two lines: this is the first request it knows of.
        asked = 1
    return 0 if asked <= most else max(1, int((minute + 1) * MINUTE - moment))


def address_of(request: HttpRequest) -> str:
    """Where a request came from, as a hash: behind our own proxies, what the outermost of them saw."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    address = seen[-proxies] if 0 < proxies <= len(seen) else request.META.get("REMOTE_ADDR", "")
    return hashlib.sha256(address.encode()).hexdigest()[:32]
