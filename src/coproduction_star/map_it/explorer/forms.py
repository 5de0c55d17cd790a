from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Status

HERE = (Status.EXISTING, Status.IMPROVE, Status.POTENTIAL)


class HereForm(forms.Form):
    """What somebody knows, or would like, at one place of the grid."""

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
