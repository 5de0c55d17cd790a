"""The Star: what is drawn is what is true, and it stays in its frame."""

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction_star.ui.drawing.star import StarHeart, StarStep
from coproduction_star.ui.drawing.star_marks import filling, frame, outline, step_labels

from .pictures import CYD, ENGLISH, HOSTILE, SVG, WELSH, area, farthest, parse, star, texts, view_box

SHARE = st.floats(0, 1, allow_nan=False)
WORDS = st.text(min_size=1, max_size=40)
FIVE_WORDS = st.tuples(*[WORDS] * 5)


@given(SHARE, SHARE)
def test_the_filled_area_grows_with_progress(one: float, other: float) -> None:
    """Closer shares than these may draw alike: coordinates are written with one decimal."""
    less, more = sorted((one, other))
    if more - less > 0.08:
        assert area(filling(72, less)) < area(filling(72, more))


@pytest.mark.parametrize("angle", [0, 72, 144, 216, 288])
def test_a_whole_step_fills_its_whole_point(angle: int) -> None:
    assert filling(angle, 1) == outline(angle)
    assert area(filling(angle, 0)) < 1


def test_the_filled_length_is_the_share() -> None:
    """Half done reaches half the way from the ring (142) to the tip (274)."""
    assert farthest(filling(0, 0.5)) == pytest.approx(208, abs=0.2)


@settings(max_examples=60)
@given(FIVE_WORDS, FIVE_WORDS)
def test_labels_stay_in_the_frame_and_apart(names, notes) -> None:
    drawing = star(names=names, notes=notes)
    box = frame(drawing)
    blocks = [step_labels(step, place) for place, step in enumerate(drawing.steps)]
    assert all(box.holds(label.box) for block in blocks for label in block)
    for one, other in combinations(blocks, 2):
        assert not any(a.box.meets(b.box) for a in one for b in other)


@pytest.mark.parametrize("names", [ENGLISH, WELSH, ("Über-Mittel-Bedarfsermittlungsverfahren",) * 5])
def test_no_label_lies_on_a_point(names) -> None:
    from .pictures import spots

    drawing = star(names=names, notes=("a rather long note about what is there",) * 5)
    for place, step in enumerate(drawing.steps):
        for label in step_labels(step, place):
            box = label.box
            for other in range(5):
                inside = [
                    s
                    for s in spots(outline(other * 72))
                    if box.left < s[0] < box.right and box.top < s[1] < box.bottom
                ]
                assert inside == []


def test_welsh_names_are_written_whole() -> None:
    words = texts(parse(star(names=WELSH, cos=CYD, start="Dechreuwch nawr", heart="canlyniadau").svg))
    for name in (*WELSH, *CYD, "Dechreuwch nawr", "canlyniadau"):
        assert name in words


def test_everything_drawn_lies_in_the_view_box() -> None:
    root = parse(star().svg)
    left, top, right, bottom = view_box(root)
    for rect in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(rect.attrib[k]) for k in ("x", "y", "width", "height"))
        assert left <= x <= x + w <= right
        assert top <= y <= y + h <= bottom
    for path in root.iter(f"{SVG}path"):
        assert farthest(path.attrib["d"]) < min(-left, right)


def test_the_parts_are_links_in_the_order_one_reads_them() -> None:
    links = parse(star().svg).findall(f"{SVG}a")
    assert [link.attrib["aria-label"] for link in links] == [
        "Step 1, Map it: 24 initiatives, 80 per cent",
        "Step 2, Focus it: 6 of 9 rated, 55 per cent",
        "Step 3, People it: 212 answers, 35 per cent",
        "Step 4, Market it: charter drafted, 15 per cent",
        "Step 5, Grow it: not begun, 0 per cent",
        "Co-commission: 3 initiatives",
        "Co-design: 7 initiatives",
        "Co-deliver: 11 initiatives",
        "Co-assess: 3 initiatives",
        "4 outcomes",
        "Just start",
    ]
    assert links[0].attrib["href"] == "/o/eastbridge/map-it/"
    assert all(link.find(f"{SVG}title").text == link.attrib["aria-label"] for link in links)


def test_the_picture_is_a_group_with_a_name() -> None:
    root = parse(star().svg)
    assert root.attrib["role"] == "group"
    assert root.find(f"{SVG}title").attrib["id"] == root.attrib["aria-labelledby"]


def test_a_part_without_an_address_is_no_link_but_keeps_its_name() -> None:
    root = parse(star(linked=False).svg)
    assert len(root.findall(f"{SVG}a")) == 1
    names = [g.attrib.get("aria-label") for g in root.findall(f"{SVG}g")]
    assert "Co-design: 7 initiatives" in names


def test_a_step_not_begun_is_an_outline_only() -> None:
    begun, bare = (len(parse(star(progress=(p,) * 5).svg).findall(f".//{SVG}path")) for p in (0.5, 0.0))
    assert begun - bare == 5


@pytest.mark.parametrize(("share", "shown"), [(0, 0), (0.001, 1), (0.5, 50), (0.999, 99), (1, 100)])
def test_only_nothing_is_nought_and_only_all_is_a_hundred(share: float, shown: int) -> None:
    assert StarStep("map-it", "Map it", 1, share, "").per_cent == shown


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_progress_outside_nought_and_one_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="give a share from 0 to 1"):
        StarStep("map-it", "Map it", 1, share, "")


def test_hostile_words_stay_words() -> None:
    hostile = star(names=(HOSTILE,) * 5, notes=(HOSTILE,) * 5, cos=(HOSTILE,) * 4, title=HOSTILE, start=HOSTILE)
    for markup in (hostile.svg, hostile.badge, hostile.file):
        assert "<script" not in markup
        root = parse(markup)
        assert HOSTILE in root.find(f"{SVG}title").text


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert parse(star(title="Age\x00ing\x0b well").file).find(f"{SVG}title").text == "Ageing well"


def test_the_security_policy_is_kept() -> None:
    assert not re.search(r"style=|<style|\bon\w+=", str(star().svg))


def test_the_file_stands_alone() -> None:
    root = parse(star().file)
    assert root.findall(f".//{SVG}a") == []
    assert "href" not in {k for node in root.iter() if not node.tag.endswith("textPath") for k in node.attrib}
    description = root.find(f"{SVG}desc").text
    assert "2. Focus it | 6 of 9 rated | 55 per cent" in description
    assert "4 of 5 steps have begun; Map it is furthest, at 80 per cent." in description
    assert "Arial" in root.attrib["font-family"]
    assert float(root.attrib["width"]) > 600


def test_the_badge_has_no_words_but_a_name() -> None:
    root = parse(star().badge)
    assert root.findall(f".//{SVG}text") == []
    assert root.attrib["role"] == "img"
    assert "Map it is furthest" in root.find(f"{SVG}title").text


def test_the_sentence_of_a_new_star() -> None:
    assert star(progress=(0,) * 5).sentence == "None of the five steps has begun."
    assert star(progress=(1,) * 5).sentence == "All five steps are complete."


def test_the_table_holds_the_numbers_of_the_picture() -> None:
    drawing = star()
    assert drawing.table.rows[0] == ("1. Map it", "24 initiatives", "80 per cent")
    assert drawing.table.rows[5] == ("Co-commission", "3 initiatives", "")
    assert drawing.table.rows[-1] == ("outcomes", "4", "")
    assert len({len(row) for row in (drawing.table.head, *drawing.table.rows)}) == 1


def test_a_star_has_five_points() -> None:
    with pytest.raises(ValueError, match="five steps"):
        type(star())("T", star().steps[:4], star().cos, StarHeart(1, "outcome"))


def test_two_stars_on_a_page_share_no_ids() -> None:
    from dataclasses import replace

    ids = [
        node.attrib["id"]
        for drawing in (star(), replace(star(), key="second"))
        for node in parse(drawing.svg).iter()
        if "id" in node.attrib
    ]
    assert len(ids) == len(set(ids)) > 0
