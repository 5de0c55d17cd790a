"""What a decision says about each option that was compared, in a matrix or on criteria: how it is asked and told."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from coproduction_star.focus_it.asked import Letter
from coproduction_star.focus_it.models import Outcome
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.forms import NewDecisionForm
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Decision, Initiative, Programme
from coproduction_star.organisations.models import Participant


class StillOpen(Exception):
    """A decision comes after everyone has been heard."""


class OutcomesForm(NewDecisionForm):
    """The decision as it is always written down, with its duties, and what it means for each option."""

    notice = NewDecisionForm.notice
    who_is_told: Any = ""

    def __init__(self, *args: Any, options: Iterable[Any], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, hidden=hidden, **kwargs)
        self.options = list(options)
        for option in self.options:
            self.fields |= self.asked_about(option, title=hidden.text(option.title))

    def asked_about(self, option: Any, *, title: str) -> dict[str, forms.Field]:
        choice = forms.ChoiceField(
            label=title, choices=Outcome.choices, initial=option.outcome, help_text=self.who_is_told
        )
        return {f"outcome_{option.pk}": choice}

    @property
    def outcomes(self) -> dict[Any, str]:
        return {option: self.cleaned_data[f"outcome_{option.pk}"] for option in self.options}


def initiative_ahead(outcomes: Mapping[Any, str]) -> Initiative | None:
    """What the decision is about, where one option alone goes ahead."""
    ahead: list[Initiative | None] = [one.initiative for one, outcome in outcomes.items() if outcome == Outcome.AHEAD]
    return ahead[0] if len(ahead) == 1 else None


def outcome_line(title: str, outcome: str, why: str = "") -> str:
    told = f"{title}: {Outcome(outcome).label}"
    return f"{told}. {why}" if why else told


def letter_about(
    decision: Decision, *, opening: str, title: str, lines: Iterable[str], where: str, person: Participant
) -> Letter:
    """What was decided, why, and what it means for each option; in the language of whoever is written to."""
    outcomes = "\n".join(lines)
    text = (opening, _("Why: %(why)s") % {"why": decision.why}, outcomes, where)
    return Letter(
        subject=_("What was decided: %(title)s") % {"title": title},
        text="\n\n".join(part for part in text if part),
        key=f"focus_it.decided:{decision.pk}:{person.pk}",
    )


def decision_address(decision: Decision | None, programme: Programme) -> str:
    return f"{address('decisions', programme)}#decision-{decision.pk}" if decision else ""
