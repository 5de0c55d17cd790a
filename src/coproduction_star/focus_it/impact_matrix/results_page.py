"""What a matrix shows: one picture for each group of people, with sentences, tables and, behind them, the working."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.focus_it.models.impact_matrix import HIGHEST, LOWEST
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.scatter import Dot, Ends, scatter

from .addresses import at
from .measuring import AXES, MINIMUM_RATERS, Found
from .wording import QUADRANTS, group, how_firm, how_sure, listed, middle_half, share, signed

PARTED = 1.0
"""Medians of two groups at least so far apart are told in a sentence."""
FEW = 3
"""More differences than these stand in the table only."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """One group of people: picture, sentence and table, and what is not shown of it."""

    name: str
    chart: Chart
    downloads: tuple[DownloadLink, ...]
    firm: str
    withheld: str


@dataclass(frozen=True, slots=True)
class Results:
    """Everything below the heading “What people think”. `sentence` comes first."""

    sentence: str
    panels: tuple[PanelView, ...]
    not_yet: tuple[str, ...]
    parted: tuple[str, ...]
    apart: Table | None
    steady: Table | None
    agreement: tuple[str, ...]
    changes: tuple[str, ...]
    turning: tuple[str, ...]
    lines: Table | None
    method: str
    so_far: str


def results_of(matrix: ImpactMatrix, options: Iterable[Option], found: Found) -> Results:
    named = {str(option.pk): option for option in options}
    parted = tuple(islice(_parted(matrix, found, named), FEW))
    return Results(
        sentence=_headline(found, named, parted),
        panels=tuple(_panel(matrix, panel, found, named) for panel in found["panels"]),
        not_yet=tuple(_not_yet(matrix, found)),
        parted=parted,
        apart=_apart(matrix, found, named),
        steady=_steady(found, named),
        agreement=tuple(_agreement(found)),
        changes=tuple(_changes(found, named)),
        turning=tuple(_turning(matrix, found, named)),
        lines=_lines(matrix, found, named),
        method=_method(matrix, found),
        so_far=_so_far() if matrix.is_open and found["panels"] else "",
    )


def _so_far() -> str:
    return _(
        "People are still rating. A group’s figures count those who have rated every option. They change only when "
        "three more have. So nobody can tell what one person said. Reasons are shown when rating is closed."
    )


def chart_of(matrix: ImpactMatrix, panel: Mapping[str, Any], named: Mapping[str, Option], found: Found) -> Chart:
    name = group(panel["name"])
    title = _("%(matrix)s: %(group)s") % {"matrix": matrix.title, "group": name}
    places = [place for place in panel["placements"] if place["option"] in named]
    return scatter(
        title,
        [_dot(place, named[place["option"]]) for place in places],
        across=Ends(matrix.words("resources_label"), matrix.words("resources_low"), matrix.words("resources_high")),
        up=Ends(matrix.words("impact_label"), matrix.words("impact_low"), matrix.words("impact_high")),
        corners=[str(words) for words in QUADRANTS.values()],
        ends=(LOWEST, HIGHEST),
        table=_table(matrix, title, places, named),
        sentence=_panel_sentence(panel, found, named),
        step="focus-it",
        source=_("Ratings of %(number)s people, each alone") % {"number": panel["raters"]},
        key=f"matrix-{panel['name']}",
    )


def _dot(place: Mapping[str, Any], option: Option) -> Dot:
    impact, resources = place["impact"], place["resources"]
    return Dot(
        option.position, option.title, resources["median"], impact["median"],
        _band(resources), _band(impact),
        size=option.people, marked=place["on_the_line"],
    )  # fmt: skip


def _band(axis: Mapping[str, Any]) -> tuple[float, float]:
    """The middle half; no band where it is not told."""
    if axis["lower"] is None:
        return axis["median"], axis["median"]
    return axis["lower"], axis["upper"]


def _table(
    matrix: ImpactMatrix, title: str, places: Sequence[Mapping[str, Any]], named: Mapping[str, Option]
) -> Table:
    head = (
        _("Option"), matrix.words("impact_label"), _("Middle half"), matrix.words("resources_label"), _("Middle half"),
        _("Where it lies"), _("People"), _("Feasible"), _("Risk"), _("Raters"), _("How sure"),
    )  # fmt: skip
    return Table(title, head, tuple(_row(place, named[place["option"]]) for place in places))


def _row(place: Mapping[str, Any], option: Option) -> tuple[str, ...]:
    where = str(QUADRANTS[place["quadrant"]])
    return (
        f"{option.position}. {option.title}",
        signed(place["impact"]["median"]),
        middle_half(place["impact"]),
        signed(place["resources"]["median"]),
        middle_half(place["resources"]),
        _("%(where)s (on the line)") % {"where": where} if place["on_the_line"] else where,
        "–" if option.people is None else str(option.people),
        str(option.get_feasibility_display()),
        str(option.get_risk_display()),
        str(place["raters"]),
        how_sure(place["confidence"]),
    )


def _panel(matrix: ImpactMatrix, panel: Mapping[str, Any], found: Found, named: Mapping[str, Option]) -> PanelView:
    withheld = [named[key].title for key in panel["withheld"] if key in named]
    return PanelView(
        name=group(panel["name"]),
        chart=chart_of(matrix, panel, named, found),
        downloads=download_links(at("matrix_file", matrix, panel["name"], "svg").removesuffix("svg")),
        firm=_firm(panel, found),
        withheld=_("Not shown, because fewer than %(minimum)s rated it: %(options)s.")
        % {"minimum": MINIMUM_RATERS, "options": listed(withheld)} if withheld else "",
    )  # fmt: skip


def _first(panel: Mapping[str, Any], named: Mapping[str, Option]) -> list[str]:
    places = [place for place in panel["placements"] if place["rank"] == 1 and place["option"] in named]
    return [named[place["option"]].title for place in places]


def _panel_sentence(panel: Mapping[str, Any], found: Found, named: Mapping[str, Option]) -> str:
    first = _first(panel, named)
    facts = {"group": group(panel["name"]), "number": panel["raters"], "options": listed(first)}
    if len(first) > 1:
        return _("%(group)s (%(number)s people) see most impact in %(options)s, level with one another.") % facts
    return _("%(group)s (%(number)s people) see most impact in %(options)s.") % facts


def _firm(panel: Mapping[str, Any], found: Found) -> str:
    """How often what is first stays first when other people of the group had been asked."""
    steady = next((one for one in found["steady"] if one["panel"] == panel["name"]), None)
    first = [place["option"] for place in panel["placements"] if place["rank"] == 1]
    if steady is None or len(first) != 1 or len(panel["placements"]) < 2:
        return ""
    value = next(one["first"] for one in steady["options"] if one["option"] == first[0])
    return _("It stays first in %(share)s draws of people. %(words)s") % {
        "share": share(value), "words": how_firm(value)
    }  # fmt: skip


def _headline(found: Found, named: Mapping[str, Option], parted: Sequence[str]) -> str:
    if not found["panels"]:
        return _("Nothing can be shown yet: it takes three people of one group.")
    firsts = {tuple(_first(panel, named)) for panel in found["panels"]}
    if len(found["panels"]) == 1:
        opening = _panel_sentence(found["panels"][0], found, named)
    elif len(firsts) == 1:
        opening = _("All groups that are shown see most impact in %(options)s.") % {
            "options": listed(next(iter(firsts)))
        }
    else:
        opening = " ".join(_panel_sentence(panel, found, named) for panel in found["panels"])
    return f"{opening} {parted[0]}" if parted else opening


def _not_yet(matrix: ImpactMatrix, found: Found) -> Iterator[str]:
    shown = {panel["name"] for panel in found["panels"]}
    for name, number in found["raters"].items():
        if name not in shown:
            yield _too_few(matrix, number) % {"group": group(name), "number": number, "minimum": MINIMUM_RATERS}


def _too_few(matrix: ImpactMatrix, number: int) -> str:
    if matrix.is_open:
        return ngettext(
            "%(group)s: not shown yet. %(number)s person has rated every option, and it takes %(minimum)s.",
            "%(group)s: not shown yet. %(number)s people have rated every option, and it takes %(minimum)s.",
            number,
        )
    return ngettext(
        "%(group)s: not shown. %(number)s person has rated, and it takes %(minimum)s.",
        "%(group)s: not shown. %(number)s people have rated, and it takes %(minimum)s on one option.",
        number,
    )


def _axis_name(matrix: ImpactMatrix, question: str) -> str:
    return matrix.words(f"{question}_label")


def _parted(matrix: ImpactMatrix, found: Found, named: Mapping[str, Option]) -> Iterator[str]:
    """Where groups see things differently: groups, never people."""
    for cell in found["parts"]:
        if cell["gap"] >= PARTED and cell["thing"] in named:
            high, low = cell["highest"][0], cell["lowest"][0]
            facts = {
                "option": named[cell["thing"]].title, "axis": _axis_name(matrix, cell["question"]),
                "high": group(high), "most": signed(cell["medians"][high]),
                "low": group(low), "least": signed(cell["medians"][low]),
            }  # fmt: skip
            yield (
                _("Groups part over “%(option)s” (%(axis)s): %(high)s say %(most)s, %(low)s say %(least)s.") % facts
            )


def _apart(matrix: ImpactMatrix, found: Found, named: Mapping[str, Option]) -> Table | None:
    """Cell by cell, what each group says: the map of disagreement."""
    names = [panel["name"] for panel in found["panels"]]
    cells = [cell for cell in found["parts"] if cell["thing"] in named]
    if len(names) < 2 or not cells:
        return None
    head = (_("Option and scale"), *(group(name) for name in names), _("Distance"))
    rows = tuple(
        (
            f"{named[cell['thing']].title}: {_axis_name(matrix, cell['question'])}",
            *(signed(cell["medians"][name]) if name in cell["medians"] else "–" for name in names),
            signed(cell["gap"]).lstrip("+"),
        )
        for cell in cells
    )
    return Table(_("Where groups differ, the widest first"), head, rows)


def _steady(found: Found, named: Mapping[str, Option]) -> Table | None:
    rows = tuple(
        (
            f"{named[one['option']].title}: {group(panel['panel'])}",
            share(one["first"]),
            *(share(one["quadrants"].get(name, 0)) for name in QUADRANTS),
            share(one["on_the_line"]),
        )
        for panel in found["steady"]
        for one in panel["options"]
        if one["option"] in named
    )
    head = (_("Option and group"), _("Is first"), *(str(words) for words in QUADRANTS.values()), _("Lies on a line"))
    return Table(_("How firm each place is: in how many draws of people"), head, rows) if rows else None


def _agreement(found: Found) -> Iterator[str]:
    for one in found["agreement"]:
        same, order = one["icc_agreement"], one["icc_order"]
        yield _(
            "%(group)s: Kendall’s W is %(w)s (0 is no common order of impact, 1 the same order; %(raters)s people, "
            "%(options)s options). ICC(2,1) is %(same)s (%(same_low)s to %(same_high)s), ICC(3,1) is %(order)s "
            "(%(order_low)s to %(order_high)s)."
        ) % {
            "group": group(one["panel"]), "w": _two(one["w"]), "raters": one["raters"], "options": one["options"],
            "same": _two(same["value"]), "same_low": _two(same["low"]), "same_high": _two(same["high"]),
            "order": _two(order["value"]), "order_low": _two(order["low"]), "order_high": _two(order["high"]),
        }  # fmt: skip


def _two(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _changes(found: Found, named: Mapping[str, Option]) -> Iterator[str]:
    """What would have to change for the order to change."""
    for one in found["overtaking"]:
        if one["ratings"] is None or one["ahead"] not in named or one["behind"] not in named:
            continue
        facts = {
            "group": group(one["panel"]), "number": one["ratings"], "of": one["of"],
            "behind": named[one["behind"]].title, "ahead": named[one["ahead"]].title,
        }  # fmt: skip
        yield (
            ngettext(
                "%(group)s: with %(number)s other rating of %(of)s, “%(behind)s” would pass “%(ahead)s”.",
                "%(group)s: with %(number)s other ratings of %(of)s, “%(behind)s” would pass “%(ahead)s”.",
                one["ratings"],
            )
            % facts
        )


def _turning(matrix: ImpactMatrix, found: Found, named: Mapping[str, Option]) -> Iterator[str]:
    """What the fewest other ratings of each group would carry over a line."""
    for panel in found["panels"]:
        ways = [
            (one[f"{axis}_raters"], one[f"{axis}_of"], one["option"], axis)
            for one in _turning_in(found, named)
            if one["panel"] == panel["name"]
            for axis in AXES
        ]
        for number, of, option, axis in sorted(ways, key=lambda way: way[0] / way[1])[:FEW]:
            facts = {
                "group": group(panel["name"]), "number": number, "of": of,
                "option": named[option].title, "axis": _axis_name(matrix, axis),
            }  # fmt: skip
            yield (
                ngettext(
                    "%(group)s: with %(number)s other rating of %(of)s, “%(option)s” would cross the line (%(axis)s).",
                    "%(group)s: with %(number)s other ratings of %(of)s, “%(option)s” would cross the line "
                    "(%(axis)s).",
                    number,
                )
                % facts
            )


def _turning_in(found: Found, named: Mapping[str, Option]) -> list[Mapping[str, Any]]:
    """Nothing of results that were kept before it was counted."""
    return [one for one in found.get("turning", ()) if one["option"] in named]


def _lines(matrix: ImpactMatrix, found: Found, named: Mapping[str, Option]) -> Table | None:
    rows = tuple(
        (
            f"{named[one['option']].title}: {group(one['panel'])}",
            *(_("%(some)s of %(all)s") % {"some": one[f"{axis}_raters"], "all": one[f"{axis}_of"]} for axis in AXES),
        )
        for one in _turning_in(found, named)
    )
    head = (_("Option and group"), *(_axis_name(matrix, axis) for axis in AXES))
    return Table(_("How many other ratings would carry each option over a line"), head, rows) if rows else None


def _method(matrix: ImpactMatrix, found: Found) -> str:
    draws = max((one["draws"] for one in found["steady"]), default=0)
    margin = max((one["margin"] for one in found["steady"]), default=0)
    return _(
        "Each dot is the median of a group; a dot on a line counts as low and is marked. Groups are never averaged "
        "together. To see how firm a place is, people were drawn with replacement, not single ratings. That was done "
        "%(draws)s times, with the seed %(seed)s. A share is exact to %(margin)s in 100. It says how far the place "
        "hangs on who was asked, not whether the option is good."
    ) % {"draws": draws, "seed": matrix.seed, "margin": round(100 * margin, 1)}
