"""The Impact Matrix in sentences, the most important first."""

from collections.abc import Iterator, Sequence

from coproduction_star.methods.impact_matrix import (
    MIDPOINT,
    Between,
    Overtaking,
    Panel,
    Quadrant,
    Stability,
)

from .wording import counted, listed, percent

Panels = Sequence[Panel]


def all_of(
    panels: Panels, steady: Sequence[Stability], order: Sequence[Overtaking], between: Sequence[Between], minimum: int
) -> tuple[str, ...]:
    """Say everything worth a sentence: who puts what first, how firmly, where panels part, what would change it."""
    said = [_opening(panels, minimum)]
    said += [sentence for panel in panels for sentence in _panel(panel, minimum)]
    said += [_steady(one) for one in steady if one.options]
    said += [_apart(one) for one in between if not one.same_quadrant or one.impact_gap or one.resources_gap]
    said += [_change(one) for one in order]
    return tuple(said)


def _opening(panels: Panels, minimum: int) -> str:
    shown = [panel for panel in panels if panel.placements]
    if not shown:
        return f"Nothing can be shown yet: no option was rated by {minimum} people of one panel on both axes."
    firsts = {panel.name: _first(panel) for panel in shown}
    if len(set(firsts.values())) == 1 and len(shown) > 1:
        [first] = set(firsts.values())
        several = "Both" if len(shown) == 2 else f"All {len(shown)}"
        return f"{several} panels put {listed(first)} first for impact." if first else _none(f"{several} panels")
    parts = [
        f"{name} put {listed(first)} first for impact" if first else _none(name).rstrip(".")
        for name, first in firsts.items()
    ]
    return f"{_named('; '.join(parts))}."


def _none(who: str) -> str:
    return f"{who} see no option above the line for impact."


def _first(panel: Panel) -> tuple[str, ...]:
    """Name the options of most impact, or none when even they are not above the line."""
    return tuple(place.option for place in panel.placements if place.rank == 1 and place.impact.median > MIDPOINT)


def _named(panel: str) -> str:
    return f"{panel[:1].upper()}{panel[1:]}"


def _panel(panel: Panel, minimum: int) -> Iterator[str]:
    best = [place.option for place in panel.placements if place.quadrant is Quadrant.HIGH_HIGH]
    if best:
        yield f"{_named(panel.name)} place {listed(best)} high on impact and as freeing public resources."
    on_line = [place.option for place in panel.placements if place.on_the_line]
    if on_line:
        verb = "lies on a line and counts" if len(on_line) == 1 else "lie on a line and count"
        yield f"For {panel.name}, {listed(on_line)} {verb} as low there."
    if panel.withheld:
        reason = f"fewer than {minimum} of their people rated each on both axes"
        yield f"What {panel.name} say of {listed(panel.withheld)} is withheld: {reason}."


def _steady(one: Stability) -> str:
    least = min(one.options, key=lambda option: max(option.quadrants.values()))
    share = max(least.quadrants.values())
    most = "every option keeps" if len(one.options) > 1 else "the option keeps"
    if share >= 0.9:
        return f"With other {one.panel} in the room, {most} its quadrant in at least {percent(share)} of draws."
    return f"With other {one.panel} in the room, the least firm is “{least.option}”: {percent(share)} in one quadrant."


def _apart(one: Between) -> str:
    same = "agree on its quadrant" if one.same_quadrant else "place it in different quadrants"
    rated = [
        _gap(one.first, one.second, gap, what)
        for gap, what in ((one.impact_gap, "impact"), (one.resources_gap, "effect on resources"))
        if gap
    ]
    return f"On “{one.option}” {one.first} and {one.second} {same}: {' and '.join(rated)}."


def _gap(first: str, second: str, gap: float, what: str) -> str:
    high, low = (first, second) if gap > 0 else (second, first)
    return f"{high} rate its {what} {abs(gap):g} higher than {low}"


def _change(one: Overtaking) -> str:
    if one.ratings is None:
        return f"No ratings within the scale put “{one.behind}” before “{one.ahead}” for {one.panel}."
    needed = counted(one.ratings, "rating of impact", "ratings of impact")
    now = "level now" if one.level else "behind now"
    change = f"{needed} of {one.of} would have to change"
    return f"For {one.panel}, {change} to put “{one.behind}”, {now}, before “{one.ahead}”."
