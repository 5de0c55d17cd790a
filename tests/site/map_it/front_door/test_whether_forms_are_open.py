"""The front door says of the public forms what the forms themselves do."""

import pytest
from django.utils import timezone
from tests.factories.people import MembershipFactory
from tests.site.journeys.pages import of_programme

from coproduction_star.accounts.models import User
from coproduction_star.voices.selectors import Closed, listening_of, safeguarding_leads, what_else_closes, why_closed

pytestmark = pytest.mark.django_db
OPEN = "the forms are open"


@pytest.fixture
def looked_after(inside, organisation):
    MembershipFactory(organisation=organisation, roles=["safeguarding-lead"])
    return inside


def front_door(client, programme):
    return client.get(of_programme("star", programme) + "front-door/").content.decode()


def test_a_programme_that_is_not_public_promises_them_for_then(looked_after, signed_in):
    page = front_door(signed_in("programme-lead"), looked_after)
    assert OPEN not in page
    assert "Once the page is public, people can tell you something" in page


def test_a_public_programme_has_them_open(looked_after, signed_in):
    looked_after.published_at = timezone.now()
    looked_after.save()
    assert OPEN in front_door(signed_in("programme-lead"), looked_after)


def test_publication_is_all_that_may_be_missing(looked_after):
    reasons = why_closed(looked_after, listening_of(looked_after), safeguarding_leads(looked_after))
    assert reasons == (Closed.NOT_PUBLISHED,)
    assert what_else_closes(looked_after) == ()


def test_a_programme_that_has_ended_listens_no_more(looked_after):
    looked_after.archived_at = timezone.now()
    assert what_else_closes(looked_after) == (Closed.ENDED,)


def test_without_a_safeguarding_lead_nobody_would_listen(inside):
    assert what_else_closes(inside) == (Closed.NO_LEAD,)


def test_the_list_says_that_no_lead_can_be_written_to(looked_after, signed_in):
    said = "A safeguarding lead can be written to: one has an e-mail address. "
    looked_after.published_at = timezone.now()
    looked_after.save()
    assert f'{said}<strong class="govuk-tag govuk-tag--green">' in front_door(
        signed_in("programme-lead"), looked_after
    )
    User.objects.filter(memberships__roles__role="safeguarding-lead").update(email="")
    assert what_else_closes(looked_after) == (Closed.NO_ADDRESS,)
    assert f'{said}<strong class="govuk-tag govuk-tag--grey">' in front_door(signed_in("programme-lead"), looked_after)
