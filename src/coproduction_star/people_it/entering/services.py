"""Typing in for somebody what they wrote or said; who did it is written down."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from coproduction_star.audit.services import record
from coproduction_star.data.questions import Answer
from coproduction_star.people_it.asking import agreeing, keeping
from coproduction_star.people_it.models import AnswerChannel, Response, Survey, SurveyEdition
from coproduction_star.people_it.parents import Parent

from .numbers import sent_key, words_of_copy


class CopyTwice(Exception):
    """The copy with this number was typed in before."""

    def __init__(self, before: Response) -> None:
        super().__init__(str(before.pk))
        self.before = before


@transaction.atomic
def type_in(
    *, survey: Survey, edition: SurveyEdition, answers: Mapping[str, Answer], apart: Mapping[str, Answer] | None,
    kinds: list[str], reached: Mapping[str, str], channel: str, language: str, by: Any, number: str = "",
    sender: str = "", parent: Parent | None = None,
) -> tuple[Response, str]:  # fmt: skip
    """Take one copy or one call. The four words are given back only where nobody holds them on a slip already."""
    key = sent_key(survey, number) if number else None
    words = words_of_copy(survey, number) if number else ""
    before = Response.objects.filter(sent_key=key).first() if key else None
    if before is not None:
        raise CopyTwice(before)
    try:
        with transaction.atomic():
            response, given = keeping.begin(
                survey=survey, edition=edition, channel=channel, language=language, sender=sender, words=words,
                sent_key=key, by=by, parent=parent,
            )  # fmt: skip
    except IntegrityError:
        raise CopyTwice(Response.objects.get(sent_key=key)) from None
    _keep(response, answers, apart, by)
    agreeing.agree(response=response, kinds=kinds, reached=reached, by=by)
    keeping.finish(response=response, by=by)
    record(by=by, verb="people_it.answers_typed_in", subject=response, channel=channel)
    return response, "" if number else given


def _keep(response: Response, answers: Mapping[str, Answer], apart: Mapping[str, Answer] | None, by: Any) -> None:
    keeping.keep(response=response, changes=answers)
    if apart:
        keeping.agree_to_special(response=response, by=by)
        fresh = Response.objects.select_related("special").get(pk=response.pk)
        keeping.keep(response=fresh, changes=apart, special=True)
    if response.channel == AnswerChannel.PAPER and response.survey.place_id:
        agreeing.say_where(response=response, place=response.survey.place)
