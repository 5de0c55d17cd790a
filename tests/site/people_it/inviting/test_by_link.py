"""Somebody who was invited, with nothing but their link; and that their answers stay without a name."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coproduction_star.notices.models import Message
from coproduction_star.people_it.asking import invited as seals
from coproduction_star.people_it.inviting import services
from coproduction_star.people_it.inviting.addresses import code_of
from coproduction_star.people_it.models import AskedNoMore, Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(agreed, sent):
    """Ann's invitation, one of nine."""
    people = [agreed(email=f"person{number}@example.org") for number in range(9)]
    return sent().invited.get(participant=people[0])


def page_of(one, name="own_invitation"):
    return reverse(f"people_it:{name}", args=(code_of(one.pk),))


def test_the_page_says_what_is_known_and_sets_no_cookie(ann):
    answer = Client().get(page_of(ann))
    shown = answer.content.decode()
    assert "We do not know which answers are yours" in shown
    assert ann.participant.name not in shown
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"


def answer_all_of_it(client, ann):
    """From the link to the last page, leaving every question out."""
    first = client.get(page_of(ann, "own_invitation_go"))["Location"]
    client.get(first)
    words = client.post(first, {"look": "usual", "old_enough": "yes"})["Location"]
    agree = words.replace("/words/", "/agree/")
    return client.post(agree, {"kinds": ["statistics"]})


def test_the_answers_count_for_the_person_and_nothing_ties_them(ann):
    sent = answer_all_of_it(Client(), ann)
    assert sent["Location"].endswith("/sent/")
    ann.refresh_from_db()
    assert ann.answered
    answers = Response.objects.get(survey=ann.sample.survey, finished_at__isnull=False)
    assert answers.participant is None
    assert answers.link == ann.link
    assert ann.sample.invited.filter(link=answers.link).count() == 9
    held = {str(value) for field in Response._meta.fields if (value := field.value_from_object(answers)) is not None}
    assert str(ann.pk) not in " ".join(held)


def test_the_link_works_once(ann):
    answer_all_of_it(Client(), ann)
    shown = Client().get(page_of(ann)).content.decode()
    assert "You have answered" in shown
    assert Client().get(page_of(ann, "own_invitation_go"))["Location"] == page_of(ann)


def test_beginning_is_not_answering(ann):
    client = Client()
    first = client.get(page_of(ann, "own_invitation_go"))["Location"]
    client.get(first)
    client.post(first, {"look": "usual", "old_enough": "yes"})
    ann.refresh_from_db()
    assert not ann.answered


def test_a_seal_that_somebody_made_up_counts_nobody(ann):
    client = Client()
    first = client.get(page_of(ann, "own_invitation_go"))["Location"].partition("?")[0]
    client.get(first)
    words = client.post(f"{first}?invited={ann.pk}", {"look": "usual", "old_enough": "yes"})["Location"]
    assert client.post(words.replace("/words/", "/agree/"), {"kinds": []})["Location"].endswith("/sent/")
    ann.refresh_from_db()
    assert not ann.answered


def test_a_seal_of_another_survey_counts_nobody(ann, before):
    seals.has_answered(ann.pk, survey=before)
    ann.refresh_from_db()
    assert not ann.answered


@pytest.mark.parametrize(("said", "every"), [("stop", False), ("stop-all", True)])
def test_do_not_ask_me_again(ann, said, every):
    client = Client()
    shown = client.get(page_of(ann, "own_invitation_stop")).content.decode()
    assert "Not about any survey" in shown
    assert not AskedNoMore.objects.exists()
    client.post(page_of(ann, "own_invitation_stop"), {"said": said})
    assert (AskedNoMore.objects.get().survey is None) is every
    assert "We ask you no more" in client.get(page_of(ann)).content.decode()


def test_whoever_answered_on_paper_says_so(ann):
    Client().post(page_of(ann, "own_invitation_answered"))
    ann.refresh_from_db()
    assert ann.answered


def test_the_link_ends_with_the_survey(ann):
    ann.sample.survey.closes_on = timezone.localdate() - dt.timedelta(days=1)
    ann.sample.survey.save()
    for name in ("own_invitation", "own_invitation_go", "own_invitation_stop"):
        answer = Client().get(page_of(ann, name))
        assert answer.status_code == 410
        assert ann.sample.survey.title not in answer.content.decode()


def test_before_it_is_sent_a_link_opens_nothing(agreed, drawn):
    agreed()
    assert Client().get(page_of(drawn().invited.get())).status_code == 404


@pytest.mark.usefixtures("one_moment")
def test_who_tries_codes_must_wait(ann):
    client = Client()
    statuses = [client.get("/t/ask/2222-2222-2222-2222/").status_code for _try in range(11)]
    assert statuses == [404] * 10 + [429]


def test_of_so_few_that_answers_could_be_told_apart_all_come_by_the_open_link(agreed, sent):
    agreed()
    one = sent().invited.get()
    assert "/surveys/open-one/" in Client().get(page_of(one, "own_invitation_go"))["Location"]


def test_a_code_without_dashes_and_in_small_letters_opens_it_too(ann):
    typed = code_of(ann.pk).replace("-", "").lower()
    assert Client().get(reverse("people_it:own_invitation", args=(typed,))).status_code == 200


def test_saying_stop_takes_back_what_has_not_gone(ann):
    services.write_messages.func(str(ann.organisation_id), str(ann.programme_id), str(ann.sample_id), False)
    services.stop(invitee=ann, every=True)
    assert Message.objects.get(to=ann.participant.email).withdrawn_at is not None
