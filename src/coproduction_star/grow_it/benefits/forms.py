from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.indicators.forms import NOTICE
from coproduction_star.grow_it.models import BenefitNote


class NoteForm(forms.Form):
    """What people make of a benefit. It changes no answer."""

    notice = NOTICE

    words = forms.CharField(
        label=_("What do you make of it?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 6}),
        help_text=_("What lies behind the figures, and what they do not show. Leave it empty to take the note out."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


def said_in(notes: Sequence[BenefitNote]) -> dict[str, Any]:
    return {"words": notes[0].words if notes else "", "version": len(notes)}
