"""What a matrix gives to a sceptic. The blind rule holds: what groups think only where the reader may see it there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.focus_it.doubts import Doubt, Question
from coproduction_star.focus_it.models import ImpactMatrix, MatrixResult, Option, Standing
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.models import Initiative
from coproduction_star.organisations.access import Access

from .addresses import at
from .challenging import source_of_people
from .measuring import NOTHING, Found
from .results_page import PARTED
from .selectors import found_in
from .wording import group, signed

GUESSING = 1.5
"""A median of confidence at or below this: guessing rather than fairly sure."""


def doubts_of(initiative: Initiative, access: Access) -> Iterator[Doubt]:
    """The newest matrix that it is an option of, so that one page says one thing."""
    options = _beside(initiative)
    held = next((one for one in options if one.initiative_id == initiative.pk), None)
    if held is None:
        return
    matrix, where = held.matrix, at("matrix", held.matrix)
    told = [*_facts(held)]
    if has_perm(Permission.VIEW_PLACEMENTS, access, matrix):
        living = [one for one in options if one.dropped_at is None]
        titles = {str(option.pk): option.title for option in living}
        told += _groups(matrix, str(held.pk), _shown_in(held, living), titles)
    else:
        words = _("People are rating now. What groups think is shown when rating is closed.")
        told += [(Question.DISSENT, words), (Question.TURNING, words)]
    source = _("Impact matrix")
    yield from (Doubt(question, words, where, source) for question, words in told)


def _beside(initiative: Initiative) -> list[Any]:
    """All options of the matrix opened last that it is one of, with what was kept when that was closed: one query."""
    results = MatrixResult.objects.filter(matrix=OuterRef("matrix")).order_by("-made_at")
    newest = Option.objects.filter(initiative=initiative, matrix__opened_at__isnull=False).order_by(
        "-matrix__opened_at"
    )
    rows = Option.objects.filter(matrix=Subquery(newest.values("matrix")[:1]))
    rows = rows.select_related("initiative", "matrix__programme__organisation")
    options = list(rows.annotate(kept=Subquery(results.values("found")[:1])))
    for one in options:
        one.matrix = options[0].matrix
    return options


def _shown_in(held: Any, living: Sequence[Option]) -> Found:
    """As the page of the matrix shows it."""
    if held.matrix.closed_at is None:
        return found_in(held.matrix, living)
    return held.kept or NOTHING


def _facts(option: Option) -> Iterator[tuple[Question, str]]:
    if option.people is None:
        yield Question.WEAKEST, _("Nobody has said how many people would benefit.")
    else:
        facts = {"number": option.people, "source": source_of_people(option)}
        yield Question.WEAKEST, _("%(number)s people would benefit. %(source)s") % facts
    if option.feasibility in {Standing.UNKNOWN, Standing.LOW}:
        words = {
            Standing.UNKNOWN: _("Nobody knows whether it is feasible."), Standing.LOW: _("It is hardly feasible."),
        }[option.feasibility]  # fmt: skip
        yield Question.WEAKEST, words
    if option.risk == Standing.HIGH:
        yield (
            Question.LOSES,
            _("The risk is high: %(note)s") % {"note": option.risk_note or _("nobody wrote what it is")},
        )


def _groups(matrix: ImpactMatrix, key: str, found: Found, titles: Mapping[str, str]) -> list[tuple[Question, str]]:
    places = {panel["name"]: place for panel in found["panels"] for place in panel["placements"]
              if place["option"] == key}  # fmt: skip
    return [
        *((Question.WEAKEST, words) for words in _guesses(places)),
        *((Question.LOSES, words) for words in _load(matrix, places)),
        *((Question.DISSENT, words) for words in _dissent(matrix, key, found, places)),
        *((Question.TURNING, words) for words in _turning(key, found, titles)),
    ]


def _guesses(places: Found) -> Iterator[str]:
    for name, place in places.items():
        if place["confidence"] is not None and place["confidence"] <= GUESSING:
            yield _("%(group)s were mostly guessing.") % {"group": group(name)}


def _load(matrix: ImpactMatrix, places: Found) -> Iterator[str]:
    for name, place in places.items():
        for axis in ("impact", "resources"):
            if place[axis]["median"] < 0:
                facts = {"group": group(name), "axis": matrix.words(f"{axis}_label"),
                         "value": signed(place[axis]["median"])}  # fmt: skip
                yield _("%(group)s see a loss: %(axis)s, %(value)s.") % facts


def _dissent(matrix: ImpactMatrix, key: str, found: Found, places: Found) -> Iterator[str]:
    """Groups that are a whole step apart, or that those compared are not; never who."""
    cells = [cell for cell in found["parts"] if cell["thing"] == key]
    for cell in cells:
        if cell["gap"] >= PARTED:
            high, low = cell["highest"][0], cell["lowest"][0]
            facts = {
                "axis": matrix.words(f"{cell['question']}_label"), "high": group(high), "low": group(low),
                "most": signed(cell["medians"][high]), "least": signed(cell["medians"][low]),
            }  # fmt: skip
            yield _("%(axis)s: %(high)s say %(most)s, %(low)s say %(least)s.") % facts
    if len(places) < 2:
        yield _("Fewer than two groups have rated it with three people or more, so nobody knows where groups part.")
    elif not any(cell["gap"] >= PARTED for cell in cells):
        yield _("%(number)s groups rated it, and no two are a whole step apart.") % {"number": len(places)}


def _turning(key: str, found: Found, titles: Mapping[str, str]) -> Iterator[str]:
    """What would change its place in the order, as the page of the matrix says it."""
    for one in found["overtaking"]:
        pair = (one["ahead"], one["behind"])
        if one["ratings"] is not None and key in pair and set(pair) <= titles.keys():
            told = ngettext(
                "%(group)s: with %(number)s other rating of %(of)s, “%(behind)s” would pass “%(ahead)s”.",
                "%(group)s: with %(number)s other ratings of %(of)s, “%(behind)s” would pass “%(ahead)s”.",
                one["ratings"],
            )
            facts = {"group": group(one["panel"]), "number": one["ratings"], "of": one["of"]}
            yield told % (facts | {"ahead": titles[pair[0]], "behind": titles[pair[1]]})
