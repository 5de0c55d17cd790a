"""From a checklist of one's own to results with their spread: phases, small numbers, two at once, who may what."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories import visits as make
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import all_steps
from coproduction_star.together.models import Review, ReviewPoint, VisitMark
from coproduction_star.together.personal import erase, personal_data
from coproduction_star.together.visits import selectors, services
from coproduction_star.together.visits.selectors import results_of
from coproduction_star.voices.models import State

pytestmark = pytest.mark.django_db
REVIEW = {
    "title": "The lobbies", "about": "Ring first", "service": "Estate services", "initiative": "",
    "visit_until_day": "1", "visit_until_month": "3", "visit_until_year": "2030",
    "answer_by_day": "1", "answer_by_month": "4", "answer_by_year": "2030",
}  # fmt: skip


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def visit(review, point, scores, **more):
    for score in scores:
        made = make.VisitFactory(taker=make.ReviewTakerFactory(review=review), **more)
        make.VisitMarkFactory(visit=made, point=point, score=score, words="", state=State.SHOWN)


def test_a_review_begins_with_the_points_of_the_group(lead_client, at, listening):
    said = {**REVIEW, "points": "You can read the names\n\nThe light works"}
    page = text_of(lead_client.post(at("new_review"), said, follow=True))
    assert "Nobody has taken part yet." in page
    assert "Estate services answers by" in page
    assert list(ReviewPoint.objects.values_list("title", flat=True)) == ["You can read the names", "The light works"]
    assert Review.objects.get().phases == [["choosing", timezone.localdate().isoformat()]]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": ""}, "Write in a few words what you want to look at."),
        ({"service": ""}, "Write who answers for the service."),
        ({"answer_by_year": "2029"}, "The service answers after the last visits."),
        ({"points": "\n".join(f"Point {n}" for n in range(21))}, "Write 20 things or fewer."),
    ],
)
def test_a_review_says_what_it_needs(lead_client, at, listening, more, words):
    page = text_of(lead_client.post(at("new_review"), {**REVIEW, "points": "", **more}))
    assert words in page
    assert "Ring first" in page
    assert not Review.objects.exists()


def test_two_who_change_a_review_at_once_see_both_texts(lead_client, at, review):
    Review.objects.update(version=2, title="All lobbies")
    page = text_of(lead_client.post(at("change_review", review.pk), {**REVIEW, "version": "1"}))
    assert "All lobbies" in page
    assert "Somebody else changed this while you were writing" in page


def test_a_suggestion_comes_on_the_checklist_only_when_the_group_says_so(lead_client, signed_in, at, review):
    one = make.ReviewPointFactory(review=review, title="A chair to sit on", state="suggested")
    resident = text_of(signed_in("co-producer").get(at("review", review.pk)))
    assert "A chair to sit on" not in resident
    assert "A chair to sit on" in text_of(lead_client.get(at("review", review.pk)))
    listed = {"title": "A chair to sit on", "easy": "You can sit", "state": "listed", "version": "1"}
    lead_client.post(at("review_point", review.pk, one.pk), listed)
    assert "A chair to sit on" in text_of(Client().get(review_address(review)))
    both = text_of(lead_client.post(at("review_point", review.pk, one.pk), {**listed, "title": "A bench"}))
    assert "Somebody else changed this while you were writing" in both


def review_address(review) -> str:
    home = review.programme
    return f"/in/{home.organisation.slug}/{home.slug}/visits/{review.pk}/"


def test_a_point_that_was_scored_stays(lead_client, at, visiting, points):
    visit(visiting, points[0], [2])
    out = {"title": points[0].title, "state": "out", "version": "1"}
    page = text_of(lead_client.post(at("review_point", visiting.pk, points[0].pk), out))
    assert "Visitors have scored this point" in page
    assert ReviewPoint.objects.get(pk=points[0].pk).state == "listed"


def test_scores_are_shown_from_five_visitors_on_with_their_spread(lead_client, at, visiting, points):
    visit(visiting, points[0], [0, 0, 3, 3])
    page = text_of(lead_client.get(at("review", visiting.pk)))
    assert "Scores are shown from five visitors on." in page
    assert "Visited: fewer than 5" in page
    visit(visiting, points[0], [3])
    page = text_of(lead_client.get(at("review", visiting.pk)))
    assert "1.8 out of 3, from 5 visitors" in page
    assert "Not at all: 2, A little: 0, Mostly: 0, Fully: 3" in page
    assert "Visitors saw this in quite different ways." in page


def test_a_pair_that_goes_often_counts_once(visiting, points):
    often = make.ReviewTakerFactory(review=visiting)
    for _time in range(9):
        make.VisitMarkFactory(visit=make.VisitFactory(taker=often), point=points[0], score=0)
    visit(visiting, points[0], [3, 3, 3, 3])
    found = selectors.results_of(visiting, points)
    assert (found.points[0].visitors, round(found.points[0].mean, 2)) == (5, 2.4)


def test_places_stand_side_by_side_only_where_numbers_allow(lead_client, at, visiting, points):
    birch, oak = (Place.objects.create(organisation=visiting.organisation, name=name) for name in ("Birch", "Oak"))
    visit(visiting, points[0], [3] * 5, place=birch)
    visit(visiting, points[0], [1] * 4, place=oak)
    assert "Place by place" not in text_of(lead_client.get(at("review", visiting.pk)))
    visit(visiting, points[0], [1], place=oak)
    page = text_of(lead_client.get(at("review", visiting.pk)))
    assert "Place by place" in page
    assert page.index("Birch") < page.index("Oak")


def test_a_point_that_few_scored_does_not_come_back_from_the_whole(visiting, points):
    visit(visiting, points[0], [3] * 5)
    visit(visiting, points[1], [0] * 2)
    assert results_of(visiting, points).whole.mean == 3


def test_words_are_read_only_with_consent_and_once_checked(visiting, points, signed_in, lead_client, at, public):
    for words, quote, state in (
        ("shown and quoted", True, State.SHOWN), ("team only", False, State.SHOWN), ("unchecked", True, State.WAITING)
    ):  # fmt: skip
        made = make.VisitFactory(taker=make.ReviewTakerFactory(review=visiting), quote=quote)
        make.VisitMarkFactory(visit=made, point=points[0], words=words, state=state)
    here = at("review", visiting.pk)
    pages = (Client().get(public("public_review")), signed_in("co-producer").get(here), lead_client.get(here))
    anyone, resident, team = map(text_of, pages)
    for page in (anyone, resident):
        assert "shown and quoted" in page
        assert "team only" not in page
    assert "team only" in team
    for page in (anyone, resident, team):
        assert "unchecked" not in page


def test_a_moderator_edits_shows_or_refuses(visiting, points, signed_in, at):
    made = make.VisitFactory(taker=make.ReviewTakerFactory(review=visiting))
    one = make.VisitMarkFactory(
        visit=made, point=points[0], words="Mrs Turnbull let us in", third_person=True, state=State.HELD
    )
    moderator, where = signed_in("moderator"), at("check_visit", visiting.pk, one.pk)
    same = {"deed": "show", "words": "Mrs Turnbull let us in", "version": "1"}
    assert "It still seems to tell who somebody is" in text_of(moderator.post(where, same))
    assert "Choose the rule it breaks." in text_of(moderator.post(where, {"deed": "refuse", "version": "1"}))
    moderator.post(where, {**same, "words": "a neighbour let us in"})
    one.refresh_from_db()
    assert (one.state, one.words, one.edited) == (State.SHOWN, "a neighbour let us in", True)
    moderator.post(where, {"deed": "refuse", "reason": "unkind", "reason_words": "Say it kindly.", "version": "2"})
    assert VisitMark.objects.get().state == State.REFUSED


def test_each_phase_keeps_its_day_and_visits_need_a_checklist(lead_client, at, review):
    ReviewPoint.objects.update(state="out")
    page = text_of(lead_client.post(at("move_review", review.pk), {"phase": "visiting"}, follow=True))
    assert "Put one point on the checklist first" in page
    ReviewPoint.objects.update(state="listed")
    for phase in ("visiting", "choosing"):
        lead_client.post(at("move_review", review.pk), {"phase": phase})
    assert [name for name, _day in Review.objects.get().phases] == ["choosing", "visiting", "choosing"]
    page = text_of(lead_client.post(at("move_review", review.pk), {"phase": "closed"}, follow=True))
    assert "Choose a phase of the review." in page


def test_an_answered_review_is_kept_as_it_is(lead_client, at, review):
    Review.objects.update(phase="answered")
    page = text_of(lead_client.post(at("change_review", review.pk), {**REVIEW, "version": "1"}))
    assert "The service has answered this review. Nothing you wrote was kept." in page
    with pytest.raises(services.IsClosed):
        services.add_point(review=review, values={"title": "More"}, by=None)


def test_pages_take_as_many_queries_however_many_took_part(
    lead_client, at, visiting, points, django_assert_max_num_queries
):
    def fill(number):
        for _one in range(number):
            made = make.VisitFactory(taker=make.ReviewTakerFactory(review=visiting))
            make.VisitMarkFactory(visit=made, point=points[0], state=State.SHOWN)
            make.PointChoiceFactory(taker=made.taker, point=points[1])

    fill(3)
    lead_client.get(at("review", visiting.pk))
    with django_assert_max_num_queries(12) as few:
        lead_client.get(at("review", visiting.pk))
    fill(6)
    with django_assert_max_num_queries(len(few.captured_queries)):
        lead_client.get(at("review", visiting.pk))


def test_the_whole_is_told(review, points, member):
    step = next(one for one in all_steps() if one.slug == "together")
    row = next(iter(step.public_rows([review.programme])))
    assert (row.title, row.place) == ("The lobbies", "join")
    initiative = InitiativeFactory(programme=review.programme)
    Review.objects.update(initiative=initiative, visit_until=timezone.localdate(), answer_by=timezone.localdate())
    assert [knot.title for knot in step.thread(initiative)] == ["Review: The lobbies"]
    lead = member("programme-lead").user
    assert [one.title for one in step.waiting_for(lead)] == ["Give the service’s answer to a review: The lobbies"]
    make.VisitMarkFactory(visit=make.VisitFactory(taker=make.ReviewTakerFactory(review=review)), point=points[0])
    moderator = member("moderator").user
    assert [one.title for one in step.waiting_for(moderator)] == ["Check 1 thing that a visitor wrote: The lobbies"]


def test_what_somebody_told_is_in_their_copy_and_goes_with_them(visiting, points):
    person = ParticipantFactory(organisation=visiting.organisation)
    taker = make.ReviewTakerFactory(review=visiting, participant=person)
    make.VisitMarkFactory(visit=make.VisitFactory(taker=taker), point=points[0], words="the light was broken")
    make.PointChoiceFactory(taker=taker, point=points[0])
    make.VisitPhotoFactory(visit=make.VisitFactory(taker=taker), caption="A broken chair")
    make.ReviewPointFactory(review=visiting, title="A bench", suggested_by=taker, state="suggested")
    held = {one.kind: one.rows for one in personal_data(person.pk)}
    assert held["together.visitmark"][0]["words"] == "the light was broken"
    assert {"together.visit", "together.pointchoice"} <= set(held)
    assert held["together.visitphoto"][0]["caption"] == "A broken chair"
    assert held["together.reviewpoint"][0]["title"] == "A bench"
    erase(person.pk)
    assert not VisitMark.objects.exists()
    assert not ReviewPoint.objects.filter(title="A bench").exists()
