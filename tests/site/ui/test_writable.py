"""Letters that no database keeps: shown as � in a form, refused by name for a program."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from tests.factories.importing import ImportFactory

from coproduction_star.journeys.models import Initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(programme):
    return reverse("journeys:new_initiative", args=("eastbridge", programme.slug))


@pytest.fixture
def client(signed_in):
    return signed_in("practitioner")


def titles(programme, in_organisation, organisation):
    with in_organisation(organisation, programme):
        return list(Initiative.objects.values_list("title", flat=True))


def test_a_nought_in_a_form_is_shown_and_the_rest_is_kept(client, address, programme, in_organisation, organisation):
    response = client.post(address, {"title": "Choir\x00 on Sunday", "status": "existing"})
    assert response.status_code == HTTPStatus.FOUND
    assert titles(programme, in_organisation, organisation) == ["Choir\ufffd on Sunday"]


def test_half_a_letter_in_a_form_is_shown_too(client, address, programme, in_organisation, organisation):
    boundary = "xx"
    fields = {"title": "Choir \\ud800", "status": "existing"}
    parts = [
        f'--xx\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()
    ]
    body = "".join([*parts, "--xx--\r\n"]).encode()
    kind = f"multipart/form-data; boundary={boundary}; charset=raw_unicode_escape"
    response = client.post(address, body, content_type=kind)
    assert response.status_code == HTTPStatus.FOUND
    assert titles(programme, in_organisation, organisation) == ["Choir \ufffd"]


def test_a_form_that_no_page_sends_gets_a_page(client, programme, in_organisation, organisation):
    with in_organisation(organisation, programme):
        of = ImportFactory(programme=programme)
    response = client.post(f"/o/eastbridge/p/{programme.slug}/bring-in/{of.pk}/choose/", {"choice": "nonsense"})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "We cannot read what was sent" in response.content.decode()
