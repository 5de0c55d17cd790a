from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .questions import asked


class HealthForm(forms.Form):
    """Eight questions; the answers stand as they are said, without marks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in asked():
            self.fields[question.slug] = forms.ChoiceField(
                label=question.words, help_text=question.why, widget=forms.RadioSelect,
                choices=[(answer.health.value, answer.words) for answer in question.answers],
                error_messages={"required": _("Choose the answer that is nearest to the truth.")},
            )  # fmt: skip
