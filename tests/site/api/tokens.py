"""Programs with tokens, for the tests of the API."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.test import Client

from coproduction_star.accounts.models import ApiToken
from coproduction_star.accounts.tokens.selectors import hash_of

_numbers = count(1)
FAR = dt.date(2099, 1, 1)


def give_token(user: Any, *, scopes: Iterable[str], expires_on: dt.date = FAR, **more: Any) -> str:
    """A token of that person, as they would send it."""
    raw = f"star_for_tests_{next(_numbers)}"
    named = [str(scope) for scope in scopes]
    ApiToken.objects.create(user=user, name="Tests", hash=hash_of(raw), scopes=named, expires_on=expires_on, **more)
    return raw


@dataclass
class Program:
    """Asks with a token, or without one."""

    token: str = ""
    client: Client = field(default_factory=Client)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(path, query, headers=self.headers)

    def send(self, method: str, path: str, body: Any = "") -> Any:
        ask = getattr(self.client, method.lower())
        return ask(path, data=body, content_type="application/json", headers=self.headers)
