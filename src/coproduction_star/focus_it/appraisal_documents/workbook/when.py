"""The sheet of years: how much of each line falls in each of them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import Option, Spread

from .book import Page
from .places import Places

KEY, OPTION, LINE, YEARS = range(4)


def write_when(page: Page, places: Places) -> None:
    page.widths(30, 28, 34, rest=9)
    row = page.title(
        _("Which years each line falls in"),
        _("1 is the whole amount of a year, 0.5 half of it. For an effect these are the years in which people begin."),
    )
    page.heads(row, [_("Line"), _("Option"), _("What it is"), *map(str, places.years)])
    page.freeze(row + 1, YEARS)
    for option in places.case.options:
        for line, name, spread in lines_with_years(option):
            row += 1
            page.text(row, KEY, f"{option.id}/{line}", "code")
            page.text(row, OPTION, option.name)
            page.text(row, LINE, name)
            for year in places.years:
                weight = spread.years[year] if year < len(spread.years) else 0.0
                page.number(row, YEARS + year, weight, filled_in=True)
            places.starts[f"{option.id}/{line}"] = page.cells(row, YEARS, YEARS + places.years[-1])


def lines_with_years(option: Option) -> Iterator[tuple[str, str, Spread]]:
    """Each line of an option that is spread over years: its id, its name and its years."""
    for line in (*option.costs, *option.time_given, *option.outcomes, *option.transfers):
        yield line.id, line.name, line.spread
