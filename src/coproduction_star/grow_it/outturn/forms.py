from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.indicators.wording import figure_in_words
from coproduction_star.grow_it.models import IndicatorFigure, Measured, Outturn
from coproduction_star.journeys.forecasts import Forecast
from coproduction_star.methods.prices import CALENDAR, FINANCIAL
from coproduction_star.methods.track_record import Forecasted
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import NotPersonal

from .services import Older

VALUES = ("typed", "prices", "source", "known_on", "why", "figure")


ENDS = ("forecast", "happened")


def _pounds(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, max_digits=15, decimal_places=2, min_value=0, localize=True,
        widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"}),
        error_messages={"invalid": gettext_lazy("Write a number, such as 1250.50.")},
    )  # fmt: skip


class OutturnForm(forms.Form):
    """What came of one line: typed in, or taken from a figure of a measure."""

    notice = NotPersonal("Sums of money, numbers of people and years. Name no person.")

    first_year = forms.TypedChoiceField(
        label=gettext_lazy("From which year?"), coerce=int,
        help_text=gettext_lazy("Only years that are over. They are held against the forecast of the same years."),
    )  # fmt: skip
    last_year = forms.TypedChoiceField(label=gettext_lazy("To which year?"), coerce=int)
    typed = forms.DecimalField(
        label=gettext_lazy("What happened?"), required=False, max_digits=15, decimal_places=2, localize=True,
        widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"}),
        error_messages={"invalid": gettext_lazy("Write a number, such as 1250.50.")},
    )  # fmt: skip
    figure = forms.ModelChoiceField(
        label=gettext_lazy("Or take it from a measure"), queryset=IndicatorFigure.objects.none(), required=False,
        empty_label=gettext_lazy("From none"),
        help_text=gettext_lazy("Approved figures, the newest first. Its source comes with it."),
    )  # fmt: skip
    prices = forms.CharField(
        label=gettext_lazy("In prices of which year?"), required=False, max_length=12,
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Where is it from?"), max_length=300, required=False,
        help_text=gettext_lazy("For example: the ledger, closed in April 2027."),
    )  # fmt: skip
    known_on = DatePartsField(
        label=gettext_lazy("Known on which day?"),
        error_messages={"required": gettext_lazy("Write the day on which it was known.")},
    )  # fmt: skip
    why = forms.CharField(
        label=gettext_lazy("Why did it come differently?"), max_length=1000, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("As people see it. The next case learns more from this than from the number."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, what: Forecasted, years: list[tuple[int, str]], price_year: str,
        figures: Iterable[IndicatorFigure], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.what = what
        if what is Forecasted.YEARS or len(years) == 1:
            del self.fields["first_year"], self.fields["last_year"]
        else:
            for name in ("first_year", "last_year"):
                self.fields[name].choices = years
        if what not in (Forecasted.COST, Forecasted.BENEFIT):
            del self.fields["prices"]
        else:
            self.fields["prices"].help_text = _(
                "The forecast is in prices of %(year)s. Leave it empty for the same; another year is brought to it."
            ) % {"year": price_year}
        for name in ("typed", "source"):
            self.fields[name].one_of_several = True
        self._offer(figures)

    def _offer(self, figures: Iterable[IndicatorFigure]) -> None:
        rows = list(figures)
        self.fields["figure"].queryset = IndicatorFigure.objects.filter(pk__in=[one.pk for one in rows])
        self.fields["figure"].choices = [
            ("", self.fields["figure"].empty_label), *((str(one.pk), _called(one)) for one in rows)
        ]  # fmt: skip
        if not rows:
            del self.fields["figure"]

    def clean_known_on(self) -> Any:
        day = self.cleaned_data["known_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. An outturn is known already."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        figure, typed = cleaned.get("figure"), cleaned.get("typed")
        if figure and typed is None and "typed" not in self.errors:
            cleaned["typed"] = figure.count if figure.indicator.measured != Measured.NUMBER else figure.value
            typed = cleaned["typed"]
        if figure and not cleaned.get("source"):
            cleaned["source"] = _called(figure)[:300]
        if typed is None and "typed" not in self.errors:
            self.add_error("typed", _("Write what happened, or take it from a measure."))
        elif typed is not None and typed < 0:
            self.add_error("typed", _("Write a number of nought or more."))
        if not cleaned.get("source"):
            self.add_error("source", _("Write where it is from, so that others can look it up."))
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first is not None and last is not None and last < first:
            self.add_error("last_year", _("It ends before it starts. Put the earlier year first."))
        elif last is not None and int(year := dict(self.fields["last_year"].choices)[last]) > timezone.now().year:
            told = _("%(year)s has not begun. Choose years that are over.") % {"year": year}
            self.add_error("last_year", told)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        found = {name: self.cleaned_data.get(name) for name in (*VALUES, "first_year", "last_year")}
        found |= {name: found[name] or 0 for name in ("first_year", "last_year")}
        return found | {"prices": (found["prices"] or "").strip(), "typed": Decimal(found["typed"])}


class ChangeOutturnForm(OutturnForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class OlderCaseForm(forms.Form):
    """A case that was decided before: what it was to cost and bring, and what it did."""

    notice = NotPersonal("Sums of money of a project that is over. Name no person.")

    title = forms.CharField(
        label=gettext_lazy("Which project was it?"), max_length=200,
        error_messages={"required": gettext_lazy("Write which project it was.")},
    )  # fmt: skip
    decided_on = DatePartsField(
        label=gettext_lazy("When was it decided?"),
        error_messages={"required": gettext_lazy("Write the day on which it was decided.")},
    )  # fmt: skip
    price_year = forms.CharField(
        label=gettext_lazy("All amounts are in prices of which year?"), max_length=7,
        help_text=gettext_lazy("Such as 2025/26. Bring both to the same year first: prices rise in between."),
        error_messages={"required": gettext_lazy("Write the year of the prices.")},
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
    )  # fmt: skip
    cost_forecast = _pounds(gettext_lazy("Costs that were forecast, in pounds"))
    cost_happened = _pounds(gettext_lazy("What it cost"))
    benefit_forecast = _pounds(gettext_lazy("Benefits that were forecast, in pounds"))
    benefit_happened = _pounds(gettext_lazy("What it brought"))
    source = forms.CharField(
        label=gettext_lazy("Where are these from?"), max_length=300,
        help_text=gettext_lazy("For example: the business case of 2019, and the evaluation of 2023."),
        error_messages={"required": gettext_lazy("Write where they are from, so that others can look them up.")},
    )  # fmt: skip
    known_on = DatePartsField(
        label=gettext_lazy("What happened was known on which day?"),
        error_messages={"required": gettext_lazy("Write the day on which it was known.")},
    )  # fmt: skip

    def clean_price_year(self) -> str:
        year: str = self.cleaned_data["price_year"]
        if not FINANCIAL.fullmatch(year) and not CALENDAR.fullmatch(year):
            raise forms.ValidationError(_("Write a year as 2025/26 or 2025."))
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pairs = [[cleaned.get(f"{what}_{end}") for end in ENDS] for what in ("cost", "benefit")]
        for what, pair in zip(("cost", "benefit"), pairs, strict=True):
            if pair.count(None) == 1:
                missing = f"{what}_{ENDS[pair.index(None)]}"
                self.add_error(missing, _("Write both what was forecast and what happened, or neither."))
        if not any(None not in pair for pair in pairs) and not self.errors:
            self.add_error("cost_forecast", _("Write what was forecast and what happened, of costs or of benefits."))
        return cleaned

    @property
    def rows(self) -> list[Older]:
        said, found = self.cleaned_data, []
        for what, name in ((Forecasted.COST, _("All costs")), (Forecasted.BENEFIT, _("All benefits"))):
            forecast, happened = (said.get(f"{what.value}_{end}") for end in ENDS)
            if forecast is not None and happened is not None:
                found.append(Older(what, name, forecast, happened))
        return found


def _called(figure: IndicatorFigure) -> str:
    period = in_words(figure.starts_on, figure.ends_on)
    return f"{figure.indicator.title}, {period}: {figure_in_words(figure.value, figure.indicator)}"


def said_in(outturn: Outturn) -> dict[str, Any]:
    named = (*VALUES, "first_year", "last_year", "version")
    return {name: getattr(outturn, name) for name in named} | {"figure": outturn.figure_id}


def years_of(forecast: Forecast) -> list[tuple[int, str]]:
    longest = max((len(one.by_year) for one in forecast.lines if one.has_years), default=1)
    return [(place, forecast.year(place)) for place in range(longest)]


def years_kept(outturn: Outturn) -> list[tuple[int, str]]:
    """The same of what an outturn kept, whether its paper is still there or not."""
    first = outturn.paper_kept["first_year"]
    return [
        (place, str(place if first is None else first + place)) for place in range(len(outturn.paper_kept["by_year"]))
    ]
