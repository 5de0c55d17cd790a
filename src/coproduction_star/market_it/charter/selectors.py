import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.market_it.models import (
    Charter,
    CharterEdition,
    CharterIncentive,
    CharterParty,
    CharterReview,
    CharterRisk,
    Clause,
    ClauseKind,
    PlanItem,
    Risk,
    RiskState,
    Suggestion,
    TextForm,
    Wording,
)
from coproduction_star.voices.models import Comment, State

from .wording import Slot, first_slot

PER_PAGE = 25
HISTORY = 200
READABLE = Q(contribution=None) | Q(contribution__state=State.SHOWN, contribution__worry=False)
"""What came from outside is read by others once somebody checked it."""
OPEN = Q(answered_at=None, withdrawn_at=None) & READABLE


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a charter."""

    key: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """What a clause says in one language and form."""

    words: str
    machine: bool


@dataclass(slots=True)
class ClauseFound:
    """A clause with its words, and how much is said about it. `rivals`: texts between which somebody has to choose.

    Plain values and no models: there may be two hundred on a page, with eight hundred texts.
    """

    key: UUID
    kind: str
    side: Side
    suggested: int
    commented: int
    texts: dict[Slot, Text] = field(default_factory=dict)
    rivals: int = 0


def charters(programme: Programme) -> QuerySet[Any]:
    """Each with its clauses and the suggestions that wait for an answer."""
    rows = Charter.objects.filter(programme=programme).order_by("-made_at", "pk")
    return rows.annotate(
        is_open_again=Exists(CharterReview.objects.filter(charter=OuterRef("pk"), held_on=None)),
        lines=_number(Clause.objects.filter(charter=OuterRef("pk")), "charter"),
        waiting=_number(Suggestion.objects.filter(OPEN, charter=OuterRef("pk")), "charter"),
    )


def page_of_charters(programme: Programme, *, number: str | None) -> Page[Any]:
    return Paginator(charters(programme), PER_PAGE).get_page(number)


def charter_with(*, programme: Programme, charter_id: UUID) -> Charter:
    sides = CharterParty.objects.filter(charter=OuterRef("pk"))
    open_now = CharterReview.objects.filter(charter=OuterRef("pk"), held_on=None)
    rows = Charter.objects.select_related("initiative", "open_edition").annotate(
        has_sides=Exists(sides), is_open_again=Exists(open_now)
    )
    found: Charter = rows.defer(*whole_text("open_edition")).get(programme=programme, pk=charter_id)
    found.programme = programme
    return found


def whole_text(edition: str) -> tuple[str, str]:
    """What a page leaves in the database that only names an edition: its text twice, which may be long."""
    return f"{edition}__text", f"{edition}__document"


def sides_of(charter: Charter) -> tuple[CharterParty, ...]:
    return tuple(CharterParty.objects.filter(charter=charter))


def side_with(*, charter: Charter, side_id: UUID) -> CharterParty:
    return CharterParty.objects.get(charter=charter, pk=side_id)


def clauses_of(charter: Charter, *, language: str = "") -> tuple[ClauseFound, ...]:
    """All that stand in it, side by side, with what is said about each: two queries, however many there are.

    With a `language` only what a page in that language shows: a clause that has no plain words in it comes with
    those of the other languages, by a third query.
    """
    found = _with_what_is_said(charter)
    rows = _wordings(charter)
    _put_in(found, rows.filter(Q(language=language) | Q(current=False)) if language else rows)
    shown = Slot(language, TextForm.PLAIN)
    if language and any(shown not in one.texts for one in found.values()):
        _put_in(found, rows.filter(current=True, form=TextForm.PLAIN).exclude(language=language))
    return tuple(found.values())


def _with_what_is_said(charter: Charter) -> dict[UUID, ClauseFound]:
    said = Comment.objects.filter(
        subject=Clause._meta.label_lower, subject_id=OuterRef("pk"), removed_at=None, hidden_at=None
    )
    suggested = _number(Suggestion.objects.filter(OPEN, clause=OuterRef("pk")), "clause")
    read_in = ("party__position", "party__made_at", "position", "made_at")
    rows = Clause.objects.filter(charter=charter).order_by(*read_in)
    sides: dict[UUID, Side] = {}
    found = {}
    for key, kind, side, name, suggestions, comments in rows.values_list(
        "pk", "kind", "party", "party__name", suggested, _number(said, "subject_id")
    ):
        whose = sides.get(side) or sides.setdefault(side, Side(side, name))
        found[key] = ClauseFound(key, kind, whose, suggestions, comments)
    return found


def _wordings(charter: Charter) -> QuerySet[Wording]:
    """What holds in it, and what waits to be chosen, in no order: of each language and form one holds."""
    living = Q(current=True) | Q(rival__isnull=False, settled_at__isnull=True)
    return Wording.objects.filter(living, clause__charter=charter, clause__removed_at=None).order_by()


def _put_in(found: dict[UUID, ClauseFound], wordings: QuerySet[Wording]) -> None:
    rows = wordings.values_list("clause", "language", "form", "words", "machine", "current")
    for key, language, form, words, machine, holds in rows:
        one = found.get(key)
        if one is None:  # put in after the clauses were read
            continue
        if holds:
            one.texts[Slot(language, form)] = Text(words, machine)
        else:
            one.rivals += 1


def clause_with(*, charter: Charter, clause_id: UUID) -> Clause:
    """Also one that was taken out, so that it can be brought back."""
    found: Clause = Clause.everything.select_related("party").get(charter=charter, pk=clause_id)
    found.charter = charter
    return found


def wordings_of(clause: Clause) -> list[Wording]:
    """All it ever said, the newest first."""
    return list(Wording.objects.filter(clause=clause).select_related("by").order_by("-made_at"))


def wording_with(*, clause: Clause, wording_id: UUID) -> Wording:
    """One that holds, or that waits to be chosen."""
    living = Q(current=True) | Q(rival__isnull=False, settled_at__isnull=True)
    return Wording.objects.get(living, clause=clause, pk=wording_id)


def suggestions_for(clause: Clause) -> list[Suggestion]:
    """The ones that wait first."""
    rows = Suggestion.objects.filter(READABLE, clause=clause, withdrawn_at=None)
    found = list(rows.select_related("participant", "contribution").order_by("-made_at")[:HISTORY])
    return sorted(found, key=lambda one: one.answered_at is not None)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the clauses: clauses that somebody misses, incentives and risks. `words` is what it is."""

    sort: str
    key: UUID
    words: str
    mechanism: str | None
    side: str | None
    more: str
    kind: str

    @property
    def holder(self) -> str:
        return ", ".join(part for part in (self.side, self.more) if part)


def beside(charter: Charter) -> list[Beside]:
    """All of it in one query, each sort in the order in which it came."""
    nothing = Value("", output_field=TextField())
    missing = Suggestion.objects.filter(OPEN, charter=charter, clause=None).order_by()
    included = CharterIncentive.objects.filter(charter=charter).order_by()
    carried = CharterRisk.objects.filter(charter=charter).order_by()
    said = Coalesce("contribution__words", "words")
    rows = missing.values_list(Value("missing"), "pk", said, nothing, "party__name", "why", "kind", "made_at").union(
        included.values_list(Value("incentive"), "pk", "item__words", nothing, nothing, nothing, nothing, "made_at"),
        carried.values_list(
            Value("risk"), "pk", "risk__title", "mechanism", "held_by__name", "held_in_words", nothing, "made_at"
        ),
        all=True,
    )
    return [Beside(*row[:-1]) for row in sorted(rows, key=lambda row: row[-1])]


def suggestion_with(*, charter: Charter, suggestion_id: UUID) -> Suggestion:
    rows = Suggestion.objects.filter(READABLE, charter=charter, withdrawn_at=None)
    found: Suggestion = rows.select_related("participant", "contribution", "clause", "party").get(pk=suggestion_id)
    found.charter = charter
    return found


def words_in(suggestion: Suggestion) -> str:
    """What came from outside is read as whoever checked it left it."""
    return suggestion.contribution.words if suggestion.contribution else suggestion.words


def topics_in(charter: Charter) -> frozenset[str]:
    rows = Clause.objects.filter(charter=charter).exclude(topic="").order_by()
    return frozenset(rows.values_list("topic", flat=True))


def incentives_of(charter: Charter) -> list[CharterIncentive]:
    rows = CharterIncentive.objects.filter(charter=charter).select_related("item", "clause")
    return list(rows.order_by("item__audience", "made_at"))


def risks_of(charter: Charter) -> list[CharterRisk]:
    rows = CharterRisk.objects.filter(charter=charter).select_related("risk", "held_by", "clause")
    return list(rows.order_by("risk__number"))


def items_to_include(charter: Charter) -> QuerySet[PlanItem]:
    """What the plans of the programme hold and the charter does not."""
    there = CharterIncentive.objects.filter(charter=charter, item=OuterRef("pk"))
    return PlanItem.objects.filter(~Exists(there), programme=charter.programme_id, withdrawn_at=None).order_by("words")


def risks_to_carry(charter: Charter) -> QuerySet[Risk]:
    there = CharterRisk.objects.filter(charter=charter, risk=OuterRef("pk"))
    open_now = Risk.objects.filter(programme=charter.programme_id).exclude(state=RiskState.CLOSED)
    return open_now.filter(~Exists(there)).order_by("number")


def included_with(charter: Charter, key: UUID) -> CharterIncentive:
    return CharterIncentive.objects.get(charter=charter, pk=key)


def carried_with(charter: Charter, key: UUID) -> CharterRisk:
    return CharterRisk.objects.get(charter=charter, pk=key)


def with_first_words(charter: Charter) -> QuerySet[Clause]:
    """Its clauses to choose from, each with its words in the language that counts as `first_words`."""
    slot = first_slot(charter.languages)
    words = Wording.objects.filter(clause=OuterRef("pk"), current=True, language=slot.language, form=slot.form)
    rows = Clause.objects.filter(charter=charter).order_by("position")
    return rows.annotate(first_words=Subquery(words.values("words")[:1]))


def initiatives_of(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme).order_by("title")


def history_of(charter: Charter) -> list[Event]:
    """What was done with it and all that stands in it, the newest first."""
    models = (
        Clause.everything,
        CharterParty.objects,
        Suggestion.objects,
        CharterIncentive.objects,
        CharterRisk.objects,
    )
    keys = [str(charter.pk)]
    for rows in models:
        keys += [str(key) for key in rows.filter(charter=charter).values_list("pk", flat=True)]
    events = Event.objects.filter(programme_id=charter.programme_id, subject_id__in=keys)
    return list(events.select_related("by").order_by("-at", "-pk")[:HISTORY])


def public_charters(programme: Programme, *, today: dt.date) -> list[Charter]:
    """What anyone may read: published, or open to residents now."""
    rows = Charter.objects.filter(is_public(today), programme=programme).select_related("open_edition")
    return list(rows.order_by("title"))


def public_charter(*, programme: Programme, charter_id: UUID, today: dt.date) -> Charter:
    rows = Charter.objects.filter(is_public(today), programme=programme).select_related("open_edition")
    found: Charter = rows.get(pk=charter_id)
    found.programme = programme
    return found


def is_public(today: dt.date) -> Q:
    return Q(published_at__isnull=False) | Q(suggest_until__gte=today, ended_at=None)


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def no_places() -> QuerySet[Place]:
    """Nobody is asked where they are to say what they think of a charter."""
    return Place.objects.none()


def where_it_stands(charter: Charter, clause_key: str) -> dict[str, Any]:
    """The clause that somebody speaks of; of one that is missing, the last side, which is most often everybody."""
    if clause_key:
        return {"clause": Clause.objects.get(charter=charter, pk=clause_key)}
    return {"party": CharterParty.objects.filter(charter=charter).last(), "kind": ClauseKind.SHARED}


def last_edition(charter: Charter) -> CharterEdition | None:
    return CharterEdition.objects.filter(charter=charter).order_by("-number").first()


def edition_numbered(charter: Charter, number: str) -> CharterEdition:
    """The one that is asked for, or the one that is open. Raises DoesNotExist."""
    rows = CharterEdition.objects.filter(charter=charter).order_by("-number")
    if not number:
        return rows.get(pk=charter.open_edition_id)
    return rows.get(number=int(number)) if number.isdigit() and len(number) < 5 else rows.get(pk=None)


def editions_of(charter: Charter) -> list[Any]:
    """Number, day, what changed: the newest first, without their texts."""
    rows = CharterEdition.objects.filter(charter=charter).order_by("-number")
    return list(rows.values_list("number", "made_at", "what_changed"))


def published(programme: Programme) -> QuerySet[Charter]:
    rows = Charter.objects.filter(programme=programme, open_edition__isnull=False, ended_at=None)
    return rows.select_related("open_edition").order_by("title", "pk")


def edition_before(edition: CharterEdition) -> CharterEdition | None:
    rows = CharterEdition.objects.filter(charter=edition.charter_id, number__lt=edition.number)
    return rows.order_by("-number").first()


def sides_queryset(charter: Charter) -> QuerySet[CharterParty]:
    """Its sides, to choose from."""
    return CharterParty.objects.filter(charter=charter)
