"""A picture as a file that stands alone: own size, typeface and words, no links."""

from .colours import INK, PAPER, QUIET
from .labels import Style, label
from .svg import Box, Element, e, view_box

TYPEFACE = "Arial, 'Helvetica Neue', Helvetica, 'DejaVu Sans', sans-serif"
HEADING = Style(22, 14, INK, bold=True, lines=2)
FOOT = Style(12, 11, QUIET, lines=3)
MARGIN = 20
_PAGE_ONLY = {"class", "role", "focusable", "viewBox"}
_LINK_ONLY = {"href", "class", "aria-label"}


def standalone(root: Element, *, facts: str, heading: str = "", foot: str = "") -> str:
    """Return the picture as the text of an SVG file; ``facts`` becomes its description."""
    drawn = frame_of(root)
    above = label(heading, style=HEADING, x=(drawn.left + drawn.right) / 2, top=0, room=drawn.width)
    below = label(foot, style=FOOT, x=above.x, top=drawn.bottom + 12, room=drawn.width)
    over = above.height + 12 if heading else 0
    box = Box(drawn.left, drawn.top - over, drawn.right, below.box.bottom if foot else drawn.bottom).widened(MARGIN)
    lettering = [
        label(heading, style=HEADING, x=above.x, top=drawn.top - over, room=drawn.width).element()
        if heading
        else None,
        below.element() if foot else None,
    ]
    title, *marks = root.children
    paper = e("rect", x=box.left, y=box.top, width=box.width, height=box.height, fill=PAPER)
    body = (title, e("desc", facts), paper, *map(_unlinked, marks), *(one for one in lettering if one))
    kept = tuple(pair for pair in root.attributes if pair[0] not in _PAGE_ONLY)
    size = (("viewBox", view_box(box)), ("width", box.width), ("height", box.height))
    named = (("role", "img"), ("font-family", TYPEFACE))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Element("svg", kept + size + named, body).__html__()


def frame_of(root: Element) -> Box:
    """Return the frame that a picture was drawn in."""
    left, top, width, height = map(float, root.get("viewBox").split())
    return Box(left, top, left + width, top + height)


def _unlinked(child: Element | str) -> Element | str:
    if isinstance(child, str):
        return child
    children = tuple(map(_unlinked, child.children))
    if child.tag != "a":
        return Element(child.tag, child.attributes, children)
    return Element("g", tuple(pair for pair in child.attributes if pair[0] not in _LINK_ONLY), children)
