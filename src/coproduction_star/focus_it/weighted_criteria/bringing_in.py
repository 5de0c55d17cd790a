"""A comparison from the file that `calculate criteria` reads: all of it comes in, or what is wrong is told."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.parts import BadParts, Part
from coproduction_star.data.weighted_criteria import Asked, read
from coproduction_star.focus_it.file_problems import told
from coproduction_star.focus_it.models import ComparedOption, Comparison
from coproduction_star.focus_it.models.weighted_criteria import MOST_POINTS, Basis
from coproduction_star.focus_it.panels import MINIMUM_PEOPLE
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.errors import InputRefused
from coproduction_star.ui.privacy import NotPersonal

from . import services
from .measuring import FEWEST_OPTIONS, MOST_CRITERIA, MOST_OPTIONS

LARGEST_BYTES = 1_000_000
MOST_PROBLEMS = 10


class FileForm(forms.Form):
    """The file, and of how many people its weights are."""

    notice = NotPersonal("A file of options and criteria. Name nobody in it.")

    file = forms.FileField(
        label=gettext_lazy("The file (JSON)"),
        help_text=gettext_lazy("As the page of a comparison gives it, or as the command line reads it."),
        error_messages={"required": gettext_lazy("Choose the file.")},
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many people agreed on the weights in it?"), required=False,
        min_value=MINIMUM_PEOPLE, max_value=1000,
        help_text=gettext_lazy("Leave it empty and the weights in the file are left out. People weigh here then."),
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={
            "min_value": gettext_lazy("Fewer than three are no group. Leave it empty and let each of them weigh."),
        },
    )  # fmt: skip

    def clean_file(self) -> Asked:
        try:
            asked = read(Part.of(_json(self.cleaned_data["file"])))
            _check(asked)
        except BadParts as bad:
            raise forms.ValidationError([_said(one) for one in bad.problems[:MOST_PROBLEMS]]) from None
        except InputRefused as refusal:
            raise forms.ValidationError(_said(refusal)) from None
        return asked


def _json(file: Any) -> Any:
    if file.size > LARGEST_BYTES:
        raise forms.ValidationError(_("This file is larger than 1 MB. Is it the right one?"))
    try:
        return json.loads(file.read().decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise forms.ValidationError(_("This is not a JSON file. Choose the one that was taken away here.")) from None


CALLED: Mapping[str, Any] = {
    "title": gettext_lazy("What is the question?"),
    "criteria": gettext_lazy("What matters"),
    "options": gettext_lazy("Option"),
    "name": gettext_lazy("Name"),
    "cost": gettext_lazy("Cost"),
    "unit": gettext_lazy("Unit"),
    "worst": gettext_lazy("Worst"),
    "best": gettext_lazy("Best"),
    "weights": gettext_lazy("Weights"),
}


def _said(problem: Any) -> str:
    place, reason, remedy = told(problem, lambda _kind, name: str(CALLED.get(name, "")))
    return f"{place}: {reason} {remedy}"


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _check(asked: Asked) -> None:
    """What a page needs besides what the command line needs."""
    from coproduction_star.methods.decision import Appraisal, values_of

    if not asked.has_scales or not asked.swings:
        told = _("It has no swings between a worst and a best. Importance alone cannot be weighed.")
        raise forms.ValidationError(told)
    fits = FEWEST_OPTIONS <= len(asked.options) <= MOST_OPTIONS and len(asked.names) <= MOST_CRITERIA
    if not fits:
        raise forms.ValidationError(_("A comparison has 2 to 20 options and at most 20 things that matter."))
    if max(asked.high_swings or asked.swings) > max(asked.swings):
        raise forms.ValidationError(_("A “swing_high” is above the largest swing. The largest is called 100."))
    for levels in (asked.levels, asked.low_levels, asked.high_levels):
        if levels is not None:
            values_of(Appraisal(asked.options, asked.criteria, levels))


@transaction.atomic
def bring_in(*, programme: Programme, asked: Asked, people: int | None, by: Any) -> Comparison:
    """Set a comparison up from a file. With `people` its weights come in as agreed in a room."""
    made = services.set_up(programme=programme, title=asked.title, initiatives=[], matrix=None, by=by)
    services.add_options(comparison=made, options=[(name, None) for name in asked.options], by=by)
    criteria = [
        services.add_criterion(
            comparison=made, by=by,
            values={"name": one.name, "measures": one.name, "unit": one.unit or _("points"), "worst": one.worst,
                    "best": one.best, "points": [list(pair) for pair in one.points]},
        )
        for one in asked.criteria
    ]  # fmt: skip
    for row, option in enumerate(made.options.all()):
        _bring_option(option, asked, row, criteria, by=by)
    if people:
        services.open_comparison(comparison=made, by=by)
        services.weigh_in_room(comparison=made, people=people, version=0, swings=_swings(asked, criteria), by=by)
    return made


def _bring_option(option: ComparedOption, asked: Asked, row: int, criteria: list[Any], *, by: Any) -> None:
    source = _("From the file that was brought in")
    low = asked.levels if asked.low_levels is None else asked.low_levels
    high = asked.levels if asked.high_levels is None else asked.high_levels
    scores = {
        one: {"low": float(low[row, at]), "central": float(asked.levels[row, at]), "high": float(high[row, at]),
              "basis": Basis.ESTIMATE, "source": source}
        for at, one in enumerate(criteria)
    }  # fmt: skip
    services.score_option(option=option, version=1, scores=scores, by=by)
    if option.title in asked.costs:
        values = {"cost": asked.costs[option.title], "cost_source": source, "withdrawn_why": ""}
        services.change_option(option=option, version=2, values=values, by=by)


def _swings(asked: Asked, criteria: list[Any]) -> services.Swings:
    scale = MOST_POINTS / max(asked.swings)
    rows = zip(
        criteria, asked.swings, asked.low_swings or asked.swings, asked.high_swings or asked.swings, strict=True
    )
    why = _("As it stands in the file that was brought in")
    return {one: services.Swing(points * scale, low * scale, high * scale, why) for one, points, low, high in rows}
