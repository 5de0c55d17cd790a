"""What a story knows that a case about the same initiative could say."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.telling_on import Told

from .selectors import story_of


def tells(initiative: Initiative) -> Iterator[Told]:
    """Its words, its figures, and its quote, for which consent is asked anew."""
    story = story_of(initiative)
    if story is None:
        return
    source = _("The story “%(title)s”") % {"title": story.title}
    if story.what_changed:
        yield Told("lessons", story.what_changed, source)
    if story.what_did_not:
        yield Told("setbacks", story.what_did_not, source)
    if story.quote:
        yield Told("quote", story.quote, source, said_by=story.quoted)
    for one in story.figures.all():
        yield Told(
            "results", one.name, one.source, value=float(one.value), unit=one.unit, kind="output", period=one.period
        )
