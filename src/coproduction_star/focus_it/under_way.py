"""What is under way in Focus it: told in the progress of the step, and what is best done next, with its reason."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.duties.selectors import decisions_with_open_duties
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission as JourneysPermission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import NextAction, Progress
from coproduction_star.journeys.written import NOBODY, Written, as_written, ask, put, vendor
from coproduction_star.methods import star_progress

from .asked import Round
from .business_case import asking as finishing
from .business_case.addresses import cases_address
from .critical_friends import on_the_star as friends
from .impact_matrix import asking as rating
from .impact_matrix.addresses import matrices_address
from .permissions import Permission
from .theory_of_change import asking as agreeing
from .theory_of_change.addresses import theories_address
from .weighted_criteria import asking as weighing
from .weighted_criteria.addresses import comparisons_address

SOME_IDEAS = 2
COMPARING = ("matrix", "comparison")
Rounds = list[Round]


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.focus_it(decisions=facts.decisions, declared=facts.declared)
    if not share:
        return Progress(missing=_("Decide which ideas to start with, and write down why."))
    note = ngettext("%(number)s decision", "%(number)s decisions", facts.decisions) % {"number": facts.decisions}
    declared = ngettext(
        "%(number)s person has declared their interests.",
        "%(number)s people have declared their interests.",
        facts.declared,
    ) % {"number": facts.declared}
    rounds = rounds_of(programme)
    told = (declared, *_compared(rounds), *_written(rounds), friends.there(programme))
    missing = "" if facts.decisions else _("No decision is written down yet.")
    return Progress(share=share, note=note, there=" ".join(filter(None, told)), missing=missing)


def rounds_of(programme: Programme) -> Rounds:
    """All that is under way: one query, once for each programme object, for two of the contract ask."""
    kept: Rounds | None = programme.__dict__.get("_rounds")
    if kept is None:
        kept = programme.__dict__["_rounds"] = [_round(*row) for row in ask(written_for(programme))]
    return kept


def _round(kind: str, key: Any, state: str, awaited: int) -> Round:
    return Round(kind, key if isinstance(key, UUID) else UUID(key), state, awaited)


def written_for(programme: Programme) -> Written:
    """The same as `written`, without writing it anew."""
    return put(_for_nobody(vendor()), {NOBODY: programme.pk})


@cache
def _for_nobody(_vendor: str) -> Written:
    return written(Programme(pk=NOBODY))


def written(programme: Programme) -> Written:
    with scopes_disabled():
        first, *others = (each.rounds_in(programme) for each in (rating, weighing, agreeing, finishing))
        return as_written(first.union(*others, all=True))


def _in_state(rounds: Rounds, kind: str, *states: str) -> Rounds:
    return [one for one in rounds if one.kind == kind and one.state in states]


def _compared(rounds: Rounds) -> Iterator[str]:
    rated, weighed = len(_in_state(rounds, "matrix", "closed")), len(_in_state(rounds, "comparison", "closed"))
    if rated:
        told = ngettext("%(number)s matrix was rated.", "%(number)s matrices were rated.", rated)
        yield told % {"number": rated}
    if weighed:
        told = ngettext(
            "Options were weighed on criteria %(number)s time.", "Options were weighed on criteria %(number)s times.",
            weighed,
        )  # fmt: skip
        yield told % {"number": weighed}
    if late := sum(one.awaited for one in _in_state(rounds, "comparison", "open")):
        yield _late(late)


def _written(rounds: Rounds) -> Iterator[str]:
    """Theories and business cases, those that are not finished last."""
    if agreed := len(_in_state(rounds, "theory", "closed")):
        told = ngettext(
            "The success criteria of %(number)s theory of change are agreed.",
            "The success criteria of %(number)s theories of change are agreed.", agreed,
        )  # fmt: skip
        yield told % {"number": agreed}
    if waiting := len(_in_state(rounds, "theory", "draft", "open")):
        yield _without_criteria(waiting)
    if answered := len(_in_state(rounds, "business_case", "open", "closed")):
        told = ngettext(
            "%(number)s business case has an answer.", "%(number)s business cases have an answer.", answered
        )  # fmt: skip
        yield told % {"number": answered}
    if unfinished := len(_in_state(rounds, "business_case", "draft")):
        yield _without_answer(unfinished)


def _late(number: int) -> str:
    told = ngettext("%(number)s person has not weighed yet.", "%(number)s people have not weighed yet.", number)
    return told % {"number": number}


def _without_criteria(number: int) -> str:
    told = ngettext(
        "%(number)s theory of change has no agreed success criteria yet.",
        "%(number)s theories of change have no agreed success criteria yet.", number,
    )  # fmt: skip
    return told % {"number": number}


def _without_answer(number: int) -> str:
    told = ngettext(
        "%(number)s business case has no answer yet, because parts are missing.",
        "%(number)s business cases have no answer yet, because parts are missing.", number,
    )  # fmt: skip
    return told % {"number": number}


def next_action(programme: Programme) -> NextAction | None:
    """What others wait for comes first, then what was begun, then what could begin."""
    rounds = rounds_of(programme)
    ways = (_answering, _rating, _weighing, _duties, _deciding, _finishing, _agreeing, _beginning)
    return next((found for way in ways if (found := way(programme, rounds))), None)


def _answering(programme: Programme, _rounds: Rounds) -> NextAction | None:
    return friends.next_action(programme)


def _rating(programme: Programme, rounds: Rounds) -> NextAction | None:
    if not _in_state(rounds, "matrix", "open"):
        return None
    return NextAction(
        _("hear everybody before the matrix is closed"),
        _("Rating is open. Each person rates alone, and groups are compared when enough have."),
        matrices_address(programme), _("Go to the matrix"), 57, Permission.VIEW_MATRIX,
    )  # fmt: skip


def _weighing(programme: Programme, rounds: Rounds) -> NextAction | None:
    running = _in_state(rounds, "comparison", "open")
    late = sum(one.awaited for one in running)
    if not running:
        return None
    return NextAction(
        _("hear everybody before weighing is closed"),
        _late(late) if late else _("Everybody who was asked has weighed."),
        comparisons_address(programme), _("Go to the comparison"), 57, Permission.VIEW_COMPARISON,
    )  # fmt: skip


def _duties(programme: Programme, _rounds: Rounds) -> NextAction | None:
    undone = decisions_with_open_duties(programme) if facts_of(programme).decisions else 0
    if not undone:
        return None
    words = ngettext("%(number)s decision has open duties.", "%(number)s decisions have open duties.", undone)
    return NextAction(
        _("answer the duties of what was decided"), words % {"number": undone},
        address("decisions", programme), _("See the decisions"), 54, JourneysPermission.ANSWER_DUTY,
    )  # fmt: skip


def _ideas_to_choose(programme: Programme) -> int:
    """How many ideas could start while nothing is decided; one alone leaves no choice."""
    facts = facts_of(programme)
    ideas: int = facts.by_status.get("potential", 0)
    return 0 if facts.decisions or ideas < SOME_IDEAS else ideas


def _were_compared(rounds: Rounds) -> bool:
    return any(one.kind in COMPARING for one in rounds)


def _deciding(programme: Programme, rounds: Rounds) -> NextAction | None:
    ideas = _ideas_to_choose(programme)
    if not ideas or not _were_compared(rounds):
        return None
    return NextAction(
        _("decide which idea to start with"),
        _("%(number)s ideas could start, and no decision is written down.") % {"number": ideas},
        address("new_decision", programme), _("Write down a decision"), 55, JourneysPermission.RECORD_DECISION,
    )  # fmt: skip


def _finishing(programme: Programme, rounds: Rounds) -> NextAction | None:
    unfinished = _in_state(rounds, "business_case", "draft")
    if not unfinished:
        return None
    return NextAction(
        _("fill in what the business case still needs"), _without_answer(len(unfinished)),
        _only(programme, unfinished) or cases_address(programme), _("Go to the business case"), 53,
        Permission.EDIT_BUSINESS_CASE,
    )  # fmt: skip


def _agreeing(programme: Programme, rounds: Rounds) -> NextAction | None:
    waiting = _in_state(rounds, "theory", "draft", "open")
    if not waiting:
        return None
    why = _("Without them nobody can tell later whether it worked.")
    return NextAction(
        _("agree how you will tell that it worked"), f"{_without_criteria(len(waiting))} {why}",
        _only(programme, waiting) or theories_address(programme), _("Go to the theory of change"), 52,
        Permission.WRITE_THEORY,
    )  # fmt: skip


def _beginning(programme: Programme, rounds: Rounds) -> NextAction | None:
    ideas = _ideas_to_choose(programme)
    if not ideas or _were_compared(rounds):
        return None
    return NextAction(
        _("rate ideas together, each person alone first"),
        _("%(number)s ideas could start, and nobody has compared them.") % {"number": ideas},
        matrices_address(programme), _("Compare the ideas"), 56, Permission.FACILITATE,
    )  # fmt: skip


def _only(programme: Programme, rounds: Rounds) -> str:
    """The page of the one there is; nothing where there are several."""
    return page_of(programme, rounds[0].kind, rounds[0].key) if len(rounds) == 1 else ""


def page_of(programme: Programme, page: str, key: UUID | Any) -> str:
    return reverse(f"focus_it:{page}", args=(programme.organisation.slug, programme.slug, key))
