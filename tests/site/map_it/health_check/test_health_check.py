"""Eight questions about an initiative: what is strong, at most three things to try, and cases that did them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it import step
from coproduction_star.map_it.health_check import services
from coproduction_star.map_it.health_check.questions import asked, strong_points, to_improve
from coproduction_star.map_it.models import HealthCheck

STRONG = {question.slug: "strong" for question in asked()}


def at(name, initiative, *more):
    programme = initiative.programme
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, initiative.pk, *more))


def slugs(questions):
    return [question.slug for question in questions]


def test_they_are_asked_in_the_language_of_the_reader():
    with translation.override("cy"):
        assert [question.slug for question in asked()] == list(STRONG)
        assert asked()[0].words == "Pwy sy’n penderfynu sut mae’n cael ei rhedeg?"


def test_the_worked_example_of_the_method_page():
    answers = STRONG | {"load": "partly", "known": "weak", "missing": "weak", "back": "partly"}
    assert slugs(to_improve(answers)) == ["missing", "known", "load"]
    assert slugs(strong_points(answers)) == ["decides", "blocks", "easier", "without"]


def test_all_strong_suggests_nothing_and_all_weak_suggests_three():
    assert to_improve(STRONG) == []
    assert slugs(to_improve(dict.fromkeys(STRONG, "weak"))) == ["load", "missing", "decides"]


@pytest.mark.django_db
def test_the_result_names_the_reason_the_promise_and_cases(signed_in, add, inside):
    one = add("Lunch club for older people", status="existing")
    client = signed_in("practitioner")
    shown = client.post(at("health_check", one), STRONG | {"load": "weak"}, follow=True).content.decode()
    assert "Take something off them before you add anything." in shown
    assert "Somebody is worn out" in shown
    assert "what=Talk+with+whoever" in shown
    assert "/cases/" in shown
    assert "Shares:" in shown


@pytest.mark.django_db
def test_the_promise_has_its_words_in_it(signed_in, programme, add):
    page = signed_in("practitioner").get(of_programme("new_promise", programme), {"what": "Talk with Ada"})
    assert 'value="Talk with Ada"' in page.content.decode()


@pytest.mark.django_db
def test_one_click_says_that_it_could_be_better(signed_in, add, lead, inside):
    one = add(status="existing", cos=["co-design"], place_name="Harbour")
    check = services.keep_check(initiative=one, answers=STRONG | {"load": "weak"}, by=lead.user)
    signed_in("practitioner").post(at("health_improve", one, check.pk))
    kept = Initiative.objects.get()
    assert (kept.status, kept.co_design, kept.place.name) == ("improve", True, "Harbour")


@pytest.mark.django_db
def test_an_answer_left_out_is_asked_for_and_the_others_stay(signed_in, add, inside):
    one = add(status="existing")
    sent = {slug: answer for slug, answer in STRONG.items() if slug != "load"}
    page = signed_in("practitioner").post(at("health_check", one), sent).content.decode()
    assert "Choose the answer that is nearest to the truth." in page
    assert page.count(" checked") == 7
    assert not HealthCheck.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [{}, STRONG | {"load": "splendid"}])
def test_a_service_keeps_no_half_check(add, lead, inside, answers):
    one = add()
    with pytest.raises(services.NotAnswered):
        services.keep_check(initiative=one, answers=answers, by=lead.user)
    assert not HealthCheck.objects.exists()


@pytest.mark.django_db
def test_earlier_checks_stay_and_are_shown(signed_in, add, lead, inside):
    one = add(status="existing")
    first = services.keep_check(initiative=one, answers=STRONG, by=lead.user)
    second = services.keep_check(initiative=one, answers=STRONG | {"load": "weak"}, by=lead.user)
    shown = signed_in("observer").get(at("health_result", one, second.pk)).content.decode()
    assert at("health_result", one, first.pk) in shown
    assert "8 of 8 strong" in shown


@pytest.mark.django_db
def test_an_observer_reads_a_check_and_makes_none(signed_in, add, lead, inside):
    one = add(status="existing")
    check = services.keep_check(initiative=one, answers=STRONG | {"load": "weak"}, by=lead.user)
    client = signed_in("observer")
    assert client.get(at("health_result", one, check.pk)).status_code == 200
    assert client.post(at("health_check", one), STRONG).status_code == 403
    assert client.post(at("health_improve", one, check.pk)).status_code == 403


@pytest.mark.django_db
def test_it_stands_on_the_golden_thread(signed_in, programme, add, lead, inside):
    one = add(status="existing")
    check = services.keep_check(initiative=one, answers=STRONG, by=lead.user)
    shown = signed_in("observer").get(of_programme("initiative", programme, one.pk)).content.decode()
    assert shown.count(at("health_result", one, check.pk)) == 2


@pytest.mark.django_db
def test_a_year_without_a_check_is_a_next_action(programme, add, lead, outcome, inside):
    cos = ["co-commission", "co-design", "co-deliver", "co-assess"]
    made = [add(f"Club {number}", status="existing", cos=cos, outcomes=[outcome]) for number in range(3)]
    assert "check how something" in step.next_action(programme).title
    check = services.keep_check(initiative=made[0], answers=STRONG, by=lead.user)
    assert step.next_action(programme) is None
    HealthCheck.objects.filter(pk=check.pk).update(made_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert "check how something" in step.next_action(programme).title


@pytest.mark.django_db
def test_the_result_keeps_to_its_queries(signed_in, add, lead, inside, django_assert_max_num_queries):
    one = add("Lunch club for older people", status="existing")
    checks = [services.keep_check(initiative=one, answers=STRONG | {"load": "weak"}, by=lead.user) for _ in range(9)]
    client = signed_in("practitioner")
    client.get(at("health_result", one, checks[0].pk))
    with django_assert_max_num_queries(12):
        client.get(at("health_result", one, checks[-1].pk))
