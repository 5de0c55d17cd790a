"""A title may be anything people write: emoji, writing from right to left, markup. Too long stays in its box."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

import pytest
from lxml import html
from tests.site.journeys.pages import LATER, of_organisation, of_programme

from coproduction_star.journeys.decisions.services import declare_interest
from coproduction_star.journeys.models import Decision, Initiative, Outcome, Place, Programme, Promise

pytestmark = pytest.mark.django_db
TITLES = {
    "emoji": "👩🏽‍🌾 Garden 🌱 for all",
    "from right to left": "نادي الغداء في المكتبة",
    "markup": "<script>alert('x')</script> & <b>tea</b>",
}
ON_A_DAY = {"due_on_day": "2", "due_on_month": "3", "due_on_year": "2030"}
DECIDED = {"why": "x", "decided_by": "y", "decided_on_day": "2", "decided_on_month": "3", "decided_on_year": "2026"}


@dataclass(frozen=True)
class Form:
    """A form that gives something its title, and the page that then shows it."""

    address: str
    box: str
    model: Any
    column: str
    shown: str
    more: dict[str, str] = field(default_factory=dict)


FORMS = {
    "programme": Form("new_programme", "name", Programme, "name", "programmes"),
    "place": Form("new_place", "name", Place, "name", "places"),
    "outcome": Form("add_outcomes", "outcomes", Outcome, "words", "outcomes"),
    "initiative": Form("new_initiative", "title", Initiative, "title", "initiatives", {"status": "existing"}),
    "decision": Form("new_decision", "what", Decision, "what", "decisions", DECIDED | LATER),
    "promise": Form("new_promise", "what", Promise, "what", "decisions", {"who_in_words": "y", **ON_A_DAY}),
}
HIDDEN = "govuk-visually-hidden"
OF_ORGANISATION = ("new_programme", "programmes", "new_place", "places")


@pytest.fixture
def send(signed_in, organisation, programme, inside):
    """Send a title with a form, as somebody who has declared their interests; the answer and its browser."""
    client = signed_in("administrator", "programme-lead")
    who = organisation.memberships.get(user=client.session["_auth_user_id"])
    declare_interest(programme=inside, participant_id=who.participant_id, none_to_declare=True, what="", by=who.user)

    def do(form, title):
        return client, client.post(where(form.address), {form.box: title, **form.more})

    def where(name):
        return of_organisation(name, organisation) if name in OF_ORGANISATION else of_programme(name, programme)

    do.where = where
    return do


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_it_is_kept_as_it_was_written_and_shown_in_its_own_direction(send, organisation, in_organisation, form, title):
    client, answer = send(form, title)
    assert answer.status_code == 302
    with in_organisation(organisation):
        assert form.model.objects.filter(**{form.column: title}).exists()
    page = client.get(send.where(form.shown)).content.decode()
    assert "<script>alert" not in page
    assert showing(page, title)
    assert [each for each in showing(page, title) if not each.xpath("ancestor-or-self::*[@dir='auto']")] == []


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_so_do_the_pages_of_one_thing(send, title):
    for kind in ("programme", "initiative", "place"):
        client, answer = send(FORMS[kind], title)
        page = client.get(answer.url).content.decode()
        assert "<script>alert" not in page
        assert html.fromstring(page).xpath("//h1[@dir='auto']")[0].text_content().strip() == title


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_one_of_5000_letters_is_refused_and_stays_in_its_box(send, form):
    before = form.model.objects.count()
    title = "<script>" + "🌱" * 2000 + "ا" * 2992
    _client, answer = send(form, title)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "5000" in page
    assert escape(title) in page
    assert form.model.objects.count() == before


def showing(page: str, title: str) -> list[Any]:
    """The elements whose own text is the title, where eyes see it."""
    main = html.fromstring(page).xpath("//main")[0]
    return [each for each in main.iter() if (each.text or "").strip() == title and HIDDEN not in each.classes]
