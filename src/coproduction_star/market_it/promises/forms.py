from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Kept
from coproduction_star.market_it.models import CharterParty, Outcome
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

NOTICE = PrivacyNotice(
    purpose=_("So that both sides see what was promised and whether it was kept."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_(
        "Everyone in this programme. Anyone can read what a published charter promises, and whether that was kept. "
        "Who sees to it, and what you write about it, stays in the programme."
    ),
    kept_for=_("As long as the programme. Your name goes when you are erased."),
)


class PromiseForm(forms.Form):
    """An owner and a day are asked for: without them nobody can say later whether it was kept."""

    notice = NOTICE

    what = forms.CharField(
        label=_("What is promised?"), max_length=300, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write what is promised.")},
    )  # fmt: skip
    party = forms.ModelChoiceField(
        label=_("Which side promises it?"), queryset=CharterParty.objects.none(), empty_label=_("Choose"),
        error_messages={"required": _("Choose which side promises it.")},
    )  # fmt: skip
    other = forms.ModelChoiceField(
        label=_("Which side says later whether it was kept?"), queryset=CharterParty.objects.none(),
        empty_label=_("Choose"), error_messages={"required": _("Choose which side says whether it was kept.")},
    )  # fmt: skip
    who = PersonChoice(
        label=_("Who sees to it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody in this list"),
    )  # fmt: skip
    who_in_words = forms.CharField(
        label=_("Or a body, or somebody who is not in the list"), max_length=200, required=False
    )
    due_on = DatePartsField(label=_("By when?"), error_messages={"required": _("Enter the day by which it is done.")})

    def __init__(
        self, *args: Any, sides: QuerySet[CharterParty], people: QuerySet[Participant], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = self.fields["other"].queryset = sides
        self.fields["who"].queryset = people
        self.fields["who"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("who") and not cleaned.get("who_in_words"):
            self.add_error("who", _("Choose who sees to it, or write which body does. A promise is somebody’s."))
        if cleaned.get("party") and cleaned.get("party") == cleaned.get("other"):
            self.add_error("other", _("Choose the other side: nobody judges their own promise."))
        return cleaned


class VerdictForm(forms.Form):
    notice = NOTICE

    kept = forms.ChoiceField(
        label=_("How did it go?"), choices=[one for one in Kept.choices if one[0] != Kept.OPEN],
        widget=forms.RadioSelect, error_messages={"required": _("Choose how it went.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What happened?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kept") in (Kept.PARTLY, Kept.BROKEN) and not cleaned.get("words"):
            self.add_error("words", _("Write what happened. Without words nobody can put it right."))
        return cleaned


class BreachForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that what went wrong between the sides is put right."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("You, and those who look after people in this programme. Nobody else."),
        kept_for=_("Two years after it was settled; without your name at once when you are erased."),
    )

    words = forms.CharField(
        label=_("What was not kept to?"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("If somebody is in danger now, ring 999. Do not name people here: say which side it was."),
        error_messages={"required": _("Write what was not kept to.")},
    )  # fmt: skip
    about = forms.ModelChoiceField(
        label=_("Which side is it about?"), queryset=CharterParty.objects.none(), required=False,
        empty_label=_("I do not know"),
    )  # fmt: skip
    hoped_for = forms.CharField(
        label=_("What would put it right?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, sides: QuerySet[CharterParty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = sides


class SettleForm(forms.Form):
    notice = BreachForm.notice

    settlement = forms.CharField(
        label=_("How was it put right?"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Whoever raised it reads this."), error_messages={"required": _("Write how it was put right.")},
    )  # fmt: skip


class AnswerForm(forms.Form):
    """Whoever raised it says whether the settlement settles it."""

    notice = BreachForm.notice

    settles = forms.TypedChoiceField(
        label=_("Does this put it right?"), choices=[("yes", _("Yes, that settles it")), ("no", _("No, it does not"))],
        coerce=lambda said: said == "yes", widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether this puts it right.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What is still missing?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("If it is not put right. Do not name people here."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("settles") is False and not cleaned.get("words"):
            self.add_error("words", _("Write what is still missing, so that they can put it right."))
        return cleaned


class ReviewForm(forms.Form):
    notice = NOTICE

    who = forms.CharField(label=_("Who looked at it together?"), max_length=300, required=False)
    heard = forms.CharField(
        label=_("What did people say about it?"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what people said about it.")},
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label=_("What was decided?"), choices=Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was decided.")},
    )  # fmt: skip
    review_on = DatePartsField(label=_("When is it opened again the next time?"), required=False)
    due_on = forms.DateField(widget=forms.HiddenInput, required=False)
    """The review day that the reader had before them."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day = cleaned.get("review_on")
        if cleaned.get("outcome") != Outcome.END and (day is None or day <= timezone.localdate()):
            self.add_error("review_on", _("Enter a day to come on which it is opened again."))
        return cleaned
