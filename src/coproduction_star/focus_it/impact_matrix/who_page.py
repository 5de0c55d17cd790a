"""Who has rated in a matrix, who has not yet, and the one reminder."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.asked import Person, WhoPage
from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.organisations.access import Access

from .addresses import at
from .asking import Awaited
from .presenters import day_of, inside


def who_page(*, matrix: ImpactMatrix, access: Access, people: Sequence[Awaited], hidden: Hidden) -> WhoPage:
    done = sum(1 for one in people if one.is_done and not one.stands_aside)
    late = sum(1 for one in people if not one.is_done)
    sentence = ngettext(
        "%(done)s have rated every option, %(late)s person has not.",
        "%(done)s have rated every option, %(late)s people have not.",
        late,
    )
    reminded = _("Reminded on %(day)s. One reminder is enough.") % {"day": day_of(matrix.nudged_at)} \
        if matrix.nudged_at else ""  # fmt: skip
    return WhoPage(
        title=_("Who has rated"),
        frame=inside(matrix, access),
        sentence=sentence % {"done": done, "late": late},
        people=tuple(Person(hidden.name(one.participant), one.group, _progress(one), one.is_done) for one in people),
        remind=at("remind_raters", matrix) if matrix.is_open and late and not matrix.nudged_at else "",
        reminded=reminded,
    )


def _progress(one: Awaited) -> str:
    if one.stands_aside:
        return _("Leads the room and does not rate")
    if one.is_done:
        return _("Has rated every option")
    return _("%(rated)s of %(of)s rated") % {"rated": one.rated, "of": one.of}
