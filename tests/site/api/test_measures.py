"""Measures and figures for programs: approved ones are read, small ones are not, new ones come all or none."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from tests.factories import grow_it as make
from tests.site.api.tokens import Program
from tests.site.conftest import InOrganisation

from coproduction_star.grow_it.models import FigureFile, Indicator, IndicatorFigure
from coproduction_star.journeys.models import Programme

pytestmark = pytest.mark.django_db
HERE = "/api/v1/o/eastbridge/p/ageing-well/measures"
MARCH = {"starts_on": "2026-03-01", "value": 12}


@pytest.fixture
def measure(programme: Programme, in_organisation: InOrganisation) -> Indicator:
    with in_organisation(programme.organisation, programme):
        return make.IndicatorFactory(programme=programme, title="Matches", library="matches-made", groups=["carers"])


@pytest.fixture
def share(programme: Programme, in_organisation: InOrganisation) -> Indicator:
    with in_organisation(programme.organisation, programme):
        return make.ShareFactory(programme=programme, title="People who feel safe")


def figures_of(measure: Indicator) -> str:
    return f"{HERE}/{measure.pk}/figures"


def fields_of(answer: Any) -> set[str]:
    assert answer.status_code == 422, answer.content
    return {problem["field"] for problem in answer.json()["problems"]}


def test_measures_come_with_their_line_of_the_library(program: Callable[..., Program], measure: Indicator) -> None:
    found = program("observer").get(HERE).json()
    assert [(one["title"], one["library"], one["better"]) for one in found["items"]] == [
        ("Matches", "matches-made", "up")
    ]


def test_only_what_somebody_approved_is_read(
    program: Callable[..., Program], measure: Indicator, in_organisation: InOrganisation
) -> None:
    with in_organisation(measure.organisation, measure.programme):
        make.months(measure, [1, 2, 3])
        newest = IndicatorFigure.objects.order_by("-starts_on")[0]
        IndicatorFigure.objects.filter(pk=newest.pk).update(approved_at=timezone.now())
    found = program("observer").get(figures_of(measure)).json()
    assert [(one["value"], one["starts_on"]) for one in found["items"]] == [(3.0, newest.starts_on.isoformat())]


def test_what_is_too_small_is_not_told_to_whoever_does_not_write_figures(
    program: Callable[..., Program], share: Indicator, in_organisation: InOrganisation
) -> None:
    with in_organisation(share.organisation, share.programme):
        make.FigureFactory(
            programme=share.programme, indicator=share, count=3, size=40, value=7.5, approved_at=timezone.now()
        )
    (small,) = program("observer").get(figures_of(share)).json()["items"]
    assert (small["value"], small["how_many"], small["too_small_to_show"]) == (None, None, True)
    (exact,) = program("programme-lead").get(figures_of(share)).json()["items"]
    assert (exact["value"], exact["how_many"], exact["too_small_to_show"]) == (7.5, 3.0, False)


def test_figures_are_brought_in_as_one_file_and_wait_for_approval(
    program: Callable[..., Program], measure: Indicator, in_organisation: InOrganisation
) -> None:
    body = {
        "name": "Nightly",
        "figures": [MARCH, {**MARCH, "group": "carers"}, {"starts_on": "2026-04-01", "value": 9}],
    }
    answer = program("practitioner").send("POST", figures_of(measure), body)
    assert answer.status_code == 201, answer.content
    assert answer.json()["added"] == 3
    with in_organisation(measure.organisation, measure.programme):
        file = FigureFile.objects.get()
        assert (str(file.pk), file.name, file.rows) == (answer.json()["file"], "Nightly", 3)
        assert IndicatorFigure.objects.filter(file=file, approved_at=None).count() == 3
        assert IndicatorFigure.objects.filter(ends_on="2026-03-31").count() == 2


def test_a_share_is_worked_out_from_how_many_of_how_many(
    program: Callable[..., Program], share: Indicator, in_organisation: InOrganisation
) -> None:
    row = {"starts_on": "2026-03-01", "how_many": 40, "of_how_many": 50}
    assert program("practitioner").send("POST", figures_of(share), {"figures": [row]}).status_code == 201
    with in_organisation(share.organisation, share.programme):
        assert IndicatorFigure.objects.get().value == 80


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"starts_on": "2026-03-01"}, "figures.1.value"),
        ({"starts_on": "2999-03-01", "value": 1}, "figures.1.starts_on"),
        ({"starts_on": "2026-04-09", "ends_on": "2026-04-01", "value": 1}, "figures.1.ends_on"),
        ({"starts_on": "2026-04-01", "value": 1, "group": "pilots"}, "figures.1.group"),
        ({"starts_on": "2026-04-01", "how_many": 1, "of_how_many": 2}, "figures.1.how_many"),
        ({"starts_on": "2026-03-15", "value": 1}, "figures.1.starts_on"),
        ({"starts_on": "2026-04-01", "valeu": 1}, "figures.1.valeu"),
        ({"starts_on": "last March", "value": 1}, "figures.1.starts_on"),
        ({"starts_on": "2026-04-01", "value": 1, "trust": 5}, "figures.1.trust"),
    ],
)
def test_one_bad_row_keeps_all_out_and_is_named(
    row: dict[str, Any], field: str, program: Callable[..., Program], measure: Indicator,
    in_organisation: InOrganisation,
) -> None:  # fmt: skip
    answer = program("practitioner").send("POST", figures_of(measure), {"figures": [MARCH, row]})
    assert fields_of(answer) == {field}
    with in_organisation(measure.organisation, measure.programme):
        assert not IndicatorFigure.objects.exists()
        assert not FigureFile.objects.exists()


def test_every_bad_row_is_named_at_once(program: Callable[..., Program], share: Indicator) -> None:
    rows = [{"starts_on": "2026-03-01", "value": 120}, {"starts_on": "2026-04-01", "how_many": 9, "of_how_many": 3}]
    answer = program("practitioner").send("POST", figures_of(share), {"figures": rows})
    assert fields_of(answer) == {"figures.0.value", "figures.1.how_many"}


def test_the_same_figures_are_not_written_twice(program: Callable[..., Program], measure: Indicator) -> None:
    writer = program("practitioner")
    assert writer.send("POST", figures_of(measure), {"figures": [MARCH]}).status_code == 201
    assert fields_of(writer.send("POST", figures_of(measure), {"figures": [MARCH]})) == {"figures.0.starts_on"}


def test_an_observer_writes_none(program: Callable[..., Program], measure: Indicator) -> None:
    assert program("observer").send("POST", figures_of(measure), {"figures": [MARCH]}).status_code == 403


def test_a_measure_that_was_taken_out_is_not_there(
    program: Callable[..., Program], measure: Indicator, in_organisation: InOrganisation
) -> None:
    with in_organisation(measure.organisation, measure.programme):
        Indicator.objects.filter(pk=measure.pk).update(removed_at=timezone.now())
    assert program("observer").get(figures_of(measure)).status_code == 404
    assert program("observer").get(HERE).json()["total"] == 0
