"""An XLSForm on its way in: kept as it came, looked at, then put in the place of the draft or let go.

Until somebody decides nothing of the survey changes, so only the replacing is an event.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform
from coproduction_star.data.errors import Problem
from coproduction_star.data.questions import Audience
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.people_it.models import FormFile, Survey

from . import services

KEPT = dt.timedelta(days=30)
NOTHING = gettext_noop("It holds no question that a survey can ask.")
ADD_ONE = gettext_noop("Add one, such as a text or a select_one.")


@dataclass(frozen=True, slots=True)
class Found:
    """What a workbook would become: the survey, what of it is lost, and what only changes its look."""

    definition: Definition
    lost: tuple[Problem, ...]
    stops: tuple[Problem, ...]
    """What stands in the way even where all that is lost is left out."""
    look: tuple[str, ...]

    @property
    def can_be_asked(self) -> bool:
        return not self.stops

    @property
    def in_the_way(self) -> tuple[Problem, ...]:
        """What stops it, and before it what was lost: the one often follows from the other."""
        return tuple(dict.fromkeys((*self.lost, *self.stops)))


def read(content: bytes, *, name: str, survey: Survey) -> Found:
    """Raises BadContent where it is no XLSForm, and NotInstalled."""
    of_survey = {"audience": Audience(survey.audience), "youngest": survey.youngest}
    found = survey_from_xlsform(content, file=name, **of_survey)
    lost = () if found.problems == found.stops else found.problems
    stops = found.stops if found.survey.questions else (Problem(name, 1, "type", NOTHING, ADD_ONE),)
    return Found(found.survey, lost, stops, found.not_kept)


def keep(*, survey: Survey, name: str, content: bytes) -> FormFile:
    return FormFile.objects.create(
        survey=survey, programme=survey.programme, organisation_id=survey.organisation_id, name=name[:200],
        content=content, delete_after=timezone.localdate() + KEPT,
    )  # fmt: skip


def form_file_with(*, survey: Survey, file_id: UUID) -> FormFile:
    return FormFile.objects.get(survey=survey, pk=file_id)


@transaction.atomic
def replace(*, survey: Survey, of: FormFile, version: int, by: object) -> None:
    """Put its questions in the place of the draft that was seen. Raises ChangedMeanwhile where it is another now."""
    row = Survey.objects.select_for_update().get(pk=survey.pk)
    if row.version != version:
        raise ChangedMeanwhile(row)
    definition = read(bytes(of.content), name=of.name, survey=row).definition
    services.bring_in(survey=row, definition=definition, by=by)
    of.delete()


def let_go(*, of: FormFile) -> None:
    of.delete()
