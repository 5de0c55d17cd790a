from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.indicators.forms import NOTICE
from coproduction_star.grow_it.models import Indicator, Way
from coproduction_star.journeys.models import Initiative
from coproduction_star.ui.fields import DatePartsField

from .panel import OTHERS, TREATED

LEAST_OF_A_KIND = 2
VALUES = (
    "what", "initiative", "change_on", "way", "group", "other_group", "other_indicator", "seasons", "slope",
    "narrative", "units",
)  # fmt: skip


class EvaluationForm(forms.Form):
    notice = NOTICE

    what = forms.CharField(
        label=_("What was done or changed?"), max_length=200,
        help_text=_("For example: the phone round began to ring at weekends."),
        error_messages={"required": _("Write what was done or changed.")},
    )  # fmt: skip
    change_on = DatePartsField(
        label=_("From which day on?"),
        help_text=_("A day not chosen because of the figures. Periods that begin on it or later are after."),
        error_messages={"required": _("Write the day of the change.")},
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("How do you look at it?"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.INTERRUPTED,
        error_messages={"required": _("Choose how you look at it.")},
    )  # fmt: skip
    group = forms.ChoiceField(label=_("Whom did it happen to?"), required=False)
    beside = forms.ChoiceField(
        label=_("Beside: to whom did it not happen?"), required=False,
        help_text=_("Only for the second way. Somebody who would have gone the same way."),
    )  # fmt: skip
    treated = forms.MultipleChoiceField(
        label=_("Of several: whom did it happen to?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for several groups or measures: two or more."),
    )  # fmt: skip
    others = forms.MultipleChoiceField(
        label=_("Of several: whom did it not happen to?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Two or more that would have gone the same way."),
    )  # fmt: skip
    seasons = forms.BooleanField(
        label=_("Allow for the seasons"), required=False,
        help_text=_("Only for the last way, with a year of figures or more before the change."),
    )  # fmt: skip
    slope = forms.BooleanField(
        label=_("The way it is heading may have changed too"), required=False, help_text=_("Only for the last way.")
    )
    initiative = forms.ModelChoiceField(
        label=_("Which initiative was it?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("None in particular"),
    )  # fmt: skip
    narrative = forms.CharField(
        label=_("What else happened at the same time?"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}), help_text=_("It stands beside the result, because no figure knows it."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, indicator: Indicator, others: QuerySet[Any], initiatives: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {str(one.pk): one for one in others}
        self.fields["initiative"].queryset = initiatives
        groups = [(name, name) for name in indicator.groups]
        everybody = [("", _("Everybody"))]
        self.fields["group"].choices = [*everybody, *groups]
        self.fields["beside"].choices = [
            ("", _("Nobody")), ("everybody", _("Everybody in this measure")),
            *((f"group:{name}", name) for name, _same in groups),
            *((f"measure:{key}", one.title) for key, one in self.measures.items()),
        ]  # fmt: skip
        several = [*((f"group:{name}", name) for name, _same in groups), ("group:", _("Everybody in this measure")),
                   *((f"measure:{key}", one.title) for key, one in self.measures.items())]  # fmt: skip
        for name in (TREATED, OTHERS):
            self.fields[name].choices = several
        if not indicator.groups:
            del self.fields["group"]

    def clean_change_on(self) -> Any:
        day = self.cleaned_data["change_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Look again when there are figures after it."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        beside, group = cleaned.get("beside", ""), cleaned.get("group", "")
        if cleaned.get("way") == Way.BESIDE:
            if not beside:
                self.add_error("beside", _("Choose to whom it did not happen."))
            elif beside in {f"group:{group}", "everybody" if not group else ""}:
                self.add_error("beside", _("Choose somebody else: these are those it happened to."))
        if cleaned.get("way") == Way.DIFFERENCES:
            self._check_several(*(set(cleaned.get(name) or ()) for name in (TREATED, OTHERS)))
        return cleaned

    def _check_several(self, treated: set[str], others: set[str]) -> None:
        for name, chosen in ((TREATED, treated), (OTHERS, others)):
            if len(chosen) < LEAST_OF_A_KIND:
                words = _("Choose two or more. With one alone nobody can say how far off the answer is.")
                self.add_error(name, words)
        if treated & others:
            self.add_error(OTHERS, _("Somebody is chosen on both sides. Choose each once."))

    @property
    def values(self) -> dict[str, Any]:
        kind, _colon, key = self.cleaned_data.get("beside", "").partition(":")
        is_beside = self.cleaned_data["way"] == Way.BESIDE
        more = {
            "group": self.cleaned_data.get("group", ""),
            "other_group": key if is_beside and kind == "group" else "",
            "other_indicator": self.measures.get(key) if is_beside and kind == "measure" else None,
        }
        several = self.cleaned_data["way"] == Way.DIFFERENCES
        more["units"] = {name: list(self.cleaned_data[name]) for name in (TREATED, OTHERS)} if several else {}
        return {name: self.cleaned_data.get(name) for name in VALUES if name not in more} | more
