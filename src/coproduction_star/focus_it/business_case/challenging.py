"""What critical friends may challenge of a case: how it is framed, each option and line of it, and every figure."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.focus_it.challengeable import Draft, Kind, Line, NoSuchDraft
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.models import Programme

from .addresses import at
from .boxes import KIND_NAMES, WRITTEN
from .document import FIGURES, LINES, SETTINGS, named, titled
from .facts_of_parts import Facts, facts_of, framing, numbers_of
from .selectors import case_with

SLUG = BusinessCase.DRAFT_KIND
MISSING = "missing"
Rows = Iterator[tuple[str, str, str, Facts]]
"""The key of a line, what it is called, what it says, and its facts."""


def anchor_of(key: str) -> str:
    """The same for the same part, however long its name and whatever stands in it."""
    return f"part-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def words_key(name: str) -> str:
    return f"narrative/{name}"


def draft_of(programme: Programme, record_id: UUID) -> Draft:
    try:
        case = case_with(programme=programme, case_id=record_id)
    except BusinessCase.DoesNotExist as error:
        raise NoSuchDraft(str(record_id)) from error
    about = _("What an idea costs and brings, to whom. Each number says where it is from: challenge any of them.")
    lines = (
        Line(anchor_of(key), label, detail, facts, case.initiative_id) for key, label, detail, facts in lines_of(case)
    )
    return Draft(SLUG, case.pk, case.title, about, tuple(lines), owner=case.by)


def lines_of(case: BusinessCase) -> Rows:
    content = case.content
    yield SETTINGS, _("How the question is put"), framing(content), facts_of(content, SETTINGS, content)
    for name, (title, _question) in WRITTEN.items():
        if words := str(case.narrative.get(name, "")).strip():
            yield words_key(name), str(title), words, ()
    for option in content.get("options", []):
        yield from _option(content, option)
    for name, figure in content.get(FIGURES, {}).items():
        facts = facts_of(content, FIGURES, figure)
        yield f"{FIGURES}/{name}", _("Figure: %(name)s") % {"name": named(figure, name)}, numbers_of(figure), facts
    for kind in ("groups", "demands"):
        for part in content.get(kind, []):
            yield f"{kind}/{part.get('id')}", titled(part, kind), str(KIND_NAMES[kind]), facts_of(content, kind, part)
    yield MISSING, _("What is not here"), _("An option, a cost or people that nobody has thought of."), ()


def _option(content: Mapping[str, Any], option: Mapping[str, Any]) -> Rows:
    name, key = named(dict(option), "options"), f"options/{option.get('id')}"
    facts = facts_of(content, "options", option)
    yield key, _("Option: %(name)s") % {"name": name}, str(option.get("description") or ""), facts
    for kind in LINES:
        for part in option.get(kind, []):
            inner = f"{key}/{kind}/{part.get('id')}"
            yield inner, f"{name}: {named(part, kind)}", str(KIND_NAMES[kind]), facts_of(content, kind, part)
            for value in part.get("values") or []:
                label = f"{name}: {named(part, kind)}: {named(value, 'values')}"
                facts = facts_of(content, "values", value)
                yield f"{inner}/values/{value.get('id')}", label, str(KIND_NAMES["values"]), facts


def drafts_of(programme: Programme) -> QuerySet[BusinessCase]:
    return BusinessCase.objects.filter(programme=programme)


def address_of(programme: Programme, record_id: UUID) -> str:
    return at("business_case", BusinessCase(pk=record_id, programme=programme))


KIND_OF_DRAFT = Kind(SLUG, gettext_lazy("Business case"), draft_of, drafts_of, address_of)
