"""What the room said: words by group, and what was voted, told from three people on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.together.models import ActivityKind, Tried, Turn, WorkshopActivity

from . import card_selectors, selectors
from .selectors import MARKED, MOST_SHOWN
from .wording import AGREES, COS, LIVES_WITH, OBJECTS, STOOD

LEAST = 3
"""Fewest people of whose votes anything is told."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words under one heading; the heading is empty for those in none."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A choice, what it got in words, and its bar as a part of `of`."""

    words: str
    said: str
    part: int
    of: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one activity so far; `note` says why there is nothing to read yet."""

    title: str
    about: str
    note: str
    groups: tuple[Group, ...]
    rows: tuple[ResultRow, ...]


def came_of(activity: WorkshopActivity) -> Came:
    groups, rows, note = (), (), ""
    if activity.kind == ActivityKind.CARD:
        groups, note = _cards(activity)
    elif activity.kind == ActivityKind.IDEAS or (activity.kind == ActivityKind.SILENT and _is_over(activity)):
        groups = groups_of(activity)
        note = _cut(groups, activity) if groups else _("Nothing has been written yet.")
    elif activity.kind == ActivityKind.SILENT:
        note = _("Everybody writes on their own. We read it together when the time is over.")
    elif activity.kind in MARKED:
        rows, note = _voted(activity)
        if len(rows) >= MOST_SHOWN:
            note = f"{note} {cut_said(len(rows), selectors.number_of_choices(activity))}"
    return Came(activity.title, activity.about, note, groups, rows)


def _cards(activity: WorkshopActivity) -> tuple[tuple[Group, ...], str]:
    """What people try; from three answers on how many tried it, and what they learnt, never who."""
    tried = card_selectors.tried_in(activity)
    answered = sum(number for word, number in tried.items() if word)
    note = ngettext("%(n)s card was written.", "%(n)s cards were written.", sum(tried.values())) % {
        "n": sum(tried.values())
    }  # fmt: skip
    if answered < LEAST:
        return groups_of(activity), " ".join((note, _("How it went is told from three answers on.")))
    ways = " · ".join(f"{label}: {tried[word]}" for word, label in Tried.choices if tried.get(word))
    learnt = card_selectors.learnt_in(activity)
    said = (Group(_("What people learnt"), learnt),) if learnt else ()
    return (*groups_of(activity), *said), f"{note} {ways}."


def _cut(groups: Sequence[Group], activity: WorkshopActivity) -> str:
    shown = sum(len(one.words) for one in groups)
    return cut_said(shown, selectors.number_of_words(activity)) if shown >= MOST_SHOWN else ""


def cut_said(shown: int, number: int) -> str:
    """Empty where nothing is left out."""
    if shown >= number:
        return ""
    return _("These are the first %(shown)s of %(all)s.") % {"shown": shown, "all": number}


def _is_over(activity: WorkshopActivity) -> bool:
    return activity.turn == Turn.CLOSED


def groups_of(activity: WorkshopActivity) -> tuple[Group, ...]:
    """The groups in the order of their headings, then what stands in none."""
    words = sorted(selectors.words_of(activity), key=lambda one: (not one.group, one.group))
    return tuple(
        Group(title, tuple(one.words for one in rows)) for title, rows in groupby(words, key=lambda one: one.group)
    )


def _voted(activity: WorkshopActivity) -> tuple[tuple[ResultRow, ...], str]:
    people = selectors.number_marked(activity)
    if not _is_over(activity):
        said = ngettext("%(n)s person has answered.", "%(n)s people have answered.", people) % {"n": people}
        return (), said + " " + _("What came out is shown when it closes, so that nobody is swayed.")
    if people < LEAST:
        return (), _("What came out is shown from three people on.")
    if activity.kind == ActivityKind.RATE:
        return _rated(activity), ngettext("%(n)s person answered.", "%(n)s people answered.", people) % {"n": people}
    tally = selectors.tally_of(activity)
    reasons = selectors.reasons_of(activity) if activity.kind == ActivityKind.AGREE else {}
    rows = []
    for one in selectors.choices_of(activity):
        counts = tally.get(one.pk, {})
        told = tuple(f"{STOOD[value]}: {why}" for value, why in reasons.get(one.pk, ()) if value in STOOD)
        part = max(counts.values(), default=0) if activity.kind == ActivityKind.PLACE else counts.get(1, 0)
        rows.append(ResultRow(one.words, _said(activity, counts), part, people, told))
    if activity.kind == ActivityKind.DOTS:
        rows.sort(key=lambda row: -row.part)
    return tuple(rows), ngettext("%(n)s person answered.", "%(n)s people answered.", people) % {"n": people}


def _rated(activity: WorkshopActivity) -> tuple[ResultRow, ...]:
    """The middle of the ratings on each axis, of what three people rated at least."""
    ratings = selectors.ratings_of(activity)
    rows = []
    for one in selectors.choices_of(activity):
        given = ratings.get(one.pk, [])
        said = rating_said(given) if len(given) >= LEAST else _("Fewer than three people rated it.")
        rows.append(ResultRow(one.words, said, len(given), max(len(given), 1)))
    return tuple(rows)


def rating_said(given: Sequence[tuple[int, int]]) -> str:
    lives, money = median(row[0] for row in given), median(row[1] for row in given)
    said = _("Lives %(lives)s, money and time %(money)s: the middle of what %(n)s people gave, from −2 to +2.")
    return said % {"lives": f"{lives:+g}", "money": f"{money:+g}", "n": len(given)}


def _said(activity: WorkshopActivity, counts: dict[int, int]) -> str:
    if activity.kind == ActivityKind.AGREE:
        return " · ".join(_stood(counts))
    if activity.kind == ActivityKind.PLACE:
        return " · ".join(f"{words}: {counts[value]}" for value, words in COS.items() if value in counts)
    number = counts.get(1, 0)
    if activity.kind == ActivityKind.DOTS:
        return ngettext("%(n)s dot", "%(n)s dots", number) % {"n": number}
    return ngettext("%(n)s person", "%(n)s people", number) % {"n": number}


def _stood(counts: dict[int, int]) -> Iterator[str]:
    for value in (AGREES, LIVES_WITH, OBJECTS):
        yield f"{STOOD[value]}: {counts.get(value, 0)}"
