from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.indicators.forms import NOTICE
from coproduction_star.journeys.counted_series import CountedSeries


class TakeForm(forms.Form):
    """Which series. `seen` comes with the second button: what was looked at."""

    notice = NOTICE

    series = forms.ChoiceField(
        label=_("What should this measure take?"),
        help_text=_("Choose what means the same as this measure. Small numbers are protected before they come in."),
        error_messages={"required": _("Choose what it should take."),
                        "invalid_choice": _("This is counted here no longer. Choose another.")},
    )  # fmt: skip
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, series: Sequence[CountedSeries], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = [
            ("", _("Choose one")), *((one.key, f"{one.name} ({one.unit})") for one in series)
        ]  # fmt: skip
