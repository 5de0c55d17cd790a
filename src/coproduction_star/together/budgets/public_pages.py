"""What anyone reads of a shared budget, and where people hand in, vote, and see what their vote paid for."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Ballot, Budget, BudgetProject, Eligibility, Phase, Rule, State

from .addresses import at
from .presenters import ProjectRow, project_row
from .result_page import Result, result_of
from .wording import TONES, how_counted, phase_in_words, until, worth


@dataclass(frozen=True, slots=True)
class PublicPage:
    title: str
    programme: str
    organisation: str
    words: str
    money: str
    phase: str
    tone: str
    now: str
    steps: tuple[tuple[str, bool], ...]
    """The phases in order, and which is now."""
    propose: str
    vote: str
    say: str
    projects: tuple[ProjectRow, ...]
    others: tuple[ProjectRow, ...]
    """Refused or withdrawn, each with its reason."""
    how: str
    who: str
    result: Result | None
    follow: str
    home: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """A form for anybody. `closed` says why there is none."""

    title: str
    programme: str
    organisation: str
    lead: str
    closed: str
    button: str
    back: str
    wait: int = 0
    in_secret: bool = False
    """The form has no mark of its own: of a marked form the product notes when it was sent."""


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    lead: str
    paid: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]
    left: str
    back: str


def public_page(budget: Budget, projects: Sequence[BudgetProject]) -> PublicPage:
    programme, phase = budget.programme, budget.phase()
    shown = [one for one in projects if one.state in {State.ELIGIBLE, State.WAITING}]
    others = [one for one in projects if one.state in {State.REFUSED, State.WITHDRAWN}]
    return PublicPage(
        title=budget.title, programme=programme.name, organisation=programme.organisation.name, words=budget.words,
        money=worth(budget, budget.amount), phase=phase_in_words(budget, phase), tone=TONES[phase],
        now=until(budget, phase),
        steps=tuple((phase_in_words(budget, one), one is phase) for one in Phase),
        propose=at("propose_project", programme, budget.pk) if phase is Phase.SUBMIT else "",
        vote=at("vote", programme, budget.pk) if phase is Phase.VOTE and budget.rule != Rule.PANEL else "",
        say=reverse("voices:tell_us", args=(programme.organisation.slug, programme.slug)),
        projects=tuple(map(project_row, shown)), others=tuple(map(project_row, others)),
        how=how_counted(budget.rule, budget.sort), who=_who(budget), result=result_of(budget, projects),
        follow=reverse("voices:follow"), home=_home(programme),
    )  # fmt: skip


def _home(programme: Programme) -> str:
    return reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))


def _who(budget: Budget) -> str:
    if budget.rule == Rule.PANEL:
        return ""
    if budget.eligibility == Eligibility.CODES:
        return _("Whoever has a code. Each code votes once, and nobody writes down who got which.")
    return _("Whoever says that they live here: %(place)s. Nobody checks it.") % {"place": budget.place_words}


def propose_page(budget: Budget, *, wait: int = 0) -> AskPage:
    closed = "" if budget.phase() is Phase.SUBMIT else until(budget, budget.phase())
    return _ask(budget, _("Hand in a project"), budget.words, closed, _("Hand it in"), wait)


def vote_page(budget: Budget, *, wait: int = 0) -> AskPage:
    phase = budget.phase()
    votes = phase is Phase.VOTE and budget.rule != Rule.PANEL
    closed = "" if votes else _("Nobody can vote now.") + " " + until(budget, phase)
    lead = _("You vote in secret: your vote is kept without your code, your name or the time.")
    title = _("Vote: %(what)s") % {"what": budget.title}
    return _ask(budget, title, lead, closed, _("Vote"), wait, in_secret=True)


def _ask(
    budget: Budget, title: str, lead: str, closed: str, button: str, wait: int, *, in_secret: bool = False
) -> AskPage:
    programme = budget.programme
    back = at("public_budget", programme, budget.pk)
    return AskPage(title, programme.name, programme.organisation.name, lead, closed, button, back, wait, in_secret)


def receipt_page(budget: Budget, words: str) -> ReceiptPage:
    lead = _("Your vote is in, and it counts. With these four words you see later what it paid for.")
    return _receipt(budget, _("You have voted"), lead, words=tuple(words.split("-")))


def own_page(
    ballot: Ballot, *, paid: Sequence[tuple[int, Fraction | None]], lost: Sequence[int],
    projects: Sequence[BudgetProject], left: Fraction,
) -> ReceiptPage:  # fmt: skip
    budget = ballot.budget
    if budget.result is None:
        return _receipt(budget, _("Your vote is in"), until(budget, budget.phase()))
    names = {one.number: one.title for one in projects}
    lead = ngettext(
        "%(number)s project that you voted for wins.", "%(number)s projects that you voted for win.", len(paid)
    ) % {"number": len(paid)}
    part = Fraction(budget.result["part"])
    return _receipt(
        budget, _("What your vote paid for"), lead,
        paid=tuple((names[number], _paid(budget, amount)) for number, amount in paid),
        lost=tuple(names[number] for number in lost if number in names),
        left=_("You had %(part)s to spend; %(left)s of it went to nothing that you voted for.")
        % {"part": worth(budget, float(part)), "left": worth(budget, float(left))} if part else "",
    )  # fmt: skip


def _paid(budget: Budget, amount: Fraction | None) -> str:
    if amount is None:
        return _("It wins, and took nothing from your part.")
    return _("%(amount)s of your part went to it.") % {"amount": worth(budget, float(amount))}


def _receipt(
    budget: Budget, title: str, lead: str, *, words: tuple[str, ...] = (), paid: tuple[tuple[str, str], ...] = (),
    lost: tuple[str, ...] = (), left: str = "",
) -> ReceiptPage:  # fmt: skip
    programme = budget.programme
    back = at("public_budget", programme, budget.pk)
    return ReceiptPage(title, programme.name, programme.organisation.name, words, lead, paid, lost, left, back)
