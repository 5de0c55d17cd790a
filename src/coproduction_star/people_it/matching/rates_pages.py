"""What a score weighs and who changed it; and who finds somebody, by group, without showing anybody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.matching import Fairness, GroupRate, Lesson
from coproduction_star.methods.matching.learning import LEAST, LEAST_EACH
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import AgeBand
from coproduction_star.people_it.models import PUBLISHED_WEIGHTS, MatchWeights
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.intervals import Interval, intervals
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import explained_address
from .presenters import frame_of
from .under_way_pages import day_of
from .weighing import PARTS, as_hundred, as_seen, proposed_by
from .words import PARTS as NAMES

QUESTIONS: Mapping[str, Any] = {
    "place": gettext_lazy("Place"),
    "age": gettext_lazy("Age"),
    "group": gettext_lazy("Who asks"),
}
KINDS_OF_ASKER: Mapping[str, Any] = {
    "group": gettext_lazy("A group"),
    "person": gettext_lazy("One person"),
}


@dataclass(frozen=True, slots=True)
class WeightsPage:
    """The weights, every change with its reason, and what came of matches says about them."""

    title: str
    frame: Frame
    table: Table
    may: bool
    changes: tuple[tuple[str, str], ...]
    lesson: tuple[str, ...]
    seen: str
    """The weights that results speak for, as they are shown; empty where they speak for none."""
    proposed: Table | None
    explained: str


@dataclass(frozen=True, slots=True)
class GroupOfRates:
    """Who finds somebody, by one question: a picture where enough is told, a table, and sentences."""

    name: str
    chart: Chart | None
    table: Table
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatesPage:
    title: str
    frame: Frame
    lead: str
    groups: tuple[GroupOfRates, ...]


def weights_page(
    *, programme: Programme, access: Access, weights: Mapping[str, int], changes: Sequence[MatchWeights],
    lesson: Lesson, may: bool, hidden: Hidden,
) -> WeightsPage:  # fmt: skip
    rows = tuple(
        (str(NAMES[part]), numeral(weights[part]), numeral(PUBLISHED_WEIGHTS[part])) for part in PARTS
    )  # fmt: skip
    proposed = proposed_by(lesson, weights)
    return WeightsPage(
        title=_("What a score weighs"),
        frame=frame_of(programme, access, deep=True),
        table=Table(_("Parts of a hundred"), (_("Part"), _("Now"), _("As published with the method")), rows),
        may=may,
        changes=tuple((_changed(one, hidden), one.reason) for one in changes),
        lesson=tuple(said_of_lesson(lesson)),
        seen=as_seen(proposed) if proposed else "",
        proposed=_beside(weights, proposed) if proposed else None,
        explained=explained_address(programme) if programme.published_at else "",
    )


def _beside(weights: Mapping[str, int], proposed: Mapping[str, int]) -> Table:
    rows = tuple((str(NAMES[part]), numeral(weights[part]), numeral(proposed[part])) for part in PARTS)
    return Table(_("What results speak for"), (_("Part"), _("Now"), _("Proposed")), rows)


def _changed(one: MatchWeights, hidden: Hidden) -> str:
    facts = {"day": day_of(one.made_at), "likeness": one.likeness, "times": one.times, "nearness": one.nearness}
    told = _("On %(day)s to %(likeness)s, %(times)s and %(nearness)s") % facts
    return hidden.text(f"{told}, {one.by}" if one.by else told)


def said_of_lesson(lesson: Lesson) -> Iterator[str]:
    """What came of matches, in words. It changes no weight by itself."""
    if not lesson.says_something:
        yield _(
            "Too few results to say anything: %(good)s good for both and %(other)s other so far. %(least)s are "
            "needed, and at least %(each)s of each kind."
        ) % {"good": lesson.good, "other": lesson.other, "least": LEAST, "each": LEAST_EACH}
        return
    yield _("%(good)s matches were good for both, and %(other)s were not.") % {
        "good": numeral(lesson.good), "other": numeral(lesson.other)
    }  # fmt: skip
    told = as_hundred(lesson.rules)
    yield _(
        "Matches that were good speak for %(likeness)s, %(times)s and %(nearness)s. Nothing changes by itself."
    ) % told  # fmt: skip
    for part, apart in zip(PARTS, lesson.apart, strict=True):
        if abs(apart) >= 0.01:
            words = _("%(part)s: more of it where it was good.") if apart > 0 else _(
                "%(part)s: less of it where it was good."
            )  # fmt: skip
            yield words % {"part": NAMES[part]}


def rates_page(*, programme: Programme, access: Access, rates: Sequence[Fairness]) -> RatesPage:
    return RatesPage(
        title=_("Who finds somebody"),
        frame=frame_of(programme, access, deep=True),
        lead=_("Of those who asked for something: how many were introduced to somebody. Small numbers are not shown."),
        groups=tuple(_group(one) for one in rates if one.groups),
    )


def _group(one: Fairness) -> GroupOfRates:
    name = str(QUESTIONS[one.question])
    told = [rate for rate in one.groups if rate.share is not None]
    rows = tuple(_cells(rate, one.question) for rate in one.groups)
    table = Table(
        _("Introduced to somebody, by: %(question)s") % {"question": name.lower()},
        (name, _("Asked"), _("Introduced"), _("Share"), _("Between")), rows,
    )  # fmt: skip
    return GroupOfRates(name, _chart(told, one.question, table), table, tuple(_sentences(one)))


def _cells(rate: GroupRate, question: str) -> tuple[str, ...]:
    few = _("too few to say")
    if rate.share is None or rate.low is None or rate.high is None:
        return (named(question, rate.group), few if rate.people is None else numeral(rate.people), few, few, few)
    between = f"{numeral(100 * rate.low)}% – {numeral(100 * rate.high)}%"
    return (
        named(question, rate.group), numeral(rate.people or 0), numeral(rate.matched or 0),
        f"{numeral(100 * rate.share)}%", between,
    )  # fmt: skip


def named(question: str, group: str) -> str:
    """What a group is called in the reader's language."""
    if question == "age" and group in AgeBand.values:
        return str(AgeBand(group).label)
    return str(KINDS_OF_ASKER[group]) if question == "group" else group


def _sentences(one: Fairness) -> Iterator[str]:
    few = [named(one.question, rate.group) for rate in one.groups if rate.share is None]
    for rate in one.groups:
        if rate.share is not None and rate.differs:
            words = _("%(group)s: more were introduced than among the others.") if rate.differs > 0 else _(
                "%(group)s: fewer were introduced than among the others. Look at who it is and why."
            )  # fmt: skip
            yield words % {"group": named(one.question, rate.group)}
    if few:
        yield _("Too few to say anything: %(groups)s.") % {"groups": ", ".join(few)}
    if any(rate.differs for rate in one.groups):
        yield _("One group in twenty differs as much by chance alone.")


def _chart(told: Sequence[GroupRate], question: str, table: Table) -> Chart | None:
    """Only of what may be told; the table beside it says what is too small as well."""
    rows = [
        Interval(named(question, rate.group), 100 * rate.low, 100 * rate.share, 100 * rate.high)
        for rate in told
        if rate.share is not None and rate.low is not None and rate.high is not None
    ]
    if not rows:
        return None
    sentence = _("The dot is the share that was introduced, the band what it may really be.")
    drawn = intervals(
        table.caption, rows, what=table.head[0], unit=_("of a hundred"), step="people_it", sentence=sentence,
        key=f"rates-{question}",
    )  # fmt: skip
    return replace(drawn, table=table)
