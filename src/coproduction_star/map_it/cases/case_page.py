"""What the page of one case shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases import Texts
from coproduction_star.data.cases.citation import how_to_cite
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import AlikeCase
from coproduction_star.journeys.models import Case
from coproduction_star.map_it.alike import Alike, alike_line, where
from coproduction_star.map_it.labels import label_of

from .cards import years
from .figures import FigureRow, SetbackRow, SourceRow, figure_rows, setback_rows, source_rows


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with its words; `language` is set where they are not in the reader's language."""

    heading: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Tag:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class TagList:
    name: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case with every figure's source, and what we do not know."""

    title: str
    title_language: str
    awaiting_check: bool
    where: str
    organisation: str
    passages: tuple[Passage, ...]
    citizens_bring: Passage
    services_bring: Passage
    figures: tuple[FigureRow, ...]
    evidence: str
    evidence_slug: str
    evidence_explained: str
    setbacks: tuple[SetbackRow, ...]
    setbacks_language: str
    lessons: Passage
    unknown: tuple[str, ...]
    unknown_language: str
    figures_language: str
    """Set where results are not told in the reader's language; they are told in English only."""
    sources: tuple[SourceRow, ...]
    cite: str
    organisations: tuple[str, ...]
    tags: tuple[TagList, ...]
    alike: tuple[Alike, ...]
    list_address: str
    like_address: str
    use_address: str
    json_address: str
    yaml_address: str
    csv_address: str


def case_page(row: Case, text: CaseText, alike: Sequence[AlikeCase]) -> CasePage:
    language = (get_language() or "en").split("-")[0]
    words = text.texts(language)
    download = f"{reverse('map_it:case_download', args=[row.slug])}?format="
    return CasePage(
        title=words.title,
        title_language=_language("title", words),
        awaiting_check=words.awaiting_check,
        where=where(row.place, row.country, years(row.started, row.ended)),
        organisation=row.organisation.name if row.organisation else "",
        passages=(_passage(_("The problem"), "problem", words), _passage(_("What they did"), "approach", words)),
        citizens_bring=_passage(_("What people bring"), "citizens_bring", words),
        services_bring=_passage(_("What services bring"), "services_bring", words),
        figures=figure_rows(text),
        evidence=label_of(Facet.EVIDENCE, text.evidence),
        evidence_slug=text.evidence.value,
        evidence_explained=_(text.evidence.explanation),
        setbacks=setback_rows(text, words.setbacks),
        setbacks_language=_language("setbacks", words),
        lessons=_passage(_("What they learned"), "lessons", words),
        unknown=words.unknown,
        unknown_language=_language("unknown", words),
        figures_language="" if language == "en" else "en",
        sources=source_rows(text),
        cite=how_to_cite(text).bank,
        organisations=text.organisations,
        tags=_tags(text),
        alike=tuple(map(alike_line, alike)),
        list_address=reverse("map_it:cases"),
        like_address=reverse("map_it:cases_like"),
        use_address=reverse("map_it:use_case", args=[row.slug]),
        json_address=f"{download}json",
        yaml_address=f"{download}yaml",
        csv_address=f"{download}csv",
    )


def _language(field: str, words: Texts) -> str:
    return "en" if field in words.in_english else ""


def _passage(heading: str, field: str, words: Texts) -> Passage:
    return Passage(heading, getattr(words, field), _language(field, words))


def _tags(text: CaseText) -> tuple[TagList, ...]:
    lists = (
        (_("How"), Facet.CO, text.cos),
        (_("Kind of service"), Facet.SECTOR, (text.sector,)),
        (_("Who took part"), Facet.PEOPLE, text.people),
        (_("What people wanted"), Facet.OUTCOME, text.outcomes_sought),
    )
    return tuple(TagList(name, tuple(_tag(facet, value) for value in values)) for name, facet, values in lists)


def _tag(facet: Facet, value: str) -> Tag:
    return Tag(label_of(facet, value), f"{reverse('map_it:cases')}?{facet.value}={value}")
