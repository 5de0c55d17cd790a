"""What pages show of what visitors saw: points with their spread, places, photographs, and what stands beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.together.models import Review, Score, Visit, VisitMark
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at
from .reading import Shown
from .selectors import LEAST, Took
from .wording import FEW

DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class SeenWords:
    """What a visitor wrote of a point, without a name."""

    words: str
    about: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the checklist with what was seen. `seen` is empty before the first visit."""

    title: str
    chosen: str
    seen: str
    spread: str
    apart: bool
    words: tuple[SeenWords, ...]
    before: str
    address: str


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photograph that others may see, with what it shows."""

    picture: str
    caption: str
    where: str
    width: int
    height: int


def day(value: Any) -> str:
    return date_format(value, DAY)


def people(number: int) -> str:
    """A small number is not told."""
    return str(FEW) if 0 < number < LEAST else str(number)


def took_said(took: Took) -> Iterator[str]:
    """Who took part, and what these numbers are not."""
    if not took.all:
        yield _("Nobody has taken part yet.")
        return
    both = {"chose": people(took.chose), "visited": people(took.visited)}
    yield _("Said what matters: %(chose)s. Visited: %(visited)s, a pair counted once.") % both
    if took.typed_in:
        yield _("On paper, by phone or in a talk: %(n)s.") % {"n": people(took.typed_in)}
    yield _("Anyone with the link could take part. So this is what these visitors saw, and not what everybody thinks.")


def whole_said(shown: Shown) -> str:
    whole = shown.results.whole
    if whole.mean is None:
        scored = any(one.visitors for one in shown.results.points)
        return _("Scores are shown from five visitors on.") if scored else ""
    said = {"mean": score(whole.mean), "n": whole.visitors}
    return _("All points together: %(mean)s out of 3, from %(n)s visitors.") % said


def beside_said(review: Review, shown: Shown) -> Iterator[str]:
    """The official figure, and the review before: what stands beside the result."""
    if shown.official is not None:
        one = shown.official
        said = {"name": one.name, "value": f"{numeral(one.value, decimals=1)} {one.unit}", "period": one.period}
        yield _("The official figure: %(name)s, %(value)s, %(period)s.") % said
    if review.official_words:
        yield _("The official figure: %(words)s") % {"words": review.official_words}
    if shown.earlier is not None:
        yield from _over_time(shown)


def _over_time(shown: Shown) -> Iterator[str]:
    before = shown.earlier
    if before is None:
        return
    if before.whole.mean is None or before.now.mean is None:
        yield _("Beside “%(title)s” nothing can be said yet: no point of both has five visitors each time.") % {
            "title": before.review.title
        }  # fmt: skip
        return
    said = {
        "title": before.review.title, "then": score(before.whole.mean), "n": before.whole.visitors,
        "now": score(before.now.mean),
    }  # fmt: skip
    yield _("The points of both reviews. “%(title)s”: %(then)s out of 3, from %(n)s visitors. Now: %(now)s.") % said
    if before.change is not None:
        yield change_said(before.change)


def change_said(change: Any) -> str:
    if not change.firm:
        return _("The difference is so small that chance alone could have made it.")
    ends = {
        "low": score(min(abs(change.low), abs(change.high))),
        "high": score(max(abs(change.low), abs(change.high))),
    }
    if change.difference > 0:
        return _("It became better, by %(low)s to %(high)s steps of the scale.") % ends
    return _("It became worse, by %(low)s to %(high)s steps of the scale.") % ends


def photo_rows(review: Review, shown: Shown, name: str) -> tuple[PhotoRow, ...]:
    return tuple(
        PhotoRow(
            at(name, review.programme, review.pk, one.pk), one.caption, visit_said(one.visit), one.width, one.height
        )
        for one in shown.photos
    )


def score(mean: float) -> str:
    return numeral(mean, decimals=1)


def chart_of(review: Review, shown: Shown) -> Chart | None:
    """Nothing where fewer than five scored every point."""
    found = zip(shown.checklist, shown.results.points, strict=True)
    rows = [Bar(point.title, round(seen.mean, 1)) for point, seen in found if seen.mean is not None]
    if not rows:
        return None
    return bars(
        _("How far each point is met"), rows, what=_("What good looks like"), unit=_("mean score from 0 to 3"),
        sentence=_sentence(rows), source=review.title, key=f"visits-{review.pk.hex[:8]}",
    )  # fmt: skip


def _sentence(rows: list[Bar]) -> str:
    best, worst = max(rows, key=lambda row: row.value), min(rows, key=lambda row: row.value)
    if best.value == worst.value:
        return _("All points are met to the same degree.")
    return _("Best met: “%(best)s”. Least met: “%(worst)s”.") % {"best": best.name, "worst": worst.name}


def point_rows(review: Review, shown: Shown, *, keeps: bool = False) -> tuple[PointRow, ...]:
    said: dict[Any, list[SeenWords]] = {}
    for one in shown.words:
        said.setdefault(one.point_id, []).append(seen_words(one))
    found = zip(shown.checklist, shown.results.points, strict=True)
    return tuple(
        PointRow(
            point.title, chosen_said(point.number, shown.took.chose), seen_said(seen), spread_said(seen), seen.apart,
            tuple(said.get(point.pk, ())), before_said(shown, point.pk),
            at("review_point", review.programme, review.pk, point.pk) if keeps else "",
        )
        for point, seen in found
    )  # fmt: skip


def seen_words(mark: VisitMark) -> SeenWords:
    visit = mark.visit
    about = [str(Score(mark.score).label)] if mark.score is not None else []
    place = visit.place.name if visit.place else visit.where
    return SeenWords(mark.words, " · ".join([*about, place]), visit.quote)


def chosen_said(number: int, chose: int) -> str:
    """Nothing is told while fewer than five people have chosen."""
    if chose < LEAST:
        return ""
    return ngettext("matters to %(n)s person", "matters to %(n)s people", number) % {"n": people(number)}


def seen_said(seen: Any) -> str:
    if seen.mean is None:
        return _("Scores are shown from five visitors on.") if seen.visitors else ""
    return _("%(mean)s out of 3, from %(n)s visitors") % {"mean": score(seen.mean), "n": seen.visitors}


def before_said(shown: Shown, point: Any) -> str:
    """What the same point came to in the review before."""
    if shown.earlier is None or point not in shown.earlier.points:
        return ""
    mean, visitors = shown.earlier.points[point]
    return _("before: %(mean)s, from %(n)s visitors") % {"mean": score(mean), "n": visitors}


def spread_said(seen: Any) -> str:
    if seen.mean is None:
        return ""
    return ", ".join(f"{label}: {number}" for label, number in zip(Score.labels, seen.spread, strict=True))


def place_rows(shown: Shown) -> tuple[tuple[str, str], ...]:
    """Places side by side where five visitors or more scored: in the order of their names, as nobody wins."""
    told = [one for one in shown.results.places if one.mean is not None]
    if len(told) < 2:
        return ()
    return tuple(
        (one.name, _("%(mean)s out of 3, from %(n)s visitors") % {"mean": score(one.mean or 0), "n": one.visitors})
        for one in told
    )


def visit_said(visit: Visit) -> str:
    place = visit.where or (visit.place.name if visit.place else "")
    return f"{day(visit.visited_on)} · {place}" if place else day(visit.visited_on)
