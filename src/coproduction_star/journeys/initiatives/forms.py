from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import Evidence, Initiative, Outcome, Status, WhoDecides, WhoDoes
from coproduction_star.journeys.services import CO_FIELDS

CO_WORDS = {
    Co.CO_COMMISSION: _("Co-commission: choosing together what matters and what is paid for"),
    Co.CO_DESIGN: _("Co-design: planning together how it should work"),
    Co.CO_DELIVER: _("Co-deliver: doing it together"),
    Co.CO_ASSESS: _("Co-assess: checking together how well it works"),
}
TEXTS = ("title", "status", "summary", "who_decides", "who_does", "citizens_bring", "services_bring", "people",
         "citizen_hours_a_month", "staff_hours_a_month", "evidence", "groups_not_reached")  # fmt: skip


class QuickForm(forms.Form):
    """What a new initiative needs: done in under a minute."""

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Make the name %(limit_value)d letters or fewer. It has %(show_value)d."),
        },
    )
    status = forms.ChoiceField(
        label=_("Does it happen already?"),
        choices=Status.choices,
        initial=Status.EXISTING,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it happens already.")},
    )
    cos = forms.MultipleChoiceField(
        label=_("What do people do together?"),
        choices=[(co.value, words) for co, words in CO_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose all that fit."),
    )


class OutcomesChoice(forms.ModelMultipleChoiceField):
    """The programme's outcomes as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, outcome: Outcome) -> str:
        return outcome.words


def _text(label: Any, *, help_text: Any = "", rows: int = 3, most: int = 2000) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False, widget=area)


def _number(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=10_000_000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={"invalid": _("Write a whole number, such as 12.")},
    )


class InitiativeForm(QuickForm):
    """Everything that is known about it. Only the name is needed."""

    summary = _text(_("What is it?"), rows=4, most=4000)
    outcomes = OutcomesChoice(label=_("Which outcomes is it for?"), queryset=Outcome.objects.none(), required=False)
    who_decides = forms.ChoiceField(
        label=_("Who decides?"), choices=WhoDecides.choices, initial=WhoDecides.UNKNOWN, widget=forms.RadioSelect
    )
    who_does = forms.ChoiceField(
        label=_("Who does the work?"), choices=WhoDoes.choices, initial=WhoDoes.UNKNOWN, widget=forms.RadioSelect
    )
    citizens_bring = _text(_("What do citizens bring?"), help_text=_("Time, skills, ideas, know-how, contacts."))
    services_bring = _text(_("What do services bring?"))
    place_name = forms.CharField(label=_("Where does it happen?"), max_length=200, required=False)
    people = _number(_("How many people take part?"), _("Your best estimate."))
    citizen_hours_a_month = _number(_("Hours a month that citizens give"))
    staff_hours_a_month = _number(_("Hours a month that staff give"))
    evidence = forms.ChoiceField(
        label=_("How do you know that it works?"), choices=Evidence.choices, initial=Evidence.NONE,
        widget=forms.RadioSelect,
    )  # fmt: skip
    groups_not_reached = _text(_("Who is not reached yet?"), most=1000)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, outcomes: QuerySet[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].queryset = outcomes

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the model, apart from those that are kept elsewhere."""
        return {name: self.cleaned_data[name] for name in TEXTS}

    @property
    def links(self) -> dict[str, Any]:
        """What ties it to other rows, and the version the reader saw."""
        return {name: self.cleaned_data[name] for name in ("version", "cos", "outcomes", "place_name")}


def words_of(initiative: Initiative) -> dict[str, Any]:
    """What the form shows of an initiative that exists."""
    return {name: getattr(initiative, name) for name in TEXTS} | {
        "cos": [co for co, field in CO_FIELDS.items() if getattr(initiative, field)],
        "outcomes": list(initiative.outcomes.all()),
        "place_name": initiative.place.name if initiative.place else "",
        "version": initiative.version,
    }
