"""The ward is kept and the postcode thrown away: after every form that takes one, the whole database is read."""

import logging
import time
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Initiative, Place, Postcode, Programme
from coproduction_star.ui.models import SentForm
from coproduction_star.ui.resilience import marks
from coproduction_star.ui.resilience.marks import FIELD, new_mark
from coproduction_star.voices.contributions.forms import SALT
from coproduction_star.voices.models import Contribution

pytestmark = pytest.mark.django_db
PUBLIC = "/in/eastbridge/ageing-well/tell-us/idea/"
TYPE_IN = "/o/eastbridge/p/ageing-well/said/enter/idea/"
NEW = "/o/eastbridge/p/ageing-well/initiatives/new/"
TYPED = "zZ1 1aA"
WRITTEN = (
    "zz1 1aa",
    "zz11aa",
    "zz1\u00a01aa",
    "zz1\\xa01aa",
    "zz1%201aa",
    "zz1+1aa",
    "zz1%c2%a01aa",
    "zz1\\u00a01aa",
    "zz1\\\\u00a01aa",
)
LIST = "journeys_postcode"
"""The official list itself."""


@pytest.fixture(autouse=True)
def northfield(listening_programme: Programme) -> Place:
    organisation = listening_programme.organisation
    place = Place.objects.create(organisation=organisation, name="Northfield", code="E05999001")
    for code in ("ZZ11AA", "ZZ11AB"):
        Postcode.objects.create(organisation=organisation, code=code, place=place)
    return place


def everything_kept() -> str:
    """Every row of every table but the official list, sessions opened and in small letters."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != LIST]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [repr(row) for row in cursor.fetchall()]
    return " ".join([*rows, *_sessions()]).lower()


def _sessions() -> list[str]:
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    return [repr(SessionStore().decode(one.session_data)) for one in Session.objects.all()]


def written_down(text: str) -> list[str]:
    return [way for way in WRITTEN if way in text]


def test_the_search_itself_finds_a_postcode_that_was_kept(listening_programme: Programme) -> None:
    assert written_down(everything_kept()) == []
    add_initiative(programme=listening_programme, title="Benches at ZZ1 1AA", by=None)
    assert written_down(everything_kept()) == ["zz1 1aa"]


def stamped(client: Client, address: str) -> dict[str, str]:
    """The mark that the page's own form carries, by which a second sending is known."""
    user = client.session.get("_auth_user_id", "")
    return {FIELD: new_mark(user)}


def said(**more: Any) -> dict[str, Any]:
    began = signing.dumps(time.time() - 60, salt=SALT)
    return {"words": "More benches please", "about_somebody": "no", "began": began, **more}


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Any:
    """What was logged, down to the smallest matter."""
    caplog.set_level(logging.DEBUG)
    return lambda: written_down(caplog.text.lower()) + written_down(repr(vars(cache)).lower())


def test_the_public_form_keeps_the_ward_alone(quiet: Any) -> None:
    client = Client()
    client.cookies["csrftoken"] = "k" * 32
    answer = client.post(PUBLIC, {**said(postcode=TYPED), **stamped(client, PUBLIC)})
    assert answer.status_code == 302
    made = Contribution.objects.get()
    assert made.place.name == "Northfield"
    assert SentForm.objects.exists()
    assert written_down(everything_kept() + answer["Location"].lower()) == []
    assert quiet() == []


def test_a_place_that_was_chosen_goes_before_the_ward(northfield: Place) -> None:
    mill = Place.objects.create(
        organisation=northfield.organisation, name="Mill", slug="mill", published_at=timezone.now()
    )
    Client().post(PUBLIC, said(postcode=TYPED, place=mill.pk))
    assert Contribution.objects.get().place == mill


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Northfield", "does not look like a postcode"), ("ZZ9 9ZZ", "in none of our wards")],
)
def test_what_cannot_be_looked_up_is_said_and_nothing_is_sent(typed: str, told: str) -> None:
    answer = Client().post(PUBLIC, said(postcode=typed))
    assert told in answer.content.decode()
    assert not Contribution.objects.exists()
    assert "zz9 9zz" not in everything_kept()


def test_nobody_is_asked_where_no_list_was_brought_in() -> None:
    assert 'name="postcode"' in Client().get(PUBLIC).content.decode()
    Postcode.objects.all().delete()
    assert 'name="postcode"' not in Client().get(PUBLIC).content.decode()
    Client().post(PUBLIC, said(postcode=TYPED))
    assert Contribution.objects.get().place is None
    assert written_down(everything_kept()) == []


def test_what_is_typed_in_from_paper_keeps_the_ward_alone(signed_in: Any, quiet: Any) -> None:
    client, day = signed_in("practitioner"), timezone.localdate()
    received = {"received_day": day.day, "received_month": day.month, "received_year": day.year}
    answers = {"words": "More benches", "about_somebody": "no", "channel": "paper", "postcode": TYPED, **received}
    answer = client.post(TYPE_IN, {**answers, **stamped(client, TYPE_IN)}, follow=True)
    assert answer.status_code == 200
    assert Contribution.objects.get().place.name == "Northfield"
    assert SentForm.objects.exists()
    assert written_down(everything_kept()) == []
    assert quiet() == []


def test_the_printed_form_and_the_phone_ask_for_it(signed_in: Any) -> None:
    sheets = Client().post("/in/eastbridge/ageing-well/tell-us/idea/paper/", {"copies": 1}).content.decode()
    script = signed_in("practitioner").get("/o/eastbridge/p/ageing-well/said/script/idea/").content.decode()
    for page in (sheets, script):
        assert "Your postcode, if you like" in page
        assert "keeps only the ward" in page


def test_an_initiative_keeps_the_ward_alone(signed_in: Any, quiet: Any) -> None:
    client = signed_in("practitioner")
    fields = {"title": "Tea", "status": "existing", "place_name": TYPED, **stamped(client, NEW)}
    page = client.post(NEW, fields, follow=True).content.decode()
    assert "is in Northfield. Only the ward is kept." in page
    assert Initiative.objects.get().place.name == "Northfield"
    assert written_down(everything_kept()) == []
    assert quiet() == []


def test_a_session_that_ended_keeps_what_was_typed_without_the_postcode() -> None:
    client = Client()
    client.get(NEW)
    client.post(NEW, {"title": "Tea with neighbours", "place_name": TYPED, FIELD: new_mark("")})
    assert "tea with neighbours" in everything_kept()
    assert written_down(everything_kept()) == []


def test_two_postcodes_leave_the_same_fingerprint() -> None:
    """Nobody who has the database can find a postcode out by trying all of them."""
    client = Client()
    client.cookies["csrftoken"] = "k" * 32
    mark, began = new_mark(""), signing.dumps(1, salt=SALT)
    found = []
    for typed in ("ZZ1 1AA", "ZZ1 1AB"):
        SentForm.objects.all().delete()
        client.post(
            PUBLIC, {"words": "Benches", "about_somebody": "no", "began": began, "postcode": typed, FIELD: mark}
        )
        found.append(list(SentForm.objects.values_list("key", "words")))
    assert found[0] == found[1] != []


BESIDE = f"{TYPED}, London"
"""Not a postcode and nothing else, typed into the box that asks for one."""


def test_what_was_typed_beside_a_postcode_into_its_box_is_kept_no_more_than_the_postcode() -> None:
    client = Client()
    client.post(TYPE_IN, {"words": "Benches for all", "postcode": BESIDE, FIELD: new_mark("")})
    assert "benches for all" in everything_kept()
    assert written_down(everything_kept()) == []
    request = RequestFactory().post(PUBLIC, said(postcode=BESIDE, began="1"))
    other = RequestFactory().post(PUBLIC, said(postcode="ZZ1 1AB, London", began="1"))
    for each in (request, other):
        each.user = AnonymousUser()
    assert marks.words_of(request) == marks.words_of(other)
    assert marks.key_of(request) == marks.key_of(other)
