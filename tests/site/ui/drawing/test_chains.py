"""A chain is laid out the same way each time, every line leads forward, and nothing overlaps."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.ui.drawing.chain_chart import BOX as BOX_WIDTH
from coproduction_star.ui.drawing.chain_chart import SIZE, ChainBox, ChainLine, Legend, chain
from coproduction_star.ui.drawing.chains import Edge, LeadsBack, Node, lay_out
from coproduction_star.ui.drawing.colours import INK
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.lettering import width
from coproduction_star.ui.drawing.svg import Box

COLUMNS = 6
TABLE = Table("Chain", ("a", "b"), (("x", "y"),))
LEGEND = Legend("known", "weak", "harm")


@st.composite
def drawn(draw):
    nodes = [
        Node(f"{column}-{place}", column, draw(st.integers(30, 160)))
        for column in range(COLUMNS)
        for place in range(draw(st.integers(0, 4)))
    ]
    pairs = [(one, two) for one in nodes for two in nodes if one.column < two.column]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=25)) if pairs else []
    return nodes, [Edge(str(place), one.key, two.key) for place, (one, two) in enumerate(chosen)]


@given(drawn())
def test_every_line_leads_forward_from_the_edge_of_one_box_to_the_edge_of_another(chain_of):
    nodes, edges = chain_of
    placed = lay_out(nodes, edges, columns=COLUMNS)
    for edge, path in zip(edges, placed.paths, strict=True):
        across = [x for x, _y in path.points]
        assert across == sorted(across)
        assert across[0] == placed.boxes[edge.start].right
        assert across[-1] == placed.boxes[edge.end].left
        assert placed.boxes[edge.start].top < path.points[0][1] < placed.boxes[edge.start].bottom
        assert placed.boxes[edge.end].top < path.points[-1][1] < placed.boxes[edge.end].bottom


@given(drawn())
def test_no_two_boxes_overlap_and_none_leaves_the_frame(chain_of):
    placed = lay_out(*chain_of, columns=COLUMNS)
    assert not any(one.meets(two) for one, two in combinations(placed.boxes.values(), 2))
    frame = Box(-0.01, -0.01, placed.width + 0.01, placed.height + 0.01)
    assert all(frame.holds(box) for box in placed.boxes.values())


@given(drawn())
def test_no_line_runs_through_a_box_and_no_two_run_on_one_another(chain_of):
    placed = lay_out(*chain_of, columns=COLUMNS)
    lanes = [
        Box(x1, y1 - 2, x2, y2 + 2)
        for path in placed.paths
        for (x1, y1), (x2, y2) in zip(path.points[1:-1:2], path.points[2:-1:2], strict=True)
    ]
    assert not any(lane.meets(box) for lane in lanes for box in placed.boxes.values())
    assert not any(one.meets(two) for one, two in combinations(lanes, 2))
    bent = [pair for path in placed.paths for pair in zip(path.points[::2], path.points[1::2], strict=True)]
    rooms = [
        (left + BOX_WIDTH, left_of_next)
        for left, left_of_next in zip(placed.columns, placed.columns[1:], strict=False)
    ]
    assert all((start[0], end[0]) in rooms for start, end in bent)


@given(drawn())
def test_the_same_chain_is_laid_out_the_same_way(chain_of):
    nodes, edges = chain_of
    again = lay_out(list(nodes), list(edges), columns=COLUMNS)
    assert again == lay_out(nodes, edges, columns=COLUMNS)


@given(drawn())
def test_boxes_keep_the_order_they_come_in(chain_of):
    nodes, edges = chain_of
    placed = lay_out(nodes, edges, columns=COLUMNS)
    for column in range(COLUMNS):
        tops = [placed.boxes[node.key].top for node in nodes if node.column == column]
        assert tops == sorted(tops)


@pytest.mark.parametrize(("start", "end"), [(1, 0), (1, 1)])
def test_a_line_that_leads_back_or_stays_is_refused(start, end):
    nodes = [Node("a", start, 40), Node("b", end, 40)]
    with pytest.raises(LeadsBack):
        lay_out(nodes, [Edge("1", "a", "b")], columns=2)


def picture(**more):
    boxes = [ChainBox("a", 0, "Tea <b> " * 40), ChainBox("b", 1, "Company"), ChainBox("c", 1, "Tired", "Nobody wants")]
    lines = [
        ChainLine("1", "a", "b", "tea leads to company", **more),
        ChainLine("2", "a", "c", "tea may tire", harm=True),
    ]
    return chain("Why", boxes, lines, columns=["First", "Second"], legend=LEGEND, table=TABLE, sentence="So.")


def test_weak_evidence_is_dashed_and_harm_is_a_double_line_with_a_bar():
    firm, weak = picture().file, picture(weak=True).file
    assert weak.count("stroke-dasharray") == firm.count("stroke-dasharray") + 1
    harmless = picture().root.__html__().count('stroke-width="5"')
    assert picture(harm=True).root.__html__().count('stroke-width="5"') == harmless + 1


def test_an_unwanted_box_says_so_in_words_and_every_line_says_what_it_is():
    markup = str(picture().svg)
    assert "Nobody wants" in markup
    assert "<title>tea may tire</title>" in markup
    assert "<b>" not in markup


def test_no_word_is_wider_than_its_box():
    def texts(element):
        for child in element.children:
            if not isinstance(child, str):
                if child.tag == "text" and float(child.get("font-size")) == SIZE and child.get("fill") == INK:
                    yield child.children[0]
                yield from texts(child)

    lines = list(texts(picture().root))
    assert len(lines) > 5
    assert all(width(line, size=SIZE) <= BOX_WIDTH - 18 for line in lines)
    assert any(line.endswith("…") for line in lines)
