from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import NotPersonal


class EraseForm(forms.Form):
    notice = NotPersonal("Asks only whether the person is sure.")

    sure = forms.BooleanField(
        label=_("Yes, erase my account and what is kept about me"),
        error_messages={"required": _("Tick the box if you are sure. Or go back: nothing has changed.")},
    )
