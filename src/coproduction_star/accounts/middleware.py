from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from .language import remember_language
from .settings_page.services import choose_language
from .signing_in import lasting

Handler = Callable[[HttpRequest], HttpResponse]


class SessionEndMiddleware:
    """Ends a session whose time is over. What was sent with it is kept until its person has signed in again."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if lasting.is_over(request.session):
                logout(request)
            elif not _asks_by_itself(request):
                lasting.note(request.session)
        return self.get_response(request)


def _asks_by_itself(request: HttpRequest) -> bool:
    """A page that is open somewhere and looks for news: nobody need sit before it."""
    return request.method == "GET" and "HX-Request" in request.headers


class LanguageMiddleware:
    """A choice of language stays: the switch writes it on the account, and signing in brings it to a new browser."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_anonymous = not request.user.is_authenticated
        response = self.get_response(request)
        user = request.user
        if not user.is_authenticated:
            return response
        chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen is not None and chosen.value != user.language:
            choose_language(user=user, language=chosen.value)
        elif was_anonymous and user.language:
            remember_language(response, user.language)
        return response
