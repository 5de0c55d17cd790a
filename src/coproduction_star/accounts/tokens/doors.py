"""The door of every operation: a token, and what the token is for."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from coproduction_star.accounts.models import ApiToken
from coproduction_star.ui.answers import Refused

from .scopes import Scope

View = Callable[..., Any]


class Bearer(HttpBearer):
    """The middleware has found the token already; this asks that there is one."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found: ApiToken | None = getattr(request, "token", None)
        return found


def for_tokens(scope: Scope) -> Callable[[View], View]:
    """Only for tokens that were made for this."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if scope not in request.token.scopes:
                sentence = _(
                    "This token is not for this: it lacks the scope “%(scope)s”."
                    " Make a token with that scope in your settings."
                )
                raise Refused(HTTPStatus.FORBIDDEN, sentence % {"scope": scope.value})
            return view(request, *args, **kwargs)

        checked.token_scope = scope  # type: ignore[attr-defined]  # read by the schema and by the walk over operations
        return checked

    return decorate
