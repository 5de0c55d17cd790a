"""Who has weighed in a comparison, who has not yet, and the one reminder."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.asked import Person, WhoPage
from coproduction_star.focus_it.models import Comparison
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.organisations.access import Access

from .addresses import at
from .asking import Awaited
from .presenters import inside


def who_page(*, comparison: Comparison, access: Access, people: Sequence[Awaited], hidden: Hidden) -> WhoPage:
    late = sum(1 for one in people if not one.is_done)
    sentence = ngettext(
        "%(done)s have weighed, %(late)s person has not.", "%(done)s have weighed, %(late)s people have not.", late
    )
    nudged = comparison.nudged_at
    day = date_format(timezone.localdate(nudged), "j F Y") if nudged else ""
    return WhoPage(
        title=_("Who has weighed"),
        frame=inside(comparison, access),
        sentence=sentence % {"done": len(people) - late, "late": late},
        people=tuple(_person(one, hidden) for one in people),
        remind=at("remind_weighers", comparison) if comparison.is_open and late and not nudged else "",
        reminded=_("Reminded on %(day)s. One reminder is enough.") % {"day": day} if nudged else "",
    )


def _person(one: Awaited, hidden: Hidden) -> Person:
    state = _("Has weighed") if one.is_done else _("Has not weighed yet")
    return Person(hidden.name(one.participant), one.group, state, one.is_done)
