from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.competencies import RoleProfile
from coproduction_star.grow_it.competencies.wording import ROLES, skills
from coproduction_star.ui.privacy import NotPersonal


class PackForm(forms.Form):
    """For which role, and which skills; nothing is kept."""

    notice = NotPersonal("For which role words are put together.")

    role = forms.ChoiceField(
        label=_("For which role?"), choices=[(one.value, words) for one, words in ROLES.items()],
        initial=RoleProfile.FRONT_LINE.value, required=False,
    )  # fmt: skip
    skill = forms.MultipleChoiceField(
        label=_("Which skills?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none for those that matter most in the role."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = [(one.id, one.name) for one in skills()]

    @property
    def chosen(self) -> tuple[str, list[str]]:
        """What an address asks for; of what is unknown in it, the usual."""
        said = self.cleaned_data if self.is_valid() else {}
        return said.get("role") or RoleProfile.FRONT_LINE.value, said.get("skill") or []
