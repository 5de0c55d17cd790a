"""Published figures on the public page of a programme."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import PublicPlace, PublicRow

from .addresses import public_address


def public_row(programme: Programme, key: UUID, title: str, when: dt.date) -> PublicRow:
    """One choice of figures that is public, as grow_it/outward.py finds it."""
    text = _("Figures with a table, a chart and what residents say of them")
    return PublicRow(PublicPlace.HAPPENING, title, text, when, public_address(programme, FigurePublication(pk=key)))
