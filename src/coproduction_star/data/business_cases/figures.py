"""The figures and prices of a business case file: numbers with range, source, grade and price year."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from coproduction_star.data.errors import DataError
from coproduction_star.data.parts import Part
from coproduction_star.data.unit_values import unit_value
from coproduction_star.methods import distributions as d
from coproduction_star.methods.cost_benefit.model import Figure, Kind, Prices
from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.parameters import RulePack, deflator, deflators, wellby
from coproduction_star.methods.prices import check_price_year
from coproduction_star.methods.sentences import worded

WELLBY = "wellby"
PER_CENT = 100
LEAST = {Kind.SHARE: 0.0, Kind.MONEY: 0.0, Kind.COUNT: 0.0, Kind.EFFECT: -math.inf, Kind.RATE: -0.99}
MOST = {Kind.SHARE: 1.0, Kind.RATE: 10.0}


@dataclass(frozen=True, slots=True)
class ReadPrices:
    """The prices of a case, and what uprates a WELLBY."""

    prices: Prices
    gdp_per_head: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Base:
    """What a published value fills in."""

    low: float | None = None
    central: float | None = None
    high: float | None = None
    price_year: str = ""
    source: str = ""


def read_prices(part: Part) -> ReadPrices:
    """Read the price year, the deflator and the inflation to come."""
    year = _price_year(part, "year")
    index, of = _index(part)
    heads = part.part("gdp_per_head")
    inflation = part.numbers("inflation", default=(), lowest=-0.5, highest=1.0)
    source = part.text("inflation_source", default="")
    if inflation and not source:
        part.complain(
            "inflation_source", worded("Inflation has no source."), worded("Say where the forecast is from.")
        )
    return ReadPrices(
        Prices(year, _conversions(index, year), of, inflation, source),
        {name: heads.number(name, lowest=0.0) for name in heads.names()},
    )


def _index(part: Part) -> tuple[Mapping[str, float], str]:
    """Read an index of prices and where it is from: the case's own, or one that we ship."""
    own = part.part("index")
    index = {year: own.number(year, lowest=0.0) for year in own.names()}
    if any(level == 0 for level in index.values()):
        part.complain("index", worded("A price level is above 0."), worded("Check the series."))
        return {}, ""
    if index:
        return index, part.text("index_source")
    name = part.text("deflator", default="")
    if name and name not in deflators():
        part.complain(
            "deflator",
            worded("There is no deflator %(name)s.", name=repr(name)),
            worded("Use one of: %(names)s.", names=tuple(deflators())),
        )
        return {}, ""
    if not name:
        return {}, ""
    source = deflator(name).source
    return deflator(name).index, f"{deflator(name).name}; {source.publisher}, {source.where} ({source.certainty})"


def _conversions(index: Mapping[str, float], year: str) -> dict[str, float]:
    return {other: index[year] / level for other, level in index.items()} if year in index else {}


def read_figures(table: Part, prices: ReadPrices, pack: RulePack) -> dict[str, Figure]:
    """Read every figure by its name."""
    return {name: _figure(name, table.part(name), prices, pack) for name in table.names()}


def _figure(name: str, part: Part, prices: ReadPrices, pack: RulePack) -> Figure:
    kind = part.choice("kind", Kind, default=Kind.MONEY) if part.has("published") else part.choice("kind", Kind)
    base = _published(part, prices, pack) if part.has("published") else _Base()
    central = _number(part, "central", kind, base.central)
    low, high = (_number(part, key, kind, of) if part.has(key) or of is not None else None
                 for key, of in (("low", base.low), ("high", base.high)))  # fmt: skip
    grade = part.whole_number("grade", lowest=1, highest=6) if part.has("grade") else None
    return Figure(
        name=name,
        kind=kind,
        central=central,
        source=part.text("source", longest=1_000) if not base.source else part.text("source", default=base.source),
        spread=_spread(part, kind, low, central, high),
        low=low,
        high=high,
        grade=grade,
        price_year=_year_of(part, kind, base),
        unit=part.text("unit", default=""),
        label=part.text("label", default=""),
        wellby=_is_wellby(part),
    )


def _is_wellby(part: Part) -> bool:
    """Say whether a figure is the worth of a WELLBY: one that we ship always is, an own one where it says so."""
    published = part.text("published", default="") == WELLBY
    said = part.flag("wellby", default=published)
    if published and not said:
        part.complain("wellby", worded("The published WELLBY is a WELLBY."), worded("Leave wellby out."))
    return published or said


def _year_of(part: Part, kind: Kind, base: _Base) -> str:
    if base.price_year:
        return base.price_year
    if kind is Kind.MONEY:
        return _price_year(part, "price_year")
    if part.has("price_year"):
        part.complain("price_year", worded("A %(kind)s has no price year.", kind=kind), worded("Leave it out."))
    return ""


def _number(part: Part, key: str, kind: Kind, otherwise: float | None) -> float:
    """Read a number, or give none where it is wrong; a share gets the remedy that a slip of per cent needs."""
    value = part.number(key) if otherwise is None else part.number(key, default=otherwise)
    least, most = LEAST[kind], MOST.get(kind, math.inf)
    if least <= value <= most:
        return value
    if kind is Kind.SHARE:
        part.complain(key, worded("%(number)s is no share.", number=f"{value:g}"), _share_remedy(value))
    elif kind is Kind.RATE:
        part.complain(
            key,
            worded("%(number)s is no yearly rate.", number=f"{value:g}"),
            worded("Write 2 %% as 0.02; did you mean %(number)s?", number=f"{value / 100:g}"),
        )
    else:
        part.complain(
            key, worded("%(number)s is below 0.", number=f"{value:g}"), worded("A %(kind)s is 0 or more.", kind=kind)
        )
    return math.nan


def _share_remedy(number: float) -> str:
    if not 1 < number <= PER_CENT:
        return worded("Use a number from 0 to 1.")
    return worded(
        "Use a number from 0 to 1. If you mean %(number)s %%, write %(share)s.",
        number=f"{number:g}", share=f"{number / PER_CENT:g}",
    )  # fmt: skip


def _published(part: Part, prices: ReadPrices, pack: RulePack) -> _Base:
    """Take a WELLBY, or an amount of a unit value by code and kind: ``HO1.0/fiscal``."""
    name = part.text("published")
    if name == WELLBY:
        return _wellby(part, prices, pack)
    code, _slash, kind = name.partition("/")
    try:
        amount = unit_value(code).amount(kind) if kind in {"fiscal", "economic", "social"} else None
    except DataError:
        amount = None
    if amount is None:
        part.complain(
            "published",
            worded("%(name)s is no value we ship.", name=repr(name)),
            worded('Write "wellby", or a code and kind: HO1.0/fiscal.'),
        )
        return _Base(central=0.0, source=name)
    found = unit_value(code)
    return _Base(
        central=amount.amount, price_year=amount.price_year, source=f"{found.edition.licence}, {code}: {found.detail}"
    )


def _wellby(part: Part, prices: ReadPrices, pack: RulePack) -> _Base:
    """Bring a WELLBY to the values of the price year; prices are converted like those of any other amount."""
    value, year = wellby(), prices.prices.year
    of, heads = value.source.price_base, prices.gdp_per_head
    richer = 1.0
    if year != of:
        if of in heads and year in heads and heads[of] > 0:
            richer = (heads[year] / heads[of]) ** pack.elasticity.value
        else:
            part.complain(
                "published",
                worded("A WELLBY of %(of)s is worth more in %(year)s than prices alone say.", of=of, year=year),
                worded(
                    "Give gdp_per_head for %(of)s and %(year)s under prices, with a deflator that has both years. "
                    "The Office for National Statistics publishes GDP per head in chained volume measures; "
                    "none is shipped.",
                    of=of,
                    year=year,
                ),
            )
    source = f"{value.source.publisher}, {value.source.title}, {value.source.where}"
    return _Base(value.low * richer, value.central * richer, value.high * richer, of, source)


def _spread(part: Part, kind: Kind, low: float | None, central: float, high: float | None) -> d.Distribution | None:
    form = part.choice("form", d.Form, default=d.Form.TRIANGULAR)
    alpha, beta = (part.number(key, default=1.0, lowest=0.0) for key in ("alpha", "beta"))
    if low is None or high is None:
        if part.has("form") or (low is None) != (high is None):
            part.complain(
                "low", worded("A range has two ends."), worded("Give low and high, or leave both and form out.")
            )
        return None
    if low == high or math.isnan(low + central + high):
        return None
    try:
        return _made(form, kind, (low, central, high), (alpha, beta))
    except MethodError as refusal:
        part.complain(
            "low",
            worded(
                "%(low)s, %(central)s, %(high)s are no %(form)s range.",
                low=f"{low:g}",
                central=f"{central:g}",
                high=f"{high:g}",
                form=form,
            ),
            refusal.told,
        )
        return None


def _made(form: d.Form, kind: Kind, ends: tuple[float, float, float], shape: tuple[float, float]) -> d.Distribution:
    low, central, high = ends
    least, most = LEAST[kind], MOST.get(kind, math.inf)
    if form is d.Form.TRIANGULAR:
        return d.Triangular(low, central, high)
    if form is d.Form.PERT:
        return d.pert(low, central, high)
    if form is d.Form.UNIFORM:
        return d.Uniform(low, high)
    if form is d.Form.BETA:
        return d.Beta(*shape, low, high)
    if form is d.Form.LOGNORMAL:
        if math.isfinite(most):
            raise d.NotADistribution(worded("A lognormal has no upper end. Use pert or beta for a share."))
        return d.Lognormal(low, high)
    return d.normal_from_interval(low, high, least=least, most=most)


def _price_year(part: Part, key: str) -> str:
    year = part.text(key)
    try:
        return check_price_year(year) if year else year
    except MethodError:
        part.complain(
            key,
            worded("%(year)s is no price year.", year=repr(year)),
            worded("Write 2015 for a calendar year or 2015/16 for a financial year."),
        )
        return year
