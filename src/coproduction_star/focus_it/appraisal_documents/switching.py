"""Every figure of every option, and what it would have to be to change the answer: none is left out."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit import Appraisal, Case
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.cost_benefit.switching import Question, Switch

Shown = Callable[[Kind, float], str]
"""Writes a figure as its kind is written."""
NONE = "–"


def switch_caption(appraisal: Appraisal) -> str:
    option = appraisal.option(appraisal.preferred).name
    return _("What each figure would have to be, changed alone, to change the answer about “%(option)s”") % {
        "option": option
    }


def switch_head() -> tuple[str, ...]:
    return (_("Figure"), _("Best guess"), _("Is it worth its cost?"), _("Is it the best option?"))


def switch_rows(case: Case, appraisal: Appraisal, shown: Shown) -> tuple[tuple[str, ...], ...]:
    """One row a figure, the closest first, with a sentence for each of the two questions."""
    found: dict[str, dict[Question, Switch]] = {}
    for one in appraisal.switches:
        found.setdefault(one.figure, {})[one.question] = one
    return tuple(_row(case, asked, shown) for asked in found.values())


def _row(case: Case, asked: Mapping[Question, Switch], shown: Shown) -> tuple[str, ...]:
    first = next(iter(asked.values()))
    answers = (_said(case, question, asked.get(question), shown) for question in Question)
    return (first.title, shown(first.kind, first.central), *answers)


def _said(case: Case, question: Question, switch: Switch | None, shown: Shown) -> str:
    if switch is None:
        return _("It is no figure of this option.") if question is Question.WORTH_IT else NONE
    if switch.value is None:
        return _("No value of it changes this.")
    value = shown(switch.kind, switch.value)
    if question is Question.STILL_BEST:
        return _("At %(value)s, “%(other)s” would be as good.") % {
            "value": value, "other": case.option(switch.other).name,
        }  # fmt: skip
    return _("At %(value)s it would just pay for itself.") % {"value": value}
