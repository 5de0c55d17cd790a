"""The questions of Just start, one page and one form each."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from coproduction_star.journeys.case_bank.reading import title_of

from .answers import SLUGS, Answers, case_title_of, cases_of
from .forms import CaseForm, DayForm, ThingForm, WantForm, WhoForm

Ask = Callable[[QueryDict | None, Answers], forms.Form]


def form_of(slug: str) -> Ask:
    """What makes the form of a question from what is posted and the answers so far. Raises LookupError."""
    return FORMS[slug]


def as_answers(cleaned: Mapping[str, Any]) -> dict[str, str]:
    """What a form gives, as it is kept."""
    kept = {name: value for name, value in cleaned.items() if name != "chosen"}
    return {
        name: value.isoformat() if isinstance(value, dt.date) else str(value or "") for name, value in kept.items()
    }


def _want(data: QueryDict | None, answers: Answers) -> forms.Form:
    return WantForm(data, initial=dict(answers))


def _case(data: QueryDict | None, answers: Answers) -> forms.Form:
    cases = [(alike.case.slug, title_of(alike.case)) for alike in cases_of(answers)]
    return CaseForm(data, initial=dict(answers), cases=cases)


def _thing(data: QueryDict | None, answers: Answers) -> forms.Form:
    return ThingForm(data, initial=dict(answers), case_title=case_title_of(answers))


def _who(data: QueryDict | None, answers: Answers) -> forms.Form:
    return WhoForm(data, initial=dict(answers))


def _when(data: QueryDict | None, answers: Answers) -> forms.Form:
    written = answers.get("on", "")
    initial = {"day": answers.get("day", ""), "on": dt.date.fromisoformat(written) if written else None}
    return DayForm(data, initial=initial, today=timezone.localdate())


FORMS: Mapping[str, Ask] = dict(zip(SLUGS, (_want, _case, _thing, _who, _when), strict=True))
