"""Anyone writes a plan and prints it; nothing is kept unless somebody with an account asks."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from coproduction_star.audit.models import Event
from coproduction_star.together.models import OwnPlan
from coproduction_star.together.my_plan import keeping
from coproduction_star.together.step import erase, personal_data

pytestmark = pytest.mark.django_db
PLAN = {"name": "Sam <b>", "i_do": "I swim on Fridays", "ask_whom": "Bethan, 01632 960 000"}


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def here(programme):
    cache.clear()
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.published_at = timezone.now()
        programme.save()
        yield programme


@pytest.fixture
def public(here):
    return reverse("together:public_my_plan", args=(here.organisation.slug, here.slug))


def test_anyone_writes_a_plan_and_nothing_of_it_is_kept(public):
    browser = Client()
    assert "What do I do myself?" in text_of(browser.get(public))
    page = text_of(browser.post(public, PLAN))
    assert "The plan of Sam &lt;b&gt;" in page
    assert "I swim on Fridays" in page
    assert "We do not keep this plan." in page
    assert "ring 999" in page
    assert "Keep it for me" not in page
    assert not OwnPlan.objects.exists()
    assert not Event.objects.filter(verb__startswith="together.own").exists()
    assert not browser.session.items()


def test_it_can_be_changed_without_being_kept(public):
    page = text_of(Client().post(public, {**PLAN, "do": "change"}))
    assert "I swim on Fridays</textarea>" in page
    assert "Show my plan" in page


def test_the_form_says_what_is_needed_and_keeps_what_was_typed(public):
    page = text_of(Client().post(public, {**PLAN, "i_do": ""}))
    assert "Write one thing that you do yourself." in page
    assert "Bethan, 01632 960 000" in page


def test_a_keep_in_public_keeps_nothing(public):
    Client().post(public, {**PLAN, "do": "keep"})
    assert not OwnPlan.objects.exists()


def test_an_empty_plan_can_be_printed_and_easy_read_asks_in_short_words(public):
    assert "star-paper__line" in text_of(Client().get(f"{public}?paper=1"))
    assert "What do you do to stay well?" in text_of(Client().get(f"{public}?look=easy"))


def test_with_an_account_one_asks_for_it_to_be_kept_and_only_oneself_reads_it(signed_in, at, here):
    resident = signed_in("co-producer")
    page = text_of(resident.post(at("my_plan"), PLAN))
    assert not OwnPlan.objects.exists()
    assert "Keep it for me" in page
    page = text_of(resident.post(at("my_plan"), {**PLAN, "do": "keep"}, follow=True))
    assert "Only you can open it." in page
    kept = OwnPlan.objects.get()
    assert "swim" not in kept.sealed
    assert "I swim on Fridays" in text_of(resident.get(at("my_plan")))
    assert "I swim on Fridays" not in text_of(signed_in("programme-lead").get(at("my_plan")))
    (held,) = personal_data(kept.participant_id)
    assert held.rows[0]["i_do"] == "I swim on Fridays"
    assert not any("swim" in str(one.detail) + one.subject_title for one in Event.objects.all())


def test_it_is_changed_erased_and_goes_with_the_person(signed_in, at, here):
    resident = signed_in("co-producer")
    resident.post(at("my_plan"), {**PLAN, "do": "keep"})
    page = text_of(resident.post(at("my_plan"), {**PLAN, "i_do": "I rest at noon"}))
    assert "We do not keep this plan." in page, "not as it stands now"
    resident.post(at("my_plan"), {**PLAN, "i_do": "I rest at noon", "do": "keep"})
    kept = OwnPlan.objects.get()
    assert keeping.kept_of(here, kept.participant_id)["i_do"] == "I rest at noon"
    resident.post(at("my_plan"), {"do": "erase"})
    assert not OwnPlan.objects.exists()
    resident.post(at("my_plan"), {**PLAN, "do": "keep"})
    erase(kept.participant_id)
    assert not OwnPlan.objects.exists()


def test_a_new_key_seals_it_anew_and_a_lost_one_shows_an_empty_form(signed_in, at, here, settings):
    resident = signed_in("co-producer")
    resident.post(at("my_plan"), {**PLAN, "do": "keep"})
    old = settings.SECRET_KEY
    person = OwnPlan.objects.get().participant_id
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key", [old]
    assert keeping.kept_of(here, person)["i_do"] == "I swim on Fridays"
    assert keeping.seal_plans_anew() == 1
    settings.SECRET_KEY_FALLBACKS = []
    assert keeping.kept_of(here, person)
    settings.SECRET_KEY = "a third key"
    assert keeping.kept_of(here, person) == {}
