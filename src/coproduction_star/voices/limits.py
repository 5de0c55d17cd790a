"""How often something may be tried: counted in the cache, for each address and in all.

On several machines without a shared cache (`REDIS_URL`) each counts for itself.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True, slots=True)
class Limit:
    """At most this often in so many seconds."""

    name: str
    most: int
    seconds: int

    def wait(self, who: str = "") -> int:
        """Seconds until there is room again; 0 while there is."""
        now = time.time()
        counted = cache.get(self._key(who, now), 0)
        return 0 if counted < self.most else max(1, int(self.seconds - now % self.seconds))

    def count(self, who: str = "") -> None:
        key = self._key(who, time.time())
        cache.add(key, 0, timeout=2 * self.seconds)
        try:
            cache.incr(key)
        except ValueError:  # dropped by the cache between the two lines
            cache.set(key, 1, timeout=2 * self.seconds)

    def _key(self, who: str, now: float) -> str:
        return f"voices:{self.name}:{int(now // self.seconds)}:{who}"


WRONG_REFERENCES = (Limit("wrong-minute", 10, 60), Limit("wrong-hour", 40, 3600))
"""Wrong references from one address."""
WRONG_IN_ALL = Limit("wrong-in-all", 300, 60)
"""Wrong references from everywhere: a guess spread over many addresses is slowed for all."""
SAID = (Limit("said-minute", 6, 60), Limit("said-hour", 60, 3600))
"""What is told from one address: a library's or a household's is shared, so it is generous over an hour."""
SIGNED = (Limit("signed-minute", 20, 60), Limit("signed-hour", 300, 3600))
"""Charters signed by a link from one address: a device that is handed round a full hall stays below it."""
PRINTED = (Limit("printed-minute", 60, 60), Limit("printed-day", 600, 86400))
"""Copies of forms, each with its own words, printed from one address."""


def seconds_to_wait(limits: tuple[Limit, ...], who: str) -> int:
    return max(limit.wait(who) for limit in limits)


def count(limits: tuple[Limit, ...], who: str, times: int = 1) -> None:
    for limit in limits:
        for _time in range(times):
            limit.count(who)
