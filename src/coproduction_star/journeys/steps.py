"""The registry: the points of the Star announce themselves here; journeys imports none of them.

Each step gives a `Step`. Only its name and place are required; every offer
has a quiet default, so that an absent tool is a gap and not an error.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.functional import Promise as Text


@dataclass(frozen=True, slots=True)
class Progress:
    """What a step holds: a share of 0 to 1 derived from records, and the words for it."""

    share: float = 0.0
    note: str = ""
    there: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing a step would do next. The highest `weight` (0 to 100) is shown first."""

    title: str
    reason: str
    address: str
    button: str
    weight: int = 0
    needs: str = ""
    """The permission it takes; who does not hold it is told the action without the button."""


@dataclass(frozen=True, slots=True)
class Knot:
    """One record on the golden thread. `place` says where on the thread; `source` where it came from."""

    place: str
    title: str
    address: str
    when: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what makes it worth trusting."""

    name: str
    value: float
    unit: str
    period: str
    grade: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of people, as answers tell it, that a campaign could speak to. Small numbers are protected already.

    `people` are the answers it rests on, rounded; `share` (0 to 1, between `low` and `high`) is of those who were
    asked the same. It names nobody, and leads to nobody's address.
    """

    key: str
    name: str
    people: int | None
    share: float
    low: float
    high: float
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a person."""

    title: str
    address: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: every word must begin a word of what is found. `access` is who looks."""

    words: tuple[str, ...]
    access: Any
    unseen: frozenset[UUID] = frozenset()
    """The people whose names and words are not shown now."""
    programme: Any = None
    """The one that is looked through, inside its scope. None: everything the reader sees of the organisation."""
    kind: str = ""
    """Only things of this kind, from this page of them on. Empty: the first page of every kind."""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of a search over one's own records. Its words stand in the title and the excerpt, in full."""

    title: str
    address: str
    excerpt: str = ""
    where: str = ""
    """The name of its programme, when the title does not tell."""


@dataclass(frozen=True, slots=True)
class Finds:
    """A page of what was found of one kind. `name` is the heading it stands under, such as “Comments”."""

    kind: str
    name: str
    rows: tuple[Found, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Loser:
    """Who loses by what a paper proposes, in pounds of today's worth."""

    who: str
    amount: float
    what: str = ""
    """What goes over to somebody else; empty for what is paid or given on balance."""
    gained_by: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Something frozen that a decision can be taken on, such as an edition of a business case, and what it says."""

    key: str
    title: str
    edition: int
    why: str
    """What it was frozen for."""
    frozen_on: date
    rules: str
    """The rules it was worked out by, with their edition."""
    address: str
    about: UUID | None = None
    """The initiative it is about."""
    worse_off: tuple[Loser, ...] = ()

    def kept(self) -> dict[str, Any]:
        """What a decision keeps of it, so that it says the same when the paper is gone."""
        facts = {name: getattr(self, name) for name in ("key", "title", "edition", "why", "rules", "address")}
        return facts | {"frozen_on": self.frozen_on.isoformat(), "worse_off": list(map(asdict, self.worse_off))}


class PublicPlace(StrEnum):
    """Where a row stands on the public page of a programme or a place."""

    HAPPENING = "happening"
    AHEAD = "ahead"
    SAID = "said"
    DECIDED = "decided"
    PROMISED = "promised"
    JOIN = "join"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One thing that anyone may read. A step gives only what it may publish, with no name of a person."""

    place: PublicPlace
    title: str
    text: str = ""
    when: date | None = None
    address: str = ""


class WardPart(StrEnum):
    """Under which heading of a ward's page a row stands. What people said stands with who is not heard, and sessions
    with whom to meet; every other part is a topic of its own, in this order."""

    LIVES = "lives"
    ASSETS = "assets"
    DO = "do"
    OFFERS = "offers"
    WOULD = "would"
    BARRIERS = "barriers"
    OUTCOMES = "outcomes"
    PROJECTS = "projects"
    HELP = "help"
    UNHEARD = "unheard"
    SAID = "said"
    RISKS = "risks"
    AHEAD = "ahead"
    FUNDING = "funding"
    STORIES = "stories"
    MEET = "meet"
    SESSIONS = "sessions"
    MONTH = "month"
    PROMISED = "promised"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class WardRow:
    """One thing a ward's councillors should know. It names no resident, and small numbers are protected already."""

    part: WardPart
    title: str
    text: str = ""
    number: int | None = None
    when: date | None = None
    address: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many people gave one answer in a survey: `people` of `of`. What small numbers forbid is in none."""

    question: str
    answer: str
    people: int
    of: int
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Held:
    """Personal data a step holds about a participant, for the copy they may take away."""

    kind: str
    rows: tuple[Mapping[str, Any], ...]


class NobodyAnswers(LookupError):
    """No step that is installed can say whether somebody meets a condition."""


def nobody_answers(_people: Any, condition: str) -> Mapping[UUID, Iterable[str]]:
    raise NobodyAnswers(condition)


def _nothing(*_: Any, **__: Any) -> tuple[()]:
    return ()


def _no_progress(_programme: Any) -> Progress:
    return Progress()


def _never(_of: Any) -> bool:
    return False


def _do_nothing(*_: Any, **__: Any) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """What one point of the Star offers to the whole.

    Functions that take a programme run inside its scope. `accept` is keyed by
    the kind of record another step hands over (idea, rating, sighting, option,
    promise) and called as `(programme, payload, *, by)`.
    """

    slug: str
    name: str | Text
    number: int
    address: Callable[[Any], str]
    beside: str | Text = ""
    """How the Star page leads to a step that is none of its points."""
    not_yet: str | Text = ""
    """What of this step is not in this release, said honestly on its page."""
    tools: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    """Where this step's tools are in a programme, by the id of the tool's card in data/tools."""
    made_with: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    """The rows that are made with a tool, each with its programme: one row, and the tool stands open there."""
    counts: Callable[[date], Mapping[str, Any]] = lambda _today: {}
    """Subqueries over a programme (OuterRef "pk") by name: `facts_of` asks for those of all steps at once."""
    public_counts: Callable[[], Mapping[str, Any]] = dict
    """The same of what anyone may read; a page about many programmes gets them as attributes of each."""
    progress: Callable[[Any], Progress] = _no_progress
    next_action: Callable[[Any], NextAction | None] = _do_nothing
    thread: Callable[[Any], Iterable[Knot]] = _nothing
    tells: Callable[[Any], Iterable[Any]] = _nothing
    """What a case about this initiative could say, as journeys/telling_on.py has it: one query."""
    shapes: Callable[[Any], Iterable[Any]] = _nothing
    """What of a programme another could begin with, as journeys/shapes.py has it."""
    figures: Callable[[Any], Iterable[Figure]] = _nothing
    figures_of_all: Callable[[], Iterable[Figure]] = _nothing
    """The same over all programmes of the organisation in whose scope it runs: two queries at most, however many."""
    clock: Callable[[Any, date], Iterable[str]] = _nothing
    """How long the service, never a person, takes for something: public sentences, of how many, until which day."""
    counted_series: Callable[[Any], Iterable[Any]] = _nothing
    """What it counts of a programme by period, as journeys/counted_series.py has it, so that a measure can take it."""
    papers: Callable[[Any], Iterable[Paper]] = _nothing
    """What was frozen in a programme, so that a decision can name what it was taken on: one query."""
    accept: Mapping[str, Callable[..., Any]] | None = None
    unmet_conditions: Callable[[Collection[Any], str], Mapping[UUID, Iterable[str]]] = nobody_answers
    """What each of these people still lacks for a condition, in as many queries however many they are; it raises
    NobodyAnswers for one that it knows nothing of."""
    segments: Callable[[Any], Iterable[Any]] = _nothing
    answer_counts: Callable[[Any, str], Iterable[AnswerCount]] = _nothing
    """Of a programme and a question of the bank: how many gave each answer, in the newest result of each survey."""
    ward_rows: Callable[[Any], Iterable[WardRow]] = _nothing
    """What the page of a ward says of this step, over all programmes not in the archive. Two queries at most."""
    public_rows: Callable[[Iterable[Any], Any], Iterable[PublicRow]] = _nothing
    """What a public page says of this step: of these published programmes, and of this place only where one is given.
    One query, however many programmes."""
    follow: Callable[..., None] = _do_nothing
    """A programme moved to another place: called as `(programme=…, by=…)` once that is saved."""
    follow_records: Callable[..., None] = _do_nothing
    """Records moved to another place: called as `(programme=…, by=…)` once that is saved. No programme: of any, in the
    scope of the whole organisation."""
    is_public_at: Callable[[Any], bool] = _never
    """Whether anyone can read something of this step about a place, of whatever programme."""
    waiting_for: Callable[[Any], Iterable[Waiting]] = _nothing
    waiting_rows: Callable[[Any, date], Any] | None = None
    """A query for the same, a row for each, of this person on this day. It is written once, so it may hang on no other
    day and no moment. None where nothing of this step ever waits."""
    search: Callable[[Asked], Iterable[Finds]] = _nothing
    """What it holds itself that the reader may see: one query, whatever there is."""
    personal_data: Callable[[UUID], Iterable[Held]] = _nothing
    erase: Callable[[UUID], None] = _do_nothing


POINTS = 5
_steps: dict[str, Step] = {}


class StepTwice(ValueError):
    """Two steps claim the same place on the Star."""


class NobodyAccepts(LookupError):
    """No step that is installed takes this kind of record."""


def register(step: Step) -> None:
    if step.slug in _steps:
        raise StepTwice(f"Step {step.slug!r} is registered twice.")
    _steps[step.slug] = step


def points() -> tuple[Step, ...]:
    """The five points of the Star, in order."""
    return tuple(step for step in all_steps() if 1 <= step.number <= POINTS)


def all_steps() -> tuple[Step, ...]:
    return tuple(sorted(_steps.values(), key=lambda step: step.number))


def tool_address(tool: str, programme: Any) -> str:
    """Where a tool is in a programme; empty when no installed step has it."""
    return next((step.tools[tool](programme) for step in all_steps() if tool in step.tools), "")


def is_public_at(place: Any) -> bool:
    """Whether anyone can read something about a place."""
    return any(step.is_public_at(place) for step in all_steps())


def tell_that_it_moved(programme: Any, *, by: Any) -> None:
    """Every step hears that a programme is in another place now."""
    for step in all_steps():
        step.follow(programme=programme, by=by)


def tell_that_records_moved(programme: Any | None, *, by: Any) -> None:
    """Every step hears that records of a programme are in another place now; None: of whichever programme."""
    for step in all_steps():
        step.follow_records(programme=programme, by=by)


def accept(kind: str, *, programme: Any, payload: Mapping[str, Any], by: Any) -> Any:
    """Hand a record to the step that takes its kind."""
    for step in all_steps():
        if step.accept and kind in step.accept:
            return step.accept[kind](programme, payload, by=by)
    raise NobodyAccepts(f"No step takes records of the kind {kind!r}.")


def papers_in(programme: Any) -> tuple[Paper, ...]:
    """What a decision of this programme can be taken on, the newest first."""
    found = (paper for step in all_steps() for paper in step.papers(programme))
    return tuple(sorted(found, key=lambda paper: (paper.frozen_on, paper.edition), reverse=True))
