"""The gap between what people want to learn and can show, as sentences, picture and table, all from the same rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.models import Programme
from coproduction_star.methods.disclosure import OPENSAFELY
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from .addresses import at
from .gaps import Gap, Gaps

MOST_DRAWN = 6
"""So many pairs of place and skill are drawn, the widest gap first; the table has them all."""
NEXT = 2
"""So many more than the largest are named in words."""
Skills = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GapPart:
    """What a page says of the gap; `chart` is none where no number may be shown."""

    sentences: tuple[str, ...]
    chart: Chart | None
    downloads: tuple[DownloadLink, ...]
    read: str
    """Where those who may read what people offer and wish; empty for others."""


def gap_part(programme: Programme, access: Access, gaps: Gaps, skills: Skills) -> GapPart:
    chart = chart_of(programme, gaps, skills)
    prefix = at("gap_file", programme, "svg").removesuffix("svg")
    files = (DownloadLink(_("table (CSV)"), f"{prefix}csv"), DownloadLink(_("workbook (XLSX)"), f"{prefix}xlsx"))
    return GapPart(
        sentences=tuple(sentences(gaps, skills)),
        chart=chart,
        downloads=(*files, *download_links(prefix)) if chart else (),
        read=at("offers", programme) if has_perm(Permission.SEE_OFFERS, access, programme) else "",
    )


def sentences(gaps: Gaps, skills: Skills) -> Iterator[str]:
    if not gaps.rows:
        yield _("There is no number to show yet: too few people have said what they want to learn or can show.")
    elif not gaps.short:
        yield _("No skill is wanted by more people than can show it, of all that may be shown.")
    else:
        largest, *others = gaps.short
        yield _("Largest gap: %(what)s. About %(wanted)s people want to learn it, and %(offered)s can show it.") % {
            "what": named(largest, skills), "wanted": largest.wanted, "offered": _about(largest.offered),
        }  # fmt: skip
        if others:
            yield _("Next: %(named)s.") % {"named": "; ".join(named(one, skills) for one in others[:NEXT])}
    yield _("Numbers are rounded to the nearest %(base)s. Where they are %(few)s or fewer, none is shown.") % {
        "base": OPENSAFELY.base, "few": OPENSAFELY.threshold,
    }  # fmt: skip


def named(one: Gap, skills: Skills) -> str:
    facts = {"skill": skill_of(one, skills), "place": one.place}
    return _("%(skill)s, %(place)s") % facts if one.place else _("%(skill)s, no place named") % facts


def skill_of(one: Gap, skills: Skills) -> str:
    return skills.get(one.skill, _("Something else"))


def chart_of(programme: Programme, gaps: Gaps, skills: Skills) -> Chart | None:
    """Two bars for each pair; where a number may not be shown, no bar."""
    if not gaps.rows:
        return None
    title = _("Who wants to learn and who can show, by kind of skill and place")
    source = _("Offers and wishes in “%(programme)s”, %(day)s") % {
        "programme": programme.name, "day": date_format(localdate(), "j F Y"),
    }  # fmt: skip
    drawn = bars(
        title, list(_bars(gaps.rows[:MOST_DRAWN], skills)), what=_("Kind of skill, place"), unit=_("people"),
        step="people-it", sentence=_drawn_in_words(gaps), source=source, key="gap",
    )  # fmt: skip
    return replace(drawn, table=table_of(gaps, skills))


def _bars(rows: Iterable[Gap], skills: Skills) -> Iterator[Bar]:
    for one in rows:
        facts = {"what": named(one, skills)}
        if one.wanted is not None:
            yield Bar(_("%(what)s: want to learn it") % facts, one.wanted)
        if one.offered is not None:
            yield Bar(_("%(what)s: can show it") % facts, one.offered)


def _drawn_in_words(gaps: Gaps) -> str:
    words = _("People, with the widest gap first. Where a bar is missing, there are %(few)s people or fewer.") % {
        "few": OPENSAFELY.threshold
    }
    rest = len(gaps.rows) - MOST_DRAWN
    more = ngettext("The table has %(number)s more.", "The table has %(number)s more.", rest) % {"number": rest}
    return f"{words} {more}" if rest > 0 else words


def table_of(gaps: Gaps, skills: Skills) -> Table:
    head = (_("Kind of skill"), _("Place"), _("Want to learn it"), _("Can show it"), _("Gap"))
    rows = [
        (skill_of(one, skills), one.place or _("No place named"), _about(one.wanted), _about(one.offered),
         gap_in_words(one))
        for one in gaps.rows
    ]  # fmt: skip
    together = [
        (skill_of(one, skills), _("These places together"), _at_least(one.wanted), _at_least(one.offered),
         _("not known"))
        for one in gaps.together
    ]  # fmt: skip
    return Table(_("By place and kind of skill, the widest gap first"), head, (*rows, *together))


def _about(number: int | None) -> str:
    if number is None:
        return _("%(few)s or fewer") % {"few": OPENSAFELY.threshold}
    return _("about %(number)s") % {"number": number}


def _at_least(number: int | None) -> str:
    return _("about %(number)s or more") % {"number": number} if number else _("not known")


def gap_in_words(one: Gap) -> str:
    if one.more <= 0:
        return _("enough can show it")
    if one.offered is None:
        return _("hardly anybody can show it")
    return _("about %(n)s more want to learn it") % {"n": one.more}
