"""What a matrix shows is measured from what its groups show."""

from dataclasses import asdict

from coproduction_star.focus_it.impact_matrix.measuring import measure, only_of, with_panels_of
from coproduction_star.methods.impact_matrix import Rating, turning, where_panels_part

SAID = {"a": [(1, 1), (2, 1), (1, 2)], "b": [(0, 0), (1, 0), (0, 1)], "new": [(None, 1), (None, 1), (2, None)]}
"""Of "new" one of three can tell the impact: it is withheld."""


def test_an_option_that_is_withheld_does_not_take_away_the_agreement_about_the_others():
    """Everybody puts a before b, so Kendall's W is 1."""
    ratings = [
        Rating(option, f"rater {n}", "residents", *pair)
        for option, pairs in SAID.items()
        for n, pair in enumerate(pairs)
    ]
    [found] = measure(ratings, seed=1)["agreement"]
    assert (found["options"], found["raters"], found["w"]) == (2, 3, 1)


def heard(panel, **said):
    return [
        Rating(option, f"{panel} {n}", panel, *pair) for option, pairs in said.items() for n, pair in enumerate(pairs)
    ]


RESIDENTS = heard("residents", a=[(1, 1), (2, 1), (1, 2)], b=[(0, 0), (1, 0), (0, 1)])
STAFF = heard("staff", a=[(-1, 1), (-2, 1), (-1, 2)], b=[(0, 0), (1, 0)])
"""Of staff only two rated b: it is withheld."""


def test_comparisons_hold_no_figure_of_a_panel_or_an_option_that_is_withheld():
    found = measure([*RESIDENTS, *STAFF, *heard("carers", a=[(2, 2), (2, 2)])], seed=1)
    assert {name for cell in found["parts"] for name in cell["medians"]} == {"residents", "staff"}
    assert {cell["thing"] for cell in found["parts"]} == {"a"}
    assert {row["panel"] for key in ("steady", "overtaking", "turning", "agreement") for row in found[key]} <= {
        "residents",
        "staff",
    }
    said_of_b = [row for row in found["overtaking"] if row["panel"] == "staff"]
    assert said_of_b == []
    assert [row["option"] for row in found["turning"] if row["panel"] == "staff"] == ["a"]


def test_what_would_carry_an_option_over_a_line_is_what_the_library_says():
    heard_by_all = [*RESIDENTS, *STAFF]
    ours = measure(heard_by_all, seed=1)["turning"]
    assert ours == [asdict(one) for one in turning(heard_by_all)]
    assert len(ours) == 3


def test_figures_kept_before_lines_were_counted_are_still_told():
    kept = {key: rows for key, rows in measure([*RESIDENTS, *STAFF], seed=1).items() if key != "turning"}
    new = measure(STAFF, seed=1)
    assert with_panels_of(kept, new, names={"staff"})["turning"] == new["turning"]
    assert only_of(kept, living={"b"})["turning"] == []


def test_where_panels_part_is_what_the_library_says():
    ours = measure([*RESIDENTS, *STAFF], seed=1)["parts"]
    theirs = [cell for cell in where_panels_part([*RESIDENTS, *STAFF]) if cell.gap is not None]
    assert [(one["thing"], one["question"], one["gap"], one["medians"]) for one in ours] == [
        (cell.thing, cell.question, cell.gap, dict(cell.medians)) for cell in theirs
    ]


def test_three_ratings_tell_no_quartile_and_five_do():
    three, five = (measure(heard("p", a=[(n % 3, 0) for n in range(number)]), seed=1) for number in (3, 5))
    [place] = three["panels"][0]["placements"]
    assert (place["impact"]["lower"], place["impact"]["upper"]) == (None, None)
    [place] = five["panels"][0]["placements"]
    assert (place["impact"]["lower"], place["impact"]["upper"]) == (0, 1)


def test_only_the_panels_named_are_told_anew():
    old = measure([*RESIDENTS, *STAFF], seed=1)
    other = measure([*heard("residents", a=[(-2, -2)] * 3), *heard("staff", a=[(-2, -2)] * 3)], seed=1)
    found = with_panels_of(old, other, names={"staff"})
    assert found["panels"] == [old["panels"][0], other["panels"][1]]
    [cell] = [cell for cell in found["parts"] if cell["question"] == "impact"]
    assert cell["medians"] == {"residents": 1, "staff": -2}


def test_an_option_dropped_after_the_figures_were_made_is_in_none_of_them():
    found = only_of(measure([*RESIDENTS, *STAFF], seed=1), living={"b"})
    assert [(panel["name"], [place["option"] for place in panel["placements"]]) for panel in found["panels"]] == [
        ("residents", ["b"])
    ]
    assert found["panels"][0]["placements"][0]["rank"] == 1
    assert not found["parts"]
    assert not found["steady"]
