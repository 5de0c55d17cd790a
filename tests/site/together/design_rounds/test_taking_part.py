"""Without an account, an e-mail or a new phone: on the page, by four words, on paper typed in by somebody else."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import design_rounds as make
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.together.models import DesignDot, DesignExperience, DesignRound, DesignTaker
from coproduction_star.voices.models import Contribution, PaperSlip, State

pytestmark = pytest.mark.django_db
OWN, WORDS = "/r/design/", "apple river lamp garden"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def public(design):
    programme = design.programme
    return lambda name: reverse(f"together:{name}", args=(programme.organisation.slug, programme.slug, design.pk))


def follower(words=WORDS) -> Client:
    client = Client()
    assert client.post("/r/", {"reference": words})["Location"] == OWN
    return client


def test_anyone_tells_how_stages_feel_and_gets_four_words(public, told):
    browser = Client()
    form = text_of(browser.get(public("tell_design")))
    assert "How does “The evening” feel?" in form
    assert "No name is asked." in form
    answer = browser.post(public("tell_design"), told, follow=True)
    page = text_of(answer)
    assert "Write these four words down" in page
    taker = DesignTaker.objects.get()
    assert (taker.side, taker.quote, taker.participant, taker.by) == ("users", True, None, None)
    feelings = DesignExperience.objects.order_by("stage__position").values_list("feeling", "state")
    assert list(feelings) == [(4, State.SHOWN), (1, State.WAITING)]
    other = text_of(Client().get(answer.request["PATH_INFO"]))
    assert "Your four words are not shown here now" in other


def test_an_empty_form_says_what_to_do_and_an_unknown_side_too(public, told):
    page = text_of(Client().post(public("tell_design"), {"side": "users"}))
    assert "Say how one stage feels" in page
    page = text_of(Client().post(public("tell_design"), {**told, "side": ""}))
    assert "Choose how you know this service." in page
    assert "the house was cold" in page
    assert not DesignTaker.objects.exists()


def test_easy_read_asks_the_same_in_short_words(public):
    page = text_of(Client().get(f"{public('tell_design')}?look=easy"))
    assert "How did it feel?" in page
    assert "You can ask somebody to help you with this page." in page


def test_a_worry_goes_to_nobody_but_the_safeguarding_lead(public, told):
    Client().post(public("tell_design"), {**told, "worry": "on"})
    assert not DesignTaker.objects.exists()
    said = Contribution.objects.get()
    assert said.worry
    assert said.words == "the house was cold"


def test_a_name_or_an_address_is_held(public, told, stages):
    words = "Mrs Turnbull rang 01632 960123 for me"
    Client().post(public("tell_design"), {**told, f"words_{stages[1].pk.hex}": words})
    one = DesignExperience.objects.get(stage=stages[1])
    assert one.state == State.HELD
    assert one.has_address


def test_four_words_change_what_was_told_and_take_it_back(design, stages, told):
    taker = make.DesignTakerFactory(design=design, reference=WORDS)
    make.DesignExperienceFactory(taker=taker, stage=stages[1], words="the house was cold", state=State.SHOWN)
    browser = follower()
    assert "the house was cold" in text_of(browser.get(OWN))
    new = {**told, f"words_{stages[1].pk.hex}": "the house was dark"}
    page = text_of(browser.post("/r/design/change/", new, follow=True))
    assert "the house was dark" in page
    assert "Waiting to be checked" in page
    assert DesignExperience.objects.get(stage=stages[1]).state == State.WAITING
    page = text_of(browser.post("/r/design/take-back/", follow=True))
    assert "Everything is erased." in page
    assert not DesignTaker.objects.exists()
    assert not DesignExperience.objects.exists()


def test_what_stays_as_it_was_stays_checked(design, stages, told):
    taker = make.DesignTakerFactory(design=design, reference=WORDS)
    make.DesignExperienceFactory(taker=taker, stage=stages[1], words="the house was cold", state=State.SHOWN)
    follower().post("/r/design/change/", told)
    one = DesignExperience.objects.get(stage=stages[1])
    assert (one.state, one.feeling) == (State.SHOWN, 1)


def test_dots_are_three_at_most_and_only_while_people_choose(design, public):
    dots = [make.DesignPriorityFactory(design=design, title=f"Better {number}") for number in range(4)]
    assert Client().get(public("dot_design")).status_code == 302
    DesignRound.objects.update(phase="choosing")
    assert Client().get(public("tell_design")).status_code == 302
    too_many = {"side": "providers", "dots": [str(one.pk) for one in dots]}
    page = text_of(Client().post(public("dot_design"), too_many))
    assert "You chose more than three." in page
    browser = Client()
    assert "Better 3" in text_of(browser.get(public("dot_design")))
    page = text_of(browser.post(public("dot_design"), {**too_many, "dots": too_many["dots"][:3]}, follow=True))
    assert "Write these four words down" in page
    assert DesignDot.objects.count() == 3
    assert DesignTaker.objects.get().side == "providers"


def test_dots_by_four_words_replace_those_before(design):
    DesignRound.objects.update(phase="choosing")
    one, other = (make.DesignPriorityFactory(design=design) for _number in range(2))
    taker = make.DesignTakerFactory(design=design, reference=WORDS)
    make.DesignDotFactory(taker=taker, priority=one)
    browser = follower()
    assert "Choose how you know" not in text_of(browser.get("/r/design/dots/"))
    browser.post("/r/design/dots/", {"dots": [str(other.pk)]})
    assert DesignDot.objects.get().priority == other


def test_paper_has_four_words_that_work_once_it_is_typed_in(design, public, lead_client, at, told):
    sheets = text_of(Client().post(public("design_paper"), {"copies": "2"}))
    assert sheets.count("Cut here.") == 2
    assert PaperSlip.objects.filter(kind="design").count() == 2
    words = sheets.split('class="star-four__words" translate="no" lang="en">')[1].split("<")[0]
    enter = at("enter_design", design.pk)
    answer = lead_client.post(enter, {**told, "channel": "paper", "slip_words": words}, follow=True)
    assert "they work from now on" in text_of(answer)
    assert "the house was cold" in text_of(follower(words).get(OWN))
    again = text_of(lead_client.post(enter, {**told, "channel": "paper", "slip_words": words}))
    assert "No slip of this form has these words, or it was typed in before." in again
    assert PaperSlip.objects.count() == 1


def test_what_is_typed_in_for_somebody_is_logged(design, lead_client, at, told):
    person = ParticipantFactory(organisation=design.organisation, name="Mo Mender")
    said = {**told, "channel": "phone", "participant": str(person.pk)}
    lead_client.get(at("enter_design", design.pk))
    page = text_of(lead_client.post(at("enter_design", design.pk), said, follow=True))
    assert "Read the four words out twice" in page
    taker = DesignTaker.objects.get()
    assert (taker.participant, taker.channel) == (person, "phone")
    event = Event.objects.get(verb="together.design_told")
    assert event.for_whom == person.pk


def test_an_unpublished_programme_shows_nothing(design, public):
    type(design.programme).objects.update(published_at=None)
    for name in ("public_design_round", "tell_design", "design_paper"):
        assert Client().get(public(name)).status_code == 404
