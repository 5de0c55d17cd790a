from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.roles import SENTENCES, Role
from coproduction_star.ui.privacy import NotPersonal


class RolesForm(forms.Form):
    notice = NotPersonal("Asks only what a known member may do.")

    roles = forms.MultipleChoiceField(
        label=_("What they may do in the whole organisation"),
        help_text=_("Tick all that fit. With none, they see only the programmes they were invited to."),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choice_hints = dict(SENTENCES)


class RemoveForm(forms.Form):
    notice = NotPersonal("Chooses between known members.")

    successor = forms.ChoiceField(
        label=_("Who takes over their work?"),
        help_text=_("What they said and did before stays as it is."),
        required=False,
    )

    def __init__(self, *args: Any, successors: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("Nobody for now"))
        self.fields["successor"].choices = [nobody, *((str(one.pk), one.participant.name) for one in successors)]
