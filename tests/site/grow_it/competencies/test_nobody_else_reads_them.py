"""Skills of named people: they read them first, others only while they let them, and nobody by a detour."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled
from tests.factories.grow_it_skills import (
    RaterSlipFactory,
    SkillsHereFactory,
    SkillsProfileFactory,
    SkillsRatingFactory,
)
from tests.factories.journeys import ProgrammeRoleFactory
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.competencies import selectors, services
from coproduction_star.grow_it.competencies.kept import Kept, Said, sealed
from coproduction_star.grow_it.models import RaterSlip, SkillsProfile, SkillsRating
from coproduction_star.journeys.steps import Asked
from coproduction_star.organisations.roles import Role
from coproduction_star.voices.my_data.services import erase_participant

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)
SECRET = "Unmistakable example"


def keeping(levels, example=""):
    return sealed(Kept({skill: (Said(level, example, DAY),) for skill, level in levels.items()}))


def browser_of(person):
    client = Client()
    client.force_login(person.user)
    take_second_step(client, person.user)
    return client


@pytest.fixture
def ann(inside, member):
    """Somebody who says of herself what nobody else may read."""
    one = member("practitioner")
    ProgrammeRoleFactory(programme=inside, membership=one, role=Role.PRACTITIONER)
    SkillsProfileFactory(
        organisation=inside.organisation, participant=one.participant, sealed=keeping({"CP01": 1, "CP02": 4}, SECRET)
    )
    return one


@pytest.fixture
def profile(ann):
    return SkillsProfile.objects.get(participant=ann.participant)


def addresses_of_skills(at, profile):
    names = ("competencies", "skills_of_the_team", "recognitions", "my_skills", "choose_my_role")
    yield from (at(name) for name in names)
    yield at("rate_my_skill", "CP01")


@pytest.mark.parametrize("role", list(Role))
def test_no_role_reads_what_somebody_keeps(signed_in, at, ann, profile, role):
    reader = signed_in(role)
    for address in addresses_of_skills(at, profile):
        page = reader.get(address)
        assert SECRET not in page.content.decode(), address
    for address in (reverse("organisations:audit", args=[ann.organisation.slug]), at("framework")):
        assert SECRET not in reader.get(address).content.decode()


def test_the_person_reads_it_themselves(at, ann):
    page = browser_of(ann).get(at("my_skills")).content.decode()
    assert SECRET in page
    assert "You alone read this page." in page
    assert "never used to decide about pay" in page


def test_a_share_opens_it_for_one_person_until_it_is_taken_back(at, ann, member, inside, profile):
    ben, eve = member("observer"), member("administrator")
    services.share(profile=profile, with_whom=ben.participant, with_others=False, by=ann.user)
    found = profile.shares.get()
    where = at("shared_skills", found.pk)
    assert SECRET in browser_of(ben).get(where).content.decode()
    assert browser_of(eve).get(where).status_code == 404
    assert browser_of(eve).post(at("take_back_my_skills", found.pk)).status_code == 404
    browser_of(ann).post(at("take_back_my_skills", found.pk))
    assert browser_of(ben).get(where).status_code == 404


def test_whoever_leaves_shares_no_more(at, ann, member, profile):
    ben = member("observer")
    services.share(profile=profile, with_whom=ben.participant, with_others=True, by=ann.user)
    ann.ended_at = dt.datetime(2026, 11, 3, tzinfo=dt.UTC)
    ann.save()
    assert browser_of(ben).get(at("shared_skills", profile.shares.get().pk)).status_code == 404


@pytest.mark.parametrize(("number", "told"), [(4, False), (5, True)])
def test_others_are_summed_up_from_five_on(at, ann, profile, number, told):
    for one in range(number):
        SkillsRatingFactory(profile=profile, number=one + 1, levels={"CP01": 3})
    page = browser_of(ann).get(at("my_skills")).content.decode()
    assert ("Colleagues: Skilled" in page) is told


def test_a_sixth_answer_changes_nothing_so_that_it_is_not_given_away(profile):
    for number, level in enumerate((1, 1, 2, 2, 2), start=1):
        SkillsRatingFactory(profile=profile, number=number, levels={"CP01": level})
    before = selectors.seen_of(profile)
    for number in range(6, 10):
        SkillsRatingFactory(profile=profile, number=number, levels={"CP01": 4})
        assert selectors.seen_of(profile) == before
    SkillsRatingFactory(profile=profile, number=10, levels={"CP01": 4})
    assert selectors.seen_of(profile) != before


def test_colleagues_and_people_who_use_the_service_are_never_added_up(profile):
    for number in range(1, 4):
        SkillsRatingFactory(profile=profile, number=number, kind="colleague")
        SkillsRatingFactory(profile=profile, number=number, kind="uses-service")
    assert selectors.seen_of(profile) == {"colleague": {}, "uses-service": {}}


def test_a_skill_that_fewer_spoke_of_is_not_told(profile):
    for number in range(1, 6):
        SkillsRatingFactory(profile=profile, number=number, levels={"CP01": 2} | ({"CP02": 1} if number > 1 else {}))
    assert set(selectors.seen_of(profile)["colleague"]) == {"CP01"}


def test_only_how_they_see_it_is_shared_where_that_was_said(at, ann, member, profile):
    for number in range(1, 6):
        SkillsRatingFactory(profile=profile, number=number, levels={"CP01": 3})
    ben = member("observer")
    for with_others in (False, True):
        services.share(profile=profile, with_whom=ben.participant, with_others=with_others, by=ann.user)
        page = browser_of(ben).get(at("shared_skills", profile.shares.get().pk)).content.decode()
        assert ("Colleagues: Skilled" in page) is with_others


def test_an_answer_leads_to_nobody(profile):
    slip = RaterSlipFactory(profile=profile, code="ABCD-EFGH")
    services.rate_another(slip=slip, levels={"CP01": 2})
    assert not RaterSlip.objects.exists()
    held = {field.name for field in SkillsRating._meta.concrete_fields}
    assert held == {"id", "organisation", "made_at", "profile", "kind", "number", "sealed"}


def test_no_table_and_no_event_holds_the_words(ann, profile, member):
    ben = member("observer")
    services.rate_oneself(profile=profile, skill="CP03", level=4, example=SECRET, on=DAY, version=1, by=ann.user)
    services.share(profile=profile, with_whom=ben.participant, with_others=True, by=ann.user)
    services.make_slips(profile=profile, kind="colleague", number=5, until=dt.date(2030, 1, 1), by=ann.user)
    with scopes_disabled():
        for model in apps.get_models():
            rows = list(model._base_manager.values_list())
            assert SECRET not in json.dumps(rows, default=str), model
        own = Event.objects.filter(verb__startswith="grow_it.skills")
        assert own.count() == 3
        assert not own.exclude(by=None, for_whom=None, subject="organisations.organisation").exists()
        assert not [one for one in own if one.detail]
    assert not mail.outbox


def test_what_is_sealed_is_opened_with_an_older_key_and_sealed_anew(profile, settings):
    before = profile.sealed
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    assert services.seal_skills_anew() == 1
    profile.refresh_from_db()
    assert profile.sealed != before
    settings.SECRET_KEY_FALLBACKS = []
    assert selectors.kept_of(profile).levels == {"CP01": 1, "CP02": 4}


def test_the_search_finds_none_of_it(ann, inside, member):
    from coproduction_star.grow_it.step import search
    from coproduction_star.organisations.selectors import access_of

    asked = Asked(("unmistakable",), access_of(member("administrator")), programme=inside)
    assert not [hit for finds in search(asked) for hit in finds.rows]


@pytest.mark.parametrize(("number", "told"), [(4, False), (5, True), (8, True)])
def test_the_team_sees_numbers_from_five_who_chose_it(signed_in, at, inside, number, told):
    for _one in range(number):
        row = SkillsHereFactory(programme=inside)
        SkillsProfile.objects.filter(pk=row.profile_id).update(sealed=keeping({"CP01": 2}))
    SkillsHereFactory(programme=inside, counted=False)
    page = signed_in("programme-lead").get(at("skills_of_the_team")).content.decode()
    assert ("Fewer than 5 people chose to be counted." in page) is not told
    assert ("about 10" in page) is (number == 8)
    assert ("too few to show" in page) is told


def test_nobody_is_counted_unless_they_chose_it(at, ann, inside, profile):
    client = browser_of(ann)
    assert not selectors.is_counted(profile, inside)
    client.post(at("count_my_skills"), {"counted": "yes"})
    assert selectors.is_counted(profile, inside)
    client.post(at("count_my_skills"), {"counted": "no"})
    assert not selectors.is_counted(profile, inside)


def test_a_copy_holds_what_they_said_and_of_others_the_sum_alone(ann, profile):
    for number in range(1, 6):
        SkillsRatingFactory(profile=profile, number=number, levels={"CP01": number if number < 5 else 1})
    packed = browser_of(ann).get(reverse("voices:copy")).content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        text = "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    assert SECRET in text
    assert '"middle": 2.0' in text
    assert profile.sealed not in text


def test_erasing_takes_all_of_it(ann, profile, inside):
    SkillsRatingFactory(profile=profile)
    RaterSlipFactory(profile=profile)
    SkillsHereFactory(programme=inside, profile=profile)
    erase_participant(participant=ann.participant, by=None)
    with scope(organisation=ann.organisation_id, programme=None):
        assert not SkillsProfile.objects.exists()
        assert not SkillsRating.objects.exists()
        assert not RaterSlip.objects.exists()


def test_the_address_of_a_link_is_told_to_no_page_and_sets_no_cookie(profile):
    RaterSlipFactory(profile=profile, code="ABCD-EFGH")
    answer = Client().get(reverse("grow_it:see_somebody", args=["ABCD-EFGH"]))
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert SECRET not in answer.content.decode()


def test_nobody_answers_about_themselves_to_work_out_the_one_other_answer(ann, profile):
    RaterSlipFactory(profile=profile, code="ABCD-EFGH")
    where = reverse("grow_it:see_somebody", args=["ABCD-EFGH"])
    own = browser_of(ann)
    assert own.get(where).status_code == own.post(where, {"page": "4", "CP01": "1", "go": "on"}).status_code == 403
    assert not SkillsRating.objects.exists()


def test_wrong_codes_are_slowed(profile):
    client = Client(REMOTE_ADDR="192.0.2.72")
    seen = {client.get(reverse("grow_it:see_somebody", args=[f"WRONG-{number}"])).status_code for number in range(12)}
    assert seen == {404, 429}


def test_the_page_of_ones_own_skills_takes_few_queries(at, ann, profile, django_assert_max_num_queries):
    for number in range(1, 11):
        SkillsRatingFactory(profile=profile, number=number)
    client = browser_of(ann)
    client.get(at("my_skills"))
    with django_assert_max_num_queries(24):
        client.get(at("my_skills"))
    assert connection.vendor
