import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.case_bank.reading import title_of
from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.alike import Alike, alike_line, case_address
from coproduction_star.map_it.models import Happened, SmallStart, SmallStep
from coproduction_star.ui.documents.calendar import Day, as_calendar

from . import answers as given
from . import selectors
from .drafts import Draft
from .handing import may_be_handed_over
from .services import Thing

NINE_IN_THE_MORNING = dt.timedelta(hours=-9)
"""Before the beginning of the day: so nine hours after it."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    title: str
    begin: str
    enter: str
    mine: str
    """For who is signed in: their own programmes."""


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question. `cases` only where it is about them."""

    title: str
    button: str
    number: int
    of: int
    back: str
    cases: tuple[Alike, ...]
    no_cases: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the check, and where to change it."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    title: str
    answers: tuple[Answer, ...]
    back: str
    wait: int


@dataclass(frozen=True, slots=True)
class AskPage:
    """A page that asks one thing about a plan that is kept."""

    title: str
    button: str
    back: str
    wait: int = 0
    what: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it was, with what came of it."""

    what: str
    who: str
    on: dt.date
    state: str
    learned: str
    next: str


@dataclass(frozen=True, slots=True)
class YoursPage:
    """The plan to keep. `words` only in the browser that made it; addresses are empty where there is nothing to do."""

    title: str
    words: tuple[str, ...]
    type_at: str
    wanted: str
    case_title: str
    case_address: str
    now: StepView
    before: tuple[StepView, ...]
    is_due: bool
    may_answer: bool
    may_hand_over: bool
    handed_to: str
    handed_address: str
    answer_due: dt.date | None
    letter: str
    """Where the reminder stands, in a sentence; empty where none was asked for."""
    kept_until: dt.date


@dataclass(frozen=True, slots=True)
class OpenProgramme:
    name: str
    where: str
    address: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Where something that happened can go: one's own programmes, or a published one."""

    title: str
    back: str
    mine: str
    asked: str
    open: tuple[OpenProgramme, ...]
    nothing: str


def front_page(*, signed_in: bool) -> FrontPage:
    mine = reverse("journeys:for_me") if signed_in else ""
    return FrontPage(_("Just start"), reverse("map_it:just_start_begin"), reverse("map_it:just_start_enter"), mine)


def question_page(slug: str, draft: Draft) -> QuestionPage:
    cases = tuple(map(alike_line, given.cases_of(draft.answers))) if slug == "cases" else ()
    return QuestionPage(
        title=str(_titles()[slug]),
        button=_("Continue"),
        number=given.SLUGS.index(slug) + 1,
        of=len(given.SLUGS),
        back=_back(slug, draft),
        cases=cases,
        no_cases=_("No case here shares your words. That is fine: choose “None of them” and go on.")
        if slug == "cases" and not cases
        else "",
    )


def check_page(draft: Draft, thing: Thing, *, wait: int) -> CheckPage:
    answers = draft.answers
    lines = (
        ("want", _("What I want to be different"), given.wanted_of(answers)),
        ("cases", _("A case like it"), given.case_title_of(answers) or _("None")),
        ("thing", _("My small thing"), thing.what),
        ("who", _("With"), thing.who),
        ("when", _("On"), date_format(thing.on, "l j F Y")),
    )
    return CheckPage(
        title=_("Is this your plan?"),
        answers=tuple(Answer(name, said, _question(slug, draft)) for slug, name, said in lines),
        back=_back(given.CHECK, draft),
        wait=wait,
    )


def yours_page(start: SmallStart, steps: Sequence[SmallStep], *, words: tuple[str, ...]) -> YoursPage:
    now = steps[-1]
    case = selectors.case_or_none(start.case)
    today = timezone.localdate()
    return YoursPage(
        title=_("My small start"),
        words=words,
        type_at=f"{settings.SITE_URL.partition('://')[2]}{reverse('map_it:just_start_enter')}",
        wanted=start.wanted,
        case_title=title_of(case) if case else "",
        case_address=case_address(case.slug) if case else "",
        now=_step(now),
        before=tuple(_step(step) for step in reversed(steps[:-1])),
        is_due=now.is_due(today),
        may_answer=now.happened == Happened.OPEN,
        may_hand_over=may_be_handed_over(start, now),
        handed_to=start.handed_to,
        handed_address=start.handed_address,
        answer_due=start.answer_due,
        letter=_letter(start),
        kept_until=start.delete_after,
    )


def ask_page(title: str, button: str, *, back: str, wait: int = 0, what: str = "") -> AskPage:
    return AskPage(title, button, back, wait, what)


def calendar_of(start: SmallStart, step: SmallStep) -> bytes:
    """One day, with an alarm on the phone itself; never the four words."""
    more = _("With %(who)s. Afterwards, type your four words at %(address)s and say how it went.")
    where = f"{settings.SITE_URL}{reverse('map_it:just_start_enter')}"
    day = Day(
        key=f"just-start-{start.pk}-{step.number}@{settings.SITE_URL.partition('://')[2]}",
        what=step.what,
        on=step.on,
        more=more % {"who": step.who, "address": where},
        address=where,
        remind=NINE_IN_THE_MORNING,
    )
    return as_calendar([day], name=_("My small start"), now=timezone.now())


def _step(step: SmallStep) -> StepView:
    state = "" if step.happened == Happened.OPEN else str(Happened(step.happened).label)
    return StepView(step.what, step.who, step.on, state, step.learned, step.next)


def choose_page(*, mine: bool, asked: str, found: Sequence[Programme]) -> ChoosePage:
    return ChoosePage(
        title=_("In which programme?"),
        back=reverse("map_it:just_start_yours"),
        mine=reverse("map_it:just_start_mine") if mine else "",
        asked=asked,
        open=tuple(_open(one) for one in found),
        nothing="" if found else _("No programme that listens is called that. Try another word, or leave it empty."),
    )


def _open(programme: Programme) -> OpenProgramme:
    where = ", ".join(str(part) for part in (programme.place, programme.organisation.name) if part)
    return OpenProgramme(programme.name, where, reverse("map_it:just_start_tell", args=(programme.pk,)))


def _letter(start: SmallStart) -> str:
    if not start.email:
        return ""
    if start.email_confirmed_at:
        return _("We write to you on the day.")
    return _("We have sent you an e-mail. Press the link in it, or no reminder comes.")


def _back(slug: str, draft: Draft) -> str:
    earlier = given.before(slug)
    return _question(earlier, draft) if earlier else reverse("map_it:just_start")


def _question(slug: str, draft: Draft) -> str:
    return reverse("map_it:just_start_question", args=(draft.id, slug))


def _titles() -> dict[str, str]:
    return {
        "want": _("What you want"),
        "cases": _("Three places that did something like it"),
        "thing": _("One small thing to try"),
        "who": _("One person"),
        "when": _("One day"),
    }
