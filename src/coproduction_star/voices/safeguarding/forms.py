from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice


class CloseWorryForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that it can be seen later that somebody acted."),
        lawful_basis=LawfulBasis.LEGAL_DUTY,
        read_by=_("Safeguarding leads only."),
        kept_for=_("As long as what it is about."),
    )

    outcome = forms.CharField(
        label=_("What was done?"),
        help_text=_("Who was told, when, and what happens next."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write what was done. A worry stays open until then.")},
    )
    may_be_checked = forms.BooleanField(
        label=_("The words can go to the moderators now, as others do"),
        help_text=_("Leave this empty to keep the words hidden for good."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
