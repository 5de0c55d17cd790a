"""Rows that run over the years and end in the year from which the money has come back for good."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.lenses import PENNY, Payback, PaysBack

from .book import Cell, Page, as_text


def write_running(page: Page, row: int, first: int, amounts: Sequence[float], *, net: int) -> None:
    """What the net amounts of another row come to so far."""
    so_far = 0.0
    for year, amount in enumerate(amounts):
        so_far += amount
        above = page.cell(net, first + year).here
        before = page.cell(row, first + year - 1).here if year else "0"
        page.sum(row, first + year, f"{before}+{above}", so_far, "pounds")


def write_payback(
    page: Page, row: int, column: int, *, net: int, running: int, first: int, last: int, payback: Payback
) -> Cell:
    """When the sum so far is no longer below zero for good, from the rows of net amounts and of what they come to."""
    amounts, so_far = (page.cells(place, first, last) for place in (net, running))
    below = f"SUMPRODUCT(MAX(({so_far}<-{PENNY})*(COLUMN({so_far})-{first})))"
    years = last - first + 1
    came = f"{below}+MIN(1,-INDEX({so_far},{below})/INDEX({amounts},MIN({years},{below}+1)))"
    never, late = (as_text(_(word.value)) for word in (PaysBack.NEVER_OUT, PaysBack.NOT_IN_TIME))
    value = payback.years if payback.years is not None else _(payback.answer.value)
    return page.sum(row, column, f"IF({below}=0,{never},IF({below}={years},{late},{came}))", value, "ratio")
