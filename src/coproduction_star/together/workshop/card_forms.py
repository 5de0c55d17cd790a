"""What whoever has the four words of a card fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import Tried
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice


class ReflectForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that everybody learns from what was tried."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("The team reads how many tried, and what was learnt, without who."),
        kept_for=_("Two years after the workshop. With your four words you can take it back at any time."),
    )

    tried = forms.ChoiceField(
        label=_("Did you try it?"), choices=Tried.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you tried it.")},
    )  # fmt: skip
    learnt = forms.CharField(
        label=_("What happened, and what did you learn?"), max_length=1000, required=False,
        widget=forms.Textarea({"rows": 4}), help_text=_("Name nobody. What went wrong teaches as much."),
    )  # fmt: skip


def card_now(card: Any) -> dict[str, str]:
    return {"tried": card.tried, "learnt": card.learnt}
