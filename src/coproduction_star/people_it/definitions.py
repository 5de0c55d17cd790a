"""A survey as kept in a row, and as the survey it is. What was frozen is read once."""

import json
from functools import lru_cache
from typing import Any

from coproduction_star.data import asset_surveys
from coproduction_star.data.asset_surveys import Checked, check_text, survey_as_plain
from coproduction_star.data.asset_surveys.reading import read_survey
from coproduction_star.people_it.models import SurveyEdition

CALLED = "survey"
KEPT = 64


def definition_of(plain: dict[str, Any]) -> asset_surveys.Survey:
    """Give the survey that a row keeps, whatever it still misses. Raises BadContent where there is nothing to read."""
    return _read(json.dumps(plain, ensure_ascii=False))


def asked_in(edition: SurveyEdition) -> asset_surveys.Survey:
    """Give the survey as people answer it."""
    return definition_of(edition.definition)


def checked(plain: dict[str, Any]) -> Checked:
    """Give the survey with all that is wrong with it and all that is worth knowing."""
    return _checked(json.dumps(plain, ensure_ascii=False))


def as_kept(survey: asset_surveys.Survey) -> dict[str, Any]:
    """Give what a row keeps of a survey."""
    return survey_as_plain(survey)


@lru_cache(maxsize=KEPT)
def _read(text: str) -> asset_surveys.Survey:
    return read_survey(text, file=CALLED)[0]


@lru_cache(maxsize=KEPT)
def _checked(text: str) -> Checked:
    return check_text(text, file=CALLED)
