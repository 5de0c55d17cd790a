"""The method over HTTP: nothing is kept, so no token is asked for."""

from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from coproduction_star.ui.answers import Problem, Refused
from coproduction_star.ui.shortcuts import public
from coproduction_star.ui.validation import only_known, unfit

from . import selectors

router = Router(tags=["methods"])


class AskedGrade(Schema):
    """Which grade, of which scale. Without a grade: every grade of every scale."""

    scale: selectors.Scale | None = Field(None, description="The scale the grade belongs to.")
    grade: str | None = Field(None, max_length=20, description="A word or a digit of that scale.")


class Grade(Schema):
    """What a grade is worth on the scale that all share."""

    scale: str
    grade: str
    strength: int = Field(ge=0, le=4, description="0 (nothing) to 4 (tested).")
    name: str
    words: str


class Grades(Schema):
    """The grades that were asked for."""

    grades: list[Grade]


@router.get("/evidence-strength", response=Grades, auth=None, summary="How strong is a grade of evidence?")
@public("A published method, and nothing of anybody's is read.")
def evidence_strength(request: HttpRequest, asked: Query[AskedGrade]) -> dict[str, object]:
    """Cases, initiatives, appraisals and indicators grade evidence in words of their own: what each is worth."""
    only_known(request.GET, AskedGrade.model_fields)
    found = selectors.grades(scale=asked.scale, grade=asked.grade)
    if not found:
        known = ", ".join(dict.fromkeys(each.grade for each in selectors.grades(scale=asked.scale)))
        problem = Problem("grade", _("Send one of: %(expected)s.") % {"expected": known})
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, unfit(), [problem])
    return {"grades": found}
