import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.market_it.models import AccessNeed, AccessPassport, ShareLength
from coproduction_star.market_it.months import in_months
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from . import easy_words

SAYING = PrivacyNotice(
    purpose=_("So that you say once what you need, and find it ready."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Only the teams you share it with. Where you agree to be counted, others see a number without a name."),
    kept_for=_("Until you delete it. You can do that at any time."),
)


class PassportForm(forms.Form):
    """What I need to take part, and what helps."""

    notice, easy = SAYING, easy_words.PASSPORT

    kinds = forms.MultipleChoiceField(
        label=_("What do you need to take part?"), help_text=_("Choose all that are true for you."),
        choices=AccessNeed.choices, required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    needs = forms.CharField(
        label=_("In your own words"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("Anything else that you need. You never have to say why."),
    )  # fmt: skip
    helps = forms.CharField(
        label=_("What can others do that helps?"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: look at me when you speak. Send me the papers a week before."),
    )  # fmt: skip
    counted = forms.BooleanField(
        label=_("Count me, without my name"), required=False,
        help_text=_("Whoever gets something ready that I come to sees how many people need each thing."),
    )  # fmt: skip
    agrees = forms.BooleanField(
        label=_("I agree that this is kept. It may say something about my health"),
        error_messages={"required": _("Tick the box if we may keep it. Without that, nothing is kept.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not {"kinds", "needs"} & set(self.errors) and not (cleaned.get("kinds") or cleaned.get("needs")):
            self.add_error("kinds", _("Choose what you need, or write it in your own words."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("needs", "helps", "counted")}
        return {**said, "kinds": " ".join(self.cleaned_data["kinds"])}


class ShareForm(forms.Form):
    """How long a programme may read it: it ends by itself, and can be taken back before."""

    until = forms.TypedChoiceField(
        label=_("For how long?"), coerce=int, empty_value=None, required=False,
        choices=ShareLength.choices,
    )  # fmt: skip

    @property
    def last_day(self) -> dt.date | None:
        months = self.cleaned_data["until"]
        return in_months(timezone.localdate(), months) if months else None


class PublicPassportForm(PassportForm):
    """The same for somebody without an account."""

    name = forms.CharField(
        label=_("What shall we call you?"), max_length=120, help_text=_("A first name is enough."),
        error_messages={"required": _("Write what we shall call you.")},
    )  # fmt: skip
    shared = forms.BooleanField(
        label=_("The team of this programme may read it"), required=False,
        help_text=_("You can share it later, and take that back at any time."),
    )  # fmt: skip
    field_order = ("name", "kinds", "needs", "helps", "shared", "counted", "agrees")


def said_in(passport: AccessPassport) -> dict[str, Any]:
    """What the form shows of a passport. Whether it is kept is asked again with every change."""
    return {
        "kinds": passport.kinds.split(), "needs": passport.needs, "helps": passport.helps, "counted": passport.counted,
        "version": passport.version,
    }  # fmt: skip
