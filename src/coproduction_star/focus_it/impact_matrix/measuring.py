"""From ratings to what a matrix shows: the seam between rows and the library, which is loaded when it is needed.

What comes out can be kept as JSON.

Options and raters are called by their keys here; the presenters put names to options, and never to raters.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coproduction_star.focus_it.panels import MINIMUM_PEOPLE

if TYPE_CHECKING:
    from coproduction_star.methods.impact_matrix import Agreeing, Axis, Panel, Placement, Rating, Stability

DRAWS, MINIMUM_RATERS = 2_000, MINIMUM_PEOPLE
"""A test holds the minimum equal to the library's."""
AXES = ("impact", "resources")
BY_PANEL = {"panels": "name", "steady": "panel", "overtaking": "panel", "turning": "panel", "agreement": "panel"}
"""What is told panel by panel, and where each row says which panel. Figures kept by older versions hold no turning."""
Found = Mapping[str, Any]
NOTHING: Found = {"raters": {}, "parts": [], **{key: [] for key in BY_PANEL}}


def measure(ratings: Sequence["Rating"], *, seed: int) -> Found:
    """Everything a matrix shows, panel by panel; panels with fewer than three raters only by how many they are."""
    from coproduction_star.methods import impact_matrix as method

    if not ratings:
        return NOTHING
    panels = method.place_options(ratings)
    shown = [_panel(panel) for panel in panels if panel.placements]
    return {
        "raters": {panel.name: panel.raters for panel in panels},
        "panels": shown,
        "parts": parts_of(shown),
        "steady": [_steady(one) for one in method.stability(ratings, seed=seed, draws=DRAWS) if one.options],
        "overtaking": [asdict(one) for one in method.overtaking(ratings)],
        "turning": [asdict(one) for one in method.turning(ratings)],
        "agreement": [found for one in method.agreement_inside(ratings) if (found := _agreement(one))],
    }


def parts_of(panels: Iterable[Found]) -> list[dict[str, Any]]:
    """Where panels part, the widest first, from nothing but the places that each of them shows."""
    medians: dict[tuple[str, str], dict[str, float]] = {}
    for panel in panels:
        for place in panel["placements"]:
            for axis in AXES:
                medians.setdefault((place["option"], axis), {})[panel["name"]] = place[axis]["median"]
    cells = [_cell(*cell, said) for cell, said in medians.items() if len(said) > 1]
    return sorted(cells, key=lambda cell: (-cell["gap"], cell["thing"], cell["question"]))


def _cell(option: str, axis: str, said: Mapping[str, float]) -> dict[str, Any]:
    top, bottom = max(said.values()), min(said.values())
    return {
        "thing": option,
        "question": axis,
        "medians": dict(said),
        "gap": top - bottom,
        "highest": [name for name, value in said.items() if value == top],
        "lowest": [name for name, value in said.items() if value == bottom],
    }


def with_panels_of(old: Found, new: Found, *, names: Collection[str]) -> Found:
    """The old figures, with what the new ones say of these panels in place of what the old ones said."""
    rows = {
        key: sorted(
            [row for row in old.get(key, ()) if row[panel] not in names]
            + [row for row in new[key] if row[panel] in names],
            key=lambda row: str(row[panel]),
        )
        for key, panel in BY_PANEL.items()
    }
    return {**rows, "raters": old["raters"], "parts": parts_of(rows["panels"])}


def only_of(found: Found, *, living: Collection[str]) -> Found:
    """The figures without the options that were dropped after they were made.

    What speaks of an order with the dropped option in it is left out of those panels until they are measured again.
    """
    changed = {panel["name"] for panel in found["panels"] if not _options_of(panel) <= set(living)}
    if not changed:
        return found
    rows = {key: [row for row in found.get(key, ()) if row[name] not in changed] for key, name in BY_PANEL.items()}
    panels = [_without(panel, living) if panel["name"] in changed else panel for panel in found["panels"]]
    kept = [panel for panel in panels if panel["placements"]]
    return {**found, **rows, "panels": kept, "parts": parts_of(kept)}


def _options_of(panel: Found) -> set[str]:
    return {place["option"] for place in panel["placements"]} | set(panel["withheld"])


def _without(panel: Found, living: Collection[str]) -> Found:
    places = [place for place in panel["placements"] if place["option"] in living]
    impacts = [place["impact"]["median"] for place in places]
    ranked = [{**place, "rank": 1 + sum(other > place["impact"]["median"] for other in impacts)} for place in places]
    return {**panel, "placements": ranked, "withheld": [option for option in panel["withheld"] if option in living]}


def _panel(panel: "Panel") -> dict[str, Any]:
    placements = [_placement(one) for one in panel.placements]
    return {
        "name": panel.name,
        "raters": panel.raters,
        "placements": placements,
        "withheld": list(panel.withheld),
    }


def _placement(one: "Placement") -> dict[str, Any]:
    return {
        "option": one.option,
        "impact": _axis(one.impact),
        "resources": _axis(one.resources),
        "quadrant": one.quadrant.name,
        "on_the_line": one.on_the_line,
        "rank": one.rank,
        "raters": one.raters,
        "confidence": one.confidence,
    }


def _axis(axis: "Axis") -> dict[str, float | None]:
    return {"median": axis.median, "lower": axis.lower, "upper": axis.upper, "ratings": axis.ratings}


def _steady(one: "Stability") -> dict[str, Any]:
    return {
        "panel": one.panel,
        "draws": one.draws,
        "margin": one.margin,
        "options": [
            {
                "option": option.option,
                "first": option.first,
                "on_the_line": option.on_the_line,
                "quadrants": {quadrant.name: share for quadrant, share in option.quadrants.items()},
            }
            for option in one.options
        ],
    }


def _agreement(one: "Agreeing") -> dict[str, Any] | None:
    """How far the people of one panel agree about impact; None where there is too little to tell."""
    order, same = one.concordance, one.intraclass
    if one.axis != "impact" or order is None or same is None or same.one_agreement is None:
        return None
    return {
        "panel": one.panel,
        "raters": order.raters,
        "options": order.things,
        "w": order.w,
        "icc_agreement": _coefficient(same.one_agreement),
        "icc_order": _coefficient(same.one_order),
    }


def _coefficient(one: Any) -> dict[str, float]:
    return {"value": one.value, "low": one.low, "high": one.high}
