from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice


class SettingsForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that people you work with know who you are, in the language you choose"),
        lawful_basis=LawfulBasis.CONTRACT,
        read_by=_("People in the organisations you are part of"),
        kept_for=_("As long as you have an account"),
    )

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As you want others to see it."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Enter your name as you want others to see it.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
