"""Ask the staff's own service. Whatever goes wrong there is a page that offers other ways, never an error of ours."""

from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.helpers import render_authentication_error
from django.http import HttpRequest

SECONDS = 10


class AskingSession(requests.Session):
    """What django-allauth asks with. Facts, keys and addresses must come whole and as JSON."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__()
        self.asked_for = request

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs.setdefault("timeout", SECONDS)
        try:
            answer = super().request(method, url, *args, **kwargs)
            if str(method).upper() == "GET":
                answer.raise_for_status()
                answer.json()
        except requests.RequestException as problem:
            page = render_authentication_error(self.asked_for, provider=None, exception=problem)
            raise ImmediateHttpResponse(page) from problem
        return answer
