"""Money as people write and read it; rows hold whole pence."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

PENCE = 100
MOST_POUNDS = Decimal(1_000_000_000)
NO_AMOUNT = _(
    "Write an amount in pounds, such as 25 or 25.50. Where nobody knows it, leave this empty and say so below."
)


class PoundsField(forms.CharField):
    """An amount as people write it, “£1,250” or “25.50”; gives pence, or None where nothing was written."""

    def __init__(self, *, wrong: Any = NO_AMOUNT, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.wrong = wrong

    def prepare_value(self, value: Any) -> Any:
        return f"{Decimal(value) / PENCE:.2f}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = str(super().clean(value) or "").replace("£", "").replace(",", "").replace(" ", "")
        if not typed:
            return None
        try:
            pounds = Decimal(typed)
        except InvalidOperation:
            raise forms.ValidationError(self.wrong) from None
        if not pounds.is_finite() or not 0 <= pounds <= MOST_POUNDS or pounds * PENCE % 1:
            raise forms.ValidationError(self.wrong)
        return int(pounds * PENCE)


def money(pence: int) -> str:
    pounds = Decimal(pence) / PENCE
    return f"£{number_format(pounds, 2 if pence % PENCE else 0, force_grouping=True)}"
