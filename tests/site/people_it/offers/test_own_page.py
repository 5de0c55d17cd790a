"""Four words open one's own offers and wishes: change, rest, take back, and what one agrees to."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory

from coproduction_star.people_it import coming
from coproduction_star.people_it.coming import Came
from coproduction_star.people_it.models import Entry, Need, Offer, OfferConsent
from coproduction_star.people_it.offered import to_match

from .conftest import OWN

pytestmark = pytest.mark.django_db


def text(client: Client, address: str = OWN) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def offer(entry: Entry) -> Offer:
    return OfferFactory(entry=entry, shown=True, answered=True)


def of(thing: Offer | Need, deed: str = "") -> str:
    return f"{OWN}{'offer' if isinstance(thing, Offer) else 'need'}/{thing.pk}/{deed}"


def to_be_matched(entry: Entry) -> bool:
    return to_match(Offer, entry.programme, today=timezone.localdate()).exists()


def test_without_the_words_nothing_opens(entry: Entry) -> None:
    for address in (OWN, f"{OWN}more/", f"{OWN}agreed/", f"{OWN}reach/", f"{OWN}take-back/"):
        assert Client().get(address)["Location"] == "/r/"


def test_ones_own_page_shows_the_answer_and_what_others_read(follower: Client, offer: Offer) -> None:
    words = text(follower)
    assert "I can mend bicycles" in words
    assert "Thank you &lt;script&gt;" in words
    assert "A neighbour" in words


def test_the_page_takes_few_queries(follower: Client, entry: Entry, django_assert_max_num_queries: Any) -> None:
    for _time in range(4):
        OfferFactory(entry=entry)
        NeedFactory(entry=entry)
    with django_assert_max_num_queries(12):
        follower.get(OWN)


def test_nobody_changes_what_belongs_to_others(follower: Client, entry: Entry) -> None:
    other = OfferFactory(entry__programme=entry.programme)
    assert follower.get(of(other)).status_code == 404
    assert follower.post(of(other, "pause/")).status_code == 404
    assert follower.get(f"{OWN}role/{other.pk}/").status_code == 404


def test_new_words_are_checked_again_before_others_read_them(follower: Client, offer: Offer) -> None:
    assert "I can mend bicycles" in text(follower, of(offer))
    follower.post(of(offer), {"words": "I can mend radios", "kind": "skill"})
    offer.refresh_from_db()
    assert (offer.words, offer.published_at, offer.version) == ("I can mend radios", None, 2)


def test_the_same_words_stay_shown_when_only_a_time_changes(follower: Client, offer: Offer) -> None:
    follower.post(of(offer), {"words": offer.words, "kind": "skill", "times": ["weekend-day"]})
    offer.refresh_from_db()
    assert (offer.times, offer.published_at is None) == ("weekend-day", False)


def test_empty_words_are_refused(follower: Client, offer: Offer) -> None:
    words = follower.post(of(offer), {"words": "", "kind": "skill"}).content.decode()
    assert "Write it in your words" in words


def test_it_rests_and_goes_on(follower: Client, offer: Offer) -> None:
    follower.post(of(offer, "pause/"))
    assert "Resting" in text(follower)
    assert not to_be_matched(offer.entry)
    follower.post(of(offer, "pause/"))
    assert to_be_matched(offer.entry)


def test_what_is_taken_back_is_erased_at_once(follower: Client, offer: Offer) -> None:
    assert "It cannot be brought back" in text(follower, of(offer, "take-back/"))
    follower.post(of(offer, "take-back/"))
    offer.refresh_from_db()
    assert (offer.words, offer.public_words, offer.answer) == ("", "", "")
    assert not to_be_matched(offer.entry)
    assert follower.get(of(offer)).status_code == 404


def test_everything_taken_back_leaves_no_name_and_opens_nothing(follower: Client, offer: Offer) -> None:
    follower.post(f"{OWN}take-back/")
    entry = Entry.objects.get()
    assert not to_be_matched(entry)
    assert entry.participant.name == "–"
    assert not OfferConsent.objects.filter(taken_back_at__isnull=True).exists()
    assert follower.get(OWN)["Location"] == "/r/"


def test_who_is_known_otherwise_keeps_their_contact(follower: Client, entry: Entry) -> None:
    EntryFactory(programme=entry.programme, participant=entry.participant)
    name = entry.participant.name
    follower.post(f"{OWN}take-back/")
    entry.participant.refresh_from_db()
    assert entry.participant.name == name


def test_who_takes_an_agreement_back_is_gone_from_matches_at_once(follower: Client, offer: Offer) -> None:
    assert to_be_matched(offer.entry)
    follower.post(f"{OWN}agreed/", {"agreed": ["statistics"]})
    assert not to_be_matched(offer.entry)
    assert "no longer agree" in text(follower)
    kinds = OfferConsent.objects.filter(taken_back_at__isnull=True).values_list("kind", flat=True)
    assert list(kinds) == ["statistics"]
    follower.post(f"{OWN}agreed/", {"agreed": ["statistics", "introduce"]})
    assert to_be_matched(offer.entry)


def test_another_wish_hangs_under_the_same_words(follower: Client, entry: Entry) -> None:
    follower.post(f"{OWN}more/", {"want": "Somebody to walk with"})
    assert Need.objects.get().entry == entry
    assert "Somebody to walk with" in text(follower)


def test_how_to_reach_them_changes(follower: Client, entry: Entry) -> None:
    follower.post(f"{OWN}reach/", {"email": "new@example.org", "safe_channel": "email", "when_safe": "Mornings"})
    entry.refresh_from_db()
    assert (entry.participant.email, entry.when_safe) == ("new@example.org", "Mornings")


def test_what_came_of_it_is_said_by_whoever_brings_people_together(
    follower: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = Came("You met.", timezone.localdate(), "/t/x/")
    monkeypatch.setattr(coming, "_sources", [lambda _entry: [came]])
    assert "You met." in text(follower)
