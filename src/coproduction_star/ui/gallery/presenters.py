"""What the gallery shows."""

from dataclasses import dataclass

from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.colours import PLAIN, STEPS
from coproduction_star.ui.drawing.star import StarDrawing
from coproduction_star.ui.drawing.world import WorldMap

from .samples import charts, maps, stars


@dataclass(frozen=True, slots=True)
class Shown:
    """A drawing with its files."""

    drawing: StarDrawing | Chart | WorldMap
    downloads: tuple[DownloadLink, ...]


@dataclass(frozen=True, slots=True)
class GalleryPage:
    title: str
    stars: tuple[Shown, ...]
    charts: tuple[Shown, ...]
    maps: tuple[Shown, ...]
    colours: tuple[tuple[str, str], ...]
    """Name and value."""


def gallery_page(*, prefix: str) -> GalleryPage:
    """Lay out the page; ``prefix`` is the address of the files."""

    def shown(found: tuple[StarDrawing | Chart | WorldMap, ...]) -> tuple[Shown, ...]:
        return tuple(Shown(drawing, download_links(f"{prefix}{drawing.key}.")) for drawing in found)

    colours = tuple({**PLAIN, **STEPS}.items())
    return GalleryPage("Gallery", shown(stars()), shown(charts()), shown(maps()), colours)
