"""What the page of a ward says of what people say about it: how much was heard and how much waits, never the words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import WardPart, WardRow

from .selectors import Answers, answers_in, how_answered


def ward_rows(place: Place) -> Iterator[WardRow]:
    rows = how_answered(place=place).filter(programme__archived_at__isnull=True)
    found = answers_in(dict(rows))
    if found.heard:
        yield WardRow(WardPart.SAID, _heard(found), _waits(found), number=found.heard)


def _heard(found: Answers) -> str:
    told = ngettext(
        "People told us %(n)s thing about this ward", "People told us %(n)s things about this ward", found.heard
    )
    return told % {"n": found.heard}


def _waits(found: Answers) -> str:
    waiting = found.heard - found.answered
    if not waiting:
        return _("All are answered")
    told = ngettext("%(n)s waits for an answer", "%(n)s wait for an answer", waiting) % {"n": waiting}
    if not found.late:
        return told
    late = ngettext("%(n)s of them is late", "%(n)s of them are late", found.late) % {"n": found.late}
    return f"{told}; {late}"
