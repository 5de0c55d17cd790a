from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Promise
from coproduction_star.journeys.privacy import GIVING_A_ROLE
from coproduction_star.organisations.models import Membership


def _note() -> forms.CharField:
    return forms.CharField(
        label=_("What should they know?"), max_length=6000, required=False, widget=forms.Textarea({"rows": 8}),
        help_text=_(
            "What goes well, what worries you, who has to be asked. They and whoever looks after roles read it."
        ),
    )  # fmt: skip


class OfferForm(forms.Form):
    notice = GIVING_A_ROLE

    successor = PersonChoice(
        label=_("Who leads from now on?"), queryset=Membership.objects.none(), empty_label=_("Choose somebody"),
        help_text=_("Somebody who sees this programme already. They accept it, or not."),
        error_messages={"required": _("Choose who leads from now on.")},
    )  # fmt: skip
    note = _note()

    def __init__(self, *args: Any, members: QuerySet[Any], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = members
        self.fields["successor"].hidden = hidden


class NoteForm(forms.Form):
    notice = GIVING_A_ROLE

    note = _note()


class AcceptForm(forms.Form):
    promises = forms.MultipleChoiceField(
        label=_("Which promises do you take on?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("The others stay with whoever made them."),
    )  # fmt: skip
    asked_about = forms.BooleanField(
        label=_("I can be asked about the initiatives that they were asked about"), required=False
    )

    def __init__(self, *args: Any, promises: Iterable[Promise], asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), one.what) for one in promises]
        self.fields["promises"].choices = choices
        if not choices:
            del self.fields["promises"]
        if not asked:
            del self.fields["asked_about"]

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"promises": said.get("promises", ()), "asked_about": said.get("asked_about", False)}
