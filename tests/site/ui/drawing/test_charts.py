"""Charts: the picture, the sentence and the table come from the same values."""

import re
from itertools import pairwise

import pytest
from django.template import engines
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.ui.documents.download import download_links
from coproduction_star.ui.drawing import colours
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart, Target
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.grids import Cell, GridRow, grid, shade
from coproduction_star.ui.drawing.intervals import Interval, intervals
from coproduction_star.ui.drawing.lettering import width
from coproduction_star.ui.drawing.lines import LinePoint, line
from coproduction_star.ui.drawing.scale import NothingToDraw

from .pictures import HOSTILE, SVG, parse, texts, view_box

COS = ("Co-commission", "Co-design", "Co-deliver", "Co-assess")


def some_bars(*values: float, name: str = "Sector", address: str = "", target: Target | None = None) -> Chart:
    rows = [Bar(f"{name} {i}", value, address) for i, value in enumerate(values)]
    return bars("Cases by sector", rows, what="Sector", unit="cases", step="map-it", target=target, source="Case bank")


def some_intervals(name: str = "Activity") -> Chart:
    rows = [Interval(f"{name} 1", 31, 38, 45), Interval(f"{name} 2", 18, 24, 30.5)]
    return intervals("Who would do more", rows, what=name, unit="per cent", target=Target(40, "Target 40"))


def a_line(*values: float | None, name: str = "Month", target: Target | None = None) -> Chart:
    points = [LinePoint(f"{name} {i}", v, None if v is None else v - 1, v) for i, v in enumerate(values)]
    return line("Hours given", points, unit="hours", step="grow_it", target=target)


def a_grid(name: str = "Service", words: str = "initiatives", address: str = "") -> Chart:
    rows = [
        GridRow(f"{name} 1", (Cell(3, words), Cell(7, words), Cell(11, words), Cell(0, "none yet", address))),
        GridRow(f"{name} 2", (Cell(0, "none yet"), Cell(2, words), Cell(5, words), Cell(1, words))),
    ]
    return grid("Services and Co’s", COS, rows, what="Service", step="map-it")


ALL = [some_bars(12, 9, 0), some_intervals(), a_line(120, 135, None, 180), a_grid()]
KINDS = pytest.mark.parametrize("chart", ALL, ids=["bars", "intervals", "line", "grid"])


@pytest.mark.parametrize("chart", [ALL[0], ALL[1], ALL[3]], ids=["bars", "intervals", "grid"])
def test_every_figure_of_the_table_stands_in_the_picture(chart: Chart) -> None:
    shown = texts(parse(chart.svg))
    for row in chart.table.rows:
        for cell in row:
            assert all(word in shown for word in cell.split())


@KINDS
def test_a_chart_is_named_and_keeps_the_security_policy(chart: Chart) -> None:
    root = parse(chart.svg)
    assert root.find(f"{SVG}title").text == chart.title
    assert root.attrib["role"] in {"img", "group"}
    assert not re.search(r"style=|<style|\bon\w+=", str(chart.svg))


@KINDS
def test_a_chart_as_a_file_has_its_title_its_source_and_its_table(chart: Chart) -> None:
    root = parse(chart.file)
    assert chart.title in texts(root)
    assert all(cell in root.find(f"{SVG}desc").text for row in chart.table.rows for cell in row)
    assert ("Source: Case bank" in texts(root)) is bool(chart.source)


def test_the_slide_leaves_the_title_to_the_slide() -> None:
    assert "Cases by sector" not in texts(parse(some_bars(1).slide))


@KINDS
def test_everything_drawn_lies_in_the_view_box(chart: Chart) -> None:
    root = parse(chart.svg)
    left, top, right, bottom = view_box(root)
    for rect in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(rect.attrib[k]) for k in ("x", "y", "width", "height"))
        assert left <= x <= x + w <= right
        assert top <= y <= y + h <= bottom
    for node in [*root.iter(f"{SVG}text"), *root.iter(f"{SVG}circle")]:
        x, y = (float(node.attrib.get(k, node.attrib.get(f"c{k}", 0))) for k in ("x", "y"))
        assert left <= x <= right
        assert top <= y <= bottom


def hostile_charts() -> list[Chart]:
    return [some_bars(2, name=HOSTILE), some_intervals(HOSTILE), a_line(1, name=HOSTILE), a_grid(HOSTILE, HOSTILE)]


@pytest.mark.parametrize("chart", hostile_charts(), ids=["bars", "intervals", "line", "grid"])
def test_hostile_words_stay_words(chart: Chart) -> None:
    source = '{% from "ui/drawing/chart.jinja" import figure %}{{ figure(drawing) }}'
    page = engines["jinja2"].from_string(source).render({"drawing": chart})
    for markup in (chart.svg, chart.file, page):
        assert "<script" not in markup
    parse(chart.svg)
    parse(chart.file)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_a_bar_is_as_long_as_its_value(values: list[int]) -> None:
    chart = some_bars(*values)
    lengths = [float(r.attrib["width"]) for r in parse(chart.svg).iter(f"{SVG}rect")]
    most = max(values)
    for value, length in zip(values, lengths, strict=True):
        assert (length - 1) / (max(lengths) - 1 or 1) == pytest.approx(value / (most or 1), abs=0.002)


def test_bars_refuse_what_is_below_nought() -> None:
    with pytest.raises(ValueError, match="intervals"):
        some_bars(3, -1)


def test_bars_with_addresses_are_links_with_names() -> None:
    root = parse(some_bars(12, address="/cases/?sector=health").svg)
    assert root.attrib["role"] == "group"
    assert [a.attrib["aria-label"] for a in root.iter(f"{SVG}a")] == ["Sector 0: 12"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((12, 9, 0), "Most: Sector 0 with 12. Fewest: Sector 2 with 0 (cases)."),
        ((4, 4), "All 2 are the same: 4 (cases)."),
        ((12345, 1), "Most: Sector 0 with 12,345. Fewest: Sector 1 with 1 (cases)."),
    ],
)
def test_the_sentence_of_bars(values: tuple[float, ...], sentence: str) -> None:
    assert some_bars(*values).sentence == sentence


def test_figures_are_written_as_the_reader_writes_them() -> None:
    with translation.override("de"):
        assert some_bars(12345, 1.5).table.rows == (("Sector 0", "12.345,0"), ("Sector 1", "1,5"))


def test_a_target_is_a_dashed_line_with_its_words() -> None:
    root = parse(some_bars(12, target=Target(20, "Target 20")).svg)
    dashed = [n for n in root.iter(f"{SVG}line") if "stroke-dasharray" in n.attrib]
    assert len(dashed) == 1
    assert "Target 20" in texts(root)
    bar = next(root.iter(f"{SVG}rect"))
    assert float(dashed[0].attrib["x1"]) > float(bar.attrib["width"])


def test_intervals_say_when_the_order_may_be_chance() -> None:
    far = intervals("T", [Interval("A", 1, 2, 3), Interval("B", 5, 6, 7)], what="Of", unit="points")
    near = intervals("T", [Interval("A", 1, 2, 3), Interval("B", 2, 3, 4)], what="Of", unit="points")
    assert "do not meet" in far.sentence
    assert "may be chance" in near.sentence
    assert near.sentence.endswith("Unit: points.")


def test_intervals_are_drawn_with_their_unit() -> None:
    chart = intervals("T", [Interval("A", 1, 2, 3), Interval("B", 5, 6, 7)], what="Of", unit="thousand pounds")
    assert "thousand pounds" in chart.svg


def test_a_long_name_stands_beside_its_figure_and_never_under_it() -> None:
    long = "Work with a public service: of those who do it often"
    rows = [Interval(name, 74, 82, 86) for name in ("Short", long)]
    chart = intervals("T", rows, what="Of", unit="%")
    lines = [one for one in parse(chart.svg).iter(f"{SVG}text") if one.attrib.get("x") == "0"]
    assert " ".join("".join(one.itertext()) for one in lines) == f"Short {long}"
    figure = width(rows[1].figure(0), size=16, bold=True)
    for one in lines:
        assert width("".join(one.itertext()), size=float(one.attrib["font-size"])) + figure < 440
    second, figures = lines[-1].attrib["y"], [one.attrib["y"] for one in parse(chart.svg).iter(f"{SVG}text")]
    assert figures.count(second) == 2


def test_an_estimate_outside_its_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="between its ends"):
        Interval("A", 3, 2, 4)


def test_intervals_below_nought_are_drawn_and_written_with_a_minus() -> None:
    chart = intervals("T", [Interval("A", -4, -2, 1)], what="Of", unit="points")
    assert chart.sentence == "A: about −2 (−4 to 1); unit: points."


def test_a_missing_value_breaks_the_line_and_is_said_in_the_table() -> None:
    chart = a_line(1, 2, None, 4, 5)
    strokes = [p for p in parse(chart.svg).iter(f"{SVG}path") if p.attrib.get("fill") == "none"]
    assert len(strokes) == 2
    assert chart.table.rows[2] == ("Month 2", "no figure", "–")


def test_the_sentence_of_a_line_tells_both_ends_and_the_target() -> None:
    sentence = a_line(120, 180, 245, target=Target(260, "Target 260")).sentence
    assert sentence == "From 120 in Month 0 to 245 in Month 2 (hours). Target 260."


def test_a_line_of_one_point_says_so() -> None:
    assert a_line(7).sentence == "7 in Month 0 (hours)."


def test_a_line_without_a_value_is_not_drawn() -> None:
    with pytest.raises(NothingToDraw):
        a_line(None, None)


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), st.floats(-1e5, 1e5)), min_size=1, max_size=24))
def test_higher_values_lie_higher(values: list[float | None]) -> None:
    told = [v for v in values if v is not None]
    if not told:
        return
    points = [LinePoint(f"Month {i}", v) for i, v in enumerate(values)]
    chart = line("T", points, unit="hours")
    places = [float(c.attrib["cy"]) for c in parse(chart.svg).iter(f"{SVG}circle")]
    pairs = sorted(zip(told, places, strict=True))
    assert all(b[1] <= a[1] + 0.11 for a, b in pairwise(pairs))


def test_an_empty_cell_is_a_dashed_outline_not_only_a_paler_colour() -> None:
    cells = list(parse(a_grid().svg).iter(f"{SVG}rect"))
    assert sum("stroke-dasharray" in cell.attrib for cell in cells) == 2
    assert "none yet" in texts(parse(a_grid().svg))


def test_a_gap_can_be_a_way_in() -> None:
    links = list(parse(a_grid(address="/start/").svg).iter(f"{SVG}a"))
    assert [(a.attrib["href"], a.attrib["aria-label"]) for a in links] == [
        ("/start/", "Service 1, Co-assess: 0 none yet")
    ]


def test_the_name_of_a_row_can_be_a_link() -> None:
    chart = grid("T", ["A"], [GridRow("Streets", (Cell(1),), "/streets/"), GridRow("Parks", (Cell(2),))], what="Of")
    root = parse(chart.svg)
    assert root.attrib["role"] == "group"
    assert [(a.attrib["href"], a.attrib["aria-label"]) for a in root.iter(f"{SVG}a")] == [("/streets/", "Streets")]


def test_the_sentence_of_a_grid_counts_the_gaps() -> None:
    assert a_grid().sentence == "Most: Service 1, Co-deliver with 11. 2 of 8 places are empty."
    empty = grid("T", ["A"], [GridRow("R", (Cell(0),))], what="Of")
    assert empty.sentence == "Nothing has been counted yet."


def test_a_grid_needs_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="one cell for each column"):
        grid("T", COS, [GridRow("R", (Cell(1),))], what="Of")


@pytest.mark.parametrize("step", colours.STEPS)
def test_words_in_every_cell_can_be_read(step: str) -> None:
    grounds = [shade(colours.step_colour(step), share / 20) for share in range(21)]
    assert min(colours.contrast(ground, colours.ink_on(ground)) for ground in grounds) >= 4.5


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_is_never_paler(one: float, other: float) -> None:
    less, more = sorted((one, other))
    pale, full = (colours.contrast(shade(colours.SLATE, share), colours.PAPER) for share in (less, more))
    assert pale <= full


def test_a_table_of_three_columns_says_in_each_cell_what_it_is_and_stays_a_table() -> None:
    source = '{% from "ui/drawing/table.jinja" import facts_table %}{{ facts_table(table) }}'
    table = Table("Gap", ("Skill", "Wanted", "<Offered>"), (("Cooking", "10", "few"),))
    page = engines["jinja2"].from_string(source).render({"table": table})
    assert 'role="cell" data-label="Wanted">10</td>' in page
    assert 'role="cell" data-label="&lt;Offered&gt;">few</td>' in page
    assert [page.count(f'role="{role}"') for role in ("table", "row", "columnheader", "rowheader")] == [1, 2, 3, 1]


def test_a_picture_that_slides_says_so() -> None:
    source = '{% from "ui/drawing/chart.jinja" import figure %}{{ figure(drawing) }}'
    wide = grid("Risks", ("a", "b"), (GridRow("x", (Cell(1), Cell(2))),), what="Risk")
    slides = ["Slide the picture" in engines["jinja2"].from_string(source).render({"drawing": one})
              for one in (wide, some_bars(12, 9))]  # fmt: skip
    assert slides == [True, False]


def test_a_figure_shows_sentence_picture_table_and_downloads() -> None:
    chart = some_bars(12, 9)
    source = '{% from "ui/drawing/chart.jinja" import figure %}{{ figure(drawing, downloads) }}'
    links = download_links("/cases/by-sector.")
    page = engines["jinja2"].from_string(source).render({"drawing": chart, "downloads": links})
    assert chart.sentence in page
    assert str(chart.svg) in page
    assert page.index(chart.sentence) < page.index("<svg") < page.index("<table")
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">12</td>' in page
    assert [f'href="/cases/by-sector.{kind}"' in page for kind in ("png", "svg", "pptx")] == [True] * 3
    assert "Source: Case bank" in page
    assert Table("T", ("A", "B"), (("x", "1"), ("y", "two"))).figure_columns == frozenset()
