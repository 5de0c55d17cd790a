"""Before an election no page of a programme names a councillor."""

import pytest
from django.urls import reverse
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import FAR
from tests.site.addresses import Address, addresses

from coproduction_star.journeys.services import make_promise
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.comments.services import add_comment

pytestmark = pytest.mark.django_db
NAME = "Zebedee Unmistakable"
ONLY = {"organisation", "programme", "initiative_id"}
NOT_HERE = {"journeys:copied_programme"}
"""Only where a programme began as a copy."""
PAGES = [
    page
    for page in addresses()
    if page.name.startswith("journeys:")
    and page.name not in NOT_HERE
    and "organisation" in page.parts
    and set(page.parts) <= ONLY
]


@pytest.fixture
def initiative(member, programme, organisation, in_organisation, add):
    """Something a councillor wrote down, promised and spoke about."""
    councillor = member("councillor", user__name=NAME)
    with in_organisation(organisation, programme):
        ProgrammeRoleFactory(programme=programme, membership=councillor, role="councillor")
        made = add("Walk together")
        make_promise(programme=programme, what="x", due_on=FAR, who=councillor.participant, by=councillor.user)
        add_comment(subject=made, text="Good", participant_id=councillor.participant_id, by=councillor.user)
    return made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_the_councillor(page: Address, initiative, programme, organisation, signed_in) -> None:
    Organisation.objects.update(election_from="2000-01-01", election_until="2099-01-01")
    values = {"organisation": organisation.slug, "programme": programme.slug, "initiative_id": initiative.pk}
    client = signed_in("programme-lead")
    answer = client.get(reverse(page.name, kwargs={part: values[part] for part in page.parts}))
    assert answer.status_code in (200, 302, 405)
    assert NAME not in answer.content.decode(errors="replace")


def test_outside_the_period_the_name_is_shown(initiative, programme, organisation, signed_in) -> None:
    values = {"organisation": organisation.slug, "programme": programme.slug}
    client = signed_in("programme-lead")
    assert NAME in client.get(reverse("journeys:people", kwargs=values)).content.decode()
