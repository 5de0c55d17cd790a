"""What a business case gives to a sceptic: its weakest figure, who carries the load, what would turn the answer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.doubts import Doubt, Question
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.models import Initiative
from coproduction_star.methods.cost_benefit.lenses import Loss
from coproduction_star.methods.cost_benefit.model import Case, Figure
from coproduction_star.methods.cost_benefit.switching import Question as Turn
from coproduction_star.methods.cost_benefit.switching import Switch
from coproduction_star.organisations.access import Access

from . import sentences
from .addresses import at
from .answering import Worked, answer_to
from .selectors import newest_about
from .typed_numbers import in_words, pounds

MOST_TURNS = 3
UNGRADED = 6
"""A figure that nobody graded is doubted as much as one with the last grade."""
Told = Iterator[tuple[Question, str, str]]
"""Which question, the sentence, and the place on the page of the case."""


def doubts_of(initiative: Initiative, _access: Access) -> Iterator[Doubt]:
    """Of the case changed last. Nothing in it is kept from anyone who sees the programme."""
    case = newest_about(initiative)
    if case is None:
        return
    here, source = at("business_case", case), _("Business case: %(title)s") % {"title": case.title}
    for question, sentence, place in _told(case):
        yield Doubt(question, sentence, f"{here}#{place}", source)


def _told(case: BusinessCase) -> Told:
    answer = answer_to(case.content)
    if answer.worked is None:
        number = sum(1 for gap in answer.gaps if gap.stops)
        words = ngettext(
            "The business case has no answer yet: %(number)s thing is missing.",
            "The business case has no answer yet: %(number)s things are missing.",
            number,
        )
        yield Question.WEAKEST, words % {"number": number}, "missing"
        return
    yield from _weakest(answer.worked)
    yield from _load(answer.worked)
    yield from _turning(answer.worked)


def _weakest(worked: Worked) -> Told:
    figure = weakest_figure(worked)
    if figure is not None:
        yield Question.WEAKEST, _weak(worked, figure), "figures"
    names = [item.name for item in worked.case.option(worked.appraisal.preferred).not_valued]
    if names:
        told = _("This counts and has no price, so no figure speaks for it: %(what)s.")
        yield Question.WEAKEST, told % {"what": "; ".join(names)}, "not-valued"


def weakest_figure(worked: Worked) -> Figure | None:
    """Of the figures with the lowest grade that the answer rests on, the one it follows most closely."""
    follows = influence_of(worked)
    counted = [worked.case.figures[name] for name in sorted(follows)]
    return max(counted, key=lambda one: (one.grade or UNGRADED, follows[one.name]), default=None)


def influence_of(worked: Worked) -> dict[str, tuple[float, float]]:
    """How closely the net value follows each figure: in the draws first, else by how near its switching value is."""
    drawn = {one.figure: abs(one.correlation) for one in worked.simulation.matters}
    own = {one.figure for one in worked.appraisal.switches if one.question is Turn.WORTH_IT}
    near: dict[str, float] = {}
    for one in worked.appraisal.switches:
        if one.question is Turn.STILL_BEST and one.figure not in own:
            continue
        step = -1.0 if one.value is None or one.change is None else 1.0 / (1.0 + abs(one.change))
        near[one.figure] = max(step, near.get(one.figure, -1.0))
    return {name: (drawn.get(name, 0.0), step) for name, step in near.items()}


def _weak(worked: Worked, figure: Figure) -> str:
    facts = {
        "figure": figure.title,
        "value": in_words(figure.central, kind=figure.kind),
        "grade": figure.grade,
        "source": figure.source,
    }
    firm = _("The least firm figure that the answer rests on is %(figure)s: %(value)s, grade %(grade)s of 6.") % facts
    unknown = _("Nobody has said how firm this figure is: %(figure)s, %(value)s.") % facts
    source = _("It comes from: %(source)s.") % facts
    told = f"{unknown if figure.grade is None else firm} {source}"
    first = worked.simulation.matters[0].figure if worked.simulation.matters else ""
    alone = _("No other figure moves the answer as much.")
    return f"{told} {alone}" if first == figure.name else told


def _load(worked: Worked) -> Told:
    case, preferred = worked.case, worked.appraisal.option(worked.appraisal.preferred)
    names = {group.id: group.name for group in case.groups} | {body.id: body.name for body in case.bodies}
    for share in sorted((*preferred.bodies, *preferred.groups), key=lambda one: one.net):
        if share.net < 0:
            facts = {"who": names[share.who], "net": pounds(-share.net), "hours": pounds(share.time_given)}
            told = _("%(who)s: %(net)s more paid or given than gained, in today’s worth.") % facts
            if share.time_given:
                told += " " + _("Of that, hours given are worth %(hours)s: their load, and no saving.") % facts
            yield Question.LOSES, told, "who"
    for loss in preferred.losses:
        yield Question.LOSES, loss_sentence(case, loss), "who"
    for item in case.option(preferred.option).not_valued:
        if not item.better:
            facts = {"what": item.name, "who": item.who or _("nobody said for whom")}
            yield Question.LOSES, _("This gets worse and has no price: %(what)s (%(who)s).") % facts, "not-valued"


def loss_sentence(case: Case, loss: Loss) -> str:
    """Who loses what another gains, by group of people where the case says it."""
    group = next((one.name for one in case.groups if one.id == loss.group), "")
    who = case.body(loss.body).name
    facts = {
        "who": f"{group} ({who})" if group else who, "gainer": case.body(loss.gained_by).name, "what": loss.name,
        "net": pounds(loss.amount),
    }  # fmt: skip
    return _("%(who)s: %(gainer)s gains what they lose, “%(what)s”, %(net)s in today’s worth.") % facts


def _turning(worked: Worked) -> Told:
    turns = [one for one in worked.appraisal.switches if one.value is not None and one.change is not None]
    for one in turns[:MOST_TURNS]:
        yield Question.TURNING, turn_sentence(worked, one), "turns"
    if not turns:
        yield Question.TURNING, _("No single figure can turn this answer alone."), "turns"
    for sentence in sentences.needed_sentences(worked):
        yield Question.TURNING, sentence, "not-valued"


def turn_sentence(worked: Worked, switch: Switch) -> str:
    """Which way a figure would have to go, and how far, for the answer to turn."""
    value = switch.value or 0.0
    falls = value < switch.central
    facts = {
        "title": switch.title, "value": in_words(value, kind=switch.kind),
        "central": in_words(switch.central, kind=switch.kind),
    }  # fmt: skip
    if switch.question is Turn.STILL_BEST:
        facts["other"] = worked.case.option(switch.other).name
        leads = _leads(worked, switch.other)
        return _still_best(falls=falls, leads=leads) % facts
    positive = worked.appraisal.option(worked.appraisal.preferred).metrics.net_value >= 0
    return _worth_it(falls=falls, positive=positive) % facts


def _leads(worked: Worked, other: str) -> bool:
    mine = worked.appraisal.option(worked.appraisal.preferred).metrics.net_value
    return mine >= worked.appraisal.option(other).metrics.net_value


def _worth_it(*, falls: bool, positive: bool) -> str:
    if positive and falls:
        return _("The net value turns negative if this falls below %(value)s: %(title)s (now %(central)s).")
    if positive:
        return _("The net value turns negative if this rises above %(value)s: %(title)s (now %(central)s).")
    if falls:
        return _("The net value turns positive if this falls below %(value)s: %(title)s (now %(central)s).")
    return _("The net value turns positive if this rises above %(value)s: %(title)s (now %(central)s).")


def _still_best(*, falls: bool, leads: bool) -> str:
    if leads and falls:
        return _("“%(other)s” becomes the better way if this falls below %(value)s: %(title)s (now %(central)s).")
    if leads:
        return _("“%(other)s” becomes the better way if this rises above %(value)s: %(title)s (now %(central)s).")
    if falls:
        return _("It would beat “%(other)s” if this fell below %(value)s: %(title)s (now %(central)s).")
    return _("It would beat “%(other)s” if this rose above %(value)s: %(title)s (now %(central)s).")
