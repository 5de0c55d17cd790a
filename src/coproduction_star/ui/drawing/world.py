"""A map of the world with places on it: points are links, close ones become one mark with their number.

The land is a picture of its own, which browsers fetch once; a file taken away holds it inside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from .clusters import Cluster, clustered
from .colours import PAPER, step_colour
from .facts import Table
from .files import standalone
from .land import FRAME, land_marks, placed
from .numerals import numeral
from .svg import Box, Element, as_markup, e, link, picture, view_box

NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Something at a place, or several things at one place."""

    name: str
    longitude: float
    latitude: float
    count: int = 1
    address: str = ""
    note: str = ""
    region: str = ""
    """The country, say: several places in one mark are called by their regions."""

    @property
    def whole_name(self) -> str:
        return f"{self.name}, {self.region}" if self.region and self.region not in self.name else self.name


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that is shown."""

    name: str
    part: Box
    """In units of the world's drawing."""

    @property
    def zoom(self) -> float:
        return FRAME.width / self.part.width

    @property
    def box(self) -> Box:
        """The frame of the picture: as wide as the world's, whatever part it shows."""
        return self.scaled(self.part)

    def scaled(self, box: Box) -> Box:
        return Box(*(side * self.zoom for side in (box.left, box.top, box.right, box.bottom)))

    def spot(self, place: MapPlace) -> tuple[float, float, int]:
        x, y = placed(place.longitude, place.latitude)
        return x * self.zoom, y * self.zoom, place.count

    def shows(self, cluster: Cluster) -> bool:
        return self.box.holds(Box(cluster.x, cluster.y, cluster.x, cluster.y))


WORLD = Window("world", FRAME)
EUROPE = Window("europe", Box(-40, -166, 100, -98))


@dataclass(frozen=True, slots=True)
class MapGroup:
    """One mark of the map and what it stands for; the list beside the map has one entry for each."""

    anchor: str
    name: str
    count: int
    places: tuple[MapPlace, ...]
    cluster: Cluster
    shown: bool
    """False where the mark lies outside the window; it is still in the list."""

    @property
    def address(self) -> str:
        return self.places[0].address if len(self.places) == 1 and self.places[0].address else f"#{self.anchor}"


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Places on a map, ready for a page (``world_map`` and ``map_list`` in ``map.jinja``) and for download."""

    title: str
    places: tuple[MapPlace, ...]
    unit: str
    """What is counted, in the plural: "cases"."""
    groups: tuple[MapGroup, ...]
    window: Window
    source: str = ""
    key: str = "map"
    step: str = "map-it"

    @property
    def sentence(self) -> str:
        total = sum(place.count for place in self.places)
        if not total:
            return _("There is nothing on the map yet.")
        largest = max(self.groups, key=lambda group: group.count)
        names = len({place.whole_name for place in self.places})
        facts = {"total": numeral(total), "unit": self.unit, "n": numeral(names), "name": largest.name}
        told = ngettext("%(total)s %(unit)s in %(n)s place.", "%(total)s %(unit)s in %(n)s places.", names)
        most = _("Most lie here: %(name)s (%(count)s).") % {**facts, "count": numeral(largest.count)}
        return " ".join(part for part in (told % facts, most if len(self.groups) > 1 else "", self._outside) if part)

    @property
    def table(self) -> Table:
        ranked = sorted(self.places, key=lambda place: (-place.count, place.name))
        return Table(self.title, (_("Place"), self.unit), tuple((p.whole_name, numeral(p.count)) for p in ranked))

    @property
    def svg(self) -> Markup:
        """Markup for a page; the land is loaded from its own cached file."""
        sides = _sides(self.window.scaled(FRAME))
        return as_markup(self._root(e("image", href=static("ui/world.svg"), aria_hidden="true", **sides)))

    @property
    def file(self) -> str:
        """The map as an SVG file of its own, land inside."""
        return standalone(self._root(self._land), facts=self._facts, heading=self.title, foot=self._foot)

    @property
    def slide(self) -> str:
        return standalone(self._root(self._land), facts=self._facts)

    @property
    def _land(self) -> Element:
        """The land, cut off at the window."""
        return e("svg", *land_marks(), view_box=view_box(self.window.part), **_sides(self.window.box))

    def _root(self, land: Element) -> Element:
        colour = step_colour(self.step)
        marks = [_mark(group, unit=self.unit, colour=colour) for group in reversed(self.groups) if group.shown]
        return picture(self.window.box, land, *marks, name=self.title, key=self.key, class_="cs-map")

    @property
    def _outside(self) -> str:
        hidden = sum(group.count for group in self.groups if not group.shown)
        told = ngettext(
            "%(n)s lies outside this part of the map; the list has it.",
            "%(n)s lie outside this part of the map; the list has them.",
            hidden,
        )
        return told % {"n": numeral(hidden)} if hidden else ""

    @property
    def _facts(self) -> str:
        return f"{self.sentence}\n{self.table.as_text()}\n{self._foot}".strip()

    @property
    def _foot(self) -> str:
        outlines = _("Outlines: Natural Earth")
        source = _("Source: %(source)s") % {"source": self.source}
        return f"{source}. {outlines}" if self.source else outlines


def world_map(
    title: str,
    places: Sequence[MapPlace],
    *,
    unit: str,
    window: Window = WORLD,
    source: str = "",
    key: str = "map",
    step: str = "map-it",
) -> WorldMap:
    """Lay places on the map and join what would overlap."""
    ordered = sorted(places, key=lambda p: (-p.count, p.longitude, p.latitude, p.name))
    joined = clustered([window.spot(place) for place in ordered])
    groups = tuple(_group(cluster, ordered, number=i, key=key, window=window) for i, cluster in enumerate(joined, 1))
    return WorldMap(title, tuple(ordered), unit, groups, window, source, key, step)


def _group(cluster: Cluster, places: Sequence[MapPlace], *, number: int, key: str, window: Window) -> MapGroup:
    members = tuple(places[index] for index in cluster.members)
    anchor, shown = f"{key}-{number}", window.shows(cluster)
    return MapGroup(anchor, _name(members), cluster.count, members, cluster, shown)


def _name(places: Sequence[MapPlace]) -> str:
    whole = {place.whole_name for place in places}
    names = list(dict.fromkeys(place.region or place.name for place in places)) if len(whole) > 1 else list(whole)
    more = len(names) - NAMES_SHOWN
    if more <= 0:
        return ", ".join(names)
    told = ngettext("%(names)s and %(n)s more place", "%(names)s and %(n)s more places", more)
    return told % {"names": ", ".join(names[:NAMES_SHOWN]), "n": more}


def _mark(group: MapGroup, *, unit: str, colour: str) -> Element:
    x, y = group.cluster.x, group.cluster.y
    edge = {"stroke": PAPER, "stroke_width": 1.5, "class_": "cs-map__mark"}
    disc = e("circle", cx=x, cy=y, r=group.cluster.radius, fill=colour, **edge)
    spoken = _("%(name)s: %(count)s %(unit)s") % {"name": group.name, "count": numeral(group.count), "unit": unit}
    return link(group.address, spoken, disc, _figure(group), class_="cs-map__link")


def _figure(group: MapGroup) -> Element | None:
    if group.count < 2:
        return None
    x, y, size = group.cluster.x, group.cluster.y, 12 if group.count < 100 else 11
    look = {"font_size": size, "font_weight": "700", "fill": PAPER, "text_anchor": "middle"}
    return e("text", numeral(group.count), x=x, y=y + size * 0.36, **look, class_="cs-map__figure")


def _sides(box: Box) -> dict[str, float]:
    return {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
