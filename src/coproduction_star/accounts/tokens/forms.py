from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .scopes import SENTENCES, Scope

DAYS = [(30, _("30 days")), (90, _("90 days")), (365, _("A year"))]


class TokenForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that a program of yours can do here what you may do, and you can tell which."),
        lawful_basis=LawfulBasis.CONTRACT,
        read_by=_("Only you see your tokens. What a program does with one is written down under your name."),
        kept_for=_("As long as your account."),
    )

    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("So that you know which one to withdraw, such as: our figures spreadsheet."),
        max_length=100,
        error_messages={"required": _("Enter what the token is for.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        help_text=_("Never more than you may yourself."),
        choices=[(scope.value, SENTENCES[scope]) for scope in Scope],
        initial=[Scope.READ.value],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select what the token may do.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long does it work?"), choices=DAYS, coerce=int, initial=90, widget=forms.RadioSelect
    )
