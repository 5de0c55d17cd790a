"""Whoever does not write figures sees none that could show a person: on pages, charts, files and everywhere else."""

import itertools

import pytest
from tests.factories import grow_it as make

from coproduction_star.grow_it.indicators import on_the_star
from coproduction_star.grow_it.indicators.protecting import is_small, large_enough
from coproduction_star.grow_it.models import IndicatorFigure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("measured", ["share", "rate"])
def test_the_filter_and_the_rule_say_the_same(inside, measured):
    of = make.IndicatorFactory(programme=inside, measured=measured, per=10)
    pairs = [
        (count, size) for count, size in itertools.product((0, 1, 7, 8, 22, 23, 30, 93, 100), (29, 30, 100))
        if measured == "rate" or count <= size
    ]  # fmt: skip
    for place, (count, size) in enumerate(pairs):
        make.FigureFactory(
            programme=inside, indicator=of, count=count, size=size, starts_on=make.after(make.FIRST, place)
        )
    shown = set(IndicatorFigure.objects.filter(large_enough()).values_list("pk", flat=True))
    for figure in IndicatorFigure.objects.all():
        assert (figure.pk not in shown) is is_small(figure, measured), (figure.count, figure.size)
    assert 0 < len(shown) < len(pairs)


@pytest.fixture
def three_of_forty(share):
    make.months(share, [60, 61], count=60, size=100, approved_at="2026-01-01T09:00Z")
    make.FigureFactory(
        programme=share.programme, indicator=share, starts_on=make.after(make.FIRST, 2), value="7.5", count=3, size=40,
        narrative="Only Ann, Bob and Cy", approved_at="2026-01-01T09:00Z",
    )  # fmt: skip
    return share


@pytest.mark.parametrize(("role", "sees"), [("programme-lead", True), ("co-producer", False), ("researcher", False)])
def test_pages_and_files(three_of_forty, signed_in, at, role, sees):
    client, small = signed_in(role), IndicatorFigure.objects.get(count=3)
    for address in (
        at("indicator", three_of_forty.pk), at("figure", small.pk), at("figures_csv"), at("framework"),
    ):  # fmt: skip
        page = client.get(address)
        assert page.status_code == 200
        assert ("7.5" in page.content.decode()) is sees, address
    figure = client.get(at("figure", small.pk)).content.decode()
    assert ("Ann, Bob and Cy" in figure) is sees
    assert ("Too few to show" in figure) is not sees


def test_the_star_and_the_thread_pass_it_over(three_of_forty):
    figures = list(on_the_star.figures(three_of_forty.programme))
    assert [figure.value for figure in figures] == [61.0]
