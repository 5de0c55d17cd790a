"""What a case is: a cited study of co-production with graded figures. Frozen, so it can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from coproduction_star.data.countries import COUNTRIES
from coproduction_star.data.vocabularies import Better, Co, Evidence, Movement, ResultKind, Sector

from .movement import moved

Number = int | float

TRANSLATED_FIELDS = (
    "title",
    "problem",
    "approach",
    "citizens_bring",
    "services_bring",
    "setbacks",
    "lessons",
    "unknown",
)
"""The fields of a case that a file in another language may hold."""

ENGLISH = "en"
AWAITING_CHECK = "awaiting_check"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or a claim comes from."""

    title: str
    publisher: str
    year: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of a case, with what is needed to judge it."""

    what: str
    kind: ResultKind
    change: Number | None
    level: Number | None
    unit: str
    period: str | None
    comparator: str | None
    source: int
    """The number of its source in the case, counted from 1."""
    better: Better | None = None
    """The direction that is good; only outcomes and satisfaction have one."""
    compared_with: Number | None = None
    """The number in the comparator that the level is set against, in the same unit."""
    target: Number | None = None
    """The number in the comparator that was aimed for, in the same unit."""
    no_clear_effect: bool = False
    """The source itself says that the difference is unclear or could be chance."""

    @property
    def moved(self) -> Movement:
        """Better, worse, no change, or cannot tell."""
        return moved(self)

    @property
    def missed_target(self) -> bool:
        """Whether the level fell short of what was aimed for."""
        if self.target is None or self.level is None or self.better in (None, Better.NEITHER):
            return False
        short = self.target - self.level if self.better is Better.UP else self.level - self.target
        return short > 0


@dataclass(frozen=True, slots=True)
class Setback:
    """What did not work or was mixed, told in words because no figure of the case says it."""

    what: str
    source: int
    """The number of its source in the case, counted from 1."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a file beside the case says in another language; ``None`` where nobody has written it yet."""

    language: str
    title: str | None = None
    problem: str | None = None
    approach: str | None = None
    citizens_bring: str | None = None
    services_bring: str | None = None
    setbacks: tuple[str, ...] | None = None
    lessons: str | None = None
    unknown: tuple[str, ...] | None = None
    awaiting_check: bool = False
    """A machine wrote it, and nobody who speaks the language has checked it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of a case in the language asked for, with English where there is nothing else."""

    language: str
    title: str
    problem: str
    approach: str
    citizens_bring: str
    services_bring: str
    setbacks: tuple[str, ...]
    lessons: str
    unknown: tuple[str, ...]
    in_english: frozenset[str] = frozenset()
    """The fields that fell back to English: mark them ``lang="en"`` on the page."""
    awaiting_check: bool = False
    """A machine wrote these words, and nobody who speaks the language has checked them."""


@dataclass(frozen=True, slots=True)
class Case:
    """A cited study of co-production. The fields are the keys of a case file, in its order."""

    id: str
    title: str
    place: str
    country: str
    latitude: float
    longitude: float
    organisations: tuple[str, ...]
    started: int | None
    ended: int | None
    sector: Sector
    cos: tuple[Co, ...]
    outcomes_sought: tuple[str, ...]
    people: tuple[str, ...]
    problem: str
    approach: str
    citizens_bring: str
    services_bring: str
    results: tuple[Result, ...]
    setbacks: tuple[Setback, ...] = field(default=(), kw_only=True)
    lessons: str
    unknown: tuple[str, ...]
    evidence: Evidence
    sources: tuple[Source, ...]
    translations: tuple[Translation, ...] = ()

    @property
    def country_name(self) -> str:
        """The English name of the country."""
        return COUNTRIES[self.country]

    @property
    def has_savings(self) -> bool:
        """Whether any figure is about money saved."""
        return any(result.kind is ResultKind.SAVING for result in self.results)

    @property
    def has_negative_or_mixed(self) -> bool:
        """Whether a setback is told, or any figure went the wrong way, showed no clear effect or missed its target."""
        return bool(self.setbacks) or any(
            result.moved in (Movement.WORSE, Movement.NO_CHANGE) or result.missed_target for result in self.results
        )

    def source_of(self, told: Result | Setback) -> Source:
        """Find the source that a figure or a setback names."""
        return self.sources[told.source - 1]

    def result_id(self, number: int) -> str:
        """Name a figure for good, counted from 1: ``southwark-circle#4``."""
        return f"{self.id}#{number}"

    def texts(self, language: str) -> Texts:
        """Give the words in a language, in English where there are no others.

        Examples
        --------
        >>> from coproduction_star.data.cases import case
        >>> case("southwark-circle").texts("en").in_english
        frozenset()
        """
        return _texts(self, language, _written(self.translations, language))


def _written(translations: tuple[Translation, ...], language: str) -> Mapping[str, object]:
    for translation in translations:
        if translation.language == language:
            pairs = ((name, getattr(translation, name)) for name in TRANSLATED_FIELDS)
            return MappingProxyType({name: value for name, value in pairs if value is not None})
    return MappingProxyType({})


def _texts(case: Case, language: str, written: Mapping[str, object]) -> Texts:
    own = {name: getattr(case, name) for name in TRANSLATED_FIELDS}
    own["setbacks"] = tuple(setback.what for setback in case.setbacks)
    values = {name: written.get(name, value) for name, value in own.items()}
    missing = () if language == ENGLISH else (name for name, value in own.items() if value and name not in written)
    waiting = any(each.awaiting_check for each in case.translations if each.language == language)
    return Texts(language=language, in_english=frozenset(missing), awaiting_check=waiting, **values)  # type: ignore[arg-type]  # by name


FIELD_NAMES = tuple(each.name for each in fields(Case) if each.name != "translations")
"""The keys of a case file."""

RESULT_FIELDS = tuple(each.name for each in fields(Result))
SETBACK_FIELDS = tuple(each.name for each in fields(Setback))
SOURCE_FIELDS = tuple(each.name for each in fields(Source))
