from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.election import Names
from coproduction_star.organisations.models import Membership
from coproduction_star.organisations.roles import SENTENCES, Role
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

LOOKING_AFTER_ACCESS = PrivacyNotice(
    purpose=_("So that each person can do what they are asked to do, nothing more, and work goes on when one leaves."),
    lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
    read_by=_("Administrators, and members who may see how to reach people."),
    kept_for=_("Until it is changed. That it was changed stays in the list of who did what."),
)


class RolesForm(forms.Form):
    notice = LOOKING_AFTER_ACCESS

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
    notice = LOOKING_AFTER_ACCESS

    successor = forms.ChoiceField(
        label=_("Who takes over their work?"),
        help_text=_("Where they are named as who reads, answers or can be asked, the new name stands. Ask first."),
        required=False,
    )

    def __init__(self, *args: Any, successors: list[Membership], names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("Nobody for now"))
        self.fields["successor"].choices = [
            nobody,
            *((str(one.pk), names.name(one.participant)) for one in successors),
        ]
