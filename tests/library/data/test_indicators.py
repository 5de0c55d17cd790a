"""The library of measures: every sector has each kind, nothing claims more than it counts, bad files are refused."""

from collections import Counter

import pytest

from coproduction_star.data.benefits import benefits, load_benefits
from coproduction_star.data.content_files import DATA
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.indicators import (
    Group,
    Label,
    Measured,
    Sector,
    load_measures,
    measure,
    measures,
    shipped_measure,
)
from coproduction_star.methods.outcomes_framework import Measure, traps

FILE = DATA.joinpath("indicators", "avoidable-hospital-stays.yaml").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("one", measures(), ids=lambda one: one.id)


def refused(tmp_path, old, new):
    assert old in FILE
    (tmp_path / "avoidable-hospital-stays.yaml").write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(BadContent) as refusal:
        load_measures(tmp_path)
    return str(refusal.value)


def test_they_stand_sector_by_sector():
    sectors = [one.sector for one in measures()]
    assert list(dict.fromkeys(sectors)) == list(Sector)
    assert min(Counter(sectors).values()) >= 5


@pytest.mark.parametrize("sector", Sector)
def test_every_sector_has_what_is_made_how_it_went_and_what_changes(sector):
    labels = {one.label for one in measures() if one.sector is sector}
    assert labels & {Label.OUTCOME, Label.INTERMEDIATE}
    assert Label.PROCESS in labels
    assert labels & {Label.OUTPUT, Label.EFFICIENCY}


@EVERY
def test_none_promises_more_than_it_counts(one):
    told = traps(Measure(one.title, one.label, "", one.better.value))
    assert not [words for words in told if "Fewer calls" not in words]


def test_the_one_about_calls_says_itself_that_trust_may_be_lost():
    assert "gave up" in measure("calls-about-trouble").trap


def test_hours_that_people_give_are_an_output_and_never_a_saving():
    hours = measure("hours-that-people-give")
    assert hours.label is Label.OUTPUT
    assert "never a saving" in hours.trap


@EVERY
def test_it_is_a_number_a_share_or_a_rate_per_so_many(one):
    assert (one.per > 1) is (one.measured is Measured.RATE)
    assert one.better.value in {"up", "down"}


@EVERY
def test_it_fits_the_form_of_a_measure(one):
    assert len(one.id) <= 60
    assert not one.unit.endswith(".")
    assert not one.where.endswith(".")
    assert one.definition.endswith(".")
    assert one.trap.endswith(".")


def test_every_group_is_used():
    assert {group for one in measures() for group in one.groups} == set(Group)


def test_the_twelve_benefits_are_all_measured_and_no_measure_stands_for_two():
    stand_for = Counter(id_ for one in benefits() for id_ in one.measured_by)
    assert len(benefits()) == 12
    assert all(one.measured_by for one in benefits())
    assert set(stand_for) <= {one.id for one in measures()}
    assert set(stand_for.values()) == {1}


def test_the_benefit_for_staff_has_the_question_of_the_staff_survey():
    of_staff = next(one for one in benefits() if one.id == "responsibility-and-job-satisfaction")
    assert "staff-survey question" in measure(of_staff.measured_by[0]).where


def test_one_is_found_by_its_id_and_another_is_refused():
    assert measure("matches-made").label is Label.OUTPUT
    assert shipped_measure("made-at-home") is None
    with pytest.raises(DataError, match="has no measure 'made-at-home'"):
        measure("made-at-home")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sector: health", "sector: space", "sector"),
        ("label: efficiency", "label: thrift", "label"),
        ("per: 1000\n", "", "A rate is per so many"),
        ("measured: rate", "measured: number", "A rate is per so many"),
        ("better: down", "better: sideways", "direction"),
        ("unit: stays", "unit: " + "x" * 61, "unit"),
        ("trap:", "pitfall:", "trap"),
        ("groups: [over-65", "groups: [over-66", "over-66"),
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path, old, new, told):
    assert told in refused(tmp_path, old, new)


def test_two_in_the_same_place_are_refused(tmp_path):
    for name in ("avoidable-hospital-stays", "again"):
        (tmp_path / f"{name}.yaml").write_text(FILE.replace("avoidable-hospital-stays", name), encoding="utf-8")
    with pytest.raises(DataError, match="is there twice"):
        load_measures(tmp_path)


def test_a_benefit_that_nothing_measures_is_refused(tmp_path):
    text = DATA.joinpath("benefits", "less-demand.yaml").read_text(encoding="utf-8")
    unmeasured = "\n".join(line for line in text.split("\n") if not line.startswith("measured_by"))
    (tmp_path / "less-demand.yaml").write_text(unmeasured, encoding="utf-8")
    with pytest.raises(BadContent, match="Nothing measures this benefit"):
        load_benefits(tmp_path)
