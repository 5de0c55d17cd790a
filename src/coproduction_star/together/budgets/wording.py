"""Words for money, places on a list, phases and rules."""

import datetime as dt

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.together.models import Budget, Phase, Rule, SharedOut

TONES = {
    Phase.SUBMIT: "blue", Phase.CHECK: "purple", Phase.VOTE: "green", Phase.COUNT: "yellow", Phase.DECIDED: "grey",
}  # fmt: skip


def money(pounds: float) -> str:
    """Pounds, with pence only where there are any."""
    return f"£{number_format(round(pounds, 2), 0 if round(pounds, 2) == int(pounds) else 2, force_grouping=True)}"


def worth(budget: Budget, number: float) -> str:
    """In pounds, or in places on the list."""
    if budget.sort == SharedOut.PLACES:
        shown = number_format(round(number, 2), 0 if round(number, 2) == int(number) else 2)
        return ngettext("%(number)s place", "%(number)s places", int(number)) % {"number": shown}
    return money(number)


def day(date: dt.date) -> str:
    return date_format(date, "j F Y")


def until(budget: Budget, phase: Phase) -> str:
    """What happens now, and until when."""
    days = {"end": day(budget.submit_until), "begin": day(budget.vote_from), "last": day(budget.vote_until)}
    if budget.rule == Rule.PANEL and phase not in {Phase.SUBMIT}:
        return {
            Phase.CHECK: _("Projects are checked. The panel meets from %(begin)s."),
            Phase.VOTE: _("The panel talks the projects over, until %(last)s."),
            Phase.COUNT: _("The panel has met. What it decided is written down next."),
            Phase.DECIDED: _("The panel has decided."),
        }[phase] % days
    return {
        Phase.SUBMIT: _("Projects can be handed in until %(end)s."),
        Phase.CHECK: _("Projects are checked and talked about. The vote begins on %(begin)s."),
        Phase.VOTE: _("The vote is open until %(last)s."),
        Phase.COUNT: _("The vote is over. Votes are counted next."),
        Phase.DECIDED: _("The votes are counted."),
    }[phase] % days


def phase_in_words(budget: Budget, phase: Phase) -> str:
    if budget.rule == Rule.PANEL:
        named = {Phase.VOTE: _("The panel meets"), Phase.COUNT: _("Write down what it decided")}
        return named.get(phase, str(phase.label))
    return str(phase.label)


def how_counted(rule: str, sort: str = SharedOut.MONEY) -> str:
    if rule == Rule.PANEL:
        return _(
            "Nobody votes. A panel talks over what was handed in. It writes down who sat on it, why it takes each "
            "project or not, and what whoever saw it otherwise says."
        )
    if sort == SharedOut.PLACES:
        return _how_places(rule)
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


def _how_places(rule: str) -> str:
    if rule == Rule.GREEDY:
        return _("Whatever has the most votes comes first, then the next, until the places are full.")
    return _(
        "Every voter has the same part of the places. Something gets a place when those who voted for it have enough "
        "for it together. So a group that is a third of the voters decides on about a third of the list. Places that "
        "are left over go to whatever has the most votes."
    )
