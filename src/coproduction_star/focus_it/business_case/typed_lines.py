"""Boxes that hold one thing in each line: the field that reads them, and what shows them again."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from .boxes import Ask
from .overruns import CausesField, causes_as_typed
from .price_series import SeriesField, series_as_typed

LINES_FIELDS: Mapping[Ask, type[forms.CharField]] = {Ask.CAUSES: CausesField, Ask.SERIES: SeriesField}
AS_TYPED: Mapping[Ask, Callable[[Any], str]] = {Ask.CAUSES: causes_as_typed, Ask.SERIES: series_as_typed}
