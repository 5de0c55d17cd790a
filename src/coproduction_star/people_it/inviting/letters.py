"""Letters and cards as sheets of paper, each with a code for phones; outside, nothing says what it is about."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import segno
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.people_it.asking.addresses import short_address
from coproduction_star.people_it.models import Invitee, Sample, SampleFrame, SurveyLink
from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.drawing.colours import INK, LINE, QUIET, step_colour

from . import telling
from .addresses import by_code, code_of, in_full
from .presenters import CARDS_ON_A_SHEET


def letters_pdf(sample: Sample, invitees: Iterable[Invitee], *, language: str) -> bytes:
    """A page for each person; they fit an envelope with a window."""
    data = _paper(sample, language) | {"letters": [_letter(sample, one) for one in invitees], "sheets": []}
    return typeset(template(), data)


def cards_pdf(sample: Sample, links: Mapping[str, SurveyLink], *, places: Mapping[str, str], language: str) -> bytes:
    """A sheet of eight cards for each place, and how often to print it."""
    data = _paper(sample, language) | {"letters": [], "sheets": list(_sheets(sample, links, places))}
    return typeset(template(), data)


def _paper(sample: Sample, language: str) -> dict[str, Any]:
    code, region = language_and_region(language)
    organisation = sample.survey.programme.organisation
    return {
        "title": _("Invitations"), "organisation": organisation.name, "language": code, "region": region,
        "colours": {"ink": INK, "quiet": QUIET, "line": LINE, "head": step_colour("people-it")},
        "camera": _("Point your phone’s camera here, or type:"),
    }  # fmt: skip


def _letter(sample: Sample, one: Invitee) -> dict[str, Any]:
    code, survey = code_of(one.pk), sample.survey
    where, stop = in_full(by_code("own_invitation", code)), in_full(by_code("own_invitation_stop", code))
    person = one.participant
    return {
        "to": [line for line in ((person.name if person else one.name), *one.address.split(", ")) if line],
        "greeting": _("A question for you"),
        "words": _said(survey, is_known=person is not None),
        "address": where, "squares": squares(where),
        "stop": _("Do not ask me again: %(address)s") % {"address": stop},
    }  # fmt: skip


def _said(survey: Any, *, is_known: bool) -> list[str]:
    organisation = survey.programme.organisation
    words = [telling.asks() if is_known else _(
        "There are some questions for whoever lives here. Answer them if you like; nothing depends on it. "
        "You need no account, and nobody asks your name."
    )]  # fmt: skip
    words.append(_("The code below is for you alone: please do not pass it on."))
    if survey.closes_on:
        words.append(_("You can answer until %(day)s.") % {"day": date_format(survey.closes_on, "j F Y")})
    if organisation.contact:
        words.append(_("If you would rather be rung, or answer on paper: %(contact)s") % {
            "contact": organisation.contact
        })  # fmt: skip
    return words


def _sheets(sample: Sample, links: Mapping[str, SurveyLink], places: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for one in sample.strata:
        where = in_full(short_address(links[one["link"]].code))
        times = -(-one["drawn"] // CARDS_ON_A_SHEET)
        facts = {"place": places.get(one["names"][0], "–"), "times": times, "cards": one["drawn"]}
        yield {
            "note": _("%(place)s: print this sheet %(times)s times for %(cards)s letterboxes.") % facts,
            "title": sample.survey.title,
            "words": _("You need no account, and nobody asks your name."),
            "address": where.removeprefix("https://").removeprefix("http://"),
            "squares": squares(where),
        }


def squares(text: str) -> list[str]:
    """The rows of a QR code, a 1 for each dark square."""
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(text, error="m").matrix_iter(border=2)]


def is_of_homes(sample: Sample) -> bool:
    return sample.frame == SampleFrame.HOMES


@cache
def template() -> bytes:
    return files(__package__).joinpath("letters.typ").read_bytes()
