"""Where anyone may say what they need to take part: a row of the public page."""

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import PublicPlace, PublicRow

from .addresses import at


def public_row(programme: Programme) -> PublicRow:
    said = _("Say once what you need, and choose who may read it")
    return PublicRow(PublicPlace.JOIN, _("What you need to take part"), said, address=at("public_passport", programme))
