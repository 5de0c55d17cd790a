from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.market_it.models import ArmCount, Comparison, Segment
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import NotPersonal

from .forms import text
from .judging import ARMS, PERCENT, people_for

MOST_LINES = 20_000
MOST_PEOPLE = 1_000_000
NUMBER = {"class": "govuk-input--width-5", "inputmode": "decimal"}
WHOLE = {"class": "govuk-input--width-5", "inputmode": "numeric"}


def _percent(label: Any, hint: Any) -> forms.DecimalField:
    wrong = _("Write a number above 0 and below 100, such as 10 or 2.5.")
    return forms.DecimalField(
        label=label, help_text=hint, max_digits=4, decimal_places=1, min_value=0.1, max_value=99.9,
        widget=forms.TextInput(NUMBER),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            wrong,
        ),
    )  # fmt: skip


def _people(label: Any, missing: Any) -> forms.IntegerField:
    wrong = _("Write a whole number, such as 0 or 120.")
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_PEOPLE, widget=forms.TextInput(WHOLE),
        error_messages={"required": missing, "invalid": wrong, "min_value": wrong},
    )  # fmt: skip


class CompareForm(forms.Form):
    """What is compared, said before anybody is asked."""

    notice = NotPersonal("What many people do, counted. It asks to name nobody.")

    measure = text(
        _("What do you count?"), most=300, needed=_("Write what you count."),
        hint=_("Something that somebody did or did not do. Such as: came to a first walk within four weeks."),
    )  # fmt: skip
    segment = forms.ModelChoiceField(
        label=_("Among whom?"), queryset=Segment.objects.none(), required=False, empty_label=_("Everybody")
    )
    expected = _percent(
        _("Of a hundred, how many would do it with version A?"),
        _("As far as you know. Such as 10, where about 10 in a hundred came last time."),
    )
    worth_knowing = _percent(
        _("From how large a difference on would you choose the other version?"),
        _("In the same hundredths. Such as 5, where 15 instead of 10 would change what you do. A smaller difference "
          "takes many more people."),
    )  # fmt: skip
    how_shared_out = text(
        _("How does chance decide who meets which version?"), most=400, rows=2,
        needed=_("Write how chance decides. Without chance, those who meet the two versions differ from the start."),
        hint=_("By lots for each line of a list, or by a coin for each street or week. Not by who asks first."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, segments: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["segment"].queryset = segments

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and people_for(*self._shares(cleaned)) is None:
            self.add_error(
                "worth_knowing", _("No number of people is enough for that, or it leads beyond a hundred. Change it.")
            )
        return cleaned

    def _shares(self, said: dict[str, Any]) -> tuple[float, float]:
        return float(said["expected"]) / PERCENT, float(said["worth_knowing"]) / PERCENT

    @property
    def values(self) -> dict[str, Any]:
        same = {name: self.cleaned_data[name] for name in ("measure", "segment", "how_shared_out")}
        expected, worth = self._shares(self.cleaned_data)
        return same | {"expected": expected, "worth_knowing": worth}


def said_in_comparison(comparison: Comparison) -> dict[str, Any]:
    same = {name: getattr(comparison, name) for name in ("measure", "segment", "how_shared_out", "version")}
    shares = {name: round(getattr(comparison, name) * PERCENT, 1) for name in ("expected", "worth_knowing")}
    return same | {name: int(value) if value == int(value) else value for name, value in shares.items()}


class LotsForm(forms.Form):
    """How long the team's list is; the list itself is not asked for."""

    number = forms.IntegerField(
        label=_("How many lines does your list have?"), min_value=2, max_value=MOST_LINES,
        widget=forms.TextInput(WHOLE),
        help_text=_("The list stays with you. You get a table with the version of each line, in its order."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write a whole number from 2 to 20,000.")
        ),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class CountForm(forms.Form):
    """How many met each version and did it: all of them so far."""

    notice = NotPersonal("Counts of many people.")

    met_a = _people(_("How many people has version A reached?"), _("Write how many version A has reached."))
    did_a = _people(_("How many of them did it?"), _("Write how many of those whom A reached did it."))
    met_b = _people(_("How many people has version B reached?"), _("Write how many version B has reached."))
    did_b = _people(_("How many of those did it?"), _("Write how many of those whom B reached did it."))
    counted_on = DatePartsField(label=_("On which day was it counted?"))
    source = text(
        _("How do you know?"), most=300, needed=_("Write how you know."), hint=_("Such as: the list at the door.")
    )
    why = text(
        _("Why do you put it right?"), most=500, needed=_("Write why. It stands in what was changed."),
        hint=_("The result is known already, so others will ask."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        not_yet = MaxValueValidator(today, message=_("This day is still to come. Enter today or an earlier day."))
        self.fields["counted_on"].validators.append(not_yet)
        if not is_over:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for arm in ("a", "b"):
            met, did = cleaned.get(f"met_{arm}"), cleaned.get(f"did_{arm}")
            if met is not None and did is not None and did > met:
                self.add_error(f"did_{arm}", _("More did it than it reached. Look at both numbers again."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        counts = {arm: (said[f"met_{arm.lower()}"], said[f"did_{arm.lower()}"]) for arm in ARMS}
        same = {name: said[name] for name in ("counted_on", "source", "version")}
        return same | {"counts": counts, "why": said.get("why", "")}


def said_in_counts(comparison: Comparison, counts: dict[str, ArmCount]) -> dict[str, Any]:
    told: dict[str, Any] = {"version": comparison.version}
    for arm, one in counts.items():
        told |= {f"met_{arm.lower()}": one.met, f"did_{arm.lower()}": one.did, "source": one.source}
        told["counted_on"] = one.counted_on
    return told


class EndComparisonForm(forms.Form):
    """Why a comparison ends before it reached its number of people."""

    notice = NotPersonal("Why a comparison ends. It asks to name nobody.")

    because = text(
        _("Why does it end before it reached its number of people?"), most=500, rows=2,
        needed=_("Write why it ends."), hint=_("Such as: there are no more addresses. Name nobody."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
