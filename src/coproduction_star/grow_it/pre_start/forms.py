from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

SETTLING = PrivacyNotice(
    purpose=_("So that everybody knows what was settled before the start, and by whom."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme."),
    kept_for=_("As long as the programme."),
)


class SettleForm(forms.Form):
    notice = SETTLING

    words = forms.CharField(
        label=_("What do you say?"), max_length=1500, widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write what you settled, or go back: it may stay open.")},
    )  # fmt: skip
    who = forms.CharField(
        label=_("Who says so?"), max_length=200, help_text=_("For example: the steering group, with four residents."),
        error_messages={"required": _("Write who says so.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"words": said["words"], "who": said["who"], "version": said["version"] or 0}
