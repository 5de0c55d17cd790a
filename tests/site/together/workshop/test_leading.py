"""The team: prepare from an agenda, open one thing after the other, group, take over, and lose nothing typed."""

import pytest
from django.test import Client
from tests.factories import workshop as make

from coproduction_star.audit.models import Event
from coproduction_star.together.models import Turn, Workshop, WorkshopActivity, WorkshopContribution
from coproduction_star.together.workshop import selectors, services

pytestmark = pytest.mark.django_db
WORKSHOP = {
    "template": "lab", "title": "A Lab", "about": "The first evening", "pace": "together",
    "held_on_day": "1", "held_on_month": "3", "held_on_year": "2030",
}  # fmt: skip


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_workshop_begins_with_the_agenda_of_its_template(lead_client, at, here):
    page = text_of(lead_client.post(at("new_workshop"), WORKSHOP, follow=True))
    assert "Agenda (2 hours)" in page
    votes = WorkshopActivity.objects.get(kind="agree")
    assert page.index("Welcome, and why we are here") < page.index("How do you know") < page.index("Do we try these?")
    assert votes.source.title == "What could we do together that nobody can do alone?"
    assert WorkshopContribution.objects.filter(seat=None).count() == 4


def test_it_begins_in_the_language_of_whoever_prepares_it(lead_client, at, here):
    lead_client.get("/language/cy/")
    made = services.make_workshop(
        programme=here, language="cy", by=None,
        values={"title": "Labordy", "template": "lab", "held_on": make.SOON},
    )  # fmt: skip
    assert made.activities.first().title == "Croeso, a pham rydym yma"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": ""}, "Write what the workshop is called."), ({"template": ""}, "Choose an agenda"),
        ({"held_on_year": ""}, "Enter a real date"),
    ],
)  # fmt: skip
def test_it_says_what_it_needs(lead_client, at, here, more, words):
    assert words in text_of(lead_client.post(at("new_workshop"), WORKSHOP | more))
    assert not Workshop.objects.exists()


def test_opening_one_thing_closes_the_one_before_at_one_pace_for_all(lead_client, at, workshop):
    one, two = (make.WorkshopActivityFactory(workshop=workshop, turn=Turn.WAITING) for _n in range(2))
    for activity in (one, two):
        lead_client.post(at("turn_workshop_activity", workshop.pk, activity.pk), {"to": "open"})
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.turn, two.turn) == ("closed", "open")


def test_at_their_own_pace_everything_is_open_with_the_room(lead_client, at, workshop):
    Workshop.objects.update(pace="own", opened_at=None)
    make.WorkshopActivityFactory.create_batch(2, workshop=workshop, turn=Turn.WAITING)
    assert "The room is open." in text_of(lead_client.post(at("turn_room", workshop.pk), {"to": "open"}, follow=True))
    assert set(WorkshopActivity.objects.values_list("turn", flat=True)) == {"open"}


def test_nothing_opens_before_the_room_and_a_closed_room_opens_again(lead_client, at, workshop):
    Workshop.objects.update(opened_at=None)
    activity = make.WorkshopActivityFactory(workshop=workshop, turn=Turn.WAITING)
    where = at("turn_workshop_activity", workshop.pk, activity.pk)
    assert "Open the room first." in text_of(lead_client.post(where, {"to": "open"}, follow=True))
    for to in ("open", "close", "open"):
        lead_client.post(at("turn_room", workshop.pk), {"to": to})
    assert Workshop.objects.get().is_open


def test_another_facilitator_takes_over_and_everything_is_there(signed_in, at, workshop):
    first, second = signed_in("facilitator"), signed_in("programme-lead")
    first.post(at("take_over_workshop", workshop.pk))
    activity = make.WorkshopActivityFactory(workshop=workshop)
    make.WorkshopContributionFactory(activity=activity, words="a soup round")
    page = text_of(second.post(at("take_over_workshop", workshop.pk), follow=True))
    assert "You lead this workshop now. Nothing was lost." in page
    assert "@" not in page.partition("Leads now")[2].partition("</p>")[0]
    assert "1 thing written" in page
    assert "Take over" not in page
    assert Event.objects.filter(verb="together.workshop_taken_over").count() == 2


def test_ideas_are_put_under_a_heading(lead_client, at, workshop):
    activity = make.WorkshopActivityFactory(workshop=workshop)
    soup, walk = (make.WorkshopContributionFactory(activity=activity, words=words) for words in ("soup", "walk"))
    where = at("workshop_activity", workshop.pk, activity.pk)
    assert "Tick the ideas that belong together." in text_of(lead_client.post(where, {"group": "Food"}))
    page = text_of(lead_client.post(where, {"group": "Food", "words": [str(soup.pk)]}, follow=True))
    assert "1 idea grouped." in page
    walk.refresh_from_db()
    assert walk.group == ""


def test_two_who_change_a_thing_of_the_agenda_at_once_see_both_texts(lead_client, at, workshop):
    activity = make.WorkshopActivityFactory(workshop=workshop, title="Before")
    WorkshopActivity.objects.update(version=2, title="Their question")
    said = {"kind": "ideas", "title": "My question", "minutes": "5", "dots": "3", "version": "1"}
    page = text_of(lead_client.post(at("change_workshop_activity", workshop.pk, activity.pk), said))
    assert "Their question" in page
    assert "My question" in page


def test_a_choice_that_somebody_voted_on_cannot_go(lead_client, at, workshop):
    poll = make.WorkshopActivityFactory(workshop=workshop, kind="poll")
    one, two = (make.WorkshopContributionFactory(activity=poll, seat=None, words=words) for words in ("Yes", "No"))
    make.WorkshopMarkFactory(activity=poll, contribution=two)
    said = {"kind": "poll", "title": "Well?", "minutes": "5", "dots": "3", "version": "1", "choices": "Yes"}
    where = at("change_workshop_activity", workshop.pk, poll.pk)
    assert "People voted on a choice that you took out." in text_of(lead_client.post(where, said))
    lead_client.post(where, said | {"choices": "Certainly\nNo"})
    one.refresh_from_db()
    assert one.words == "Certainly"


@pytest.fixture
def poll(workshop):
    """With the choices A, B and C; somebody voted on A and on B."""
    made = make.WorkshopActivityFactory(workshop=workshop, kind="poll")
    for words in "ABC":
        one = make.WorkshopContributionFactory(activity=made, seat=None, words=words)
        if words != "C":
            make.WorkshopMarkFactory(activity=made, contribution=one)
    return made


@pytest.mark.parametrize(
    ("lines", "kept"),
    [("A\nB", "AB"), ("New\nA\nB\nC", "AB"), ("C\nB\nA", "AB"), ("A\nAnother\nB", "AB"), ("Reworded\nB", "B")],
)
def test_votes_stay_with_their_words_whatever_line_comes_or_goes(poll, lines, kept):
    services.change_activity(activity=poll, version=1, values={}, choices=lines.split("\n"), out=False, by=None)
    assert [one.words for one in selectors.choices_of(poll)] == lines.split("\n")
    voted = set(WorkshopContribution.objects.filter(marks__isnull=False).values_list("words", flat=True))
    assert voted == {*kept, *({"Reworded"} & set(lines.split("\n")))}


@pytest.mark.parametrize("lines", ["B\nC", "B\nC\nD", "Other"])
def test_a_line_with_votes_does_not_go_by_moving_others_up(poll, lines):
    with pytest.raises(services.VotedOn):
        services.change_activity(activity=poll, version=1, values={}, choices=lines.split("\n"), out=False, by=None)
    assert [one.words for one in selectors.choices_of(poll)] == ["A", "B", "C"]


def test_what_was_taken_out_in_the_meantime_is_not_moved(lead_client, at, workshop, poll):
    WorkshopActivity.objects.update(removed_at=workshop.opened_at)
    answer = lead_client.post(at("turn_workshop_activity", workshop.pk, poll.pk), {"to": "later"})
    assert answer.status_code == 302


def test_a_resident_reads_the_workshop_and_a_moderator_checks_words(signed_in, at, workshop):
    silent = make.WorkshopActivityFactory(workshop=workshop, kind="silent")
    waits = make.WorkshopContributionFactory(activity=silent, words="quiet words", state="waiting")
    make.WorkshopContributionFactory(activity=silent, words="early words")
    resident, moderator = signed_in("co-producer"), signed_in("moderator")
    page = text_of(resident.get(at("workshop_activity", workshop.pk, silent.pk)))
    assert "quiet words" not in page
    assert "early words" not in page
    where = at("check_workshop_words", workshop.pk, silent.pk, waits.pk)
    assert resident.get(where).status_code == 403
    assert "quiet words" in text_of(moderator.get(where))
    moderator.post(where, {"deed": "show", "words": "calm words", "version": "1"})
    waits.refresh_from_db()
    assert (waits.state, waits.words) == ("shown", "calm words")


def test_a_closed_workshop_is_kept_as_it_is(lead_client, at, workshop):
    Workshop.objects.update(closed_at=workshop.opened_at)
    activity = make.WorkshopActivityFactory(workshop=workshop)
    said = {"kind": "ideas", "title": "Late", "minutes": "5", "dots": "3", "version": "1"}
    for name, more in (("new_workshop_activity", ()), ("change_workshop_activity", (activity.pk,))):
        page = text_of(lead_client.post(at(name, workshop.pk, *more), said))
        assert "This workshop is closed. Nothing you wrote was kept." in page


def test_lists_and_pages_take_few_queries(lead_client, at, workshop, django_assert_max_num_queries):
    for _n in range(8):
        make.WorkshopContributionFactory.create_batch(3, activity=make.WorkshopActivityFactory(workshop=workshop))
    lead_client.get(at("workshops"))
    for name, more in (("workshops", ()), ("workshop", (workshop.pk,))):
        with django_assert_max_num_queries(20):
            assert lead_client.get(at(name, *more)).status_code == 200


def test_without_the_code_nobody_sees_the_hall(workshop):
    assert Client().get("/w/AAAAAA/hall/").status_code == 404
