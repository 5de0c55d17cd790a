"""The Star as a way in: every part explains itself."""

import datetime as dt
from collections.abc import Mapping

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.learn import CoText, StepText, cos, steps
from coproduction_star.data.star import Step
from coproduction_star.ui.drawing.star import StarCo, StarDrawing, StarHeart, StarStart, StarStep

from .reading import language


def explaining_star(*, cases: int, by_co: Mapping[str, int]) -> StarDrawing:
    """All five points whole: this Star shows no programme's progress. The ring and the heart count cases."""
    texts = [text for text in steps(language()) if text.step is not Step.JUST_START]
    return StarDrawing(
        title=_("The Co-production Star: five steps, four ways to work together"),
        steps=tuple(_point(text, number) for number, text in enumerate(texts, start=1)),
        cos=tuple(_co(text, by_co.get(text.co.value, 0)) for text in cos(language())),
        heart=StarHeart(cases, ngettext("case", "cases", cases), reverse("map_it:cases")),
        start=_just_start(),
        key="way-in",
    )


def source_of_the_star(*, day: dt.date) -> str:
    """What stands under a Star that somebody took away to show it."""
    said = _("An independent implementation of the Co-production Star approach. Cases counted on %(day)s.")
    return said % {"day": date_format(day, "j F Y")}


def _point(text: StepText, number: int) -> StarStep:
    step, note = text.step, _notes()[text.step]
    return StarStep(step.value, text.title, number, 1, note, topic_address(step), explains=True)


def _co(text: CoText, cases: int) -> StarCo:
    note = ngettext("%(n)s case", "%(n)s cases", cases) % {"n": f"{cases:,}"}
    return StarCo(text.co.value, text.title, cases, topic_address(text.co), note)


def _just_start() -> StarStart:
    spoken = _("Just start: the way in for people in a hurry")
    return StarStart(_("Just start"), reverse("map_it:just_start"), spoken)


def topic_address(topic: str) -> str:
    return reverse("map_it:topic", args=[str(topic)])


def _notes() -> dict[Step, str]:
    return {
        Step.MAP_IT: _("what is there"),
        Step.FOCUS_IT: _("what matters most"),
        Step.PEOPLE_IT: _("who brings what"),
        Step.MARKET_IT: _("who promises what"),
        Step.GROW_IT: _("what came of it"),
    }
