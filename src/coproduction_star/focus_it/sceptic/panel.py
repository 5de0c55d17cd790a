"""The way from an initiative's page to what a sceptic would ask."""

from typing import Any

from django.template.loader import render_to_string

from coproduction_star.focus_it.doubts import sceptics_address
from coproduction_star.journeys.models import Initiative


def panel(request: Any, record: Any) -> str:
    if not isinstance(record, Initiative):
        return ""
    address = sceptics_address(request.programme, record.pk)
    return render_to_string("focus_it/sceptic/_panel.jinja", {"address": address}, request=request)
