"""A case as one entry of a list, and the small marks that say what it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.reading import reads, title_of
from coproduction_star.journeys.models import Case
from coproduction_star.map_it.alike import case_address, where
from coproduction_star.map_it.labels import label_of


@dataclass(frozen=True, slots=True)
class Card:
    """One case of a list. `language` is set where the words are not in the reader's language."""

    slug: str
    address: str
    title: str
    summary: str
    language: str
    where: str
    cos: tuple[str, ...]
    evidence: str
    evidence_slug: str
    has_savings: bool
    has_negative_or_mixed: bool
    organisation: str


def card(row: Case) -> Card:
    language = reads()
    told = row.other_languages.get(language, {})
    return Card(
        slug=row.slug,
        address=case_address(row.slug),
        title=title_of(row),
        summary=told.get("summary") or row.summary,
        language="" if told.get("title") or language == "en" else "en",
        where=where(row.place, row.country, years(row.started, row.ended)),
        cos=tuple(label_of(Facet.CO, co) for co in row.cos.split()),
        evidence=label_of(Facet.EVIDENCE, row.evidence),
        evidence_slug=row.evidence,
        has_savings=row.has_savings,
        has_negative_or_mixed=row.has_negative_or_mixed,
        organisation=row.organisation.name if row.organisation else "",
    )


def years(started: int | None, ended: int | None) -> str:
    if started is None:
        return _("until %(year)s") % {"year": ended} if ended else ""
    if ended is None:
        return _("since %(year)s") % {"year": started}
    return str(started) if started == ended else f"{started}–{ended}"
