from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.decisions.forms import IN_THE_RECORD
from coproduction_star.people_it.models import AskedPerson, Good, Happened, Said
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from . import easy_words

MOST_HOURS = 2_000
WRITING = PrivacyNotice(
    purpose=_("To pass your words on to the people you are introduced to."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Only the people you are introduced to, with no address of yours. The team does not read along."),
    kept_for=_("One year. It goes at once when you are erased."),
)
TELLING = PrivacyNotice(
    purpose=_("To learn whether bringing people together works, and to count the hours that were given."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("The broker. Others see counts only, and none that are small."),
    kept_for=_("One year. It goes at once when you are erased."),
)
ANSWERING = PrivacyNotice(
    purpose=_("To keep what somebody told you, and that you typed it for them."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Brokers and programme leads."),
    kept_for=_("One year after they were asked."),
)


class StartForm(forms.Form):
    """How to look for matches."""

    notice = NotPersonal("How to look, nothing about anybody.")

    with_rings = forms.BooleanField(
        label=_("Look for rings too: A helps B, B helps C, and C helps A"), required=False, initial=True
    )


class SetAsideForm(forms.Form):
    """Why a proposal is set aside."""

    notice = IN_THE_RECORD

    reason = forms.CharField(
        label=_("Why do you set it aside?"), max_length=500,
        help_text=_("Brokers read this, and nobody else. They are not proposed to each other again."),
        error_messages={"required": _("Write why you set it aside.")},
    )  # fmt: skip


class ByHandForm(forms.Form):
    """Who is proposed to whom by hand, and why."""

    notice = IN_THE_RECORD

    chosen = forms.ChoiceField(
        label=_("With whom, or for what?"), widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose with whom, or for what."),
            "invalid_choice": _("It is not there any more. Choose another."),
        },
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why could it suit both?"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("Brokers read this, and nobody else. Write nothing about health or troubles of people."),
        error_messages={"required": _("Write why it could suit both.")},
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        field.choices = [(key, f"{words} ({about})") for key, words, about in choices]


class WeightsForm(forms.Form):
    """What the parts of a score weigh."""

    notice = IN_THE_RECORD

    likeness = forms.IntegerField(
        label=_("The same things are asked and offered"), min_value=0, max_value=100,
        error_messages={"required": _("Enter how much the same things weigh.")},
    )  # fmt: skip
    times = forms.IntegerField(
        label=_("Times that suit both"), min_value=0, max_value=100,
        error_messages={"required": _("Enter how much shared times weigh.")},
    )  # fmt: skip
    nearness = forms.IntegerField(
        label=_("They are near each other"), min_value=0, max_value=100,
        error_messages={"required": _("Enter how much nearness weighs.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why do you change them?"), max_length=500, help_text=_("Anybody can read this on the public page."),
        error_messages={"required": _("Write why you change them.")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        parts = [cleaned.get(part) for part in ("likeness", "times", "nearness")]
        if None not in parts and sum(parts) != 100:
            told = _("The three add up to %(sum)s. Change them so that they add up to 100.") % {"sum": sum(parts)}
            self.add_error("likeness", told)
        return cleaned

    @property
    def weights(self) -> dict[str, int]:
        return {part: self.cleaned_data[part] for part in ("likeness", "times", "nearness")}


class TypedAnswerForm(forms.Form):
    """What somebody told the broker by phone or in person."""

    notice = ANSWERING

    said = forms.ChoiceField(
        label=_("What did they say?"), choices=Said.choices, widget=forms.RadioSelect,
        help_text=_("Ask for no reason, and write none down."),
        error_messages={"required": _("Choose what they said.")},
    )  # fmt: skip


class MessageForm(forms.Form):
    """A message to the people one is introduced to."""

    notice, easy = WRITING, easy_words.MESSAGE

    words = forms.CharField(
        label=_("Your message"), max_length=2000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Agree on a day and a place that is open to all. Give no address if you do not want to."),
        error_messages={"required": _("Write your message.")},
    )  # fmt: skip


class OutcomeForm(forms.Form):
    """What came of it."""

    notice, easy = TELLING, easy_words.OUTCOME

    happened = forms.ChoiceField(
        label=_("Did it take place?"), choices=Happened.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it took place.")},
    )  # fmt: skip
    hours = forms.DecimalField(
        label=_("How many hours were given, in all?"), required=False, min_value=0, max_value=MOST_HOURS,
        max_digits=6, decimal_places=2, help_text=_("Leave it empty if you do not know. Half an hour is 0.5."),
        error_messages={"invalid": _("Enter the hours as a number, like 1.5.")},
    )  # fmt: skip
    was_good = forms.ChoiceField(
        label=_("Was it good for you?"), choices=Good.choices, widget=forms.RadioSelect, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("hours") is not None and cleaned.get("happened") != Happened.YES:
            self.add_error("hours", _("Hours can only be given in what took place. Leave them empty."))
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        hours: Decimal | None = self.cleaned_data["hours"]
        is_over = self.cleaned_data["happened"] == Happened.YES
        return {
            "happened": self.cleaned_data["happened"],
            "hours": hours,
            "was_good": self.cleaned_data["was_good"] if is_over else "",
        }


class TypedOutcomeForm(OutcomeForm):
    """The same, typed for somebody."""

    notice = ANSWERING

    was_good = forms.ChoiceField(
        label=_("Was it good for them?"), choices=Good.choices, widget=forms.RadioSelect, required=False
    )


def said_before(asked: AskedPerson) -> dict[str, Any]:
    """What the form shows of an outcome that was told before."""
    told = getattr(asked, "outcome", None)
    return {"happened": told.happened, "hours": told.hours, "was_good": told.was_good} if told else {}
