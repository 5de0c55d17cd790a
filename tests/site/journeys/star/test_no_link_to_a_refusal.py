"""Every link of the Star, its steps and its tools opens for whoever sees it."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import MembershipFactory
from tests.site.conftest import take_second_step
from tests.site.journeys.pages import of_organisation, of_programme

from coproduction_star.organisations.roles import Role

pytestmark = pytest.mark.django_db
PAGES = ("star", "initiatives", "outcomes", "decisions", "people", "tools")
STEPS = ("map-it", "focus-it", "people-it", "market-it", "grow-it", "together")


@pytest.fixture
def in_one_programme(in_organisation, organisation, programme):
    """A browser of somebody who holds a role in one programme only."""

    def make(role):
        with in_organisation(organisation, programme):
            member = MembershipFactory(organisation=organisation)
            ProgrammeRoleFactory(programme=programme, membership=member, role=role)
        client = Client()
        client.force_login(member.user)
        take_second_step(client, member.user)
        return client

    return make


def links_of(client: Client, page: str) -> Iterator[str]:
    answer = client.get(page)
    assert answer.status_code == 200, page
    words = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    yield from (link for link in re.findall(r'href="(/[^"#?]*)', words) if not link.endswith(("svg", "png", "pptx")))


def refusals(client: Client, programme) -> dict[str, int]:
    pages = [*(of_programme(name, programme) for name in PAGES)]
    pages += [of_programme("star", programme) + f"{step}/" for step in STEPS]
    links = {link for page in pages for link in links_of(client, page)}
    assert len(links) > 10
    codes = {link: client.get(link, follow=True).status_code for link in sorted(links)}
    return {link: code for link, code in codes.items() if code != 200}


@pytest.mark.parametrize("role", list(Role))
def test_every_link_opens_for_a_member_with_this_role(signed_in, programme, role):
    assert refusals(signed_in(role), programme) == {}


@pytest.mark.parametrize("role", [Role.CO_PRODUCER, Role.PROGRAMME_LEAD, Role.OBSERVER])
def test_every_link_opens_for_somebody_of_this_programme_only(in_one_programme, programme, role):
    assert refusals(in_one_programme(role), programme) == {}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CO_PRODUCER])
def test_every_link_of_a_closed_programme_opens(signed_in, programme, role):
    programme.closed_at, programme.heard, programme.decided = timezone.now(), "Much", "A little"
    programme.save()
    assert refusals(signed_in(role), programme) == {}


def test_whoever_may_still_finds_the_tools_on_the_step(signed_in, programme, organisation):
    page = signed_in("programme-lead").get(of_programme("star", programme) + "map-it/").content.decode()
    assert f'href="{of_organisation("places", organisation)}"' in page
    assert "/front-door/" in page
