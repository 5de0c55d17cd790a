from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import PostcodeFile, PostcodeFileState
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.drawing.numerals import numeral

from .presenters import place_frame

NAMED = 12


@dataclass(frozen=True, slots=True)
class PostcodesPage:
    """`reading` is a sentence while a list is being read; `result` what came of the last one."""

    title: str
    frame: Frame
    sentence: str
    reading: str
    per_cent: int
    result: str
    failed: bool
    here: str
    button: str


def postcodes_page(*, organisation: Organisation, number: int, wards: int, last: PostcodeFile | None) -> PostcodesPage:
    busy = last is not None and last.state in {PostcodeFileState.WAITING, PostcodeFileState.READING}
    return PostcodesPage(
        title=_("Postcodes"),
        frame=place_frame(organisation),
        sentence=_sentence(number, wards),
        reading=_reading(last) if last and busy else "",
        per_cent=last.per_cent if last else 0,
        result=_result(last) if last and not busy else "",
        failed=last is not None and last.state == PostcodeFileState.FAILED,
        here=organisation_address("postcodes", organisation),
        button=_("Bring it in"),
    )


def _sentence(number: int, wards: int) -> str:
    if not wards:
        return _("None of your places has an official code yet. Give the wards their codes first.")
    if not number:
        return _("No postcode is known yet. Bring the official list in, and a postcode finds its ward in every form.")
    said = {"number": numeral(number)}
    return _("%(number)s postcodes find their ward in every form. A new list takes their place.") % said


def _reading(file: PostcodeFile) -> str:
    if not file.rows:
        return _("The list is waiting to be read.")
    return _("%(n)s rows are read.") % {"n": numeral(file.rows)}


def _result(file: PostcodeFile) -> str:
    if file.state == PostcodeFileState.FAILED:
        return file.problem or _("This list was not read to its end. Bring it in again.")
    day = date_format(timezone.localtime(file.finished_at), "j F Y")
    postcodes = ngettext("%(n)s postcode", "%(n)s postcodes", file.kept) % {"n": numeral(file.kept)}
    wards = ngettext("%(n)s ward", "%(n)s wards", file.wards) % {"n": numeral(file.wards)}
    told = _("%(day)s: %(postcodes)s for %(wards)s.") % {"day": day, "postcodes": postcodes, "wards": wards}
    return " ".join(filter(None, (told, _without(file.without))))


def _without(names: list[str]) -> str:
    if not names:
        return ""
    told = ngettext("%(n)s ward had none: %(names)s.", "%(n)s wards had none: %(names)s.", len(names))
    return told % {"n": numeral(len(names)), "names": ", ".join(names[:NAMED])}
