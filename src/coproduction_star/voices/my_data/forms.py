from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import NotPersonal


class ErasePersonForm(forms.Form):
    notice = NotPersonal("Asks only whether the administrator is sure.")

    sure = forms.BooleanField(
        label=_("Yes, erase what is kept about this person"),
        error_messages={"required": _("Tick the box if you are sure. Or go back: nothing has changed.")},
    )

    def __init__(self, *args: Any, person: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> None:
        if self.person.user_id:
            raise forms.ValidationError(
                _("This person signs in. Ask them to erase their account themselves, under Your data.")
            )


class EraseForm(forms.Form):
    notice = NotPersonal("Asks only whether the person is sure.")

    sure = forms.BooleanField(
        label=_("Yes, erase my account and what is kept about me"),
        error_messages={"required": _("Tick the box if you are sure. Or go back: nothing has changed.")},
    )
