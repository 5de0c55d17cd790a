"""Form fields that Django lacks and the design system has."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LongLine(forms.Textarea):
    """One line that is often longer than a narrow screen: it wraps and grows, and a line break in it is a space."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 1, "class": "star-one-line"} | (attrs or {}))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return " ".join(typed.split("\n")).replace("\r", "") if isinstance(typed, str) else typed


class DatePartsWidget(forms.MultiWidget):
    """Three boxes for day, month and year: easier to type on any device than a calendar."""

    names = ("day", "month", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({name: forms.NumberInput() for name in self.names}, attrs)

    def decompress(self, value: dt.date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DatePartsField(forms.MultiValueField):
    """A date typed as day, month and year."""

    widget = DatePartsWidget

    def __init__(self, **kwargs: Any) -> None:
        part = {"required": False}
        kwargs.setdefault("require_all_fields", False)
        super().__init__(
            (forms.IntegerField(**part), forms.IntegerField(**part), forms.IntegerField(**part)), **kwargs
        )

    def compress(self, values: list[int | None]) -> dt.date | None:
        if not values or not any(values):
            return None
        try:
            day, month, year = (int(value or 0) for value in values)
            return dt.date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(_("Enter a real date, such as 27 3 2027."), code="invalid_date") from error


class HourField(forms.TimeField):
    """An hour as people write it: 10, 10:30 or 10.30."""

    def to_python(self, value: Any) -> dt.time | None:
        typed = str(value or "").strip().replace(".", ":")
        return super().to_python(f"{typed}:00" if typed.isdigit() else typed)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value
