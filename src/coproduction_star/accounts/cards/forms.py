from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import NotPersonal


class CardForm(forms.Form):
    notice = NotPersonal("A code is used once and only its hash was ever kept.")

    card = forms.CharField(
        label=_("The code on your card"),
        help_text=_("Three groups of four. Small letters are fine, and you can leave out the dashes."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-20",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Enter the code on your card.")},
    )
