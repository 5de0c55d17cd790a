import re

import pytest
from django.template import engines
from django.test import Client
from jinja2 import UndefinedError

from coproduction_star.ui.views import ErrorPage

pytestmark = pytest.mark.django_db


def test_the_nonce_of_the_page_is_the_nonce_of_the_policy(client: Client) -> None:
    response = client.get("/")
    nonce = re.search(r'<script nonce="([^"]+)"', response.content.decode())
    assert nonce
    assert f"'nonce-{nonce.group(1)}'" in response["Content-Security-Policy"]


def test_a_misspelt_page_attribute_raises() -> None:
    template = engines["jinja2"].from_string("{{ page.titel }}")
    with pytest.raises(UndefinedError):
        template.render({"page": ErrorPage("A title", ())})


def test_a_missing_page_says_what_to_do(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Check the address" in response.content.decode()
