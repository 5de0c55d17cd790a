import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.grow_it.models import FigurePublication, Indicator, Measured, Protection
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import NotPersonal

from .protecting import EVERYBODY, GROUPS

VALUES = ("title", "words", "starts_on", "ends_on", "protection", "with_views")
OF_MEASURE = "measure_"
NONE, PEOPLE, THINGS = "", "people", "things"


class PublicationForm(forms.Form):
    """Which figures everybody may read. What they would see stands on the next page, before anything is public."""

    notice = NotPersonal("Approved figures after the rule of small numbers. Name no person.")

    title = forms.CharField(
        label=gettext_lazy("What are these figures about?"), max_length=200,
        help_text=gettext_lazy("For example: how people in Eastbridge live, spring 2026."),
        error_messages={"required": gettext_lazy("Write what these figures are about.")},
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("What should people know first?"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 4}), help_text=gettext_lazy("Everybody reads it. Name nobody."),
    )  # fmt: skip
    starts_on = DatePartsField(
        label=gettext_lazy("Figures from which day on?"),
        error_messages={"required": gettext_lazy("Write the first day.")},
    )  # fmt: skip
    ends_on = DatePartsField(
        label=gettext_lazy("Until which day?"), error_messages={"required": gettext_lazy("Write the last day.")}
    )
    protection = forms.ChoiceField(
        label=gettext_lazy("How are small numbers protected?"), choices=Protection.choices,
        widget=forms.RadioSelect, initial=Protection.USUAL,
        help_text=gettext_lazy("Once a measure was shown for some days, it keeps this for those days."),
    )  # fmt: skip
    with_views = forms.BooleanField(
        label=gettext_lazy("Show beside them what residents say of the figures"), required=False, initial=True
    )

    def __init__(self, *args: Any, measures: Iterable[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = list(measures)
        for one in self.measures:
            self.fields[f"{OF_MEASURE}{one.pk}"] = forms.ChoiceField(
                label=one.title, choices=list(_ways(one)), required=False
            )

    def of_measures(self) -> list[Any]:
        return [self[f"{OF_MEASURE}{one.pk}"] for one in self.measures]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("It ends before it starts. Put the earlier day first."))
        if not self.errors and not self.chosen:
            self.add_error(None, _("Choose at least one measure."))
        return cleaned

    @property
    def chosen(self) -> list[dict[str, str]]:
        said = {str(one.pk): self.cleaned_data.get(f"{OF_MEASURE}{one.pk}", "") for one in self.measures}
        parts = ((key, *way.split(":")) for key, way in said.items() if way)
        return [{"indicator": key, "counts": counts, "by": by} for key, counts, by in parts]

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in VALUES} | {"chosen": self.chosen}


class ChangePublicationForm(PublicationForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class PressForm(forms.Form):
    """Publish exactly what was looked at."""

    notice = NotPersonal("A mark of what stands on the page.")

    mark = forms.CharField(max_length=16, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    notice = NotPersonal("Why figures are withdrawn. Name no person.")

    why = forms.CharField(
        label=gettext_lazy("Why are they withdrawn?"), max_length=300,
        help_text=gettext_lazy("It stands in the history of these figures."),
        error_messages={"required": gettext_lazy("Write why they are withdrawn.")},
    )  # fmt: skip


def _ways(measure: Indicator) -> Iterator[tuple[str, str]]:
    yield NONE, _("Leave out")
    if measure.measured != Measured.NUMBER:
        yield f"{PEOPLE}:{EVERYBODY}", _("Show, for everybody")
        if measure.groups:
            yield f"{PEOPLE}:{GROUPS}", _("Show by group: nobody is in two of them")
        return
    yield f"{PEOPLE}:{EVERYBODY}", _("Show: it counts people")
    if measure.groups:
        yield f"{PEOPLE}:{GROUPS}", _("Show by group: it counts people, and nobody is in two groups")
    yield f"{THINGS}:{EVERYBODY}", _("Show as it is: it counts no people (money, days, hours)")
    if measure.groups:
        yield f"{THINGS}:{GROUPS}", _("Show as it is, by group: it counts no people (money, days, hours)")


def said_in(publication: FigurePublication) -> dict[str, Any]:
    chosen = {f"{OF_MEASURE}{one['indicator']}": f"{one['counts']}:{one['by']}" for one in publication.chosen}
    return {name: getattr(publication, name) for name in (*VALUES, "version")} | chosen


def first_days(today: dt.date) -> dict[str, Any]:
    """A year until yesterday, to begin with."""
    return {"starts_on": today.replace(year=today.year - 1, day=1), "ends_on": today}
