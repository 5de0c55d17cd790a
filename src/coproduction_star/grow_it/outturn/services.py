from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import Outturn
from coproduction_star.journeys.forecasts import Forecast, ForecastLine
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.parameters import deflator, deflators
from coproduction_star.methods.prices import NoIndex, check_price_year, conversion
from coproduction_star.methods.sentences import in_language
from coproduction_star.methods.track_record import Forecasted

CENT = Decimal("0.01")
MOST = Decimal(10) ** 13
MONEY = frozenset({Forecasted.COST, Forecasted.BENEFIT})


class ThereAlready(ValueError):
    """A line has one outturn; that one is changed."""


class OtherPrices(ValueError):
    """An amount in prices that cannot be brought to those of the forecast: why, and what to do."""


class TooLarge(ValueError):
    """A number of more digits than are kept."""


class NotNow(ValueError):
    """Somebody did it already."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an outturn is held against: prices of which year, and the series that brings other prices there."""

    price_year: str
    deflator: str


@transaction.atomic
def write_outturn(
    *, programme: Programme, forecast: Forecast, line: ForecastLine, values: Mapping[str, Any], by: Any
) -> Outturn:
    """Raises ThereAlready, OtherPrices, TooLarge."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    if Outturn.objects.filter(programme=programme, paper=forecast.paper["key"], line=line.key).exists():
        raise ThereAlready(gettext_noop("Somebody wrote down what came of this line already. Go back and change it."))
    basis = Basis(forecast.price_year, forecast.deflator)
    made = Outturn.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by, paper=forecast.paper["key"],
        paper_kept={
            **forecast.paper, "price_year": forecast.price_year, "deflator": forecast.deflator,
            "first_year": forecast.first_year, "by_year": list(line.by_year),
        },
        subject=forecast.subject, edition=forecast.paper["edition"], line=line.key, what=line.what.value,
        name=line.name[:400], unit=line.unit[:100], **_worked(line.what, line.by_year, values, basis),
    )  # fmt: skip
    record(by=by, verb="grow_it.outturn_written", subject=made)
    return made


@dataclass(frozen=True, slots=True)
class Older:
    """What was forecast for one thing of an older case, and what happened."""

    what: Forecasted
    name: str
    forecast: Decimal
    happened: Decimal


@transaction.atomic
def write_older(
    *, programme: Programme, title: str, decided_on: Any, price_year: str, rows: Sequence[Older],
    values: Mapping[str, Any], by: Any,
) -> tuple[Outturn, ...]:  # fmt: skip
    """Keep a case from before this product, so that it counts in the record. Raises TooLarge."""
    key = str(uuid4())
    forecast = Forecast(
        paper={
            "key": key, "title": title, "edition": 1, "why": "", "frozen_on": decided_on.isoformat(), "rules": "",
            "address": "",
        },
        subject=key, price_year=price_year, deflator="", first_year=None,
        lines=tuple(
            ForecastLine(one.what.value, one.what, one.name, f"£ ({price_year})", (float(one.forecast),))
            for one in rows
        ),
    )  # fmt: skip
    more = {"first_year": 0, "last_year": 0, "prices": "", "figure": None, "why": "", **values}
    return tuple(
        write_outturn(
            programme=programme, forecast=forecast, line=line, values=more | {"typed": one.happened}, by=by
        )
        for one, line in zip(rows, forecast.lines, strict=True)
    )  # fmt: skip


@transaction.atomic
def change_outturn(*, outturn: Outturn, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile, OtherPrices, TooLarge."""
    claim_version(outturn, version=version)
    held, kept = Outturn.objects.get(pk=outturn.pk), outturn.paper_kept
    basis = Basis(kept["price_year"], kept["deflator"])
    now = _worked(Forecasted(held.what), kept["by_year"], values, basis)
    for name, value in now.items():
        setattr(held, name, value)
    held.save(update_fields=list(now))
    record(by=by, verb="grow_it.outturn_changed", subject=held)


@transaction.atomic
def remove_outturn(*, outturn: Outturn, by: Any) -> None:
    if not Outturn.objects.filter(pk=outturn.pk).update(removed_at=timezone.now()):
        raise NotNow
    record(by=by, verb="grow_it.outturn_removed", subject=outturn)


@transaction.atomic
def restore_outturn(*, outturn: Outturn, by: Any) -> None:
    """Raises NotNow, ThereAlready."""
    Programme.objects.select_for_update().get(pk=outturn.programme_id)
    same = Outturn.objects.filter(programme=outturn.programme_id, paper=outturn.paper, line=outturn.line)
    if same.exclude(pk=outturn.pk).exists():
        raise ThereAlready
    if not Outturn.everything.filter(pk=outturn.pk, removed_at__isnull=False).update(removed_at=None):
        raise NotNow
    record(by=by, verb="grow_it.outturn_restored", subject=outturn)


def _worked(
    what: Forecasted, by_year: Any, values: Mapping[str, Any], basis: Basis
) -> dict[str, Any]:  # fmt: skip
    """What is kept: the forecast of the same years, and what happened in the prices of the forecast."""
    first, last = (values["first_year"], values["last_year"]) if what is not Forecasted.YEARS else (0, 0)
    prices = values["prices"] if what in MONEY else ""
    times = _conversion(prices, basis) if prices else Decimal(1)
    forecast = Decimal(str(sum(by_year[first : last + 1]) if what is not Forecasted.YEARS else by_year[0]))
    happened = values["typed"] * times
    if max(abs(forecast), abs(happened), abs(values["typed"])) >= MOST:
        raise TooLarge(gettext_noop("This number is too large to be kept. Write it in pounds."))
    return {
        "first_year": first, "last_year": last, "forecast": forecast.quantize(CENT),
        "happened": happened.quantize(CENT), "typed": values["typed"].quantize(CENT),
        "prices": prices or basis.price_year * (what in MONEY),
        **{name: values[name] for name in ("source", "known_on", "why", "figure")},
    }  # fmt: skip


def _conversion(prices: str, basis: Basis) -> Decimal:
    """What an amount in these prices is multiplied by to stand in those of the forecast. Raises OtherPrices."""
    if prices == basis.price_year:
        return Decimal(1)
    try:
        check_price_year(prices)
        return Decimal(str(_factor(prices, basis)))
    except MethodError as error:
        told = in_language(error.told, _)
        remedy = _("Bring it to prices of %(year)s yourself, and say in the source how.") % {"year": basis.price_year}
        raise OtherPrices(f"{told} {remedy}") from error


def _factor(prices: str, basis: Basis) -> float:
    """By the series of the case, or the newest of ours that has both years."""
    names = [basis.deflator] if basis.deflator in deflators() else list(deflators())
    refused: NoIndex | None = None
    for name in reversed(names):
        try:
            return conversion(deflator(name), of=prices, into=basis.price_year)
        except NoIndex as error:
            refused = error
    raise refused or NoIndex("There is no series of prices.")
