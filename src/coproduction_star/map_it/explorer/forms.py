from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.initiatives.naming import AsksAboutAddress
from coproduction_star.journeys.models import Outcome, Status
from coproduction_star.journeys.privacy import WRITTEN_HERE

HERE = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)


class HereForm(AsksAboutAddress):
    """What somebody knows, or would like, at one place of the grid."""

    notice = WRITTEN_HERE

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Make the name %(limit_value)d letters or fewer. It has %(show_value)d."),
        },
    )
    status = forms.ChoiceField(
        label=_("Does it happen already?"),
        choices=[(one.value, one.label) for one in HERE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it happens already.")},
    )


class IdeaForm(forms.Form):
    """A combination that somebody keeps; it comes from a button, so nobody types it."""

    outcome = forms.ModelChoiceField(queryset=Outcome.objects.none())
    co = forms.ChoiceField(choices=[(co.value, co.value) for co in Co])
    group = forms.ChoiceField(choices=[(group, group) for group in PEOPLE])

    def __init__(self, *args: Any, outcomes: QuerySet[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = outcomes
