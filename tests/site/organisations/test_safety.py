"""The age from which people take part without a parent, and where "Leave this page" leads: an organisation's own."""

from typing import Any

import pytest

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
PAGE = "/o/eastbridge/settings/safety/"


def test_an_administrator_sets_both_and_it_is_written_down(signed_in: Any, organisation: Organisation) -> None:
    client = signed_in("administrator")
    answer = client.post(PAGE, {"alone_from": "16", "leave_to": "https://www.bbc.co.uk/weather"})
    assert answer["Location"].endswith("/settings/")
    organisation.refresh_from_db()
    assert (organisation.alone_from, organisation.leave_to) == (16, "https://www.bbc.co.uk/weather")
    event = Event.objects.get(verb="organisations.safety_set")
    assert "alone from 16 years" in sentence(event)
    shown = client.get("/o/eastbridge/settings/").content.decode()
    assert "From 16 years" in shown
    assert "https://www.bbc.co.uk/weather" in shown


def test_at_first_it_is_thirteen_years_and_the_weather(organisation: Organisation) -> None:
    assert (organisation.alone_from, organisation.leave_to) == (13, "https://www.metoffice.gov.uk/")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"alone_from": "12"}, "Enter 13 or more"),
        ({"alone_from": "19"}, "Enter 18 or less"),
        ({"alone_from": ""}, "Enter an age, such as 13"),
        ({"leave_to": "http://weather.example/"}, "begins with https://"),
        ({"leave_to": "javascript:alert(1)"}, "Enter a whole address"),
        ({"leave_to": "https://localhost/"}, "must lead away from here"),
        ({"leave_to": "https://me:secret@weather.example/"}, "must lead away from here"),
    ],
)
def test_what_cannot_be_says_what_to_do_and_changes_nothing(
    signed_in: Any, organisation: Organisation, settings: Any, said: dict[str, str], words: str
) -> None:
    settings.SITE_URL = "https://localhost"
    whole = {"alone_from": "14", "leave_to": "https://www.bbc.co.uk/weather"} | said
    page = signed_in("administrator").post(PAGE, whole).content.decode()
    assert words in page
    organisation.refresh_from_db()
    assert organisation.alone_from == 13
