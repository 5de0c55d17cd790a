"""The figures of a step in words, each with its period, grade and source, wherever they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coproduction_star.organisations.access import Access
from coproduction_star.organisations.guard import opens
from coproduction_star.ui.drawing.numerals import decimals_of, numeral

from .steps import Figure


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: what it is, how much of what, what makes it worth trusting, and where it comes from, or empty."""

    name: str
    value: str
    about: str
    address: str


def figure_lines(
    figures: Iterable[Figure], *, access: Access, organisation: Any, programme: Any = None
) -> tuple[FigureLine, ...]:
    """In their order. An address that does not let the reader in is left out: a link to a refusal helps nobody."""

    def line(one: Figure) -> FigureLine:
        about = " · ".join(str(part) for part in (one.period, one.grade, one.source) if part)
        number = numeral(one.value, decimals=decimals_of([one.value], most=1))
        leads = one.address and opens(one.address, access=access, organisation=organisation, programme=programme)
        return FigureLine(str(one.name), f"{number} {one.unit}", about, one.address if leads else "")

    return tuple(line(one) for one in figures)
