from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.people_it.models import OPEN_WAYS, LinkKind
from coproduction_star.ui.privacy import NotPersonal


class LinkForm(forms.Form):
    """One more way to a survey."""

    notice = NotPersonal("Where a poster hangs or a link was sent. Name nobody.")

    kind = forms.ChoiceField(
        label=_("How do people come to it?"), choices=OPEN_WAYS, widget=forms.RadioSelect,
        initial=LinkKind.POSTER, error_messages={"required": _("Choose how people come to it.")},
    )  # fmt: skip
    label = forms.CharField(
        label=_("Where?"), max_length=120,
        help_text=_("Such as: the library in Mill Street. Only your team reads it."),
        error_messages={"required": _("Say where, so that you can tell the ways apart.")},
    )  # fmt: skip
