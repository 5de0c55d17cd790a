"""Where every part of the Star lies, and the marks that show it."""

from typing import TYPE_CHECKING

from .colours import HEART, INK, PAPER, QUIET, SLATE, SLATE_LIGHT, step_colour, tint
from .geometry import Spot, arc, at, crossing, pair, ring_part
from .labels import Label, Style, label, moved, stack
from .lettering import fit, width
from .svg import Box, Element, around, e, link, number, picture

if TYPE_CHECKING:
    from .star import StarCo, StarDrawing, StarHeart, StarStart, StarStep

R_HEART, R_IN, R_OUT, R_BASE, R_TIP = 64, 71, 131, 142, 274
HALF = 33.0
FRAME = 338
QUARTERS = (0.25, 0.5, 0.75)
BADGE = Box(-284, -294, 284, 252)
# For each point: the strip its label may use, and whether it stands above its tip.
STRIPS = (
    (-FRAME, FRAME, True),
    (112, FRAME, True),
    (10, FRAME, False),
    (-FRAME, -10, False),
    (-FRAME, -112, True),
)
NOTE = Style(19, 15, QUIET, lines=2, class_="cs-star__note")


def reach(progress: float) -> float:
    """Distance from the centre to which a point is filled."""
    return R_BASE + progress * (R_TIP - R_BASE)


def outline(angle: float) -> str:
    """Path of a whole point: along the ring, then to the tip."""
    left, right, tip = _corners(angle)
    return f"M{pair(left)} A{R_BASE},{R_BASE} 0 0 1 {pair(right)} L{pair(tip)} Z"


def filling(angle: float, progress: float) -> str:
    """Path of the filled part: from the ring to an arc at the reach."""
    left, right, tip = _corners(angle)
    if progress >= 1:
        return outline(angle)
    r = reach(progress)
    far_right, far_left = crossing(right, tip, r), crossing(left, tip, r)
    return (
        f"M{pair(left)} A{R_BASE},{R_BASE} 0 0 1 {pair(right)} L{pair(far_right)} "
        f"A{number(r)},{number(r)} 0 0 0 {pair(far_left)} Z"
    )


def step_labels(step: "StarStep", place: int) -> tuple[Label, ...]:
    """Name and note of a step, inside its strip and clear of its point."""
    left, right, above = STRIPS[place]
    x, y = at(R_TIP, place * 72)
    name = Style(28, 17, step_colour(step.slug), bold=True, lines=2, class_="cs-star__name")
    labels = stack(((step.name, name), (step.note, NOTE)), x=x, left=left, right=right)
    height = labels[-1].box.bottom
    clear = 12 if place == 0 else 22
    return moved(labels, down=y - clear - height if above else y + 10)


def frame(drawing: "StarDrawing") -> Box:
    """Return the smallest frame of the usual width that holds every label."""
    boxes = [one.box for place, step in enumerate(drawing.steps) for one in step_labels(step, place)]
    usual = Box(-FRAME - 4, -R_TIP - 60, FRAME + 4, 278)
    return around([usual, *(box.widened(4) for box in boxes)])


def star_marks(drawing: "StarDrawing") -> Element:
    """Return the whole Star with its words and links."""
    steps = (_step(step, place) for place, step in enumerate(drawing.steps))
    cos = (_co(co, place, key=drawing.key) for place, co in enumerate(drawing.cos))
    return picture(
        frame(drawing), *steps, *cos, _heart(drawing.heart), _start(drawing.start),
        name=drawing.title, key=drawing.key, class_="cs-star",
    )  # fmt: skip


def badge_marks(drawing: "StarDrawing", *, name: str) -> Element:
    """Return the Star without words or links, for small sizes."""
    points = (part for place, step in enumerate(drawing.steps) for part in _point(step, place, stroke=7))
    ring = (_ring(place) for place in range(4))
    heart = e("circle", r=R_HEART, fill=HEART)
    return picture(
        BADGE,
        *points,
        *ring,
        heart,
        name=name,
        key=f"{drawing.key}-badge",
        class_="cs-star-badge",
        role="img",
    )


def _corners(angle: float) -> tuple[Spot, Spot, Spot]:
    return at(R_BASE, angle - HALF), at(R_BASE, angle + HALF), at(R_TIP, angle)


def _point(step: "StarStep", place: int, *, stroke: float) -> list[Element]:
    angle, colour = place * 72, step_colour(step.slug)
    edge = {"stroke": colour, "stroke_width": stroke, "stroke_linejoin": "round"}
    if not step.progress:
        return [e("path", d=outline(angle), fill=PAPER, **edge)]
    track = e("path", d=outline(angle), fill=tint(colour, 0.16), **edge)
    return [track, e("path", d=filling(angle, step.progress), fill=colour)]


def _quarters(step: "StarStep", place: int) -> list[Element]:
    left, right, tip = _corners(place * 72)
    colour = step_colour(step.slug)
    marks = []
    for share in QUARTERS:
        r = reach(share)
        ends = pair(crossing(left, tip, r)), pair(crossing(right, tip, r))
        shade = tint(colour, 0.72) if share < step.progress else tint(colour, 0.34)
        marks.append(e("path", d=f"M{ends[0]} A{number(r)},{number(r)} 0 0 1 {ends[1]}", fill="none", stroke=shade))
    return marks


def _step(step: "StarStep", place: int) -> Element:
    colour, (x, y) = step_colour(step.slug), at(R_BASE + 30, place * 72)
    labels = step_labels(step, place)
    edge = e("path", d=outline(place * 72), fill="none", class_="cs-star__edge", pointer_events="none")
    disc = e("circle", cx=x, cy=y, r=19, fill=PAPER, stroke=colour, stroke_width=2.5)
    numeral = _words(str(step.number), x=x, y=y + 8, size=23, colour=colour)
    shape = (*_point(step, place, stroke=3), *_quarters(step, place), edge, disc, numeral)
    words = (one.element() for one in labels)
    return link(step.address, step.spoken, _focus(labels), *shape, *words, class_="cs-star__part")


def _focus(labels: tuple[Label, ...]) -> Element:
    """Return the patch behind the words that is coloured while the link has the focus."""
    box = around(one.box for one in labels).widened(3)
    return e(
        "rect",
        x=box.left,
        y=box.top,
        width=box.width,
        height=box.height,
        rx=3,
        fill="none",
        class_="cs-star__halo",
    )


def _words(text: str, *, x: float, y: float, size: float, colour: str) -> Element:
    return e("text", text, x=x, y=y, font_size=size, font_weight="700", fill=colour, text_anchor="middle")


def _ring(place: int) -> Element:
    middle, gap = place * 90, 1.3
    fill = SLATE_LIGHT if place % 2 else SLATE
    return e("path", d=ring_part(R_IN, R_OUT, middle - 45 + gap, middle + 45 - gap), fill=fill)


def _co(co: "StarCo", place: int, *, key: str) -> Element:
    path = ring_part(R_IN, R_OUT, place * 90 - 43.7, place * 90 + 43.7)
    edge = e("path", d=path, fill="none", class_="cs-star__edge", pointer_events="none")
    name_radius, count_radius = (96, 119) if place == 2 else (107, 84)
    name = _along(co.name, place, name_radius, key=f"{key}-co{place}", size=16, colour=PAPER)
    count = _along(str(co.count), place, count_radius, key=f"{key}-n{place}", size=17, colour=HEART)
    return link(co.address, co.spoken, _ring(place), edge, *name, *count, class_="cs-star__part")


def _along(text: str, place: int, radius: float, *, key: str, size: float, colour: str) -> list[Element]:
    """Lettering along the ring; at the foot it runs the other way, so that it stands upright."""
    middle = place * 90
    ends = (middle + 42, middle - 42) if place == 2 else (middle - 42, middle + 42)
    fitted = fit(text, room=radius * 1.38, size=size, smallest=10, bold=True)
    path = e("textPath", fitted.lines[0], href=f"#{key}", startOffset="50%")
    return [
        e("path", id=key, d=arc(radius, *ends), fill="none"),
        e("text", path, font_size=fitted.size, font_weight="700", fill=colour, text_anchor="middle"),
    ]


def _heart(heart: "StarHeart") -> Element:
    figure = label(str(heart.number), style=Style(42, 20, INK, bold=True), x=0, top=-44, room=100)
    word = label(heart.word, style=Style(18, 12, INK, lines=2), x=0, top=6, room=108)
    edge = e("circle", r=R_HEART, fill="none", class_="cs-star__edge", pointer_events="none")
    parts = (e("circle", r=R_HEART, fill=HEART), edge, figure.element(), word.element())
    return link(heart.address, heart.spoken, *parts, class_="cs-star__part")


def _start(start: "StarStart | None") -> Element | None:
    if start is None:
        return None
    fitted = fit(start.label, room=146, size=20, smallest=11, bold=True)
    half = width(fitted.lines[0], size=fitted.size, bold=True) / 2 + 20
    shape = {"x": -half, "y": 190.0, "width": 2 * half, "height": 42, "rx": 21}
    words = _words(fitted.lines[0], x=0.0, y=211 + fitted.size * 0.36, size=fitted.size, colour=HEART)
    pill, edge = e("rect", **shape, fill=INK), e("rect", **shape, fill="none", class_="cs-star__edge")
    return link(start.address, start.spoken or start.label, pill, edge, words, class_="cs-star__part")
