"""Just start offers what its reader can do, and leaves nobody before a list without a way on."""

import pytest
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.starting.prompts import PROMPTS, for_anyone
from coproduction_star.map_it.just_start.answers import suggestions

pytestmark = pytest.mark.django_db
STAFF = [prompt for prompt in PROMPTS if prompt.for_staff]


def test_nobody_without_an_account_is_offered_what_only_staff_can_do():
    offered = {slug for slug, _what in suggestions("")}
    assert STAFF
    assert offered == {prompt.slug for prompt in for_anyone()}
    assert not offered & {prompt.slug for prompt in STAFF}
    assert len(offered) >= 5


def test_anyones_things_do_not_speak_of_colleagues():
    for prompt in for_anyone():
        assert "colleague" not in f"{prompt.what} {prompt.how}"


@pytest.mark.parametrize("role", ["observer", "critical-friend", "researcher", "moderator", "safeguarding-lead"])
def test_whoever_may_not_promise_is_told_why_and_led_on(signed_in, programme, role):
    page = signed_in(role).get(of_programme("just_start", programme)).content.decode()
    assert "does not write down promises" in page
    assert 'href="/just-start/"' in page
    assert "I promise to try this" not in page


def test_whoever_may_promise_sees_no_such_words(signed_in, programme):
    page = signed_in("practitioner").get(of_programme("just_start", programme)).content.decode()
    assert "does not write down promises" not in page
    assert "I promise to try this" in page
