from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Initiative
from coproduction_star.market_it.models import (
    MINUTES_IN_A_CREDIT,
    OVERDRAWN,
    Claim,
    RewardRules,
    SupportGiven,
)
from coproduction_star.market_it.pounds import PoundsField
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Channel

from . import easy_words

CLAIMING = PrivacyNotice(
    purpose=_("To pay you what you are owed, and to see how long it takes."),
    lawful_basis=LawfulBasis.CONTRACT,
    read_by=_("Those who look after people in this programme, and whoever pays. Others see sums without a name."),
    kept_for=_("Six years after it was paid, as the law asks of accounts."),
)
GIVING = PrivacyNotice(
    purpose=_("To keep people’s credits, to thank them, and to account for help that lets them take part."),
    lawful_basis=LawfulBasis.CONTRACT,
    read_by=_("The person, and those who look after people in this programme. Others see sums without a name."),
    kept_for=_("As long as the programme; help to take part for two years."),
)
RULES = PrivacyNotice(
    purpose=_("So that people know before they spend who pays them, how and by when."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody: it is published with the programme."),
    kept_for=_("As long as the programme."),
)
NO_SUM = _("Write an amount in pounds, such as 4.60.")
CLAIM = ("kind", "words", "happened_on", "pence", "pay_by")
MOST_CREDITS = 1000


def text_field(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    """A text; `needed` is what is said when it is missing, and makes it required."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, max_length=most, help_text=hint, widget=widget, required=bool(needed),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def day_field(label: Any, needed: Any, hint: Any = "") -> DatePartsField:
    return DatePartsField(label=label, help_text=hint, error_messages={"required": needed})


def _pounds(label: Any, needed: Any = "", hint: Any = "") -> PoundsField:
    return PoundsField(
        label=label, help_text=hint, required=bool(needed), wrong=NO_SUM,
        error_messages={"required": needed} if needed else {},
        widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"}),
    )  # fmt: skip


class CreditsField(forms.CharField):
    """Hours as people write them, “1.5” or “1:30”; gives whole minutes."""

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        self.least = least
        super().__init__(widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return (
            f"{Decimal(value) / MINUTES_IN_A_CREDIT:.2f}".rstrip("0").rstrip(".") if isinstance(value, int) else value
        )

    def clean(self, value: Any) -> int | None:
        typed = str(super().clean(value) or "").replace(" ", "").replace(",", ".")
        if not typed:
            return None
        hours, colon, minutes = typed.partition(":")
        try:
            whole = Decimal(hours) * MINUTES_IN_A_CREDIT + (Decimal(minutes) if colon else 0)
        except InvalidOperation:
            raise forms.ValidationError(NO_HOURS) from None
        if not whole.is_finite() or not self.least <= whole <= MOST_CREDITS * MINUTES_IN_A_CREDIT:
            raise forms.ValidationError(NO_HOURS)
        return round(whole)


NO_HOURS = _("Write the hours, such as 1.5 or 1:30. One hour is one credit.")


class RulesForm(forms.Form):
    """What is said before anyone spends."""

    notice = RULES

    who_pays = text_field(
        _("Who pays?"), most=200, needed=_("Write who pays. People need to know before they spend anything."),
        hint=_("A team or a body, such as the wellbeing team."),
    )  # fmt: skip
    how = text_field(
        _("How are people paid?"), most=400, rows=2, needed=_("Write how people are paid."),
        hint=_("For example: cash on the day, a bank transfer, or a ticket that we buy beforehand."),
    )  # fmt: skip
    within_days = forms.IntegerField(
        label=_("Within how many days?"), min_value=0, max_value=365, help_text=_("0 means on the day itself."),
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
        error_messages={"required": _("Write within how many days people have their money.")},
    )  # fmt: skip
    covers = text_field(
        _("What is paid for, and how much?"),
        most=1000,
        rows=4,
        hint=_("For example: fares, 45p a mile, a meal, and somebody who cares in your place."),
    )
    most_pence = _pounds(
        _("The most that one claim may come to without asking first, in pounds"),
        hint=_("Leave it empty for no limit."),
    )
    lowest_minutes = CreditsField(
        label=_("How far may somebody’s credits go below nothing, in hours?"),
        initial=-OVERDRAWN,
        least=0,
        help_text=_("Time banks often agree on 10. Below it nothing can be spent or given away."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("who_pays", "how", "within_days", "covers", "most_pence")}
        return said | {"lowest_minutes": -self.cleaned_data["lowest_minutes"]}


class ClaimForm(forms.Form):
    """A claim that takes a minute. Account numbers are asked for nowhere here."""

    notice, easy = CLAIMING, easy_words.CLAIM

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Claim.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )  # fmt: skip
    words = text_field(
        _("What was it for?"),
        most=400,
        needed=_("Write what it was for."),
        hint=_("Such as: bus to the meeting on Friday."),
    )
    happened_on = day_field(_("On which day?"), _("Enter the day."), _("For example 3 11 2026."))
    pence = _pounds(_("How much, in pounds?"), _("Write how much it was, such as 4.60."))
    pay_by = text_field(
        _("How would you like to be paid?"),
        most=200,
        hint=_("Never write a bank account or a card number here: whoever pays asks you for it."),
    )
    warned = forms.BooleanField(
        label=_("I have read what a payment may do to benefits and tax"),
        required=False,
        help_text=_("Only for a payment for taking part. What it may do stands below this form."),
    )

    def clean_happened_on(self) -> Any:
        return not_to_come(self.cleaned_data["happened_on"])

    def clean_pence(self) -> int:
        if not self.cleaned_data["pence"]:
            raise forms.ValidationError(NO_SUM)
        return int(self.cleaned_data["pence"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Claim.Kind.PAYMENT and not cleaned.get("warned"):
            self.add_error("warned", _("Read first what a payment may do to benefits and tax, then tick the box."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CLAIM}


class PublicClaimForm(ClaimForm):
    """For somebody without an account: they follow it with four words."""

    name = text_field(_("What is your name?"), most=200, needed=_("Write your name, so that the money reaches you."))
    field_order = ("name", "kind", "words", "happened_on", "pence", "pay_by", "warned")


class EnteredClaimForm(ClaimForm):
    """A claim on paper or by phone, typed for somebody."""

    participant = PersonChoice(
        label=_("Whose claim is it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody in this list"),
    )  # fmt: skip
    name = text_field(_("Or somebody who is not in the list: their name"), most=200)
    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=[one for one in Channel.choices if one[0] != Channel.ONLINE],
        widget=forms.RadioSelect, error_messages={"required": _("Choose how it came.")},
    )  # fmt: skip
    initiative = forms.ModelChoiceField(
        label=_("Which initiative is it about?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("The whole programme"),
    )  # fmt: skip
    field_order = ("participant", "name", "channel", "kind", "words", "happened_on", "pence", "pay_by", "initiative",
                   "warned")  # fmt: skip

    def __init__(
        self, *args: Any, people: QuerySet[Any], initiatives: QuerySet[Any], hidden: Hidden, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset, self.fields["initiative"].queryset = people, initiatives
        self.fields["participant"].hidden = hidden
        self.fields["warned"].label = _("They have read, or heard, what a payment may do to benefits and tax")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        one_of_two(self, cleaned)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*CLAIM, "initiative")}


def one_of_two(form: forms.Form, cleaned: dict[str, Any]) -> None:
    if bool(cleaned.get("participant")) == bool(cleaned.get("name")):
        form.add_error("participant", _("Choose somebody from the list, or write a name, and not both."))


class RefuseForm(forms.Form):
    notice = CLAIMING

    because = text_field(
        _("Why not?"), most=600, rows=3, needed=_("Write why. Whoever claimed reads it, and may claim again."),
        hint=_("Say what they can do now, such as sending the ticket."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class ThanksForm(forms.Form):
    notice = GIVING

    words = text_field(
        _("What do you thank them for?"), most=1000, rows=3, needed=_("Write what you thank them for."),
        hint=_("One thing that they did. Thanks for everything thanks for nothing."),
    )  # fmt: skip
    from_whom = text_field(_("From whom?"), most=200, needed=_("Write from whom the thanks come."))
    given_on = day_field(_("On which day?"), _("Enter the day."))
    may_be_shown = forms.BooleanField(label=_("They agree that others read it"), required=False)

    def clean_given_on(self) -> Any:
        return not_to_come(self.cleaned_data["given_on"])


class SupportForm(forms.Form):
    """Help that somebody had so that they could take part. What they need is asked for elsewhere."""

    notice = GIVING

    kind = forms.ChoiceField(
        label=_("Which help?"), choices=SupportGiven.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose which help it was.")},
    )  # fmt: skip
    words = text_field(
        _("What was it?"), most=300, hint=_("Such as: an interpreter at the meeting. Never why somebody needs it.")
    )
    hours = CreditsField(label=_("How many hours?"), required=False)
    pence = _pounds(_("What did it cost, in pounds?"))
    given_on = day_field(_("On which day?"), _("Enter the day."))

    def clean_given_on(self) -> Any:
        return not_to_come(self.cleaned_data["given_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and cleaned.get("hours") is None and cleaned.get("pence") is None:
            self.add_error("hours", _("Write how many hours it was, or what it cost."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("kind", "words", "pence", "given_on")}
        return said | {"minutes": self.cleaned_data["hours"]}


def not_to_come(day: Any) -> Any:
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Enter today or an earlier day."))
    return day


def said_in_rules(rules: RewardRules) -> dict[str, Any]:
    names = ("who_pays", "how", "within_days", "covers", "most_pence", "version")
    return {name: getattr(rules, name) for name in names} | {"lowest_minutes": -rules.lowest_minutes}


class WhoForm(forms.Form):
    """Whose page is opened."""

    notice = GIVING

    participant = PersonChoice(
        label=_("Who is it?"), queryset=Participant.objects.none(),
        error_messages={"required": _("Choose who it is.")},
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Any], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden
