import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.focus_it.models import Challenge, Concern, Reply
from coproduction_star.journeys.decisions.forms import IN_THE_RECORD
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .services import LONGEST

USUAL = dt.timedelta(days=14)
ASKING = PrivacyNotice(
    purpose=_("To send them the draft, and the answers to what they say."),
    lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
    read_by=_("Whoever leads rooms or the programme. Others see what was said, without the name."),
    kept_for=_("A name and an address for a link: 90 days after the last day. You can take them away at once."),
)
CHALLENGING = PrivacyNotice(
    purpose=_("So that the draft gets better, and you get an answer."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in the programme reads your words, without your name. Whoever leads it knows who you are."),
    kept_for=_("As long as the programme. You can take your words back on this page at any time while it is open."),
)


class AskForm(forms.Form):
    """Whom to ask, for what, and until when."""

    notice = ASKING

    participant = PersonChoice(
        label=_("A member who is a critical friend"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody of these"),
        help_text=_("They find it under “For me” and are told."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Or the name of somebody without an account"), max_length=200, required=False,
        help_text=_("They get a link of their own."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Their e-mail address, if they have one"), max_length=254, required=False,
        widget=forms.EmailInput({"spellcheck": "false"}),
        help_text=_("Without an address you get a card to print, with the link and a picture for a phone."),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org.")},
    )  # fmt: skip
    look_at = forms.CharField(
        label=_("What should they look at?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("They read this first. Say what you are unsure about."),
        error_messages={"required": _("Write what they should look at.")},
    )  # fmt: skip
    until = DatePartsField(
        label=_("Until when can they challenge?"),
        help_text=_("Answers can be read for another 30 days."),
        error_messages={"required": _("Enter the last day.")},
    )

    def __init__(self, *args: Any, members: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = timezone.localdate() + USUAL
        if members.exists():
            self.fields["participant"].queryset = members
            self.fields["participant"].hidden = hidden
        else:
            del self.fields["participant"]
            self.fields["name"].label = _("The name of somebody to ask")

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from today on, within half a year."))
        return until

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        member, name = cleaned.get("participant"), cleaned.get("name")
        if member and (name or cleaned.get("email")):
            self.add_error("name", _("Ask one person at a time: choose a member, or write a name."))
        elif not member and not name:
            self.add_error("name", _("Write the name of the person to ask."))
        return cleaned

    @property
    def of_a_link(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "email", "look_at", "until")}

    @property
    def of_a_member(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("participant", "look_at", "until")}


class CodeForm(forms.Form):
    """The code of a link, typed from a card."""

    notice = NotPersonal("A code, which is compared and not kept.")

    code = forms.CharField(
        label=_("The code on your card"), max_length=60,
        help_text=_("Sixteen letters and numbers, like ABCD-2345-EFGH-6789."),
        widget=forms.TextInput({"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the code.")},
    )  # fmt: skip


class ChallengeForm(forms.Form):
    """What a friend doubts about one line."""

    notice = CHALLENGING

    concern = forms.ChoiceField(
        label=_("What is it about?"), choices=Concern.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about. “Something else” will do.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What do you doubt, or know better?"), max_length=2000, widget=forms.Textarea({"rows": 6}),
        help_text=_("In your own words. Name nobody who could be harmed by it."),
        error_messages={"required": _("Write what you doubt.")},
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What becomes of a challenge, and why."""

    notice = IN_THE_RECORD

    reply = forms.ChoiceField(
        label=_("What do you do with it?"), choices=Reply.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you do with it.")},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why, and what changes?"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("The friend and everyone in the programme read this."),
        error_messages={"required": _("Write why. A challenge without a reason given back is not answered.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class CorrectAnswerForm(AnswerForm):
    notice = IN_THE_RECORD

    reason = forms.CharField(
        label=_("Why do you correct the answer?"), max_length=500,
        help_text=_("Everyone sees the reason, and what it said before."),
        error_messages={"required": _("Write why you correct the answer.")},
    )  # fmt: skip


def words_of(challenge: Challenge) -> dict[str, Any]:
    """What the form shows of an answer."""
    return {"reply": challenge.reply, "why": challenge.why, "version": challenge.version}
