"""The part of a form for a decision that asks about its duties, before the decision is recorded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import DutyKind

NOW, LATER, NOT_NEEDED = "now", "later", "not_needed"
CHOICES = [
    (NOW, _("I answer it now: the next page asks")),
    (LATER, _("Not done yet. It shows as an open duty until it is done")),
    (NOT_NEEDED, _("Not needed, because …")),
]
QUESTIONS = {
    DutyKind.EQUALITY: (
        _("Equality impact: who gains and who loses?"),
        _("Public bodies in Great Britain must have due regard to equality before they decide."),
    ),
    DutyKind.DATA: (
        _("Data protection: will personal data be used?"),
        _("A few short questions say whether a full impact assessment is needed."),
    ),
    DutyKind.CONSULTATION: (
        _("Fair consultation: were people asked fairly?"),
        _("While it was still open, with reasons, with enough time, and with their answers weighed."),
    ),
    DutyKind.INTERESTS: (
        _("Interests: did those who decide say what they may gain or lose?"),
        _("And what was done about it, such as leaving the room."),
    ),
}


class DutiesAsked(forms.Form):
    """Each duty is answered next, plainly not done yet, or not needed for a reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: field for kind in DutyKind for name, field in _fields(kind).items()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for kind in DutyKind:
            if cleaned.get(f"duty_{kind}") == NOT_NEEDED and not cleaned.get(f"because_{kind}"):
                self.add_error(f"because_{kind}", _("Write why it is not needed. Others will ask."))
        return cleaned

    @property
    def duties(self) -> dict[str, str]:
        """The reason why each duty is not needed; empty for those that are to be answered."""
        said = self.cleaned_data
        return {kind.value: said[f"because_{kind}"] if said[f"duty_{kind}"] == NOT_NEEDED else "" for kind in DutyKind}

    @property
    def answers_now(self) -> bool:
        return any(self.cleaned_data[f"duty_{kind}"] == NOW for kind in DutyKind)


def _fields(kind: DutyKind) -> dict[str, forms.Field]:
    label, help_text = QUESTIONS[kind]
    return {
        f"duty_{kind}": forms.ChoiceField(
            label=label, help_text=help_text, choices=CHOICES, widget=forms.RadioSelect,
            error_messages={"required": _("Choose one. “Not done yet” is an honest answer.")},
        ),
        f"because_{kind}": forms.CharField(
            label=_("If it is not needed: why?"), max_length=1000, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }  # fmt: skip
