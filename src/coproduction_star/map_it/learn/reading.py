"""The language the reader reads, and the marks for words that are in another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from coproduction_star.data.content_files import Block, Language, Translation
from coproduction_star.journeys.case_bank import selectors


def language() -> Language:
    return Language.WELSH if (get_language() or "").startswith(Language.WELSH.value) else Language.ENGLISH


def english(translation: Translation, field: str) -> str:
    """ "en" for a field that is still in English on a page in another language, else nothing."""
    read = language()
    return "" if translation.language_of(field) is read else translation.language_of(field).value


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A case named in a text; `why` is what to look at it for."""

    title: str
    address: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """One block of running text with the cases it speaks of."""

    kind: str
    text: str
    items: tuple[str, ...]
    cases: tuple[CaseLink, ...]


class Shelf:
    """The titles of the cases a page speaks of, read in one query."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self._titles = selectors.titles_of(slugs, language=language().value)

    def link(self, slug: str, why: str = "") -> CaseLink | None:
        """Nothing for a case that has been withdrawn."""
        if slug not in self._titles:
            return None
        return CaseLink(self._titles[slug], reverse("map_it:case", args=[slug]), why)

    def links(self, pairs: Iterable[tuple[str, str]]) -> tuple[CaseLink, ...]:
        found = (self.link(slug, why) for slug, why in pairs)
        return tuple(link for link in found if link)


def paragraphs(blocks: Iterable[Block], shelf: Shelf) -> tuple[Paragraphs, ...]:
    return tuple(
        Paragraphs(block.kind.value, block.text, block.items, shelf.links((slug, "") for slug in block.cases))
        for block in blocks
    )
