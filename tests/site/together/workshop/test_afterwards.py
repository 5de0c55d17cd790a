"""After a workshop: what goes on once it is confirmed, and paper that counts as much as a phone."""

import pytest
from tests.factories import workshop as make

from coproduction_star.audit.models import Event
from coproduction_star.focus_it.models import Option
from coproduction_star.journeys.models import Initiative, Promise
from coproduction_star.journeys.steps import all_steps
from coproduction_star.together.models import Workshop, WorkshopContribution, WorkshopMark, WorkshopSeat
from coproduction_star.together.workshop import taking_part
from coproduction_star.together.workshop.taking_part import Mark

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def ideas(workshop):
    return make.WorkshopActivityFactory(workshop=workshop, kind="ideas", title="What could we do?")


@pytest.fixture
def soup(ideas):
    return make.WorkshopContributionFactory(activity=ideas, words="a soup round")


@pytest.fixture
def dots(workshop, ideas, soup):
    return make.WorkshopActivityFactory(workshop=workshop, kind="dots", source=ideas, dots=2, title="Which?")


def test_an_idea_becomes_an_initiative_once_somebody_confirms(lead_client, at, workshop, ideas, soup, dots):
    make.WorkshopMarkFactory(activity=dots, contribution=soup)
    assert "1 dot" in text_of(lead_client.get(at("workshop_goes_on", workshop.pk)))
    assert not Initiative.objects.exists()
    where = at("take_on_words", workshop.pk, ideas.pk, soup.pk)
    assert "Choose what it becomes." in text_of(lead_client.post(where, {"title": "Soup"}))
    said = {"becomes": "initiative", "title": "A soup round on Fridays", "rate": "on"}
    page = text_of(lead_client.post(where, said, follow=True))
    assert "An initiative: A soup round on Fridays" in page
    made = Initiative.objects.get()
    assert Option.objects.get().initiative == made
    together = next(step for step in all_steps() if step.slug == "together")
    assert [knot.title for knot in together.thread(made)] == ["Workshop: A Lab"]
    again = text_of(lead_client.post(where, said | {"title": "Soup once more"}))
    assert "Somebody has taken this on already." in again
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize("becomes", ["initiative", "promise"])
def test_words_that_went_off_the_screen_in_the_meantime_become_nothing(
    lead_client, at, workshop, ideas, soup, becomes
):
    WorkshopContribution.objects.update(state="refused", reason="names-somebody")
    day = {"due_on_day": "1", "due_on_month": "3", "due_on_year": "2030", "who": "The kitchen"}
    said = {"becomes": becomes, "title": "Soup", **day}
    page = text_of(lead_client.post(at("take_on_words", workshop.pk, ideas.pk, soup.pk), said))
    assert "The room does not read these words now. Nothing was made." in page
    assert not Initiative.objects.exists()
    assert not Promise.objects.exists()


def test_words_become_a_promise_with_a_day_and_the_room_reads_what_came_of_it(
    lead_client, at, workshop, ideas, soup, phone, in_room
):
    where, somebody = at("take_on_words", workshop.pk, ideas.pk, soup.pk), phone()
    said = {"becomes": "promise", "title": "Soup on Fridays"}
    page = text_of(lead_client.post(where, said))
    assert "Write who promises it." in page
    assert "Enter the day by which it is done." in page
    day = {"due_on_day": "1", "due_on_month": "3", "due_on_year": "2030"}
    lead_client.post(where, said | {"who": "The kitchen"} | day)
    assert Promise.objects.get().who_in_words == "The kitchen"
    lead_client.post(at("turn_room", workshop.pk), {"to": "close"})
    assert "“a soup round” became a promise, by 1 March 2030." in text_of(somebody.get(in_room("room", "KLMN23")))


def test_a_sheet_of_words_is_typed_in_after_the_room_closed(lead_client, at, workshop, ideas):
    Workshop.objects.update(closed_at=workshop.opened_at)
    where = at("type_in_workshop", workshop.pk, ideas.pk)
    assert "Type what stands on the sheet." in text_of(lead_client.post(where, {"lines": ""}))
    lead_client.post(where, {"lines": "a walk\n\nMrs Turnbull sings"})
    rows = WorkshopContribution.objects.order_by("made_at").values_list("words", "state", "seat__paper")
    assert list(rows) == [("a walk", "shown", True), ("Mrs Turnbull sings", "held", True)]


def test_dots_on_a_wall_are_counted_beside_those_of_phones(lead_client, at, workshop, ideas, soup, dots):
    walk = make.WorkshopContributionFactory(activity=ideas, words="a walk")
    where, of = at("type_in_workshop", workshop.pk, dots.pk), "count_{}_2"
    said = {"people": "3", of.format(soup.pk.hex): "4"}
    assert "There are more votes than so many people have." in text_of(lead_client.post(where, said))
    lead_client.post(where, {"people": "3", of.format(soup.pk.hex): "3", of.format(walk.pk.hex): "2"})
    assert WorkshopMark.objects.filter(contribution=soup).count() == 3
    assert WorkshopMark.objects.filter(contribution=walk).count() == 2
    assert max(seat.marks.count() for seat in WorkshopSeat.objects.filter(paper=True)) == 2


def test_hands_that_agree_and_object_are_typed_in_by_number(lead_client, at, workshop):
    agree = make.WorkshopActivityFactory(workshop=workshop, kind="agree", turn="closed")
    one = make.WorkshopContributionFactory(activity=agree, seat=None, words="A key")
    where = at("type_in_workshop", workshop.pk, agree.pk)
    key = one.pk.hex
    lead_client.post(where, {"people": "5", f"count_{key}_2": "3", f"count_{key}_1": "1", f"count_{key}_0": "1"})
    page = text_of(lead_client.get(at("workshop_activity", workshop.pk, agree.pk)))
    assert "Agree: 3 · Can live with it: 1 · Object: 1" in page


def test_a_reason_that_may_tell_who_somebody_is_waits(lead_client, at, workshop, phone, in_room):
    agree = make.WorkshopActivityFactory(workshop=workshop, kind="agree")
    one = make.WorkshopContributionFactory(activity=agree, seat=None, words="A key")
    said = {f"stand_{one.pk.hex}": "-1", f"why_{one.pk.hex}": "Mrs Turnbull loses keys"}
    for _person in range(3):
        phone().post(in_room("say_in_room", "KLMN23", agree.pk), said)
    type(agree).objects.update(turn="closed")
    hall, where = in_room("hall", "KLMN23"), at("workshop_activity", workshop.pk, agree.pk)
    assert "Turnbull" not in text_of(lead_client.get(hall))
    assert "Mrs Turnbull loses keys" in text_of(lead_client.get(where))
    lead_client.post(at("show_workshop_reason", workshop.pk, agree.pk, WorkshopMark.objects.first().pk))
    assert "Mrs Turnbull loses keys" in text_of(lead_client.get(hall))
    page = text_of(lead_client.get(where))
    assert "Take it off the screen" in page.partition("Reasons that the room reads")[2]
    somebody = WorkshopMark.objects.get(shown=True)
    lead_client.post(at("show_workshop_reason", workshop.pk, agree.pk, somebody.pk), {"to": "hide"})
    assert "Turnbull" not in text_of(lead_client.get(hall))
    assert Event.objects.filter(verb="together.reason_hidden").count() == 1


def test_a_reason_that_was_read_stays_read_when_its_answer_is_sent_again(workshop):
    agree = make.WorkshopActivityFactory(workshop=workshop, kind="agree")
    one = make.WorkshopContributionFactory(activity=agree, seat=None, words="A key")
    seat, said = make.WorkshopSeatFactory(workshop=workshop), {one.pk: Mark(-1, "Mrs Turnbull loses keys")}
    for shown in (False, True):
        taking_part.mark(activity=agree, seat=seat, marks=said)
        assert WorkshopMark.objects.get().shown is shown
        WorkshopMark.objects.update(shown=True)
    taking_part.mark(activity=agree, seat=seat, marks={one.pk: Mark(-1, "Mrs Turnbull again")})
    assert not WorkshopMark.objects.get().shown


def test_there_is_a_sheet_for_each_thing_that_is_asked(lead_client, at, workshop, soup, dots):
    make.WorkshopActivityFactory(workshop=workshop, kind="talk", title="Welcome to all")
    page = text_of(lead_client.get(at("workshop_pack", workshop.pk)))
    assert "KLMN23" in page
    assert "a soup round" in page
    assert "Welcome to all" not in page


def test_a_resident_reads_what_goes_on_and_takes_nothing_on(signed_in, at, workshop, ideas, soup):
    resident = signed_in("co-producer")
    assert "Take it on" not in text_of(resident.get(at("workshop_goes_on", workshop.pk)))
    assert resident.get(at("take_on_words", workshop.pk, ideas.pk, soup.pk)).status_code == 403
    assert resident.get(at("type_in_workshop", workshop.pk, ideas.pk)).status_code == 403
