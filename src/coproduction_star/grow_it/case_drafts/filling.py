"""A first draft from what is written down about an initiative. What nobody wrote stays empty and is asked for."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from coproduction_star.data.cases import LONGEST
from coproduction_star.grow_it.evaluations.presenters import said_of
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.indicators.protecting import is_small
from coproduction_star.grow_it.models import Evaluation, FigureView, Indicator, IndicatorFigure, Label, Measured, Way
from coproduction_star.journeys.models import Initiative, Kept, Partner, WhoDecides, WhoDoes
from coproduction_star.journeys.services import CO_FIELDS
from coproduction_star.journeys.telling_on import Told, told_about
from coproduction_star.methods.comparison import Verdict
from coproduction_star.methods.disclosure import shown

Words = dict[str, Any]
TIMES = {100: "hundred", 1_000: "thousand", 10_000: "ten thousand", 100_000: "hundred thousand", 1_000_000: "million"}
KINDS = {
    Label.OUTCOME: "outcome", Label.INTERMEDIATE: "outcome", Label.OUTPUT: "output", Label.PROCESS: "satisfaction",
    Label.EFFICIENCY: "cost",
}  # fmt: skip
JUDGED = ("outcome", "satisfaction")
TESTED = 4


class Sources:
    """The sources of the figures, each once, counted from 1. The first is our own record."""

    def __init__(self, publisher: str, url: str, year: int) -> None:
        self.publisher, self.url, self.year = publisher, url, year
        self.rows: list[Words] = []

    def number_of(self, title: str) -> int:
        title = title.strip() or _("Our own records")
        known = [row["title"] for row in self.rows]
        if title not in known:
            self.rows.append(keyed({
                "title": title[: LONGEST["source title"]], "publisher": self.publisher, "year": self.year,
                "url": self.url,
            }))  # fmt: skip
            return len(self.rows)
        return known.index(title) + 1


def keyed(row: Words) -> Words:
    """A row of a list with a key and a version of its own."""
    return {"key": uuid4().hex[:8], "version": 1, **row}


def drafted(initiative: Initiative, *, url: str, today: dt.date) -> Words:
    """The words of a case as far as our records know them. `url`: where anyone can read of the programme."""
    home = initiative.programme.organisation
    sources = Sources(home.name, url, today.year)
    sources.number_of(_("Our own records of “%(title)s”") % {"title": initiative.title})
    told = list(told_about(initiative))
    evaluations = list(Evaluation.objects.filter(initiative=initiative).select_related("indicator"))
    figures = list(_figures(initiative))
    results = [
        *(_of_figure(one, sources) for one in figures), *(_of_evaluation(one, sources) for one in evaluations),
        *_of_hours(initiative), *(_of_step(one, sources) for one in told if one.part == "results"),
    ]  # fmt: skip
    return {
        **_about(initiative), **_who(initiative), **_what(initiative),
        "results": [keyed(one) for one in results if one],
        "setbacks": list(_setbacks(initiative, evaluations, told, sources)),
        "lessons": "\n\n".join(one.words for one in told if one.part == "lessons")[: LONGEST["lessons"]],
        "unknown": list(_unknown(initiative, evaluations, told)),
        "evidence": _evidence(initiative, figures, evaluations),
        "sources": sources.rows,
    }  # fmt: skip


def quote_of(initiative: Initiative) -> Told | None:
    """Words somebody agreed to have on another page: offered, and asked about anew."""
    return next((one for one in told_about(initiative) if one.part == "quote"), None)


def _about(initiative: Initiative) -> Words:
    programme = initiative.programme
    place = initiative.place or programme.place
    latitude, longitude = _middle(place.boundary if place else None)
    partners = Partner.objects.filter(programme=programme).values_list("name", flat=True)
    named = place.name if place else ""
    return {
        "id": slugify(initiative.title)[: LONGEST["id"]].strip("-") or "case", "title": initiative.title[:150],
        "place": ", ".join(part for part in (named, programme.organisation.name) if part)[: LONGEST["place"]],
        "country": "GB", "latitude": latitude, "longitude": longitude,
        "organisations": [programme.organisation.name, *dict.fromkeys(partners)], "started": None, "ended": None,
        "sector": "",
    }  # fmt: skip


def _middle(boundary: Any) -> tuple[float | None, float | None]:
    """The middle of the outline, to a hundredth of a degree: enough for a map of the world."""
    points = list(_points(boundary.get("coordinates") if isinstance(boundary, dict) else None))
    if not points:
        return None, None
    east, north = ([point[axis] for point in points] for axis in (0, 1))
    return round((min(north) + max(north)) / 2, 2), round((min(east) + max(east)) / 2, 2)


def _points(part: Any) -> Iterator[tuple[float, float]]:
    if isinstance(part, list) and len(part) >= 2 and all(isinstance(one, int | float) for one in part):
        yield part[0], part[1]
    elif isinstance(part, list):
        for one in part:
            yield from _points(one)


def _who(initiative: Initiative) -> Words:
    return {
        "cos": [co for co, field in CO_FIELDS.items() if getattr(initiative, field)], "outcomes_sought": [],
        "people": initiative.groups.split(),
    }  # fmt: skip


def _what(initiative: Initiative) -> Words:
    roles = []
    if initiative.who_decides != WhoDecides.UNKNOWN:
        roles.append(_("Who decides: %(who)s.") % {"who": initiative.get_who_decides_display()})
    if initiative.who_does != WhoDoes.UNKNOWN:
        roles.append(_("Who does the work: %(who)s.") % {"who": initiative.get_who_does_display()})
    return {
        "problem": _short(initiative.programme.summary, "problem"),
        "approach": _short(" ".join((initiative.summary, *roles)).strip(), "approach"),
        "citizens_bring": _short(initiative.citizens_bring, "citizens_bring"),
        "services_bring": _short(initiative.services_bring, "services_bring"),
    }


def _short(text: str, field: str) -> str:
    return str(Truncator(text.strip()).chars(LONGEST[field]))


def _figures(initiative: Initiative) -> Iterator[IndicatorFigure]:
    """Of each measure of its outcomes the newest approved figure of everybody that shows nobody alone."""
    rows = IndicatorFigure.objects.filter(
        indicator__outcome__initiatives=initiative, indicator__removed_at=None, approved_at__isnull=False, group=""
    ).select_related("indicator")
    met: set[Any] = set()
    for one in rows.order_by("indicator__made_at", "-starts_on").distinct():
        if one.indicator_id not in met and not is_small(one, one.indicator.measured):
            met.add(one.indicator_id)
            yield one


def unit_for_a_case(indicator: Indicator) -> str:
    """As case files write units: words only."""
    if indicator.measured == Measured.SHARE:
        return "percent"
    if indicator.measured == Measured.RATE:
        return f"{indicator.unit} per {TIMES.get(indicator.per, 'person')}"
    return "GBP" if indicator.unit.casefold() in {"pounds", "£", "gbp"} else indicator.unit


def value_of(figure: IndicatorFigure) -> float:
    """As it may be published: a share or a rate is worked out anew from rounded counts."""
    if figure.count is None or figure.size is None or figure.count != int(figure.count):
        return float(figure.value)
    count, size = shown(int(figure.count)), shown(int(figure.size))
    if count is None or not size:
        return float(figure.value)
    times = 100 if figure.indicator.measured == Measured.SHARE else figure.indicator.per
    return round(count / size * times, 1)


def _of_figure(figure: IndicatorFigure, sources: Sources) -> Words:
    of = figure.indicator
    kind = KINDS[Label(of.label)]
    before = None if of.baseline is None else _plain(of.baseline)
    comparator = None
    if before is not None and of.baseline_on:
        comparator = _("%(value)s when we began, in %(year)s") % {"value": before, "year": of.baseline_on.year}
    return {
        "what": of.title[:200], "kind": kind, "change": None, "level": _plain(value_of(figure)),
        "unit": unit_for_a_case(of), "period": in_words(figure.starts_on, figure.ends_on), "comparator": comparator,
        "source": sources.number_of(figure.source or of.source), "better": of.better if kind in JUDGED else None,
        "compared_with": before if comparator else None, "target": None, "no_clear_effect": False,
    }  # fmt: skip


def _plain(value: Decimal | float) -> int | float:
    number = round(float(value), 2)
    return int(number) if number == int(number) else number


def _of_evaluation(one: Evaluation, sources: Sources) -> Words:
    """The effect as it was worked out: a difference as a change, a ratio as a level."""
    effect, of = one.result["effect"], one.indicator
    ratio = effect["scale"] == "ratio"
    verdict, _sentence = said_of(one)
    kind = KINDS[Label(of.label)]
    against = {
        Way.BEFORE_AFTER: _("the time before, with nobody to compare with"),
        Way.INTERRUPTED: _("where the figures were heading before"),
    }.get(Way(one.way), _("others to whom it did not happen"))  # fmt: skip
    limits = _("between %(low)s and %(high)s") % {"low": _plain(effect["low"]), "high": _plain(effect["high"])}
    return {
        "what": f"{of.title}: {one.what}"[:200], "kind": kind, "change": None if ratio else _plain(effect["value"]),
        "level": _plain(effect["value"]) if ratio else None, "unit": "rate ratio" if ratio else unit_for_a_case(of),
        "period": _("from %(year)s on") % {"year": one.change_on.year}, "comparator": f"{against}; {limits}"[:300],
        "source": sources.number_of(of.source), "better": of.better if kind in JUDGED else None,
        "compared_with": None, "target": None, "no_clear_effect": verdict == Verdict.CANNOT_TELL,
    }  # fmt: skip


def _of_hours(initiative: Initiative) -> Iterator[Words]:
    rows = (
        (_("hours that residents give (estimate)"), initiative.citizen_hours_a_month),
        (_("hours that staff give (estimate)"), initiative.staff_hours_a_month),
    )
    for what, hours in rows:
        if hours:
            yield _figure(what, "input", hours, "hours/month", 1)


def _of_step(told: Told, sources: Sources) -> Words:
    number = sources.number_of(told.source)
    made = _figure(told.words, told.kind, _plain(told.value or 0), told.unit, number)
    return made | {"period": told.period or None, "comparator": told.comparator or None}


def _figure(what: str, kind: str, level: float, unit: str, source: int) -> Words:
    return {
        "what": what[:200], "kind": kind, "change": None, "level": level, "unit": unit, "period": None,
        "comparator": None, "source": source, "better": None, "compared_with": None, "target": None,
        "no_clear_effect": False,
    }  # fmt: skip


def _setbacks(
    initiative: Initiative, evaluations: list[Evaluation], told: list[Told], sources: Sources
) -> Iterator[Words]:
    """What got worse, which promises were broken, and what was told of what did not work."""
    for one in evaluations:
        if said_of(one)[0] == Verdict.WORSE:
            words = _("It got worse: %(measure)s, after this: %(what)s.")
            yield {"what": (words % {"measure": one.indicator.title, "what": one.what})[:300], "source": 1}
    for promise in initiative.promises.filter(kept=Kept.BROKEN):
        yield {"what": (_("A promise was broken: %(what)s") % {"what": promise.what})[:300], "source": 1}
    for telling in told:
        if telling.part == "setbacks":
            yield {"what": telling.words[:300], "source": sources.number_of(telling.source)}


def _unknown(initiative: Initiative, evaluations: list[Evaluation], told: list[Told]) -> Iterator[str]:
    if not any(one.way != Way.BEFORE_AFTER for one in evaluations):
        yield _("Nobody was compared with people or places that did not have it.")
    if initiative.groups_not_reached:
        yield str(Truncator(_("Not reached: %(who)s") % {"who": initiative.groups_not_reached}).chars(300))
    doubts = FigureView.objects.filter(
        agrees=False, figure__indicator__outcome__initiatives=initiative, figure__indicator__removed_at=None
    )
    if number := doubts.distinct().count():
        yield _("Residents doubted %(n)s of these figures when they looked at them.") % {"n": number}
    yield from (one.words[:300] for one in told if one.part == "unknown")


def _evidence(initiative: Initiative, figures: list[IndicatorFigure], evaluations: list[Evaluation]) -> str:
    """The grade that our records bear out; an editor may lower it."""
    if any(one.level == TESTED for one in figures):
        return "trial"
    if evaluations:
        return "evaluated"
    return "reported" if figures else "described"
