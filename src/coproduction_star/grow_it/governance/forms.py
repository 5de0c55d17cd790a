from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.models import BodyKind, GovernanceBody, GovernanceSeat
from coproduction_star.journeys.decisions.forms import NewDecisionForm
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Outcome
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

NAMED = PrivacyNotice(
    purpose=_("So that everybody sees who sits where, and nobody is surprised when a term ends."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Everybody in the programme. Choose a person only if they agreed to stand here by name."),
    kept_for=_("As long as the programme, or until they take it back. Then the seat stays without a name."),
)


class OutcomesChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, one: Any) -> str:
        return one.words


class BodyForm(forms.Form):
    notice = NotPersonal("What a board or panel is called, and what it decides. Names of people stand at seats.")

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=BodyKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("What is it called?"), max_length=200, help_text=_("For example: the health and care board."),
        error_messages={"required": _("Write what it is called.")},
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("What does it decide?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    meets = forms.CharField(
        label=_("When does it meet?"), max_length=200, required=False, help_text=_("For example: every second month.")
    )
    outcomes = OutcomesChoice(
        label=_("For which outcomes does it answer?"), queryset=Outcome.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It answers for an outcome if people may ask it why that does or does not get better."),
    )  # fmt: skip

    def __init__(self, *args: Any, outcomes: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].queryset = outcomes

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        values = {name: said[name] for name in ("kind", "name", "purpose", "meets")}
        return {"values": values, "outcomes": list(said["outcomes"])}


class ChangeBodyForm(BodyForm):
    notice = NotPersonal("What a board or panel is called, and what it decides. Names of people stand at seats.")

    version = forms.IntegerField(widget=forms.HiddenInput)


class SeatForm(forms.Form):
    notice = NAMED

    role = forms.CharField(
        label=_("Which seat is it?"), max_length=200, help_text=_("A role, such as: chair, or carer from Northfield."),
        error_messages={"required": _("Write which seat it is, as a role.")},
    )  # fmt: skip
    votes = forms.BooleanField(label=_("It has a vote"), required=False)
    resident = forms.BooleanField(
        label=_("It is a seat for a resident"), required=False,
        help_text=_("Somebody who lives with the outcome, not an officer or a councillor."),
    )  # fmt: skip
    participant = PersonChoice(
        label=_("Who sits there?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody by name"),
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("They agreed to stand here by name"), required=False)
    ends_on = DatePartsField(
        label=_("When does the term end?"), required=False,
        help_text=_("Whoever sits there is reminded 30 days before."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Any], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].hidden = hidden
        self.fields["participant"].queryset = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("participant") and not cleaned.get("agreed"):
            self.add_error(
                "agreed", _("Tick this if they agreed. If they did not, choose “Nobody by name”: the role is enough.")
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        names = ("role", "votes", "resident", "participant", "ends_on")
        return {name: self.cleaned_data[name] for name in names}


class ChangeSeatForm(SeatForm):
    notice = NAMED

    version = forms.IntegerField(widget=forms.HiddenInput)


class TrialForm(forms.Form):
    notice = NotPersonal("What a trial layout is called.")

    title = forms.CharField(
        label=_("What is this trial called?"), max_length=200,
        help_text=_("For example: one board, with four residents who vote."),
        error_messages={"required": _("Give the trial a name.")},
    )  # fmt: skip


class AdoptForm(NewDecisionForm):
    """The decision by which a trial becomes today's."""

    notice = NewDecisionForm.notice


def said_of_body(one: GovernanceBody) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in ("kind", "name", "purpose", "meets", "version")}
    return said | {"outcomes": [outcome.pk for outcome in one.outcomes.all()]}


def said_of_seat(one: GovernanceSeat) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in ("role", "votes", "resident", "ends_on", "version")}
    return said | {"participant": one.participant_id, "agreed": one.participant_id is not None}
