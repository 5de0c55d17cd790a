"""The sheet of figures: every number once, with its range, source and grade. What is typed here changes the rest."""

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import Figure, Kind

from .book import Book, Page
from .places import Places

LABEL, NAME, KIND, LOW, CENTRAL, HIGH, UNIT, PRICE_YEAR, GRADE, SOURCE, CALLED = range(11)
STYLES = {Kind.SHARE: "share", Kind.RATE: "share", Kind.MONEY: "money", Kind.COUNT: "plain", Kind.EFFECT: "plain"}
NUMBERS = {LOW: "low", CENTRAL: "central", HIGH: "high"}
WORDS = {UNIT: "unit", PRICE_YEAR: "price_year", SOURCE: "source"}
SHARES = (0.0, 1.0)


def write_inputs(page: Page, book: Book, places: Places) -> None:
    case = places.case
    page.widths(38, 24, 10, 16, 16, 16, 14, 11, 8, 60, 26)
    row = page.title(
        _("Figures"),
        _("Change the yellow cells: every sheet follows, and the changed workbook can be read in again."),
        _("A share is a number from 0 to 1: 0.4 for 40 per cent. Only central values are counted in the sums."),
    )
    page.heads(row, heads())
    page.freeze(row + 1, 2)
    for place, figure in enumerate(case.figures.values(), start=row + 1):
        _write(page, book, places, place, figure)


def heads() -> list[str]:
    return [
        _("What it is"), _("Name"), _("Kind"), _("Low"), _("Central"), _("High"), _("Unit"), _("Prices of"),
        _("Grade"), _("Source"), _("Name in formulas"),
    ]  # fmt: skip


def _write(page: Page, book: Book, places: Places, row: int, figure: Figure) -> None:
    page.text(row, LABEL, figure.title, "text", filled_in=True)
    page.text(row, NAME, figure.name)
    page.text(row, KIND, _(figure.kind.value))
    for column, part in NUMBERS.items():
        cell = page.number(row, column, getattr(figure, part), STYLES[figure.kind], filled_in=True)
        if figure.kind is Kind.SHARE:
            page.only_between(
                cell, *SHARES, otherwise=_("A share is a number from 0 to 1. Write 0.4 for 40 per cent.")
            )
    page.text(row, UNIT, figure.unit, filled_in=True)
    places.price_years[figure.name] = page.text(row, PRICE_YEAR, figure.price_year, filled_in=True)
    places.grades[figure.name] = page.number(row, GRADE, figure.grade, filled_in=True)
    page.text(row, SOURCE, figure.source, "text", filled_in=True)
    page.text(row, CALLED, places.name(figure.name), "code")
    book.name(places.name(figure.name), page.cell(row, CENTRAL))
