"""The Star of a programme: derived from records, one next action, files to take away."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.utils import timezone
from tests.factories.grow_it import FigureFactory, IndicatorFactory
from tests.factories.journeys import OutcomeFactory
from tests.factories.market_it import IncentivePlanFactory
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys import steps
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.star import selectors
from coproduction_star.journeys.steps import all_steps

pytestmark = pytest.mark.django_db


def star(client, programme):
    return client.get(of_programme("star", programme)).content.decode()


def test_a_new_programme_shows_one_next_action_and_just_start(signed_in, programme):
    page = star(signed_in("programme-lead"), programme)
    assert page.count("Next: ") == 1
    assert "Next: write down what people want to be different" in page
    assert "Just start" in page


def test_whoever_may_not_do_it_reads_it_without_the_button(signed_in, programme):
    page = star(signed_in("observer"), programme)
    assert "Next: write down what people want to be different" in page
    assert "Add outcomes" not in page


def test_progress_comes_from_records(add, inside, outcome):
    empty = {step.slug: progress.share for step, progress in selectors.walk(inside)}
    assert empty == {"map_it": 0.05, "focus_it": 0, "people_it": 0, "market_it": 0, "grow_it": 0}
    for co in ("co-commission", "co-design", "co-deliver", "co-assess"):
        add(co, cos=[co], outcomes=[outcome])
    fresh = Programme.objects.select_related("organisation").get()
    share = {step.slug: progress.share for step, progress in selectors.walk(fresh)}["map_it"]
    assert share == pytest.approx(0.15 / 3 + 0.25 * 4 / 12 + 0.2 + 0.2, abs=1e-4)


def test_the_facts_are_asked_once_and_those_of_the_register_once_a_change(inside, add, django_assert_num_queries):
    add(cos=["co-design"])
    programme = Programme.objects.get()
    with django_assert_num_queries(3):
        facts_of(programme)
        facts_of(programme)
    unchanged = Programme.objects.get()
    with django_assert_num_queries(2):
        facts_of(unchanged)


def test_the_query_that_is_written_once_counts_what_one_written_anew_counts(inside, add, outcome):
    add(cos=["co-design"], outcomes=[outcome])
    FigureFactory(programme=inside, indicator=IndicatorFactory(programme=inside, outcome=outcome))
    IncentivePlanFactory(programme=inside)
    today = timezone.localdate()
    steps = {f"{step.slug}__{name}": count for step in all_steps() for name, count in step.counts(today).items()}
    anew = Programme.objects.filter(pk=inside.pk).order_by().values(**steps).get()
    found = facts_of(Programme.objects.get(pk=inside.pk)).of_steps
    assert found == anew
    assert found["grow_it__figured"] == 1
    assert any(isinstance(number, UUID) for number in found.values())


def test_the_page_keeps_to_twelve_queries(signed_in, programme, add, django_assert_max_num_queries):
    for number in range(30):
        add(f"Initiative {number}", cos=["co-design"])
    client = signed_in("programme-lead")
    star(client, programme)  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(12):
        star(client, programme)


def test_hostile_names_stay_words(signed_in, programme, inside):
    OutcomeFactory(programme=inside)
    assert HOSTILE not in star(signed_in("programme-lead"), programme)


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_the_star_goes_on_a_slide(signed_in, programme, kind, begins):
    answer = signed_in("observer").get(of_programme("star_file", programme, kind))
    assert answer.content.startswith(begins)


@pytest.mark.parametrize("step", ["map-it", "focus-it", "people-it", "market-it", "grow-it", "together"])
def test_each_step_has_a_page_and_all_that_it_names_is_here(signed_in, programme, step):
    page = signed_in("observer").get(of_programme("star", programme) + f"{step}/").content.decode()
    assert "not in this release" not in page


def test_what_is_not_in_this_release_is_said_on_the_page_of_its_step(signed_in, programme, monkeypatch):
    monkeypatch.setitem(steps._steps, "together", replace(steps._steps["together"], not_yet="Shifts come later."))
    page = signed_in("observer").get(of_programme("star", programme) + "together/").content.decode()
    assert "Shifts come later." in page


def test_a_demonstration_says_so_on_its_pages(signed_in, programme, organisation):
    organisation.demonstration = True
    organisation.save()
    assert "This is a demonstration." in star(signed_in("observer"), programme)


def test_the_numbers_of_map_it_add_up(signed_in, programme, add):
    for title, status in [("Tea", "existing"), ("Walks", "improve"), ("Bank", "potential"), ("Visits", "stopped")]:
        add(title, status=status)
    page = signed_in("observer").get(of_programme("star", programme) + "map-it/").content.decode()
    assert "3 initiatives" in page
    assert "Already happening: 2. Could start: 1." in page
