import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.indicators import shipped_measure
from coproduction_star.grow_it.models import Better, ChartKind, Every, Indicator, Label, Level, Measured
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Outcome
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .periods import last_day

NOTICE = PrivacyNotice(
    purpose=_("So that everybody can see whether life gets better, and how that is known."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme. Name nobody who could be recognised."),
    kept_for=_("As long as the programme. Your name goes when you are erased."),
)
SAME = (
    "outcome", "benefit", "title", "definition", "label", "measured", "unit", "per", "better", "every", "source",
    "attribution", "groups", "baseline", "baseline_on", "target", "target_on", "chart", "owner", "owner_in_words",
    "with_residents",
)  # fmt: skip
FIGURE = ("starts_on", "ends_on", "value", "count", "size", "level", "narrative", "source")
MOST_GROUPS = 20


def _text(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _number(label: Any, hint: Any = "", *, needed: Any = "") -> forms.DecimalField:
    wrong = _("Write a number, such as 64.2.")
    return forms.DecimalField(
        label=label, help_text=hint, max_digits=15, decimal_places=4, required=bool(needed), localize=False,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={"required": needed, "invalid": wrong, "max_digits": wrong, "max_whole_digits": wrong,
                        "max_decimal_places": _("Write four decimals at most.")},
    )  # fmt: skip


class OutcomeChoice(forms.ModelChoiceField):
    def label_from_instance(self, one: Any) -> str:
        return one.words


class IndicatorForm(forms.Form):
    """A measure. What it says first is asked first; the rest can follow, and the page says what is missing."""

    notice = NOTICE

    title = _text(
        _("What do you measure?"), most=200, hint=_("For example: people who see friends as often as they want."),
        needed=_("Write in a few words what you measure."),
    )  # fmt: skip
    outcome = OutcomeChoice(
        label=_("For which outcome?"), queryset=Outcome.objects.none(), required=False,
        empty_label=_("For none in particular"),
    )  # fmt: skip
    label = forms.ChoiceField(
        label=_("What does it measure?"), choices=Label.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it measures.")},
    )  # fmt: skip
    measured = forms.ChoiceField(
        label=_("What kind of figure is it?"), choices=Measured.choices, widget=forms.RadioSelect,
        initial=Measured.NUMBER, error_messages={"required": _("Choose what kind of figure it is.")},
    )  # fmt: skip
    unit = _text(
        _("Of what, or in what unit?"), most=60, hint=_("For example: people, days, pounds, points from 1 to 5."),
        needed=_("Write the unit, such as people or days."),
    )  # fmt: skip
    per = forms.IntegerField(
        label=_("Of a rate: per how many?"), min_value=1, required=False, initial=1,
        help_text=_("For example 1000. Leave it for numbers and shares."),
    )  # fmt: skip
    better = forms.ChoiceField(
        label=_("Which way is better?"), choices=Better.choices, widget=forms.RadioSelect, initial=Better.UP,
        error_messages={"required": _("Choose which way is better.")},
    )  # fmt: skip
    every = forms.ChoiceField(label=_("How often is there a figure?"), choices=Every.choices, initial=Every.MONTH)
    definition = _text(
        _("What exactly does it mean?"), most=1000, rows=3, hint=_("Who is counted, who is not, and on which day.")
    )
    source = _text(_("Where does the figure come from?"), most=300)
    baseline = _number(_("Baseline: what was it when you began?"))
    baseline_on = DatePartsField(label=_("On which day was that?"), required=False)
    target = _number(_("Target: what should it be?"), _("In the same unit."))
    target_on = DatePartsField(label=_("By which day?"), required=False)
    groups = _text(
        _("By which groups is it broken down?"), most=2000, rows=3,
        hint=_("One on each line, such as: carers. Small numbers are protected wherever figures are shown."),
    )  # fmt: skip
    attribution = _text(
        _("What else moves it?"), most=600, rows=2,
        hint=_("Weather, money, another service: so that nobody takes the credit, or the blame, for it all."),
    )  # fmt: skip
    chart = forms.ChoiceField(label=_("How is it drawn?"), choices=ChartKind.choices, initial=ChartKind.CONTROL)
    benefit = forms.ChoiceField(label=_("Which of the twelve benefits does it show?"), required=False)
    owner = PersonChoice(
        label=_("Who looks after it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody in this list"),
    )  # fmt: skip
    owner_in_words = _text(_("Or a body, or somebody who is not in the list"), most=200)
    with_residents = forms.BooleanField(label=_("It was chosen together with residents"), required=False)

    def __init__(
        self, *args: Any, outcomes: QuerySet[Any], people: QuerySet[Any], benefits: list[tuple[str, str]],
        hidden: Hidden, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = outcomes
        self.fields["owner"].queryset = people
        self.fields["owner"].hidden = hidden
        self.fields["benefit"].choices = [("", _("None in particular")), *benefits]

    def clean_per(self) -> int:
        return self.cleaned_data.get("per") or 1

    def clean_groups(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["groups"].splitlines() if line.strip()]
        if len({name.casefold() for name in names}) < len(names):
            raise forms.ValidationError(_("A group stands there twice. Take one out."))
        if len(names) > MOST_GROUPS or any(len(name) > 100 for name in names):
            raise forms.ValidationError(_("Write 20 groups at most, each in 100 letters."))
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        today = timezone.localdate()
        _both(self, "baseline", _("Write the day of the baseline too."), _("Write the baseline, or take its day out."))
        _both(
            self,
            "target",
            _("Write by which day the target is to be reached."),
            _("Write the target, or take its day out."),
        )
        baseline_on, target_on = cleaned.get("baseline_on"), cleaned.get("target_on")
        if baseline_on and baseline_on > today:
            self.add_error("baseline_on", _("A baseline is what was measured. Write a day that has been."))
        if baseline_on and target_on and target_on <= baseline_on:
            self.add_error("target_on", _("The target comes after the baseline. Write a later day."))
        if cleaned.get("measured") == Measured.SHARE:
            for name in ("baseline", "target"):
                if cleaned.get(name) is not None and not 0 <= cleaned[name] <= 100:
                    self.add_error(name, _("A share is from 0 to 100 per cent."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the row."""
        return {name: self.cleaned_data[name] for name in SAME}


def _both(form: forms.Form, name: str, no_day: Any, no_number: Any) -> None:
    number, day = form.cleaned_data.get(name), form.cleaned_data.get(f"{name}_on")
    if number is not None and not day and f"{name}_on" not in form.errors:
        form.add_error(f"{name}_on", no_day)
    if day and number is None and name not in form.errors:
        form.add_error(name, no_number)


class NewIndicatorForm(IndicatorForm):
    """A measure that may begin with a line of the library, and remembers which."""

    library = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def clean_library(self) -> str:
        return self.cleaned_data["library"] if shipped_measure(self.cleaned_data["library"]) else ""

    @property
    def values(self) -> dict[str, Any]:
        return super().values | {"library": self.cleaned_data["library"]}


class ChangeIndicatorForm(IndicatorForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


def said_in(indicator: Indicator) -> dict[str, Any]:
    """The form's words for a measure as it stands."""
    said = {name: getattr(indicator, name) for name in (*SAME, "version")}
    return said | {"groups": "\n".join(indicator.groups)}


class FigureForm(forms.Form):
    """One figure. A share or a rate is worked out from how many of how many, where both are known."""

    notice = NOTICE

    group = forms.ChoiceField(label=_("Of whom?"), required=False)
    starts_on = DatePartsField(
        label=_("First day of the period"), error_messages={"required": _("Write the first day of the period.")}
    )
    ends_on = DatePartsField(label=_("Last day of the period"), required=False)
    value = _number(_("The figure"))
    count = _number(_("Or: how many"))
    size = _number(_("Of how many"))
    level = forms.TypedChoiceField(
        label=_("How far can it be trusted?"), choices=Level.choices, coerce=int, initial=Level.COUNTED
    )
    narrative = _text(
        _("What lies behind it?"), most=2000, rows=3, hint=_("What happened, and whom the figure does not show.")
    )
    source = _text(_("Where does this figure come from, if not from the usual source?"), most=300)

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        if indicator.groups:
            self.fields["group"].choices = [("", _("Everybody")), *((one, one) for one in indicator.groups)]
        else:
            del self.fields["group"]
        if indicator.measured == Measured.NUMBER:
            del self.fields["count"], self.fields["size"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_figure(cleaned, self.indicator, self.add_error)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in FIGURE} | {
            "narrative": self.cleaned_data.get("narrative", ""), "source": self.cleaned_data.get("source", ""),
        }  # fmt: skip


def check_figure(cleaned: dict[str, Any], indicator: Indicator, wrong: Any) -> None:
    """The same rules for a form and for a row of a file; `wrong(field, words)` takes what is wrong."""
    starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
    if starts:
        ends = cleaned["ends_on"] = ends or last_day(starts, indicator.every)
        _check_period(starts, ends, wrong)
    value, count, size = (cleaned.get(name) for name in ("value", "count", "size"))
    if (count is None) != (size is None):
        wrong("size" if size is None else "count", _("Write both: how many, and of how many."))
    elif count is None and value is None:
        wrong("value", _("Write the figure."))
    elif count is not None and (count < 0 or size <= 0):
        wrong("count", _("How many is 0 or more, and of how many is above 0."))
    elif indicator.measured == Measured.SHARE:
        if count is not None and count > size:
            wrong("count", _("There are more than there are of. Check which number is which."))
        elif count is None and not 0 <= value <= 100:
            wrong("value", _("A share is from 0 to 100 per cent. Is it in another unit?"))


def _check_period(starts: dt.date, ends: dt.date, wrong: Any) -> None:
    if ends < starts:
        wrong("ends_on", _("The last day comes before the first. Check both."))
    elif starts > timezone.localdate():
        wrong("starts_on", _("This period has not begun yet. A figure tells what has been."))


class ChangeFigureForm(FigureForm):
    reason = _text(
        _("Why does it change?"),
        most=500,
        rows=2,
        hint=_("Needed where the figure was approved."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("group", None)


class SayForm(forms.Form):
    """Residents' agreement or dissent."""

    notice = NOTICE

    agrees = forms.TypedChoiceField(
        label=_("Does this figure ring true to those who live with it?"), coerce=lambda said: said == "yes",
        choices=[("yes", _("Yes, it rings true")), ("no", _("No, it does not tell what we see"))],
        widget=forms.RadioSelect, error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
    words = _text(_("What do they say?"), most=1000, rows=3, hint=_("Needed for a no: what the figure does not show."))
    said_by = _text(_("Who says so?"), most=200, hint=_("A group, such as: the residents’ panel. Name nobody."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("agrees") is False and not cleaned.get("words"):
            self.add_error("words", _("Write what the figure does not show."))
        return cleaned


class MarkForm(forms.Form):
    notice = NOTICE

    on = DatePartsField(label=_("When was it?"), error_messages={"required": _("Write the day.")})
    words = _text(
        _("What happened?"), most=200, hint=_("For example: evening sessions began."),
        needed=_("Write what happened. It stands beside the chart."),
    )  # fmt: skip
    new_baseline = forms.BooleanField(
        label=_("Begin a new baseline here"), required=False,
        help_text=_("Only where the way of working changed for good: the old lines stay up to this day."),
    )  # fmt: skip


class BringForm(forms.Form):
    notice = NOTICE

    file = forms.FileField(
        label=_("A spreadsheet with figures"), help_text=_("CSV or XLSX, a row for each figure."),
        error_messages={"required": _("Choose a file.")},
    )  # fmt: skip


class ConfirmForm(forms.Form):
    """The rows that were looked at, sent back as they were read: nothing was kept meanwhile."""

    notice = NOTICE

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    rows = forms.CharField(max_length=2_000_000, widget=forms.HiddenInput)
