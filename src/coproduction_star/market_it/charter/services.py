import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.data.charter_clauses import Clause as Topic
from coproduction_star.data.charter_clauses import clauses as topics_in
from coproduction_star.data.charter_templates import template as template_in
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import Charter, CharterParty, Clause, PartyKind, Wording

from .topics import topics_of
from .wording import SIDES, Slot, as_written, content_language, name_of_side, texts_of
from .wordings import kept_of

Words = Mapping[Slot, str]


class SideThere(ValueError):
    """A charter names a side once."""


class HasClauses(ValueError):
    """A side with clauses, signatures or promises stays."""


@transaction.atomic
def begin_charter(*, programme: Programme, template: str, by: Any, **values: Any) -> Charter:
    """Begin a charter, empty or from a template: then its sides and clauses are there to be changed."""
    charter = Charter.objects.create(
        programme=programme, organisation_id=programme.organisation_id, setting=template, by=by, **values
    )
    record(by=by, verb="market_it.charter_begun", subject=charter)
    if template:
        _fill(charter, _from_template(template, charter.languages), by)
    return charter


@transaction.atomic
def change_charter(*, charter: Charter, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile."""
    claim_version(charter, version=version)
    for name, value in values.items():
        setattr(charter, name, value)
    charter.save(update_fields=[*values, "changed_at"])
    record(by=by, verb="market_it.charter_changed", subject=charter)


@transaction.atomic
def ask_residents(*, charter: Charter, until: dt.date | None, by: Any) -> None:
    """Let anyone read the draft and suggest words until this day; None ends it now."""
    charter.suggest_until = until
    charter.save(update_fields=["suggest_until", "changed_at"])
    verb = "market_it.charter_opened" if until else "market_it.charter_closed"
    record(by=by, verb=verb, subject=charter)


@transaction.atomic
def add_side(*, charter: Charter, kind: str, name: str, by: Any) -> CharterParty:
    try:
        with transaction.atomic():
            side = CharterParty.objects.create(**_of(charter), kind=kind, name=name, position=_last_side(charter) + 1)
    except IntegrityError as error:
        raise SideThere(gettext_noop("This charter has a side of this name already. Give it another name.")) from error
    record(by=by, verb="market_it.side_added", subject=side)
    return side


@transaction.atomic
def rename_side(*, side: CharterParty, name: str, by: Any) -> None:
    side.name = name
    try:
        with transaction.atomic():
            side.save(update_fields=["name"])
    except IntegrityError as error:
        raise SideThere(gettext_noop("This charter has a side of this name already. Give it another name.")) from error
    record(by=by, verb="market_it.side_renamed", subject=side)


@transaction.atomic
def remove_side(*, side: CharterParty, by: Any) -> None:
    """Raises HasClauses."""
    held = (Clause.everything.filter(party=side), side.signatures.all(), side.promises_made.all(),
            side.promises_judged.all())  # fmt: skip
    if any(rows.exists() for rows in held):
        raise HasClauses(gettext_noop("This side has clauses, signatures or promises. Take its clauses out first."))
    record(by=by, verb="market_it.side_removed", subject=side)
    side.delete()


@transaction.atomic
def put_in_topics(*, charter: Charter, topics: Iterable[str], by: Any) -> int:
    """Put clauses of the list in, in every language of the charter; those that stand in it stay. Says how many."""
    there = set(Clause.objects.filter(charter=charter).values_list("topic", flat=True))
    wanted = [key for key in topics if key not in there]
    return _fill(charter, _from_topics(wanted, charter), by)


@transaction.atomic
def add_clause(*, charter: Charter, party: CharterParty, kind: str, texts: Words, by: Any, topic: str = "") -> Clause:
    """A clause in their own words. Boxes left empty are no words."""
    clause = Clause.objects.create(
        **_of(charter), party=party, kind=kind, topic=topic, position=_last_clause(charter) + 1, by=by
    )
    Wording.objects.bulk_create(Wording(**kept_of(clause, slot, words, by)) for slot, words in texts.items() if words)
    record(by=by, verb="market_it.clause_added", subject=clause)
    return clause


@transaction.atomic
def remove_clause(*, clause: Clause, by: Any) -> None:
    clause.removed_at = timezone.now()
    clause.save(update_fields=["removed_at"])
    record(by=by, verb="market_it.clause_removed", subject=clause)


@transaction.atomic
def restore_clause(*, clause: Clause, by: Any) -> None:
    clause.removed_at = None
    clause.save(update_fields=["removed_at"])
    record(by=by, verb="market_it.clause_restored", subject=clause)


@transaction.atomic
def move_clause(*, clause: Clause, up: bool, by: Any) -> None:
    """Change places with the one before or after it, of the same side and kind; the first and the last stay."""
    rows = list(
        Clause.objects.filter(charter=clause.charter_id, party=clause.party_id, kind=clause.kind)
        .select_for_update()
        .order_by("position", "made_at")
    )
    here = next(place for place, one in enumerate(rows) if one.pk == clause.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here].position, rows[there].position = rows[there].position, rows[here].position
    Clause.objects.bulk_update([rows[here], rows[there]], ["position"])
    record(by=by, verb="market_it.clause_moved", subject=clause)


Found = tuple[Topic, dict[Slot, str], frozenset[str]]
"""A topic, its words, and the languages that a machine wrote."""


def _from_template(key: str, languages: str) -> list[Found]:
    known = {one.id: one for one in topics_in()}
    said = [(one, template_in(key, content_language(one))) for one in languages.split()]
    first = said[0][1]
    return [
        (
            known[clause.topic],
            {slot: words for language, found in said for slot, words in texts_of(found.clauses[n], language).items()},
            frozenset(language for language, found in said if language == "cy" and found.translation.awaiting_check),
        )
        for n, clause in enumerate(first.clauses)
    ]


def _from_topics(keys: Iterable[str], charter: Charter) -> list[Found]:
    home, languages = charter.organisation_id, charter.languages.split()
    said = {one: {topic.id: topic for topic in topics_of(home, content_language(one))} for one in languages}
    known = next(iter(said.values()))
    return [
        (
            known[key],
            _texts(known[key], {language: said[language][key] for language in said}),
            frozenset(one for one in said if one == "cy" and said[one][key].translation.awaiting_check),
        )
        for key in keys
        if key in known
    ]


def _texts(first: Topic, said: Mapping[str, Topic]) -> dict[Slot, str]:
    """In each language in which it has words; where it has none in any, its English words until it is translated."""
    found = {slot: words for language, topic in said.items() for slot, words in texts_of(topic, language).items()}
    return found or {Slot(next(iter(said)), form): words for form, words in as_written(first).items()}


def _fill(charter: Charter, found: list[Found], by: Any) -> int:
    """Many clauses in a few writes, one event for each."""
    sides = _sides_for(charter, [SIDES[topic.party] for topic, _words, _machine in found], by)
    start = _last_clause(charter) + 1
    rows = [
        Clause(**_of(charter), party=sides[SIDES[topic.party]], kind=topic.side.value, topic=topic.id,
               position=start + n, by=by)
        for n, (topic, _words, _machine) in enumerate(found)
    ]  # fmt: skip
    Clause.objects.bulk_create(rows)
    Wording.objects.bulk_create(
        Wording(**kept_of(clause, slot, words, by), machine=slot.language in machine)
        for clause, (_topic, texts, machine) in zip(rows, found, strict=True)
        for slot, words in texts.items()
    )
    for clause in rows:
        record(by=by, verb="market_it.clause_added", subject=clause)
    return len(rows)


def _sides_for(charter: Charter, kinds: Iterable[PartyKind], by: Any) -> dict[str, CharterParty]:
    """The sides of these kinds; those that are missing are added in the order of the list."""
    sides = {one.kind: one for one in CharterParty.objects.filter(charter=charter).order_by("-position")}
    wanted = set(kinds) - set(sides)
    language = charter.languages.split()[0]
    for kind in PartyKind:
        if kind in wanted:
            sides[kind] = add_side(charter=charter, kind=kind, name=name_of_side(kind, language), by=by)
    return sides


def _last_side(charter: Charter) -> int:
    return CharterParty.objects.filter(charter=charter).aggregate(last=Max("position"))["last"] or 0


def _last_clause(charter: Charter) -> int:
    return Clause.everything.filter(charter=charter).aggregate(last=Max("position"))["last"] or 0


def _of(charter: Charter) -> dict[str, Any]:
    return {"charter": charter, "programme_id": charter.programme_id, "organisation_id": charter.organisation_id}
