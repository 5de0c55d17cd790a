"""The questions of surveys, for a programme that begins like this one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.shapes import Copying, Shape
from coproduction_star.people_it.models import Survey

from .services import begin


def shapes(programme: Programme) -> Iterator[Shape]:
    rows = list(Survey.objects.filter(programme=programme))

    def copy(to: Copying) -> int:
        for one in rows:
            begin(programme=to.into, draft=to.names.left_out_of(dict(one.draft)), by=to.by)
        return len(rows)

    stays = _("Answers, links, who was asked, results, and who answers for the survey. Each is a draft again.")
    yield Shape("surveys", _("Surveys: their questions"), len(rows), stays, copy)
