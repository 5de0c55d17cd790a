"""What critical friends give to a sceptic: what they challenged about an initiative, and whether it was answered."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.challengeable import where_it_is_read
from coproduction_star.focus_it.doubts import Doubt, Question
from coproduction_star.focus_it.models import Challenge, Reply
from coproduction_star.journeys.models import Initiative
from coproduction_star.organisations.access import Access

from .selectors import challenges_about


def doubts_of(initiative: Initiative, access: Access) -> Iterator[Doubt]:
    """Those without an answer, then those declined; when there is neither, that all were taken up."""
    made = list(challenges_about(initiative.pk))
    open_ = [one for one in made if not one.reply]
    declined = [one for one in made if one.reply == Reply.DECLINE]
    for one in open_:
        yield _doubt(one, _("“%(words)s” (%(line)s). Not answered."))
    for one in declined:
        yield _doubt(one, _("“%(words)s” (%(line)s). Declined, because: %(why)s"))
    if made and not open_ and not declined:
        told = ngettext(
            "%(number)s challenge was made, and it was taken up.",
            "%(number)s challenges were made, and all were taken up.",
            len(made),
        )
        yield Doubt(Question.CHALLENGES, told % {"number": len(made)}, where_it_is_read(made[0], initiative.programme))


def _doubt(one: Challenge, words: str) -> Doubt:
    facts = {"words": one.words, "line": one.line, "why": one.why}
    return Doubt(Question.CHALLENGES, words % facts, where_it_is_read(one, one.programme), _("A critical friend"))
