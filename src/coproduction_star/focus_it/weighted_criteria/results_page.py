"""What the weights of each panel make of the scores: a sentence, a picture with its table, and the working behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.weighted_criteria import sentences as say
from coproduction_star.focus_it.models import Comparison, CriteriaResult
from coproduction_star.focus_it.panels import MINIMUM_PEOPLE
from coproduction_star.organisations.groups import LABELS, StakeholderGroup
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from .addresses import at
from .measuring import ROOM
from .selectors import Heard

Found = Mapping[str, Any]
Reasons = Mapping[tuple[str, str], list[str]]
FIRM, FAIRLY_FIRM = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Why:
    """Why people of one panel weigh a criterion as they do; without names."""

    criterion: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelView:
    """One group of people, or the room. `sentences` opens with the answer."""

    name: str
    about: str
    sentences: tuple[str, ...]
    firm: str
    chart: Chart
    downloads: tuple[DownloadLink, ...]
    weights: Table
    why: tuple[Why, ...]
    working: tuple[Table, ...]
    method: str
    json: str


@dataclass(frozen=True, slots=True)
class Results:
    """Everything below the heading “What comes out”. `sentence` comes first."""

    sentence: str
    panels: tuple[PanelView, ...]
    not_yet: tuple[str, ...]


def results_of(
    comparison: Comparison, rows: Iterable[CriteriaResult], *, heard: Heard, reasons: Reasons, blind: bool
) -> Results:
    """`blind` while the reader has not weighed: then only what a room agreed on is theirs to see."""
    shown = [row for row in rows if row.panel == ROOM or not blind]
    panels = tuple(_panel(comparison, row, reasons) for row in shown)
    return Results(_headline(shown, blind=blind), panels, () if blind else tuple(_not_yet(heard)))


def panel_name(panel: str) -> str:
    return _("Agreed in the room") if panel == ROOM else str(LABELS[StakeholderGroup(panel)])


def _headline(rows: Sequence[CriteriaResult], *, blind: bool) -> str:
    firsts = {panel_name(row.panel): tuple(say.first_in(row.found["result"])) for row in rows}
    if not firsts:
        return "" if blind else _("Nothing is shown yet: no group has enough people who have weighed.")
    if len(firsts) == 1:
        return say.worth(rows[0].found["result"], _)
    if len(set(firsts.values())) == 1:
        if len(firsts) == 2:
            return _("Both groups put %(first)s first.") % {"first": say.listed(next(iter(firsts.values())), _)}
        facts = {"number": len(firsts), "first": say.listed(next(iter(firsts.values())), _)}
        return _("All %(number)s groups put %(first)s first.") % facts
    told = [
        _("%(group)s: %(first)s") % {"group": name, "first": say.listed(first, _)} for name, first in firsts.items()
    ]
    return _("Groups put different options first. %(which)s.") % {"which": "; ".join(told)}


def _not_yet(heard: Heard) -> Iterator[str]:
    for name in heard.too_few:
        number = heard.groups[name]
        told = ngettext(
            "%(group)s: %(number)s person has weighed. It takes %(minimum)s to show anything.",
            "%(group)s: %(number)s people have weighed. It takes %(minimum)s to show anything.",
            number,
        )
        yield told % {"group": panel_name(name), "number": number, "minimum": MINIMUM_PEOPLE}


def _panel(comparison: Comparison, row: CriteriaResult, reasons: Reasons) -> PanelView:
    found, name = row.found["result"], panel_name(row.panel)
    return PanelView(
        name=name,
        about=_about(row),
        sentences=tuple(say.sentences(found, _, unsure=_unsure(row.found["document"]))),
        firm=_firm(found),
        chart=chart_of(comparison, row),
        downloads=download_links(f"{at('panel_json', comparison, row.panel).removesuffix('json')}"),
        weights=_weights(row, name),
        why=tuple(
            Why(one, tuple(reasons[row.panel, one])) for one in found["weights"] if reasons.get((row.panel, one))
        ),
        working=tuple(_working(found, name)),
        method=_method(found),
        json=at("panel_json", comparison, row.panel),
    )


def _about(row: CriteriaResult) -> str:
    number = row.found["people"]
    if row.panel == ROOM:
        told = _("These weights were agreed by %(number)s people together, and entered by whoever led the room.")
        return told % {"number": number}
    return _("The weights of %(number)s people, each with an equal say.") % {"number": number}


def _unsure(document: Found) -> bool:
    levels = (level for option in document["options"] for level in option["levels"].values())
    return any(level["low"] < level["high"] for level in levels)


def _firm(found: Found) -> str:
    ours = say.first_in(found)
    first = sum(one["first"] for one in found["robustness"]["options"] if one["option"] in ours)
    if first >= FIRM:
        return _("That is firm.")
    if first >= FAIRLY_FIRM:
        return _("That is fairly firm.")
    return _("That is not firm: within these ranges another option could well come first.")


def chart_of(comparison: Comparison, row: CriteriaResult) -> Chart:
    found = row.found["result"]
    title = _("%(title)s (%(group)s)") % {"title": comparison.title, "group": panel_name(row.panel)}
    return bars(
        title,
        [Bar(one["option"], round(one["value"], 3)) for one in found["value"]["standings"]],
        what=_("Option"), unit=_("value from 0 to 1"), step="focus_it", sentence=say.worth(found, _),
        key=f"value-{row.panel}",
    )  # fmt: skip


def _weights(row: CriteriaResult, name: str) -> Table:
    swings = {one["name"]: one for one in row.found["document"]["criteria"]}
    rows = tuple(
        (criterion, _share(weight), _points(swings[criterion]["swing_low"], swings[criterion]["swing_high"]))
        for criterion, weight in row.found["result"]["weights"].items()
    )
    caption = _("What each step is worth: %(group)s") % {"group": name}
    return Table(caption, (_("From worst to best"), _("Weight"), _("Points, where most of them lie")), rows)


def _points(low: float, high: float) -> str:
    if low == high:
        return f"{low:.0f}"
    return _("%(low)s to %(high)s") % {"low": f"{low:.0f}", "high": f"{high:.0f}"}


def _share(value: float) -> str:
    return f"{100 * value:.1f}%"


def _working(found: Found, name: str) -> Iterator[Table]:
    yield _parts(found, name)
    yield _ranks(found, name)
    yield _flips(found, name)
    yield _methods(found, name)
    if found["frontier"]:
        yield _frontier(found, name)


def _parts(found: Found, name: str) -> Table:
    criteria = list(found["weights"])
    rows = tuple(
        (one["option"], f"{one['value']:.3f}", *(f"{one['parts'][each]:.3f}" for each in criteria))
        for one in found["value"]["standings"]
    )
    head = (_("Option"), _("Value"), *criteria)
    return Table(_("What each criterion adds to the value: %(group)s") % {"group": name}, head, rows)


def _ranks(found: Found, name: str) -> Table:
    shares = found["robustness"]["options"]
    places = [str(place) for place in range(1, len(shares) + 1)]
    rows = tuple((one["option"], *(say.percent(share, _) for share in one["ranks"])) for one in shares)
    return Table(
        _("How often each option takes each place: %(group)s") % {"group": name}, (_("Option"), *places), rows
    )


def _flips(found: Found, name: str) -> Table:
    none = _("no weight does it")
    rows = tuple(
        (
            criterion,
            _share(found["weights"][criterion]),
            *((_share(one["to"]), one["challenger"]) if one else (none, "–")),
        )
        for criterion, one in found["flips"]["by_criterion"].items()
    )
    head = (_("What matters"), _("Weight now"), _("Another draws level at"), _("Which"))
    return Table(_("What would change who is first: %(group)s") % {"group": name}, head, rows)


def _methods(found: Found, name: str) -> Table:
    options = [one["option"] for one in found["value"]["standings"]]
    opinions = found["second_opinions"]
    ours = {one["option"]: str(one["rank"]) for one in found["value"]["standings"]}
    rows = tuple((option, ours[option], *(_rank(one, option) for one in opinions)) for option in options)
    head = (_("Option"), _("Here"), *(say.NAMES[one["method"]] for one in opinions))
    return Table(_("Places by other methods with the same weights: %(group)s") % {"group": name}, head, rows)


def _rank(opinion: Found, option: str) -> str:
    return str(opinion["ranks"].get(option, _("not shown")))


def _frontier(found: Found, name: str) -> Table:
    rows = tuple(
        (one["option"], f"{one['cost']:,.0f}", f"{one['value']:.3f}", _beaten(one)) for one in found["frontier"]
    )
    head = (_("Option"), _("Cost"), _("Value"), _("Beaten on both by"))
    return Table(_("Value against cost, the cheapest first: %(group)s") % {"group": name}, head, rows)


def _beaten(one: Found) -> str:
    return ", ".join(one["beaten_by"]) or _("none")


def _method(found: Found) -> str:
    told = found["robustness"]
    facts = {"draws": f"{told['draws']:,}", "seed": told["seed"], "margin": round(100 * told["margin"], 1)}
    return (
        _(
            "The value is the sum of weight times value on each scale. Scales run from the worst (0) to the best (1), "
            "and are fixed. Cost stands beside the value and never inside it. Weights and scores were drawn within "
            "their ranges %(draws)s times, with the seed %(seed)s. A share is exact to %(margin)s in 100. It says how "
            "far the answer hangs on what is not known, not whether an option is right."
        )
        % facts
    )
