"""The made-up borough: once, through the services, and clearly fiction."""

import pytest
from django.utils import timezone

from coproduction_star.accounts.demonstration.selectors import demonstration_people
from coproduction_star.accounts.models import User
from coproduction_star.config import demonstration, demonstration_voices
from coproduction_star.focus_it.business_case.boxes import WRITTEN
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys import services
from coproduction_star.journeys.models import (
    Initiative,
    InitiativeCase,
    Interest,
    Place,
    Postcode,
    Programme,
    ProgrammeTally,
    Promise,
)
from coproduction_star.journeys.models.tally import COUNTS
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership, MembershipRole, Organisation
from coproduction_star.organisations.roles import Role
from coproduction_star.together.models import Budget, DesignRound, Review
from coproduction_star.voices import references
from coproduction_star.voices.models import Contribution

pytestmark = pytest.mark.django_db


def test_it_is_made_once(borough):
    assert not demonstration.make()
    assert Organisation.objects.count() == 1


def test_it_says_that_it_is_made_up(borough, client):
    assert borough.demonstration
    client.force_login(User.objects.get(email="observer@demonstration.example"))
    assert "This is a demonstration." in client.get("/o/eastbridge/").content.decode()


def test_anyone_may_look_around_as_each_of_them(borough):
    assert demonstration_people().count() == Membership.objects.count()


def test_there_is_somebody_for_each_role(borough):
    at_large = set(MembershipRole.objects.values_list("role", flat=True))
    in_one = {row.role for member in Membership.objects.all() for row in member.programme_roles.all()}
    assert at_large | in_one == set(Role.values)


def test_the_rich_programme_is_rich_and_some_ideas_come_from_cases(borough):
    rich = Programme.objects.get(slug="ageing-well-in-eastbridge")
    won = sum(len(one.result["winners"]) for one in Budget.objects.filter(programme=rich, confirmed_on__isnull=False))
    became = DesignRound.objects.filter(programme=rich, became__isnull=False).count()
    reviews = Review.objects.filter(programme=rich).values_list("phase", flat=True)
    assert sorted(reviews) == ["choosing", "closed", "closed", "visiting"]
    assert Initiative.objects.filter(programme=rich).count() == 24 + won + became
    assert won
    assert InitiativeCase.objects.count() >= 5
    assert Promise.objects.exclude(kept="open").count() == 5
    assert Interest.objects.count() == 4 + 7, "four said online, seven on the sheets of a matrix"


def test_its_business_case_is_written_in_full_with_the_decision_it_asks_for(borough):
    assert set(BusinessCase.objects.get().narrative) == set(WRITTEN)


def test_one_programme_is_closed_with_its_words(borough):
    closed = Programme.objects.get(closed_at__isnull=False)
    assert closed.heard
    assert closed.decided


def counted():
    rows = ProgrammeTally.objects.order_by("programme", "co")
    return [(row.programme_id, row.co, [getattr(row, name) for name in COUNTS]) for row in rows]


def test_its_counts_are_true(borough):
    kept = counted()
    for programme in Programme.objects.all():
        services.recount(programme=programme)
    assert counted() == kept


def test_its_wards_lie_in_the_sea_beside_each_other_and_one_has_no_boundary_yet(borough):
    places = Place.objects.all()
    assert places.count() == 6
    assert places.filter(boundary__isnull=True).count() == 1
    assert all(place.code.startswith("E05999") for place in places)
    corners = [point for place in places if place.boundary for ring in place.boundary["coordinates"] for point in ring]
    assert all(1.85 < x < 2.1 and 53.3 < y < 53.6 for x, y in corners)


def test_its_postcodes_are_of_an_area_that_is_none(borough):
    codes = set(Postcode.objects.values_list("code", flat=True))
    assert len(codes) == 6
    assert all(code.startswith("ZZ") for code in codes)


def test_what_was_said_is_in_every_state_and_one_idea_is_on_an_initiatives_thread(borough):
    said = Contribution.objects.all()
    assert sorted(said.values_list("state", flat=True)) == ["held", "held", "refused", *["shown"] * 4, "waiting"]
    assert sorted(said.values_list("outcome", flat=True)) == [*[""] * 6, "not-used", "used"]
    used = said.get(outcome="used")
    assert used.initiative.title == "Benches where people need to rest"
    assert said.get(state="refused").appeal
    assert said.filter(answered_at=None, state="shown", answer_due__lt=timezone.localdate()).count() == 1
    worry = said.get(worry=True)
    assert worry.worry_closed_at is None
    letter = Message.objects.get(kind="worry")
    assert letter.user.email == "safeguarding@demonstration.example"


def test_the_idea_that_was_used_can_be_followed_by_the_words_on_the_page(borough, client):
    four = demonstration_voices.trail().words
    assert len(four.split()) == 4
    assert not references.unknown_words(four)
    page = client.post("/r/", {"reference": four}, follow=True).content.decode()
    assert "halfway up the hill is on the map of benches now" in page
    assert "Benches where people need to rest" in page
