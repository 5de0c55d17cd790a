"""The sheet of discount factors, with the rates they come from and where those are published."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit import Case
from coproduction_star.methods.cost_benefit.compiling import factors_of, has_health, health_schedule
from coproduction_star.methods.discounting import FirstYear, rate_in_year
from coproduction_star.methods.parameters import Schedule, rule_pack

from .book import Page, Row
from .places import Places

YEARS = 2


def write_factors(page: Page, places: Places) -> None:
    from dataclasses import replace

    page.widths(46, 60, rest=10)
    row = page.title(
        _("Discount factors"),
        _("What £1 of each year is worth in year 0: the factor of the year before, divided by one plus the rate."),
    )
    page.freeze(row + 1, YEARS)
    page.heads(row, [_("Rules and schedule"), _("Source"), *map(str, places.years)])
    row += 1
    for pack in (places.case.rule_pack, *(other.pack.id for other in places.appraisal.elsewhere)):
        case = replace(places.case, rule_pack=pack)
        places.discounting[pack], row = _pack(page, places, case, row)


def _pack(page: Page, places: Places, case: Case, row: int) -> tuple[tuple[Row, Row | None], int]:
    pack, factors = rule_pack(case.rule_pack), factors_of(case)
    once = case.first_year_discounting is FirstYear.DISCOUNTED_ONCE
    standard = _schedule(page, row, _(pack.name), pack.schedule("standard"), factors.standard, once=once)
    if not has_health(case):
        return (standard, None), row + 3
    schedule = pack.schedule(health_schedule(case))
    health = _schedule(page, row + 3, _(pack.name), schedule, factors.health, once=once)
    return (standard, health), row + 6


def _schedule(page: Page, row: int, pack: str, schedule: Schedule, factors: Sequence[float], *, once: bool) -> Row:
    source = schedule.source
    name = _(schedule.name)
    page.text(row, 0, f"{pack}: {name}", "strong")
    page.text(row, 1, _("Rate. %(source)s") % {"source": f"{source.publisher}, {source.title}, {source.where}"})
    page.text(row + 1, 1, _("Factor"))
    for year, factor in enumerate(factors):
        counted = year + once
        if not counted:
            page.text(row, YEARS, _("none"), "note")
            page.number(row + 1, YEARS, 1.0, "factor")
            continue
        rate = page.number(row, YEARS + year, rate_in_year(schedule, counted), "share").here
        before = page.cell(row + 1, YEARS + year - 1).here if year else "1"
        page.sum(row + 1, YEARS + year, f"{before}/(1+{rate})", factor, "factor")
    return page.cells(row + 1, YEARS, YEARS + len(factors) - 1)
