from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.privacy import WRITTEN_HERE
from coproduction_star.ui.fields import DatePartsField

FIELDS = (
    "what", "initiative", "ended_on", "better", "consulted", "hours_a_year", "pence_a_year", "where_it_went", "source",
    "counted_on",
)  # fmt: skip
PENCE = 100
WRONG = _("Write a number that is not less than nought, such as 120 or 2500.50.")


def _number(label: Any, hint: Any, *, digits: int, places: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, help_text=hint, required=False, min_value=0, max_digits=digits, decimal_places=places,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={"invalid": WRONG, "min_value": WRONG, "max_digits": WRONG, "max_whole_digits": WRONG,
                        "max_decimal_places": WRONG},
    )  # fmt: skip


def _words(label: Any, hint: Any, *, needed: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=1000, required=bool(needed), widget=forms.Textarea({"rows": 3}),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


class StoppedForm(forms.Form):
    notice = WRITTEN_HERE

    what = forms.CharField(
        label=_("What did you stop?"), max_length=200, error_messages={"required": _("Write what you stopped.")}
    )
    initiative = forms.ModelChoiceField(
        label=_("Which initiative was it?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("None in this list"),
    )  # fmt: skip
    ended_on = DatePartsField(
        label=_("On which day did it end?"), error_messages={"required": _("Write the day on which it ended.")}
    )
    better = _words(
        _("What did you find that is better?"), _("What people have now instead, and how you know."),
        needed=_("Write what is better. What stopped without that is a cut, and belongs to decisions."),
    )  # fmt: skip
    consulted = _words(
        _("Who was asked before it ended?"), _("Groups, not names. If nobody was asked, say so."),
        needed=_("Write who was asked, or that nobody was."),
    )  # fmt: skip
    hours_a_year = _number(_("Hours freed in a year"), _("Of staff and of residents together."), digits=10, places=1)
    pounds = _number(_("Pounds freed in a year"), _("Without the £ sign."), digits=13, places=2)
    where_it_went = _words(_("Where did the hours and the money go?"), _("If they were saved, say so."))
    source = forms.CharField(
        label=_("Where do these figures come from?"), max_length=300, required=False,
        help_text=_("Needed with a figure: a budget, a time sheet, a count."),
    )  # fmt: skip
    counted_on = DatePartsField(label=_("Of which day are they?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiatives: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives

    def clean_ended_on(self) -> Any:
        day = self.cleaned_data["ended_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Write it down once it has ended."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("hours_a_year") is not None or cleaned.get("pounds") is not None:
            if not cleaned.get("source"):
                self.add_error("source", _("Write where the figures come from."))
            if not cleaned.get("counted_on"):
                self.add_error("counted_on", _("Write of which day the figures are."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        pounds = said.pop("pounds")
        said["pence_a_year"] = None if pounds is None else int(pounds * PENCE)
        return {name: said[name] for name in FIELDS}


def said_in(one: StoppedThing) -> dict[str, Any]:
    pounds = None if one.pence_a_year is None else f"{one.pence_a_year / PENCE:.2f}"
    return {**{name: getattr(one, name) for name in FIELDS}, "pounds": pounds, "version": one.version}
