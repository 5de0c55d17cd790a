"""Text messages as a file for a service that sends them: a number and a text on each row, and nothing else."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.people_it.models import Invitee

from . import telling

FEWEST_DIGITS = 7


def as_csv(invitees: Iterable[Invitee]) -> bytes:
    """No name and no topic. A number that nobody can ring is left out; it stands on the list of calls."""
    into = io.StringIO()
    rows = csv.writer(into)
    rows.writerow((_("number"), _("text")))
    rows.writerows(
        (cell_of(number), cell_of(telling.short_text(one))) for one in invitees if (number := number_of(one))
    )
    return into.getvalue().encode("utf-8-sig")


def number_of(one: Invitee) -> str:
    """Digits alone, which every service reads: +44 (0)1632 becomes 441632."""
    said = one.participant.phone if one.participant else ""
    international = said.strip().startswith("+")
    digits = "".join(letter for letter in (said.replace("(0)", "") if international else said) if letter.isdecimal())
    return digits if len(digits) >= FEWEST_DIGITS else ""
