from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.models import Connector, ConnectorPart
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Outcome, Place
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

IN_A_WARD = (ConnectorPart.WARD, ConnectorPart.OWN_WARD)
NOTICE = PrivacyNotice(
    purpose=_("So that everybody sees which councillor connects people with an outcome, and where nobody does."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme. Before an election no councillor is named."),
    kept_for=_("As long as the programme, or until you take it out."),
)


class OutcomeChoice(forms.ModelChoiceField):
    def label_from_instance(self, one: Any) -> str:
        return one.words


class ConnectorForm(forms.Form):
    notice = NOTICE

    participant = PersonChoice(
        label=_("Which councillor?"), queryset=Participant.objects.none(), empty_label=_("Choose"),
        error_messages={"required": _("Choose a councillor.")},
    )  # fmt: skip
    part = forms.ChoiceField(
        label=_("What is their part?"), choices=ConnectorPart.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose their part.")},
    )  # fmt: skip
    outcome = OutcomeChoice(
        label=_("For which outcome?"),
        queryset=Outcome.objects.none(),
        required=False,
        empty_label=_("For all of them"),
    )
    place = forms.ModelChoiceField(
        label=_("In which ward?"), queryset=Place.objects.none(), required=False, empty_label=_("In all wards")
    )
    note = forms.CharField(
        label=_("What do they do?"), max_length=300, required=False,
        help_text=_("For example: asks the bus company every spring. Name nobody else."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, people: QuerySet[Any], outcomes: QuerySet[Any], places: QuerySet[Any], hidden: Hidden,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["participant"].hidden = hidden
        self.fields["participant"].queryset = people
        self.fields["outcome"].queryset = outcomes
        self.fields["place"].queryset = places

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("part") in IN_A_WARD and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", _("Choose the ward: this part is played in one."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("participant", "part", "outcome", "place", "note")}


class ChangeConnectorForm(ConnectorForm):
    notice = NOTICE

    version = forms.IntegerField(widget=forms.HiddenInput)


def said_in(one: Connector) -> dict[str, Any]:
    return {
        "participant": one.participant_id, "part": one.part, "outcome": one.outcome_id, "place": one.place_id,
        "note": one.note, "version": one.version,
    }  # fmt: skip
