"""Words for money, phases and rules."""

import datetime as dt

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from coproduction_star.together.models import Budget, Phase, Rule

TONES = {
    Phase.SUBMIT: "blue", Phase.CHECK: "purple", Phase.VOTE: "green", Phase.COUNT: "yellow", Phase.DECIDED: "grey",
}  # fmt: skip


def money(pounds: float) -> str:
    """Pounds, with pence only where there are any."""
    return f"£{number_format(round(pounds, 2), 0 if round(pounds, 2) == int(pounds) else 2, force_grouping=True)}"


def day(date: dt.date) -> str:
    return date_format(date, "j F Y")


def until(budget: Budget, phase: Phase) -> str:
    """What happens now, and until when."""
    days = {"end": day(budget.submit_until), "begin": day(budget.vote_from), "last": day(budget.vote_until)}
    return {
        Phase.SUBMIT: _("Projects can be handed in until %(end)s."),
        Phase.CHECK: _("Projects are checked and talked about. The vote begins on %(begin)s."),
        Phase.VOTE: _("The vote is open until %(last)s."),
        Phase.COUNT: _("The vote is over. Votes are counted next."),
        Phase.DECIDED: _("The votes are counted."),
    }[phase] % days


def how_counted(rule: str) -> str:
    if rule == Rule.GREEDY:
        return _(
            "The project with the most votes wins first, then the next, as long as the money lasts. Of equals the "
            "cheaper goes first, then the one that was handed in first."
        )
    return _(
        "Every voter has the same part of the money. A project can win when those who voted for it have enough for it "
        "together. They share its cost equally. Whoever has less gives what is left. Whichever costs its voters "
        "least for each pound wins first. Parts then grow a pound at a time until no more fits, and what is left over "
        "goes to the most voted projects that fit. Of equals the cheaper goes first, then the one with more votes, "
        "then the one that was handed in first."
    )
