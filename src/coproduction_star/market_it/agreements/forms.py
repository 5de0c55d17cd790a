from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.market_it.models import ConditionKind, InsuranceCover, RoleCondition, RolePack
from coproduction_star.market_it.pounds import PoundsField
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .wording import WHAT_TO_WRITE

TAKERS = PrivacyNotice(
    purpose=_("So that nobody takes a role whose conditions they do not meet."),
    lawful_basis=LawfulBasis.LEGAL_DUTY,
    read_by=_("Those who look after people in this programme. Others see only how many lack something."),
    kept_for=_("Six months after it ran out or was taken back, and no longer than the person is known here."),
)
AGREEING = PrivacyNotice(
    purpose=_("To show what you agreed to for a role, and when."),
    lawful_basis=LawfulBasis.CONTRACT,
    read_by=_("You, and those who look after people in this programme."),
    kept_for=_("Six years. You can take it back at any time; then you are not matched to the role."),
)
ROLE = ("title", "words", "tell", "tell_how")
COVER = ("pack", "holder", "insurer", "policy", "covers", "up_to_pence", "starts_on", "ends_on")
MOST_MONTHS = 120


def _text(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    """A text; `needed` is what is said when it is missing, and makes it required."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, max_length=most, help_text=hint, widget=widget, required=bool(needed),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _day(label: Any, needed: Any = "", hint: Any = "") -> DatePartsField:
    messages = {"required": needed} if needed else {}
    return DatePartsField(label=label, help_text=hint, required=bool(needed), error_messages=messages)


def _months() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("For how many months does it hold?"), min_value=1, max_value=MOST_MONTHS, required=False,
        help_text=_("Leave it empty where it does not run out. People are reminded 60, 30 and 7 days before."),
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
        error_messages={
            "invalid": _("Write a whole number of months, such as 12."),
            "min_value": _("Write a whole number of months, such as 12."),
            "max_value": _("Write no more than 120 months."),
        },
    )  # fmt: skip


class RoleForm(forms.Form):
    notice = NotPersonal("The description of a role.")

    title = _text(_("What is the role called?"), most=200, needed=_("Write what the role is called."))
    words = _text(
        _("What is it, what is it not, and what does somebody get?"), most=4000, rows=14,
        needed=_("Write what the role is. Whoever takes it agrees to these words."),
        hint=_("Whoever takes the role reads these words and agrees to them, so write them plainly."),
    )  # fmt: skip
    tell = _text(
        _("Who is told on the same day if somebody may come to harm?"),
        most=200,
        hint=_("The one limit of keeping things private. For example: Rosa Ortiz, who leads the programme."),
    )
    tell_how = _text(_("On which number?"), most=120)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ROLE}


class ConditionForm(forms.Form):
    """One more thing that a role asks for."""

    notice = NotPersonal("What a role asks for.")

    kind = forms.ChoiceField(
        label=_("What does the role ask for?"), choices=ConditionKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the role asks for.")},
    )  # fmt: skip
    words = _text(_("What exactly?"), most=400, rows=2, hint=_("Such as which level of check, or which training."))
    months = _months()

    def __init__(self, *args: Any, there: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [one for one in ConditionKind.choices if one[0] not in there]


class ChangeConditionForm(forms.Form):
    notice = NotPersonal("What a role asks for.")

    words = _text(_("What exactly?"), most=400, rows=2)
    months = _months()


class CoverForm(forms.Form):
    notice = NotPersonal("An insurance, not a person.")

    pack = forms.ModelChoiceField(
        label=_("Which role does it cover?"), queryset=RolePack.objects.none(), required=False,
        empty_label=_("All roles of this programme"),
    )  # fmt: skip
    holder = _text(
        _("Whose insurance is it?"),
        most=200,
        needed=_("Write whose insurance it is."),
        hint=_("Such as the provider’s, the council’s or the group’s."),
    )
    covers = _text(
        _("What does it cover, and whom?"), most=600, rows=3, needed=_("Write what it covers, and whom."),
        hint=_("The insurer has to agree to the words first."),
    )  # fmt: skip
    insurer = _text(_("Which insurer?"), most=200)
    policy = _text(_("The number of the policy"), most=120)
    up_to_pence = PoundsField(
        label=_("Up to how much, in pounds?"), required=False,
        wrong=_("Write an amount in pounds, such as 5,000,000."),
        widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"}),
    )  # fmt: skip
    starts_on = _day(_("From which day?"), _("Enter the first day of the cover."))
    ends_on = _day(
        _("Until which day?"),
        _("Enter the last day of the cover."),
        _("Nobody is matched to the role after it. You are reminded 60, 30 and 7 days before."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, packs: QuerySet[RolePack], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pack"].queryset = packs

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first. Look at both again."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in COVER}


class TakerForm(forms.Form):
    """Somebody who takes a role, known here or not yet."""

    notice = TAKERS

    participant = PersonChoice(
        label=_("Who takes the role, or is about to?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody in this list"),
    )  # fmt: skip
    name = _text(_("Or somebody who is not in the list: their name"), most=200)

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = people
        self.fields["participant"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("participant")) == bool(cleaned.get("name")):
            self.add_error("participant", _("Choose somebody from the list, or write a name, and not both."))
        return cleaned


class ShownForm(forms.Form):
    """That somebody has shown one thing. What it says is asked for nowhere."""

    notice = TAKERS

    seen_on = _day(
        _("On which day did you see it?"), _("Enter the day on which you saw it."), _("For example 3 11 2026.")
    )
    reference = _text(_("What was it?"), most=120)
    expires_on = _day(
        _("Until which day does it hold?"),
        hint=_("Leave it empty where it does not run out."),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reference"].help_text = WHAT_TO_WRITE.get(ConditionKind(kind), "")

    def clean_seen_on(self) -> Any:
        return not_to_come(self.cleaned_data["seen_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen, until = cleaned.get("seen_on"), cleaned.get("expires_on")
        if seen and until and until < seen:
            self.add_error("expires_on", _("It ran out before you saw it. Look at both days again."))
        return cleaned


class PaperForm(forms.Form):
    """A declaration that somebody signed on paper, recorded on their behalf."""

    notice = TAKERS

    on = _day(_("On which day did they sign it?"), _("Enter the day on the paper."), _("Keep the paper itself."))

    def clean_on(self) -> Any:
        return not_to_come(self.cleaned_data["on"])


class EndForm(forms.Form):
    notice = TAKERS

    because = _text(
        _("Why does it count no longer?"), most=300, rows=2,
        needed=_("Write why. Whoever is asked about it later needs to know."),
        hint=_("Never what a check says. For example: shown to the wrong person."),
    )  # fmt: skip


class AgreeForm(forms.Form):
    notice = AGREEING

    read = forms.BooleanField(
        label=_("I have read this, and I agree"),
        error_messages={"required": _("Tick the box if you agree. If you do not, talk to the team first.")},
    )


def not_to_come(day: Any) -> Any:
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Enter today or an earlier day."))
    return day


def said_in_role(pack: RolePack) -> dict[str, Any]:
    return {name: getattr(pack, name) for name in (*ROLE, "version")}


def said_in_cover(cover: InsuranceCover) -> dict[str, Any]:
    return {name: getattr(cover, name) for name in (*COVER, "version")}


def said_in_condition(condition: RoleCondition) -> dict[str, Any]:
    return {"words": condition.words, "months": condition.months}
