"""The pages of the library: all of it narrowed by links, and one line of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.indicators import Measure
from coproduction_star.data.sources import sources
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.framework_page import frame_of
from coproduction_star.grow_it.indicators.wording import BETTER_WORDS, EVERY_WORDS, SHORT, TONES
from coproduction_star.grow_it.models import Indicator, Label, Measured
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .choosing import Wanted
from .wording import GROUPS, SECTORS, benefits_shown_by, unit_in_words

Links = tuple[tuple[str, str, bool], ...]
"""Name, address and whether it is chosen now."""


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    definition: str
    address: str
    label: str
    tone: str
    in_use: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one sector."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """The library, narrowed. `frame` is None where anyone reads it; `back` leads to the measures of the programme."""

    title: str
    frame: Frame | None
    sectors: Links
    labels: Links
    number: int
    blocks: tuple[Block, ...]
    back: str = ""


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """One line of the library. `use` opens the form filled in; `in_use` is where the programme has it already."""

    title: str
    frame: Frame | None
    label: str
    tone: str
    definition: str
    trap: str
    facts: tuple[tuple[str, str], ...]
    benefits: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    awaits_check: bool
    back: str
    use: str = ""
    in_use: str = ""


def library_page(
    programme: Programme, *, access: Access, entries: Sequence[Measure], wanted: Wanted, used: Mapping[str, Indicator]
) -> LibraryPage:
    where = at("library", programme)
    return LibraryPage(
        title=_("The library of measures"), frame=frame_of(programme, access), sectors=_sectors(where, wanted),
        labels=_labels(where, wanted), number=len(entries),
        blocks=tuple(_blocks(entries, lambda one: at("library_measure", programme, one.id), used)),
        back=at("framework", programme),
    )  # fmt: skip


def public_library_page(*, entries: Sequence[Measure], wanted: Wanted) -> LibraryPage:
    where = reverse("grow_it:public_library")
    return LibraryPage(
        title=_("The library of measures"), frame=None, sectors=_sectors(where, wanted),
        labels=_labels(where, wanted), number=len(entries), blocks=tuple(_blocks(entries, public_address, {})),
    )  # fmt: skip


def public_address(one: Measure) -> str:
    return reverse("grow_it:public_measure", args=[one.id])


def _sectors(where: str, wanted: Wanted) -> Links:
    every = (_("All"), _narrowing(where, "", wanted.label), not wanted.sector)
    named = (
        (str(name), _narrowing(where, key.value, wanted.label), wanted.sector == key.value)
        for key, name in SECTORS.items()
    )
    return (every, *named)


def _labels(where: str, wanted: Wanted) -> Links:
    every = (_("All"), _narrowing(where, wanted.sector, ""), not wanted.label)
    named = (
        (str(SHORT[key]), _narrowing(where, wanted.sector, key.value), wanted.label == key.value) for key in Label
    )
    return (every, *named)


def _narrowing(where: str, sector: str, label: str) -> str:
    asked = {name: value for name, value in (("sector", sector), ("label", label)) if value}
    return f"{where}?{urlencode(asked)}" if asked else where


def _blocks(
    entries: Iterable[Measure], address: Callable[[Measure], str], used: Mapping[str, Indicator]
) -> Iterator[Block]:
    found = list(entries)
    for sector, name in SECTORS.items():
        rows = tuple(_row(one, address(one), in_use=one.id in used) for one in found if one.sector is sector)
        if rows:
            yield Block(str(name), rows)


def _row(one: Measure, address: str, *, in_use: bool) -> Row:
    label = Label(one.label.value)
    return Row(one.title, one.definition, address, str(SHORT[label]), TONES[label], in_use)


def measure_page(one: Measure, programme: Programme, *, access: Access, in_use: Indicator | None) -> MeasurePage:
    keeps = has_perm(Permission.KEEP_INDICATORS, access, programme)
    return _measure_page(
        one, frame=frame_of(programme, access), back=at("library", programme),
        use=f"{at('new_indicator', programme)}?{urlencode({'from': one.id})}" if keeps else "",
        in_use=at("indicator", programme, in_use.pk) if in_use else "",
    )  # fmt: skip


def public_measure_page(one: Measure) -> MeasurePage:
    return _measure_page(one, frame=None, back=reverse("grow_it:public_library"))


def _measure_page(one: Measure, *, frame: Frame | None, back: str, use: str = "", in_use: str = "") -> MeasurePage:
    label = Label(one.label.value)
    facts = {
        _("Sector"): str(SECTORS[one.sector]), _("What kind of figure is it?"): Measured(one.measured.value).label,
        _("Unit"): unit_in_words(one), _("Which way is better"): BETTER_WORDS[one.better.value],
        _("How often"): EVERY_WORDS[one.every.value],
        _("Usually broken down by"): ", ".join(str(GROUPS[group]) for group in one.groups),
        _("Where its figures usually come from"): one.where,
    }  # fmt: skip
    return MeasurePage(
        title=one.title, frame=frame, label=str(SHORT[label]), tone=TONES[label], definition=one.definition,
        trap=one.trap, facts=tuple((name, str(said)) for name, said in facts.items() if said),
        benefits=tuple(benefit.title for benefit in benefits_shown_by(one.id)),
        sources=tuple((sources()[key].title, sources()[key].address) for key in one.sources),
        awaits_check=one.translation.awaiting_check, back=back, use=use, in_use=in_use,
    )  # fmt: skip
