from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import NotPersonal

from .models import Frequency


class FrequencyForm(forms.Form):
    notice = NotPersonal("Keeps only how often to write.")

    frequency = forms.ChoiceField(
        label=_("How often may we write?"),
        help_text=_("Codes you ask for and invitations always come at once."),
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how often we may write.")},
    )
