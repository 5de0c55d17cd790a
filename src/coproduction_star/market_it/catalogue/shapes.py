"""The organisation's own entries in the shape of ours, so that whatever shows a list shows both alike."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from coproduction_star.data import behaviour
from coproduction_star.data.barriers import Barrier
from coproduction_star.data.barriers import Side as Meets
from coproduction_star.data.charter_clauses import Clause, Party, Side
from coproduction_star.data.content_files import Language, Translation
from coproduction_star.data.risks import Risk
from coproduction_star.market_it.models import CatalogueEntry, EntryKind

from .selectors import own_entries, own_offered

OWN = "own-"
AFTER_OURS = 1000


def is_own(key: str) -> bool:
    """Whether an organisation added it."""
    return key.startswith(OWN)


def language() -> Language:
    """The language of the reader, where the content has it."""
    return Language.WELSH if (translation.get_language() or "").startswith("cy") else Language.ENGLISH


def said(entry: CatalogueEntry, name: str, spoken: Language | None = None) -> str:
    """In the reader's language or another, or else in English."""
    words = entry.content.get(name) or {}
    return str(words.get((spoken or language()).value) or words.get(Language.ENGLISH.value) or "")


def own_barriers(organisation: Any, *, also_retired: bool = False) -> tuple[Barrier, ...]:
    rows = own_entries if also_retired else own_offered
    return tuple(
        Barrier(
            id=one.key, position=AFTER_OURS, side=Meets(one.content["side"]), questions=(), sources=(),
            component=behaviour.Component(one.content["component"]), functions=functions(one), **_texts(
                one, ("title", "about", "ask")),
        )
        for one in rows(organisation, EntryKind.BARRIER)
    )  # fmt: skip


def own_risks(organisation: Any) -> tuple[Risk, ...]:
    names = ("title", "mechanism", "early_sign", "benefit", "doing_nothing")
    return tuple(
        Risk(
            id=one.key, mitigation=tuple(said(one, "mitigation").splitlines()), sources=(),
            **_texts(one, names),
        )
        for one in own_offered(organisation, EntryKind.RISK)
    )  # fmt: skip


def own_topics(organisation: Any, spoken: Language | None = None) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            id=one.key, party=Party(one.content["party"]), side=Side(one.content["side"]), position=AFTER_OURS,
            **_texts(one, ("title", "plain", "easy"), spoken),
        )
        for one in own_offered(organisation, EntryKind.CLAUSE)
    )  # fmt: skip


def own_questions(organisation: Any) -> tuple[behaviour.Prompt, ...]:
    """What an organisation asks in the ethics gate after our questions."""
    return tuple(
        behaviour.Prompt(id=one.key, position=AFTER_OURS, part=None, **_texts(one, ("title", "ask", "then")))
        for one in own_offered(organisation, EntryKind.ETHICS)
    )


def functions(one: CatalogueEntry) -> tuple[behaviour.Function, ...]:
    return tuple(map(behaviour.Function, one.content.get("functions", ())))


def _texts(one: CatalogueEntry, names: Sequence[str], spoken: Language | None = None) -> dict[str, Any]:
    """The words of an entry, and which of them are Welsh."""
    held = spoken or language()
    welsh = {name for name in names if held is Language.WELSH and (one.content.get(name) or {}).get("cy")}
    return {name: said(one, name, held) for name in names} | {"translation": Translation(frozenset(welsh))}
