"""From the first level to a plan; others who answer by a link; thanks that are no pay."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.grow_it_skills import RaterSlipFactory, RecognitionFactory, SkillsProfileFactory
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import ParticipantFactory
from tests.site.conftest import take_second_step

from coproduction_star.data.competencies import competencies
from coproduction_star.grow_it.competencies.selectors import kept_of
from coproduction_star.grow_it.models import RaterSlip, Recognition, SkillsProfile, SkillsRating

pytestmark = pytest.mark.django_db


def text_of(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


@pytest.fixture
def me(inside, member):
    one = member("co-producer")
    ProgrammeRoleFactory(programme=inside, membership=one, role="co-producer")
    return one


@pytest.fixture
def client(me):
    found = Client()
    found.force_login(me.user)
    take_second_step(found, me.user)
    return found


@pytest.fixture
def begun(client, at, me):
    client.post(at("choose_my_role"), {"role": "front-line"})
    return SkillsProfile.objects.get()


def soon(days=10):
    day = timezone.localdate() + dt.timedelta(days=days)
    return {"until_day": day.day, "until_month": day.month, "until_year": day.year}


def test_everybody_reads_the_skills_and_what_a_role_aims_at(client, at):
    page = text_of(client.get(at("competencies")))
    assert all(one.name in page for one in competencies())
    assert "Aim of this role" not in page
    assert text_of(client.get(at("competencies") + "?role=manager")).count("Aim of this role") == 13
    assert "Aim of this role" not in text_of(client.get(at("competencies") + "?role=resident"))


def test_nothing_is_kept_before_somebody_begins(client, at):
    assert "No manager and no administrator can" in text_of(client.get(at("my_skills")))
    assert client.get(at("rate_my_skill", "CP01")).status_code == 404
    assert client.get(at("share_my_skills")).status_code == 404
    assert "Choose a role." in text_of(client.post(at("choose_my_role"), {}))


def test_one_skill_after_the_other(client, at, begun):
    said = {"level": "2", "example": "I asked Mrs Evans", "version": "1"}
    answer = client.post(at("rate_my_skill", "CP01"), said)
    assert answer.url == at("rate_my_skill", "CP02")
    page = text_of(client.get(at("my_skills")))
    assert "I asked Mrs Evans" in page
    assert "To learn" in page
    assert client.post(at("rate_my_skill", "CP13"), {"level": "4", "version": "2"}).url == at("my_skills")
    assert client.get(at("rate_my_skill", "CP99")).status_code == 404


def test_a_level_that_is_missing_says_so_and_keeps_the_example(client, at, begun):
    page = text_of(client.post(at("rate_my_skill", "CP01"), {"level": "", "example": "Kept words", "version": "1"}))
    assert "Choose what fits best, or go on to the next skill." in page
    assert "Kept words" in page


def test_two_windows_lose_nothing(client, at, begun):
    client.post(at("rate_my_skill", "CP01"), {"level": "2", "version": "1"})
    page = text_of(client.post(at("rate_my_skill", "CP01"), {"level": "4", "example": "Mine", "version": "1"}))
    assert "Somebody else changed this while you were writing" in page
    assert "Mine" in page


def test_another_role_keeps_what_was_said(client, at, begun):
    client.post(at("rate_my_skill", "CP01"), {"level": "2", "version": "1"})
    client.post(at("choose_my_role"), {"role": "manager"})
    begun.refresh_from_db()
    assert begun.role == "manager"
    assert kept_of(begun).levels == {"CP01": 2}


def test_a_plan_is_kept_changed_done_and_taken_out(client, at, begun):
    said = {"skill": "CP05", "what": "Lead a small group", "how": "Twice", "who": "Dot", "version": "1",
            "by_when_day": "1", "by_when_month": "3", "by_when_year": "2027"}  # fmt: skip
    page = text_of(client.post(at("new_skills_plan"), said, follow=True))
    assert "Lead a small group" in page
    assert "by 1 March 2027" in page
    assert "with help from Dot" in page
    key = kept_of(SkillsProfile.objects.get()).plan[0].key
    client.post(at("skills_plan_done"), {"key": key, "done": "yes"})
    changed = {**said, "what": "Lead a large group", "version": "3"}
    client.post(at("skills_plan", key), changed)
    kept = kept_of(SkillsProfile.objects.get()).plan[0]
    assert (kept.what, kept.done_on) == ("Lead a large group", timezone.localdate())
    client.post(at("skills_plan_drop"), {"key": key})
    assert not kept_of(SkillsProfile.objects.get()).plan
    assert client.post(at("skills_plan_drop"), {"key": key}).status_code == 404
    assert client.get(at("skills_plan", "nothing")).status_code == 404


def test_links_are_shown_once_and_answered_once_without_an_account(client, at, begun):
    page = text_of(client.post(at("ask_about_my_skills"), {"kind": "colleague", "number": "5", **soon()}))
    codes = {part.split("/")[0] for part in page.split("/k/")[1:]}
    assert len(codes) == RaterSlip.objects.count() == 5
    assert not any(code in text_of(client.get(at("my_skills"))) for code in codes)
    outside, where = Client(), reverse("grow_it:see_somebody", args=[codes.pop()])
    page = text_of(outside.get(where))
    assert "They ask me what I am good at." in page
    assert "Page 1 of 4" in page
    page = text_of(outside.post(where, {"page": "1", "CP01": "3", "go": "on"}))
    assert "Page 2 of 4" in page
    assert 'name="CP01" value="3"' in page.replace("'", '"')
    assert not SkillsRating.objects.exists()
    page = text_of(outside.post(where, {"page": "4", "CP01": "3", "CP13": "1", "go": "on"}))
    assert "Thank you" in page
    assert SkillsRating.objects.count() == 1
    assert "opens nothing any more" in text_of(outside.get(where), 404)
    assert "opens nothing any more" in text_of(outside.post(where, {"page": "4", "CP01": "1", "go": "on"}), 404)


def test_whoever_answers_can_go_back_and_must_say_something(begun):
    RaterSlipFactory(profile=begun, code="ABCD")
    where, outside = reverse("grow_it:see_somebody", args=["ABCD"]), Client()
    page = text_of(outside.post(where, {"page": "2", "CP01": "3", "go": "back"}))
    assert "Page 1 of 4" in page
    assert "checked" in page
    assert "Answer one sentence at least." in text_of(outside.post(where, {"page": "4", "CP01": "0", "go": "on"}))
    assert "Page 2 of 4" in text_of(outside.post(where, {"page": "99999", "go": "on"}))


def test_the_words_are_there_in_easy_read(begun):
    RaterSlipFactory(profile=begun, code="ABCD")
    page = text_of(Client().get(reverse("grow_it:see_somebody", args=["ABCD"]) + "?look=easy"))
    assert "You can stop at any time." in page


def test_a_link_whose_day_has_passed_opens_nothing(begun):
    RaterSlipFactory(profile=begun, code="ABCD", until="2020-01-01")
    assert "opens nothing any more" in text_of(Client().get(reverse("grow_it:see_somebody", args=["ABCD"])), 410)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"number": "4"}, "of fewer nothing is shown"), ({"number": "21"}, "Ask 20 people at most"),
        ({"kind": ""}, "Choose whom you ask."), (soon(-1), "This day has passed."),
        (soon(200), "This is too far away."),
    ],
)  # fmt: skip
def test_links_that_cannot_be_made_say_why(client, at, begun, more, words):
    said = {"kind": "colleague", "number": "8", **soon(), **more}
    assert words in text_of(client.post(at("ask_about_my_skills"), said))
    assert not RaterSlip.objects.exists()


def test_nobody_has_more_links_than_they_can_hand_out(client, at, begun):
    RaterSlipFactory.create_batch(55, profile=begun)
    page = text_of(client.post(at("ask_about_my_skills"), {"kind": "colleague", "number": "8", **soon()}))
    assert "You have many links open." in page


def test_open_links_are_ended(client, at, begun):
    RaterSlipFactory(profile=begun, code="ABCD")
    assert "End the open links" in text_of(client.get(at("my_skills")))
    client.post(at("end_my_links"), {"kind": "colleague"})
    assert "opens nothing any more" in text_of(Client().get(reverse("grow_it:see_somebody", args=["ABCD"])), 404)


def test_sharing_is_with_somebody_of_the_programme_who_signs_in(client, at, begun, member, inside):
    other = member("programme-lead")
    ProgrammeRoleFactory(programme=inside, membership=other, role="programme-lead")
    stranger = ParticipantFactory(organisation=inside.organisation, name="No account")
    page = text_of(client.get(at("share_my_skills")))
    assert str(other.participant.pk) in page
    assert str(stranger.pk) not in page
    assert str(begun.participant_id) not in page
    page = text_of(client.post(at("share_my_skills"), {"with_whom": other.participant.pk}, follow=True))
    assert "They can read it now, until you take it back." in page


def test_everything_is_deleted_at_once(client, at, begun):
    assert "This cannot be undone." in text_of(client.get(at("delete_my_skills")))
    client.post(at("delete_my_skills"))
    assert not SkillsProfile.objects.exists()


def test_thanks_are_read_by_the_person_first_and_by_others_if_they_like(client, at, me, inside, signed_in):
    said = {"participant": me.participant.pk, "kind": "catalyst", "words": "She rang every door", "from_whom": "Us"}
    lead = signed_in("programme-lead")
    assert "choose whether others may" in text_of(lead.post(at("new_recognition"), said, follow=True))
    assert "She rang every door" not in text_of(lead.get(at("recognitions")))
    assert "She rang every door" in text_of(client.get(at("recognitions")))
    found = Recognition.objects.get()
    assert lead.post(at("show_recognition", found.pk), {"shown": "yes"}).status_code == 404
    client.post(at("show_recognition", found.pk), {"shown": "yes"})
    assert "She rang every door" in text_of(lead.get(at("recognitions")))
    client.post(at("take_recognition_away", found.pk))
    assert not Recognition.objects.exists()


def test_thanks_need_a_person_and_words(lead_client, at, inside):
    page = text_of(lead_client.post(at("new_recognition"), {"kind": "", "from_whom": ""}))
    for words in ("Choose whom you thank.", "Choose one of the two.", "Write what they did."):
        assert words in page


def test_what_people_write_stays_words(client, at, inside, me):
    RecognitionFactory(programme=inside, participant=me.participant, may_be_shown=True)
    SkillsProfileFactory(organisation=inside.organisation)
    page = text_of(client.get(at("recognitions")))
    assert "<script>alert" not in page
