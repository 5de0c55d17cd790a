"""What somebody's answers come to: their plan, or what is still open."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import AlikeCase
from coproduction_star.journeys.case_bank.reading import title_of
from coproduction_star.journeys.starting.prompts import for_anyone
from coproduction_star.map_it.labels import label_of

from . import selectors
from .services import Thing

OWN, OTHER_DAY, NO_CASE = "own", "other", "none"
FROM_THE_CASE = "case"
OUTCOMES = ("less-loneliness", "voice-for-users", "better-information", "feeling-safe", "stronger-community")
"""A few that many people want; whoever wants something else writes it."""
LONGEST = 300
SLUGS = ("want", "cases", "thing", "who", "when")
"""The questions in their order."""
CHECK = "check"
Answers = Mapping[str, str]


def wanted_of(answers: Answers) -> str:
    """In their words, or the one they chose."""
    outcome = outcome_of(answers)
    return label_of(Facet.OUTCOME, outcome) if outcome else answers.get("wanted", "")


def outcome_of(answers: Answers) -> str:
    outcome = answers.get("outcome", "")
    return outcome if outcome in OUTCOMES else ""


def cases_of(answers: Answers) -> tuple[AlikeCase, ...]:
    return selectors.cases_like(wanted_of(answers), outcome=outcome_of(answers))


def case_of(answers: Answers) -> str:
    case = answers.get("case", "")
    return "" if case == NO_CASE else case


def case_title_of(answers: Answers) -> str:
    found = selectors.case_or_none(case_of(answers))
    return title_of(found) if found else ""


def what_of(answers: Answers) -> str:
    thing = answers.get("thing", "")
    if thing in {"", OWN}:
        return answers.get("own", "")
    title = case_title_of(answers) if thing == FROM_THE_CASE else ""
    return str(dict(suggestions(title)).get(thing, ""))[:LONGEST]


def day_of(answers: Answers) -> dt.date | None:
    """Nothing when the day has passed meanwhile: it is asked for again."""
    written = answers.get("on", "")
    day = chosen_day(answers.get("day", ""), dt.date.fromisoformat(written) if written else None)
    return day if day and day >= timezone.localdate() else None


def thing_of(answers: Answers) -> Thing | None:
    """The plan, when every question has its answer."""
    day = day_of(answers)
    if day is None or first_open(answers):
        return None
    return Thing(what=what_of(answers), who=answers["who"], on=day)


def first_open(answers: Answers) -> str:
    """The first question without an answer; empty when there is none."""
    return next((slug for slug in SLUGS if not _is_answered(slug, answers)), "")


def after(slug: str, answers: Answers) -> str:
    """The next page; back to the check once everything is answered."""
    rest = SLUGS[SLUGS.index(slug) + 1 :]
    return rest[0] if rest and first_open(answers) else CHECK


def before(slug: str) -> str:
    """The page before; none before the first."""
    place = len(SLUGS) if slug == CHECK else SLUGS.index(slug)
    return SLUGS[place - 1] if place else ""


def _is_answered(slug: str, answers: Answers) -> bool:
    if slug == "when":
        return day_of(answers) is not None
    said = {"want": wanted_of, "cases": lambda given: given.get("case", ""), "thing": what_of}
    return bool(said[slug](answers) if slug in said else answers.get(slug))


def suggestions(case_title: str) -> list[tuple[str, Any]]:
    """The small things anyone can try; the first is about the case that somebody chose."""
    about = _("Tell one person about “%(case)s” and ask: could this work here?")
    first = [(FROM_THE_CASE, about % {"case": case_title})] if case_title else []
    return [*first, *((prompt.slug, prompt.what) for prompt in for_anyone())]


def chosen_day(day: str, on: dt.date | None) -> dt.date | None:
    """What is ticked holds; what is written holds when "another day" or nothing is ticked."""
    return on if day in {"", OTHER_DAY} else dt.date.fromisoformat(day)
