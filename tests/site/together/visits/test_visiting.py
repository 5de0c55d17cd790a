"""With an account, without one, by four words, and on paper typed in by somebody else."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.factories import visits as make
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.together.models import PointChoice, Review, ReviewPoint, ReviewTaker, Visit, VisitMark
from coproduction_star.voices.models import Contribution, PaperSlip, State

pytestmark = pytest.mark.django_db
OWN, WORDS = "/r/visits/", "apple river lamp garden"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def follower(words=WORDS) -> Client:
    client = Client()
    assert client.post("/r/", {"reference": words})["Location"] == OWN
    return client


def test_anyone_says_what_good_looks_like_and_gets_four_words(public, points):
    browser = Client()
    assert "The light works" in text_of(browser.get(public("choose_review")))
    said = {"points": [str(points[1].pk)], "missing": "A chair to sit on"}
    answer = browser.post(public("choose_review"), said, follow=True)
    assert "Write these four words down" in text_of(answer)
    assert PointChoice.objects.get().point == points[1]
    assert ReviewPoint.objects.get(title="A chair to sit on").state == "suggested"
    assert "Your four words are not shown here now" in text_of(Client().get(answer.request["PATH_INFO"]))
    assert "Tick what matters to you, or write what is missing." in text_of(browser.post(public("choose_review"), {}))


def test_a_pair_scores_each_point_without_an_account(public, visiting, seen, points):
    browser = Client()
    form = text_of(browser.get(public("tell_visit")))
    assert "2. The light works" in form
    answer = browser.post(public("tell_visit"), seen, follow=True)
    assert "Write these four words down" in text_of(answer)
    visit = Visit.objects.get()
    assert (visit.where, visit.people, visit.quote, visit.taker.participant) == ("Birch Court", 2, True, None)
    marks = VisitMark.objects.order_by("point__position").values_list("score", "state")
    assert list(marks) == [(3, State.SHOWN), (0, State.WAITING)]


@pytest.mark.parametrize("score", ["4", "-1", "many"])
def test_a_score_out_of_range_is_refused_and_nothing_typed_is_lost(public, visiting, seen, points, score):
    page = text_of(Client().post(public("tell_visit"), {**seen, f"score_{points[0].pk.hex}": score}))
    assert "Choose one of the four answers" in page
    assert "the light was broken" in page
    assert not Visit.objects.exists()


def test_the_database_refuses_a_score_out_of_range(visiting, points):
    visit = make.VisitFactory(taker=make.ReviewTakerFactory(review=visiting))
    with pytest.raises(IntegrityError), transaction.atomic():
        make.VisitMarkFactory(visit=visit, point=points[0], score=4)


def test_a_visit_after_the_last_day_or_in_the_future_is_refused(public, visiting, seen):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    late = {"visited_on_day": tomorrow.day, "visited_on_month": tomorrow.month, "visited_on_year": tomorrow.year}
    assert "This day is still to come." in text_of(Client().post(public("tell_visit"), {**seen, **late}))
    Review.objects.update(visit_until=timezone.localdate() - dt.timedelta(days=1))
    page = text_of(Client().post(public("tell_visit"), seen))
    assert "so a later visit is not counted" in page
    assert "the light was broken" in page
    assert not Visit.objects.exists()


def test_nobody_visits_once_the_visits_are_over(public, visiting, seen, at, signed_in):
    Review.objects.update(phase="agreeing")
    assert Client().post(public("tell_visit"), seen).status_code == 302
    page = text_of(signed_in("co-producer").get(at("visit", visiting.pk), follow=True))
    assert "This is not asked in this phase of the review." in page
    assert not Visit.objects.exists()


def test_a_visit_says_something(public, visiting, seen, points):
    empty = {name: value for name, value in seen.items() if not name.startswith(("score_", "words_"))}
    assert "Score one point, or write what you saw." in text_of(Client().post(public("tell_visit"), empty))
    nobody = text_of(Client().post(public("tell_visit"), {**seen, "people": "0"}))
    assert "Enter how many of you went, from 1 to 9." in nobody


def test_easy_read_asks_the_same_in_short_words(public, visiting, points):
    ReviewPoint.objects.filter(pk=points[0].pk).update(easy="You can read names")
    page = text_of(Client().get(f"{public('tell_visit')}?look=easy"))
    assert "1. You can read names" in page
    assert "What did you see? (number 2)" in page


def test_a_worry_goes_to_nobody_but_the_safeguarding_lead(public, visiting, seen):
    Client().post(public("tell_visit"), {**seen, "worry": "on"})
    assert not Visit.objects.exists()
    assert Contribution.objects.get().words == "the light was broken"


def test_a_name_or_an_address_is_held(public, visiting, seen, points):
    words = "Mrs Turnbull rang 01632 960123 for me"
    Client().post(public("tell_visit"), {**seen, f"words_{points[1].pk.hex}": words})
    one = VisitMark.objects.get(point=points[1])
    assert one.state == State.HELD
    assert one.has_address


def test_four_words_change_a_visit_add_another_and_take_it_all_back(visiting, seen, points):
    taker = make.ReviewTakerFactory(review=visiting, reference=WORDS)
    visit = make.VisitFactory(taker=taker, where="Birch Court")
    make.VisitMarkFactory(visit=visit, point=points[1], score=0, words="the light was broken", state=State.SHOWN)
    browser = follower()
    assert "the light was broken" in text_of(browser.get(OWN))
    browser.post(f"{OWN}visit/{visit.pk}/", {**seen, "version": "1"})
    assert VisitMark.objects.get(point=points[1]).state == State.SHOWN
    new = {**seen, f"words_{points[1].pk.hex}": "it flickers", "version": "2"}
    page = text_of(browser.post(f"{OWN}visit/{visit.pk}/", new, follow=True))
    assert "it flickers" in page
    assert "Waiting to be checked" in page
    stale = text_of(browser.post(f"{OWN}visit/{visit.pk}/", {**new, "where": "Oak House", "version": "1"}))
    assert "Somebody else changed this while you were writing" in stale
    browser.post(f"{OWN}visit/", {**seen, "where": "Oak House"})
    assert Visit.objects.filter(taker=taker).count() == 2
    assert "Everything is erased." in text_of(browser.post(f"{OWN}take-back/", follow=True))
    assert not VisitMark.objects.exists()


@pytest.mark.parametrize(
    ("before", "more", "state"),
    [
        ({}, {"where": "Oak House"}, State.WAITING),
        ({}, {"where": "Flat 3, 12 High Street, AB1 2CD"}, State.HELD),
        ({"quote": False}, {}, State.WAITING),
        ({}, {"people": "1"}, State.SHOWN),
    ],
    ids=["another place", "an address", "others may read it now", "nothing that is read"],
)
def test_what_stands_beside_checked_words_is_checked_anew(visiting, seen, points, before, more, state):
    visit = make.VisitFactory(
        taker=make.ReviewTakerFactory(review=visiting, reference=WORDS), **{"where": "Birch Court", **before}
    )
    make.VisitMarkFactory(visit=visit, point=points[0], words="it is dark", state=State.SHOWN)
    photo = make.VisitPhotoFactory(visit=visit, state=State.SHOWN)
    said = {f"words_{points[0].pk.hex}": "it is dark", f"words_{points[1].pk.hex}": "", "version": "1"}
    follower().post(f"{OWN}visit/{visit.pk}/", {**seen, **said, **more})
    assert VisitMark.objects.get(point=points[0]).state == state
    photo.refresh_from_db()
    assert photo.state == (State.SHOWN if state == State.SHOWN else State.WAITING)


def test_four_words_open_no_visit_of_somebody_else(visiting):
    make.ReviewTakerFactory(review=visiting, reference=WORDS)
    other = make.VisitFactory(taker=make.ReviewTakerFactory(review=visiting))
    assert follower().get(f"{OWN}visit/{other.pk}/").status_code == 404


def test_four_words_choose_again(review, points):
    taker = make.ReviewTakerFactory(review=review, reference=WORDS)
    make.PointChoiceFactory(taker=taker, point=points[0])
    browser = follower()
    assert "checked" in text_of(browser.get(f"{OWN}choose/"))
    browser.post(f"{OWN}choose/", {"points": [str(points[1].pk)]})
    assert PointChoice.objects.get().point == points[1]


def test_a_member_chooses_visits_and_changes_their_own_visit_only(review, points, seen, at, signed_in):
    resident = signed_in("co-producer")
    for point in points:
        resident.post(at("choose_points", review.pk), {"points": [str(point.pk)]})
    assert PointChoice.objects.get().point == points[1]
    Review.objects.update(phase="visiting")
    page = text_of(resident.post(at("visit", review.pk), seen, follow=True))
    assert "Your visits" in page
    mine = Visit.objects.get()
    assert ReviewTaker.objects.count() == 1
    resident.post(at("change_visit", review.pk, mine.pk), {**seen, "people": "3", "version": "1"})
    assert Visit.objects.get().people == 3
    other = make.VisitFactory(taker=make.ReviewTakerFactory(review=review))
    assert resident.get(at("change_visit", review.pk, other.pk)).status_code == 404
    assert signed_in("observer").get(at("visit", review.pk)).status_code == 403


def test_paper_has_four_words_that_work_once_it_is_typed_in(visiting, public, lead_client, at, seen):
    sheets = text_of(Client().post(public("review_paper"), {"copies": "2"}))
    assert sheets.count("Cut here.") == 2
    assert PaperSlip.objects.filter(kind="review").count() == 2
    words = sheets.split('class="star-four__words" translate="no" lang="en">')[1].split("<")[0]
    enter = at("enter_visit", visiting.pk)
    answer = lead_client.post(enter, {**seen, "channel": "paper", "slip_words": words}, follow=True)
    assert "they work from now on" in text_of(answer)
    assert "the light was broken" in text_of(follower(words).get(OWN))
    again = text_of(lead_client.post(enter, {**seen, "channel": "paper", "slip_words": words}))
    assert "No slip of this form has these words, or it was typed in before." in again


def test_what_is_typed_in_for_somebody_is_logged(visiting, lead_client, at, seen):
    person = ParticipantFactory(organisation=visiting.organisation, name="Mo Mender")
    said = {**seen, "channel": "phone", "participant": str(person.pk)}
    lead_client.get(at("enter_visit", visiting.pk))
    assert "Read the four words out twice" in text_of(
        lead_client.post(at("enter_visit", visiting.pk), said, follow=True)
    )
    taker = ReviewTaker.objects.get()
    assert (taker.participant, taker.channel) == (person, "phone")
    assert Event.objects.get(verb="together.visit_told").for_whom == person.pk


def test_points_are_typed_in_from_paper(review, public, lead_client, at, points):
    assert "What else does good look like?" in text_of(Client().post(public("review_paper"), {"copies": "1"}))
    said = {"channel": "paper", "points": [str(points[0].pk)], "missing": "A bench"}
    lead_client.post(at("enter_visit", review.pk), said)
    assert PointChoice.objects.get().point == points[0]


def test_an_unpublished_programme_shows_nothing(review, public):
    type(review.programme).objects.update(published_at=None)
    for name in ("public_review", "choose_review", "tell_visit", "review_paper"):
        assert Client().get(public(name)).status_code == 404


def test_a_poster_leads_to_the_review(review, lead_client, at):
    assert "QR code that leads to" in text_of(lead_client.get(at("review_poster", review.pk)))
