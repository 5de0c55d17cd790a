"""The map of the world: every place is on it once, as a link, and in the list."""

import gzip
import re

import brotli
import pytest
from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.ui.drawing.clusters import CLOSE, clustered
from coproduction_star.ui.drawing.land import FILE, FRAME, land_file, placed
from coproduction_star.ui.drawing.world import EUROPE, MapPlace, world_map

from .pictures import HOSTILE, SVG, parse, texts, view_box

PLACES = (
    MapPlace("Trieste", 13.77, 45.65, 1, "/cases/trieste/"),
    MapPlace("Bologna", 11.34, 44.49, 2, "/cases/?place=bologna"),
    MapPlace("Melbourne", 144.96, -37.81, 1, "/cases/melbourne/"),
    MapPlace("Seattle", -122.33, 47.61, 1),
)
SPOTS = st.lists(
    st.tuples(st.integers(-380, 380), st.integers(-180, 150), st.integers(1, 500)),
    max_size=25,
    unique_by=lambda s: s[:2],
)


def a_map(*places: MapPlace, **options):
    return world_map("Where the cases come from", places or PLACES, unit="cases", source="Case bank", **options)


def rendered(call: str, drawing) -> str:
    source = '{% from "ui/drawing/map.jinja" import world_map, map_list %}{{ ' + call + " }}"
    return engines["jinja2"].from_string(source).render({"map": drawing})


@given(SPOTS)
def test_no_mark_is_lost_and_none_lie_on_each_other(spots) -> None:
    found = clustered(spots)
    assert sorted(index for cluster in found for index in cluster.members) == list(range(len(spots)))
    assert sum(cluster.count for cluster in found) == sum(count for *_, count in spots)
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            assert apart >= CLOSE * (one.radius + other.radius) - 1e-9


@settings(max_examples=50)
@given(SPOTS, st.randoms(use_true_random=False))
def test_the_order_of_the_places_is_irrelevant(spots, chance) -> None:
    mixed = chance.sample(spots, len(spots))

    def told(given):
        clusters = clustered(sorted(given))
        return [(round(c.x, 6), round(c.y, 6), c.count) for c in clusters]

    assert told(spots) == told(mixed)
    places = [MapPlace(str(s), s[0] / 3, s[1] / 3, s[2]) for s in spots]
    again = [MapPlace(str(s), s[0] / 3, s[1] / 3, s[2]) for s in mixed]
    assert a_map(*places).svg == a_map(*again).svg


def test_marks_at_one_place_become_one_with_their_number() -> None:
    (cluster,) = clustered([(0, 0, 1), (0, 0, 4), (1, 0, 5)])
    assert (cluster.count, cluster.x) == (10, 0.5)


def test_every_mark_is_a_link_with_its_name_and_number() -> None:
    links = {a.attrib["aria-label"]: a.attrib["href"] for a in parse(a_map().svg).iter(f"{SVG}a")}
    assert set(links) == {"Seattle: 1 cases", "Bologna, Trieste: 3 cases", "Melbourne: 1 cases"}
    assert links["Melbourne: 1 cases"] == "/cases/melbourne/"
    assert links["Bologna, Trieste: 3 cases"].startswith("#map-")


def test_the_list_has_every_place_and_the_targets_of_the_marks() -> None:
    drawing = a_map()
    page = rendered("map_list(map)", drawing)
    for place in PLACES:
        assert place.name in page
    for anchor in re.findall(r'href="#(map-\d+)"', str(drawing.svg)):
        assert f'id="{anchor}"' in page
    assert '<a class="govuk-link" href="/cases/trieste/">Trieste</a>' in page
    assert "Bologna</a> (2)" in page


def test_the_page_names_sentence_and_source_and_leads_to_the_list() -> None:
    page = rendered("world_map(map)", a_map())
    assert "5 cases in 4 places." in page
    assert 'href="#map-list"' in page
    assert "Source: Case bank" in page
    assert "Natural Earth" in page


def test_the_land_is_fetched_once_and_is_small() -> None:
    drawing = a_map()
    assert "/static/ui/world.svg" in drawing.svg
    assert len(drawing.svg) < 4_000
    assert len(brotli.compress(FILE.read_bytes())) < 40_000
    assert len(gzip.compress(FILE.read_bytes())) < 40_000


def test_the_land_is_drawn_from_the_outlines_we_ship() -> None:
    assert FILE.read_text(encoding="utf-8") == land_file()


def test_the_land_lies_in_its_frame() -> None:
    left, top, right, bottom = FRAME.left, FRAME.top, FRAME.right, FRAME.bottom
    for longitude, latitude in ((-180, 0), (180, 0), (-34, 83.6), (-68, -55.6)):
        x, y = placed(longitude, latitude)
        assert left <= x <= right
        assert top <= y <= bottom


def test_a_map_taken_away_holds_its_land_and_no_link() -> None:
    root = parse(a_map().file)
    assert not list(root.iter(f"{SVG}image"))
    assert not list(root.iter(f"{SVG}a"))
    assert max(len(path.attrib["d"]) for path in root.iter(f"{SVG}path")) > 10_000
    assert "Source: Case bank. Outlines: Natural Earth" in texts(root)
    assert "Bologna | 2" in root.find(f"{SVG}desc").text


def test_what_lies_outside_the_window_is_said_and_stays_in_the_list() -> None:
    drawing = a_map(window=EUROPE)
    assert "2 lie outside this part of the map; the list has them." in drawing.sentence
    assert "Melbourne" not in drawing.svg
    assert "Melbourne" in rendered("map_list(map)", drawing)


def test_a_closer_look_takes_marks_apart() -> None:
    assert len(a_map(window=EUROPE).groups) > len(a_map().groups)


@pytest.mark.parametrize("window", [EUROPE])
def test_a_window_is_as_wide_as_the_world(window) -> None:
    left, _, right, _ = view_box(parse(a_map(window=window).svg))
    assert right - left == pytest.approx(FRAME.width)


def test_many_names_are_cut_short_in_the_mark_only() -> None:
    places = [MapPlace(f"Town {i}", 10, 50 + i / 100) for i in range(7)]
    drawing = a_map(*places)
    assert drawing.groups[0].name.endswith("and 3 more places")
    assert "Town 6" in rendered("map_list(map)", drawing)


def test_places_in_one_mark_are_called_by_their_regions() -> None:
    towns = [MapPlace("Leeds", -1.5, 53.8, region="England"), MapPlace("Hull", -0.3, 53.7, region="England")]
    drawing = a_map(*towns, MapPlace("Wales", -3.5, 52.5, region="Wales"))
    assert [group.name for group in drawing.groups] == ["Wales, England"]
    assert {place.whole_name for place in drawing.places} == {"Leeds, England", "Hull, England", "Wales"}


def test_an_empty_map_says_so() -> None:
    drawing = world_map("T", [], unit="cases")
    assert drawing.sentence == "There is nothing on the map yet."
    parse(drawing.svg)


def test_hostile_names_stay_names() -> None:
    drawing = a_map(MapPlace(HOSTILE, 0, 0, 1, '/"><script>'))
    for markup in (drawing.svg, drawing.file, rendered("map_list(map)", drawing)):
        assert "<script" not in markup
    parse(drawing.svg)


def test_the_table_has_the_most_first() -> None:
    assert a_map().table.rows[0] == ("Bologna", "2")
