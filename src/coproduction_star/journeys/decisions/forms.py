from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.duties.asking import DutiesAsked
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Decision, Kept, Promise
from coproduction_star.journeys.papers import Kept as Paper
from coproduction_star.journeys.papers import PaperField
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

NONE, SOME = "none", "some"
TAKEN_ON = "taken_on"
HIDES_NOBODY = Hidden()


IN_THE_RECORD = PrivacyNotice(
    purpose=_("So that everyone can see who decided or promised what, and why."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme."),
    kept_for=_("As long as the programme."),
)


class InterestForm(forms.Form):
    notice = IN_THE_RECORD

    declares = forms.ChoiceField(
        label=_("Do you, your family or your employer stand to gain or lose from this programme?"),
        choices=[(NONE, _("No, I have nothing to declare")), (SOME, _("Yes, or maybe"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have something to declare.")},
    )
    what = forms.CharField(
        label=_("What is it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone in the programme can read this. Having an interest is normal; hiding it is not."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("declares") == SOME and not cleaned.get("what"):
            self.add_error("what", _("Say in a few words what it is."))
        return cleaned


class DecisionForm(forms.Form):
    notice = IN_THE_RECORD

    what = forms.CharField(
        label=_("What was decided?"), max_length=300, error_messages={"required": _("Write what was decided.")}
    )
    why = forms.CharField(
        label=_("Why?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why. People can only trust a decision whose reasons they know.")},
    )
    decided_by = forms.CharField(
        label=_("Who decided?"),
        max_length=200,
        help_text=_("A person or a group, such as “the steering group”."),
        error_messages={"required": _("Write who decided.")},
    )
    decided_on = DatePartsField(
        label=_("When?"), initial=timezone.localdate, error_messages={"required": _("Enter the day of the decision.")}
    )
    dissent = forms.CharField(
        label=_("Who disagreed, and why?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In their words, if they agree to be quoted."),
    )

    def __init__(self, *args: Any, papers: Iterable[Paper] = (), hidden: Hidden = HIDES_NOBODY, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if papers := list(papers):
            self.fields[TAKEN_ON] = PaperField(papers, hidden=hidden)
            self.order_fields([*DecisionForm.base_fields, TAKEN_ON])


class NewDecisionForm(DutiesAsked, DecisionForm):
    """A new decision, and how each of its duties stands."""

    notice = IN_THE_RECORD

    @property
    def decision(self) -> dict[str, Any]:
        words = {name: self.cleaned_data[name] for name in DecisionForm.base_fields}
        return words | {"duties": self.duties, TAKEN_ON: self.cleaned_data.get(TAKEN_ON, {})}


class Correcting(forms.Form):
    """What every correction asks besides: why, and which version the reader saw."""

    notice = IN_THE_RECORD

    reason = forms.CharField(
        label=_("Why do you correct it?"),
        max_length=500,
        help_text=_("Everyone sees the reason, and what it said before."),
        error_messages={"required": _("Write why you correct it, such as: the date was wrong.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CorrectDecisionForm(DecisionForm, Correcting):
    notice = IN_THE_RECORD

    field_order = ["what", "why", "decided_by", "decided_on", "dissent", "taken_on", "reason", "version"]


class CorrectPromiseForm(Correcting):
    notice = IN_THE_RECORD

    what = forms.CharField(
        label=_("What is promised?"), max_length=300, error_messages={"required": _("Write what is promised.")}
    )
    due_on = DatePartsField(
        label=_("By when?"), error_messages={"required": _("Enter the day by which it will be done.")}
    )
    field_order = ["what", "due_on", "reason", "version"]


DECISION_WORDS = ("what", "why", "decided_by", "decided_on", "dissent", TAKEN_ON, "version")
PROMISE_WORDS = ("what", "due_on", "version")


def words_of(row: Decision | Promise) -> dict[str, Any]:
    """What the form for a correction shows of a record that exists."""
    return {name: getattr(row, name) for name in (DECISION_WORDS if isinstance(row, Decision) else PROMISE_WORDS)}


class PromiseForm(forms.Form):
    notice = IN_THE_RECORD

    what = forms.CharField(
        label=_("What is promised?"), max_length=300, error_messages={"required": _("Write what is promised.")}
    )
    who = PersonChoice(label=_("Who promises it?"), queryset=None, required=False, empty_label=_("Somebody else"))
    who_in_words = forms.CharField(
        label=_("If somebody else, who?"),
        max_length=200,
        required=False,
        help_text=_("A group, or a person who is not in the list."),
    )
    due_on = DatePartsField(
        label=_("By when?"),
        help_text=_("A promise without a date is a wish."),
        error_messages={"required": _("Enter the day by which it will be done.")},
    )

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].hidden = hidden
        self.fields["who"].queryset = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("who") and not cleaned.get("who_in_words"):
            self.add_error("who_in_words", _("Choose who promises it, or write who it is."))
        return cleaned


class JudgeForm(forms.Form):
    notice = IN_THE_RECORD

    kept = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[choice for choice in Kept.choices if choice[0] != Kept.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the promise was kept.")},
    )
    note = forms.CharField(
        label=_("What happened?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
