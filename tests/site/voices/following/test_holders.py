"""Four words that were given for something else than words open its page from the same place."""

from uuid import UUID, uuid4

import pytest
from django.test import Client, RequestFactory

from coproduction_star.voices import holders
from coproduction_star.voices.following import ticket
from coproduction_star.voices.references import hash_of

pytestmark = pytest.mark.django_db
WORDS = "apple river lamp garden"
WHOSE = uuid4()


@pytest.fixture(autouse=True)
def another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(hashes: tuple[str, ...]) -> tuple[UUID, str] | None:
        return (WHOSE, hash_of(WORDS)) if hash_of(WORDS) in hashes else None

    monkeypatch.setattr(holders, "_holders", {"parcel": holders.Holder("parcel", find, lambda: "/r/parcel/")})


def request_of(client: Client) -> object:
    request = RequestFactory().get("/r/parcel/")
    request.COOKIES["following"] = client.cookies["following"].value
    return request


def test_the_words_lead_to_the_page_of_what_they_were_given_for() -> None:
    client = Client()
    assert client.post("/r/", {"reference": "Apple, River, Lamp, Garden"})["Location"] == "/r/parcel/"
    assert ticket.take(request_of(client), kind="parcel") == (WHOSE, hash_of(WORDS))


def test_the_ticket_of_one_kind_opens_no_other() -> None:
    client = Client()
    client.post("/r/", {"reference": WORDS})
    assert ticket.take(request_of(client)) is None
    assert client.get("/r/yours/")["Location"] == "/r/"


def test_other_words_are_refused_in_the_same_sentence() -> None:
    page = Client().post("/r/", {"reference": "apple river lamp lamp"}).content.decode()
    assert "We do not find these four words." in page
