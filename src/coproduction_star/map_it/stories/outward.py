"""What the stories give the rest of the Star: rows for the public page, the end of a golden thread."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.steps import Knot, PublicPlace, PublicRow

from .addresses import story_address
from .selectors import shown_story, told

FEW, SHORT = 5, 240


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """The stories for the public page of a programme or of a place."""
    of = {programme.pk: programme for programme in programmes}
    for story in told(of.values(), place=place).order_by("-shown_from")[:FEW]:
        text = story.what_happened
        short = text if len(text) <= SHORT else text[:SHORT].rsplit(" ", 1)[0] + " …"
        where = story_address(story, of[story.programme_id])
        yield PublicRow(PublicPlace.STORY, story.title, short, address=where)


def thread(initiative: Initiative) -> Iterator[Knot]:
    """A story is where the golden thread becomes something others can learn from."""
    story = shown_story(initiative)
    if story is not None:
        where = story_address(story, initiative.programme)
        yield Knot("published", story.title, where, timezone.localdate(story.shown_from))
