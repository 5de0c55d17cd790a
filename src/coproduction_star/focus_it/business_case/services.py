import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from coproduction_star import __version__
from coproduction_star.audit.services import record
from coproduction_star.data.business_cases import read
from coproduction_star.data.parts import BadParts, Problem
from coproduction_star.data.parts import Part as Asking
from coproduction_star.data.plain import plain
from coproduction_star.focus_it.appraisal_documents import WorkbookRefused, read_workbook
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition
from coproduction_star.journeys.models import Initiative, Programme

from . import document, sentences
from .answering import answer_to
from .boxes import KIND_NAMES
from .document import FIGURES, NoSuchPart, Part, Place
from .missing import number_missing, unfit

MOST_REMOVED = 20
ZIPPED = b"PK"
"""What a workbook begins with."""


class PartChanged(Exception):
    """Somebody else changed the same part meanwhile. `current` is the part as it is now, None when it is gone."""

    def __init__(self, current: Part | None) -> None:
        super().__init__()
        self.current = current


class NotFinished(Exception):
    """A case without an answer cannot be frozen for a decision."""


class NoCase(Exception):
    """A file that is no business case; `problems` lists everything that is wrong."""

    def __init__(self, problems: Any) -> None:
        super().__init__()
        self.problems = problems


def start(
    *,
    programme: Programme,
    initiative: Initiative | None,
    title: str,
    content: Part,
    by: Any,
    narrative: Mapping[str, str] | None = None,
) -> BusinessCase:
    """Begin a case with this document. It is read before the transaction, so that nobody waits for that."""
    missing = number_missing(content)
    with transaction.atomic():
        case = BusinessCase.objects.create(
            programme=programme,
            organisation_id=programme.organisation_id,
            initiative=initiative,
            title=title,
            content=content,
            missing=missing,
            narrative=dict(narrative or {}),
            by=by,
        )
        record(by=by, verb="focus_it.business_case_started", subject=case)
    return case


def document_of(data: Any, *, title: str = "") -> Part:
    """A document out of a file. It may be unfinished, and not wrong. Raises NoCase."""
    if not isinstance(data, dict):
        read_problems = _problems(data)
        raise NoCase(read_problems)
    content = dict(data)
    if title:
        content["title"] = title
    wrong = unfit(_problems(content))
    if wrong:
        raise NoCase(wrong)
    for section in document.SECTIONS:
        content.setdefault(section, [])
    content.setdefault(FIGURES, {})
    return content


def _problems(data: Any) -> Any:
    try:
        read(Asking.of(data))
    except BadParts as bad:
        return bad.problems
    return ()


@transaction.atomic
def save_part(
    *, case: BusinessCase, place: Place, seen: str, part: Part, figures: Mapping[str, Part], by: Any
) -> Place:
    """Keep one part, whatever happened to the others meanwhile. New figures it asked for are made with it.

    Raises PartChanged when somebody changed this very part, and NoSuchPart when what it stood in is gone.
    """
    held = _held(case)
    content = held.content
    current = None if place.is_new else document.part_at(content, place)
    if not place.is_new and document.digest(current) != seen:
        raise PartChanged(current)
    for box, figure in figures.items():
        name = document.new_name(str(figure.get("label")), set(content.get(FIGURES, {})))
        content = document.with_part(content, document.place_of(f"{FIGURES}/{name}"), figure)
        part = _naming(part, box, name)
    if place.is_new:
        place = _own_place(content, place, part)
    kept = {key: value for key, value in (current or {}).items() if key not in document.own_words(current)}
    content = document.with_part(content, place, document.own_words(part) | kept)
    _keep(held, content)
    record(by=by, verb="focus_it.business_case_changed", subject=held, part=_called(content, place))
    return place


def _naming(part: Part, box: str, name: str) -> Part:
    """The part with a figure named in one of its boxes."""
    way, _dash, last = box.partition("__")
    if not last:
        return part | {box: name}
    return part | {way: {**part.get(way, {}), last: name}}


def _own_place(content: Part, place: Place, part: Part) -> Place:
    """The place of a part that is new: a name of its own, made of its words."""
    name = document.new_name(document.named(part, str(KIND_NAMES[place.kind])), document.taken_names(content, place))
    return document.place_of(place.key.removesuffix(document.NEW) + name)


@transaction.atomic
def save_words(*, case: BusinessCase, of: str, seen: str, text: str, by: Any) -> None:
    """Keep the words of one of the five cases, or those beside them. Raises PartChanged."""
    held = _held(case)
    current = {"text": held.narrative.get(of, "")}
    if document.digest(current) != seen:
        raise PartChanged(current)
    held.narrative = {**held.narrative, of: text}
    held.version += 1
    held.save(update_fields=["narrative", "version", "changed_at"])
    record(by=by, verb="focus_it.business_case_changed", subject=held, part=of)


@transaction.atomic
def remove_part(*, case: BusinessCase, place: Place, by: Any) -> str:
    """Take a part out, and keep it to bring back. Gives the key to do so. Raises NoSuchPart."""
    held = _held(case)
    content, part, where = document.without_part(held.content, place)
    key = str(uuid4())
    entry = {"key": key, "place": place.key, "part": part, "where": where}
    held.removed = [*held.removed, entry][-MOST_REMOVED:]
    _keep(held, content, "removed")
    record(by=by, verb="focus_it.business_case_part_removed", subject=held, part=document.named(part, place.name))
    return key


@transaction.atomic
def bring_back(*, case: BusinessCase, key: str, by: Any) -> None:
    """Put a part back where it stood. Raises NoSuchPart."""
    held = _held(case)
    entry = next((one for one in held.removed if one["key"] == key), None)
    if entry is None:
        raise NoSuchPart(key)
    place = document.place_of(entry["place"])
    if document.part_at(held.content, place) is not None:
        raise NoSuchPart(key)
    content = document.with_part(held.content, place, entry["part"], at=entry["where"])
    held.removed = [one for one in held.removed if one["key"] != key]
    _keep(held, content, "removed")
    record(
        by=by, verb="focus_it.business_case_part_back", subject=held, part=document.named(entry["part"], place.name)
    )


@transaction.atomic
def freeze(*, case: BusinessCase, why: str, by: Any) -> BusinessCaseEdition:
    """Keep the case and its answer as they are now, for a decision. Raises NotFinished."""
    held = _held(case)
    worked = answer_to(held.content).worked
    if worked is None:
        raise NotFinished
    latest = held.editions.aggregate(latest=Max("number"))["latest"] or 0
    found = {
        "sentences": sentences.answer_in_sentences(worked),
        "said": sentences.sentences_in_each_language(worked),
        "appraisal": plain(worked.appraisal),
        "simulation": plain(worked.simulation),
        "initiative": held.initiative.title if held.initiative else "",
    }
    edition = BusinessCaseEdition.objects.create(
        case=held,
        programme_id=held.programme_id,
        organisation_id=held.organisation_id,
        number=latest + 1,
        why=why,
        content=held.content,
        narrative=held.narrative,
        found=found,
        method_version=__version__,
        by=by,
    )
    record(by=by, verb="focus_it.business_case_frozen", subject=held, reason=why)
    return edition


def _called(content: Part, place: Place) -> str:
    if place.kind == document.SETTINGS:
        return str(KIND_NAMES[document.SETTINGS])
    return document.named(document.part_at(content, place), place.name)


def _held(case: BusinessCase) -> BusinessCase:
    """The row itself, so that two who save wait for one another."""
    return BusinessCase.objects.select_for_update(of=("self",)).get(pk=case.pk)


def _keep(held: BusinessCase, content: Part, *more: str) -> None:
    held.content = content
    held.title = str(content.get("title") or held.title)[:200]
    held.missing = number_missing(content)
    held.version += 1
    held.save(update_fields=["content", "title", "missing", "version", "changed_at", *more])


def with_typed(content: Part, place: Place, form: Any) -> Part:
    """The document as it would be with what a form holds. Nothing is kept."""
    current = None if place.is_new else document.part_at(content, place)
    part, figures = form.changed_part(current)
    for box, figure in figures.items():
        name = f"typed {box}"
        content = document.with_part(content, document.place_of(f"{FIGURES}/{name}"), figure)
        part = _naming(part, box, name)
    return document.with_part(content, place, part)


def read_file(raw: bytes) -> Any:
    """Read JSON, refusing what JSON readers usually let through in silence, or a workbook of ours. Raises NoCase."""
    if raw.startswith(ZIPPED):
        return _workbook(raw)
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_repeats, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise NoCase(
            (Problem(_("Whole file"), _("It is not UTF-8 text."), _("Save it as UTF-8 and try again.")),)
        ) from None
    except (ValueError, RecursionError) as error:
        raise NoCase((Problem(_("Whole file"), _("This is not JSON."), str(error)),)) from None


def _workbook(raw: bytes) -> Any:
    try:
        return read_workbook(raw)
    except WorkbookRefused as refused:
        faults = refused.faults
        found = (Problem(" ".join((one.sheet, one.cell)).strip(), one.reason, one.remedy) for one in faults)
        raise NoCase(tuple(found)) from None


def _without_repeats(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(_("“%(name)s” is there twice. Keep one of the two.") % {"name": name})
        found[name] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(_("%(word)s is no number. Write the number, or null where none is known.") % {"word": word})
