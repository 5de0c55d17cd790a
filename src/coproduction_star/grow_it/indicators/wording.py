"""The words of measures and figures."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.benefits import benefits
from coproduction_star.grow_it.models import Better, Every, Indicator, IndicatorFigure, Label, Measured
from coproduction_star.ui.drawing.numerals import decimals_of, numeral

SHORT = {
    Label.OUTCOME: gettext_lazy("Outcome"),
    Label.INTERMEDIATE: gettext_lazy("On the way"),
    Label.OUTPUT: gettext_lazy("Output"),
    Label.PROCESS: gettext_lazy("Process"),
    Label.EFFICIENCY: gettext_lazy("Efficiency"),
}
TONES = {
    Label.OUTCOME: "green", Label.INTERMEDIATE: "turquoise", Label.OUTPUT: "grey", Label.PROCESS: "purple",
    Label.EFFICIENCY: "yellow",
}  # fmt: skip
FIELDS = {
    "starts_on": gettext_lazy("First day"),
    "ends_on": gettext_lazy("Last day"),
    "value": gettext_lazy("Figure"),
    "count": gettext_lazy("How many"),
    "size": gettext_lazy("Of how many"),
    "level": gettext_lazy("How far it can be trusted"),
    "narrative": gettext_lazy("What lies behind it"),
    "source": gettext_lazy("Source"),
}


def figure_in_words(value: Decimal | float | None, indicator: Indicator) -> str:
    """“64.2%”, “3.1 per 1,000 people” or “12 neighbours”."""
    if value is None:
        return ""
    number = numeral(float(value), decimals=decimals_of([float(value)]))
    if indicator.measured == Measured.SHARE:
        return f"{number}%"
    return f"{number} {unit_of(indicator)}"


def gap_in_words(value: float, indicator: Indicator) -> str:
    """How far two figures are apart: of shares in points, because a per cent of a per cent misleads."""
    if indicator.measured != Measured.SHARE:
        return figure_in_words(value, indicator)
    return _("%(number)s points") % {"number": numeral(value, decimals=decimals_of([value]))}


def unit_of(indicator: Indicator) -> str:
    if indicator.measured == Measured.RATE:
        return _("%(unit)s per %(per)s") % {"unit": indicator.unit, "per": numeral(indicator.per)}
    return indicator.unit


NEEDED = (
    gettext_lazy("what it means"), gettext_lazy("where it comes from"), gettext_lazy("a baseline"),
    gettext_lazy("a target"), gettext_lazy("who looks after it"),
)  # fmt: skip


def lacking(indicator: Indicator) -> Iterator[str]:
    """What every measure needs to say and this one does not."""
    there = (
        indicator.definition, indicator.source, indicator.baseline is not None, indicator.target is not None,
        indicator.owner_id or indicator.owner_in_words,
    )  # fmt: skip
    yield from (str(words) for words, said in zip(NEEDED, there, strict=True) if not said)


def benefit_named(key: str) -> str:
    return next((one.title for one in benefits() if one.id == key), "")


def standing_of(figure: IndicatorFigure) -> str:
    return _("Yes") if figure.approved_at else _("Not yet")


EVERY_WORDS = dict(Every.choices)
BETTER_WORDS = dict(Better.choices)
