"""Samples that weights can begin from, and what one of them says: nobody types what was drawn here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame, Link
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import Margins, Sample, Survey
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at
from .presenters import frame
from .wording import Called


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """How the people of a sample were drawn: read, not typed."""

    title: str
    frame: Frame
    lead: str
    table: Table
    remove: str


def source_of(sample: Sample) -> str:
    """Out of what it was drawn and when, to stand as the source of its numbers."""
    day = date_format(localdate(sample.made_at), "j F Y")
    return _("%(frame)s; sample drawn on %(day)s") % {"frame": sample.get_frame_display(), "day": day}


def offered(survey: Survey, samples: Iterable[Sample], margins: Iterable[Margins]) -> tuple[Link, ...]:
    """A button for each sample; none once the survey says how people were drawn."""
    if any(row.drawn for row in margins):
        return ()
    return tuple(Link(_button(one), at("use_sample", survey, one.pk)) for one in samples)


def _button(sample: Sample) -> str:
    facts = {
        "day": date_format(localdate(sample.made_at), "j F Y"),
        "drawn": numeral(sum(one["drawn"] for one in sample.strata)),
        "people": numeral(sum(one["people"] for one in sample.strata)),
    }
    return _("Use the drawing of %(day)s: %(drawn)s of %(people)s people") % facts


def drawn_page(margins: Margins, access: Access, called: Called) -> DrawnPage:
    survey = margins.survey
    return DrawnPage(
        title=_("How people were drawn"),
        frame=frame(survey, access),
        lead=_("Taken from a sample that was drawn here. %(source)s.") % {"source": margins.source},
        table=_table(margins, called),
        remove=at("remove_margins", survey, margins.pk),
    )


def _table(margins: Margins, called: Called) -> Table:
    head = (_("Drawn from"), _("People there"), _("Drawn"), _("One answer begins with a weight of"))
    rows = tuple(
        (
            called.answer(margins.name, "+".join(one["choices"])) or _("The whole list"),
            numeral(one["people"]),
            numeral(one["drawn"]),
            numeral(one["people"] / one["drawn"], decimals=2),
        )
        for one in margins.population
    )
    return Table(_("What was drawn"), head, rows)
