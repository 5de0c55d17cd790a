"""What is asked about credits of time: earned, used, given on, put into a pot, and put right."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.market_it.models import LedgerAccount
from coproduction_star.organisations.models import Participant

from .forms import GIVING, CreditsField, day_field, not_to_come, text_field


class CreditsForm(forms.Form):
    """Credits for one person: earned, used, brought over, or given to somebody or to a pot."""

    notice = GIVING

    EARN, SPEND, GIVE, POT, OPEN = "earn", "spend", "give", "pot", "open"
    what = forms.ChoiceField(
        label=_("What happened?"), widget=forms.RadioSelect,
        choices=[
            (EARN, _("They gave time")), (SPEND, _("They used credits")), (GIVE, _("They give credits to somebody")),
            (POT, _("They give credits to a pot")), (OPEN, _("They bring credits over from before")),
        ],
        error_messages={"required": _("Choose what happened.")},
    )  # fmt: skip
    minutes = CreditsField(
        label=_("How many hours?"),
        help_text=_("One hour is one credit, whatever was done in it. Such as 1.5 or 1:30."),
        error_messages={"required": _("Write how many hours.")},
    )
    on = day_field(_("On which day?"), _("Enter the day."))
    words = text_field(_("What was it?"), most=300, hint=_("Never the name of another person."))
    other = PersonChoice(
        label=_("To whom do they give them?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody: it is no gift"),
    )  # fmt: skip
    pot = forms.ModelChoiceField(
        label=_("Into which pot?"), queryset=LedgerAccount.objects.none(), required=False,
        empty_label=_("None: it is for no pot"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, people: QuerySet[Any], pots: QuerySet[Any], hidden: Hidden, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset, self.fields["pot"].queryset = people, pots
        self.fields["other"].hidden = hidden

    def clean_on(self) -> Any:
        return not_to_come(self.cleaned_data["on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("what") == self.GIVE and not cleaned.get("other"):
            self.add_error("other", _("Choose to whom they give them."))
        if cleaned.get("what") == self.POT and not cleaned.get("pot"):
            self.add_error("pot", _("Choose into which pot they give them."))
        return cleaned


class PotForm(forms.Form):
    notice = GIVING

    name = text_field(_("What is the pot called?"), most=120, needed=_("Write what the pot is called."))


class FromPotForm(forms.Form):
    """Credits that a pot gives to somebody."""

    notice = GIVING

    other = PersonChoice(
        label=_("To whom?"), queryset=Participant.objects.none(),
        error_messages={"required": _("Choose to whom.")},
    )  # fmt: skip
    minutes = CreditsField(label=_("How many hours?"), error_messages={"required": _("Write how many hours.")})
    words = text_field(_("What for?"), most=300)

    def __init__(self, *args: Any, people: QuerySet[Any], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset, self.fields["other"].hidden = people, hidden


class PutRightForm(forms.Form):
    notice = GIVING

    words = text_field(_("What was wrong?"), most=300, needed=_("Write what was wrong. It stands on the statement."))


class GiveForm(forms.Form):
    """Credits of one's own for a pot or for somebody in the programme."""

    notice = GIVING

    other = PersonChoice(
        label=_("To whom do you give them?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody: into a pot"),
    )  # fmt: skip
    pot = forms.ModelChoiceField(
        label=_("Or into which pot?"), queryset=LedgerAccount.objects.none(), required=False,
        empty_label=_("None: to somebody"),
    )  # fmt: skip
    minutes = CreditsField(
        label=_("How many hours?"),
        help_text=_("One hour is one credit."),
        error_messages={"required": _("Write how many hours.")},
    )
    words = text_field(_("What for?"), most=300, hint=_("Never the name of another person."))

    def __init__(
        self, *args: Any, people: QuerySet[Any], pots: QuerySet[Any], hidden: Hidden, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset, self.fields["pot"].queryset = people, pots
        self.fields["other"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("other")) == bool(cleaned.get("pot")):
            self.add_error("other", _("Choose somebody or a pot, and not both."))
        return cleaned
