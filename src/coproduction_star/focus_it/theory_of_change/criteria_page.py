"""How success is told, and who agreed: by name, group and day, and to which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.models import CriterionAgreement, SuccessCriterion
from coproduction_star.journeys.hiding import Hidden

from .addresses import at


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What one person said; `earlier` when the words have changed since."""

    name: str
    about: str
    reason: str
    earlier: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion with who agreed and who did not; addresses are empty for whoever may not."""

    anchor: str
    what: str
    facts: tuple[tuple[str, str], ...]
    sentence: str
    agreed: tuple[AnswerRow, ...]
    disagreed: tuple[AnswerRow, ...]
    agree: str
    agree_for: str
    edit: str
    remove: str


def criterion_row(
    criterion: SuccessCriterion, *, answers: Iterable[CriterionAgreement], may_write: bool, may_lead: bool,
    may_agree: bool, hidden: Hidden,
) -> CriterionRow:  # fmt: skip
    theory, said = criterion.theory, list(answers)
    return CriterionRow(
        anchor=f"criterion-{criterion.pk}",
        what=criterion.what,
        facts=facts_of(criterion),
        sentence=_counted(criterion, said),
        agreed=tuple(_answer(criterion, one, hidden) for one in said if one.agrees),
        disagreed=tuple(_answer(criterion, one, hidden) for one in said if not one.agrees),
        agree=at("agree", theory, criterion.pk) if may_agree else "",
        agree_for=at("agree_for", theory, criterion.pk) if may_lead else "",
        edit=at("criterion", theory, criterion.pk) if may_write else "",
        remove=at("remove_part", theory, criterion.pk) if may_write else "",
    )


def facts_of(criterion: SuccessCriterion) -> tuple[tuple[str, str], ...]:
    by_when = date_format(criterion.by_when, "j F Y") if criterion.by_when else ""
    facts = (
        (_("Measured by"), criterion.measure),
        (_("From"), criterion.from_value),
        (_("To"), criterion.to_value),
        (_("By"), by_when),
    )
    return tuple((name, words) for name, words in facts if words)


def _counted(criterion: SuccessCriterion, answers: list[CriterionAgreement]) -> str:
    now = [one for one in answers if one.wording == criterion.version]
    earlier = len(answers) - len(now)
    agreed = sum(1 for one in now if one.agrees)
    against = len(now) - agreed
    parts = [ngettext("%(number)s person agrees", "%(number)s people agree", agreed) % {"number": agreed}]
    if against:
        words = ngettext("%(number)s does not", "%(number)s do not", against)
        parts.append(words % {"number": against})
    if earlier:
        words = ngettext(
            "%(number)s answered earlier words and can be asked again",
            "%(number)s answered earlier words and can be asked again",
            earlier,
        )
        parts.append(words % {"number": earlier})
    return f"{', '.join(parts)}."


def _answer(criterion: SuccessCriterion, answer: CriterionAgreement, hidden: Hidden) -> AnswerRow:
    earlier = ""
    if answer.wording != criterion.version:
        earlier = _("agreed to earlier words") if answer.agrees else _("disagreed with earlier words")
    return AnswerRow(
        name=hidden.name(answer.participant),
        about=f"{answer.get_group_display()}, {date_format(answer.on, 'j F Y')}",
        reason=hidden.quote(answer.participant, answer.reason),
        earlier=earlier,
    )
