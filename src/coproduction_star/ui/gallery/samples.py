"""Made-up drawings that show every state. The place is fictional."""

from collections.abc import Mapping, Sequence
from functools import partial

from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart, Target
from coproduction_star.ui.drawing.grids import Cell, GridRow, grid
from coproduction_star.ui.drawing.intervals import Interval, intervals
from coproduction_star.ui.drawing.lines import LinePoint, line
from coproduction_star.ui.drawing.star import StarCo, StarDrawing, StarHeart, StarStart, StarStep
from coproduction_star.ui.drawing.world import EUROPE, MapPlace, WorldMap, world_map

SLUGS = ("map-it", "focus-it", "people-it", "market-it", "grow-it")
NAMES = ("Map it", "Focus it", "People it", "Market it", "Grow it")
WELSH = ("Mapio", "Canolbwyntio arno", "Cynnwys y bobl", "Marchnata a hyrwyddo", "Tyfu gyda’n gilydd")
COS = ("Co-commission", "Co-design", "Co-deliver", "Co-assess")
CYD = ("Cyd-gomisiynu", "Cyd-ddylunio", "Cyd-gyflawni", "Cyd-asesu")
NOTES = ("24 initiatives", "6 of 9 rated", "212 answers", "charter drafted", "not begun")
LONG_NOTES = (
    "24 o fentrau wedi’u mapio hyd yma",
    "6 o 9 wedi’u graddio gan y preswylwyr eu hunain",
    "212 o atebion",
    "siarter wrthi’n cael ei drafftio gyda’r gofalwyr",
    "heb ddechrau",
)
WORDS = (
    "24 initiatives mapped, 7 of them told by residents. No one has yet looked at co-assessment for loneliness.",
    "9 options, rated by 6 people. Two critical friends have asked 5 questions; 3 are answered.",
    "212 answers in four weeks. 61 people would do more; 18 have been matched.",
    "A charter is being drafted with the carers’ forum. Two promises fall due this month.",
    "Choose the outcomes you will follow before the first match starts.",
)
SOURCE = "made-up figures of Eastbridge, a fictional borough"


def stars() -> tuple[StarDrawing, ...]:
    """The Star as it begins, on its way, complete, and with long names."""
    return (
        _star("On the way", progress=(0.8, 0.55, 0.35, 0.15, 0), key="on-the-way"),
        _star("Nothing begun", progress=(0,) * 5, notes=("not begun",) * 5, counts=(0,) * 4, key="nothing-begun"),
        _star("All done", progress=(1,) * 5, notes=("done",) * 5, counts=(12, 48, 107, 9), key="all-done"),
        _star(
            "Long Welsh names", progress=(0.8, 0.55, 0.35, 0.15, 0), names=WELSH, notes=LONG_NOTES, cos=CYD,
            heart="canlyniadau a geisir", start="Dechreuwch nawr", key="welsh",
        ),
    )  # fmt: skip


def charts() -> tuple[Chart, ...]:
    """One of each kind."""
    return (
        bars("Cases by sector", _sectors(), what="Sector", unit="cases", step="map-it", source=SOURCE, key="sectors"),
        bars(
            "Hours given by place", [Bar("Northgate", 310.5), Bar("Riverside", 120), Bar("Old Town", 64.25)],
            what="Place", unit="hours", step="grow-it", target=Target(200, "Target 200"), source=SOURCE, key="hours",
        ),
        intervals(
            "Who would do more", [Interval("Walk with others", 31, 38, 45), Interval("Cook together", 18, 24, 30)],
            what="Activity", unit="per cent", step="people-it", target=Target(30, "Target 30"), source=SOURCE,
            key="more",
        ),
        line("Hours given each month", _months(), unit="hours", step="grow-it", target=Target(260, "Target 260"),
             source=SOURCE, key="months"),
        grid("Services and the four Co’s", COS, _services(), what="Service", step="map-it", source=SOURCE, key="grid"),
    )  # fmt: skip


def maps() -> tuple[WorldMap, ...]:
    """The whole world, and a closer look."""
    placed = partial(world_map, unit="cases", source=SOURCE)
    return placed("Places in the world", _places(), key="world"), placed(
        "Places in Europe", _places(), key="europe", window=EUROPE
    )


def drawings() -> Mapping[str, StarDrawing | Chart | WorldMap]:
    """Every drawing by its key."""
    return {drawing.key: drawing for drawing in (*stars(), *charts(), *maps())}


def _star(
    title: str,
    *,
    progress: Sequence[float],
    key: str,
    names: Sequence[str] = NAMES,
    notes: Sequence[str] = NOTES,
    cos: Sequence[str] = COS,
    counts: Sequence[int] = (3, 7, 11, 3),
    heart: str = "outcomes",
    start: str = "Just start",
) -> StarDrawing:
    steps = tuple(
        StarStep(slug, names[i], i + 1, progress[i], notes[i], f"#{slug}", WORDS[i]) for i, slug in enumerate(SLUGS)
    )
    ring = tuple(
        StarCo(f"co-{i}", name, counts[i], f"#co-{i}", f"{counts[i]} initiatives") for i, name in enumerate(cos)
    )
    return StarDrawing(title, steps, ring, StarHeart(4, heart, "#outcomes"), StarStart(start, "#just-start"), key)


def _sectors() -> list[Bar]:
    counts = {"Health": 12, "Adult social care and support for carers": 9, "Housing": 4, "Police": 0}
    return [Bar(name, count, f"#{name[:6].lower()}") for name, count in counts.items()]


def _months() -> list[LinePoint]:
    told = [("Jan", 120, 100, 140), ("Feb", 135, 118, 150), ("Mar", None, None, None), ("Apr", 180, 160, 205)]
    return [LinePoint(*point) for point in (*told, ("May", 210, 190, 230), ("Jun", 245, 220, 270))]


def _services() -> list[GridRow]:
    counts = {
        "Adult social care": (3, 7, 11, 0),
        "Libraries and community learning": (0, 2, 5, 1),
        "Streets and parks": (0, 0, 4, 0),
    }
    return [GridRow(name, tuple(map(_cell, row)), f"#{name.split()[0].lower()}") for name, row in counts.items()]


def _cell(count: int) -> Cell:
    return Cell(count, "initiatives" if count else "add the first", "" if count else "#just-start")


def _places() -> list[MapPlace]:
    return [
        MapPlace("London", -0.13, 51.51, 6, "#london"),
        MapPlace("Leeds", -1.55, 53.8, 3, "#leeds"),
        MapPlace("Edinburgh", -3.19, 55.95, 2, "#edinburgh"),
        MapPlace("Trieste", 13.77, 45.65, 1, "#trieste", "Health, housing and neighbours work together"),
        MapPlace("Porto Alegre", -51.23, -30.03, 1, "#porto-alegre"),
        MapPlace("Melbourne", 144.96, -37.81, 2, "#melbourne"),
        MapPlace("Nairobi", 36.82, -1.29, 1, "#nairobi"),
        MapPlace("Tokyo", 139.69, 35.69, 1, "#tokyo"),
    ]
