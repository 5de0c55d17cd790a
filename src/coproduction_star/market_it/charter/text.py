"""The plain file that people sign, line by line as docs/reference/charter-text.md says."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import ClauseKind
from coproduction_star.methods.fingerprint import canonical

from .document import Document


def text_of(document: Document, *, number: int, what_changed: str) -> str:
    """In the words of the language that counts; clauses in every language and form they have."""
    with translation.override(document["languages"][0]):
        return canonical("\n\n".join(part for part in _parts(document, number, what_changed) if part))


def _parts(document: Document, number: int, what_changed: str) -> Iterator[str]:
    head = [document["title"], _("Edition %(number)s") % {"number": number}]
    if what_changed:
        head.append(_("What changed: %(words)s") % {"words": what_changed})
    yield "\n".join(head)
    yield "\n".join(words for words in (document["purpose"], document["service"]) if words)
    shown = None
    for part in document["parts"]:
        if part["party"] != shown:
            yield part["side"]
        shown = part["party"]
        yield str(ClauseKind(part["kind"]).label)
        for clause in part["clauses"]:
            yield "\n".join([f"{clause['number']}.", *_said(clause)])
    yield from _carried(document)
    days = {_("Holds from"): document["starts_on"], _("Opened again on"): document["review_on"]}
    yield "\n".join(f"{name}: {day}" for name, day in days.items() if day)


def _said(clause: Document) -> Iterator[str]:
    for slot, words in clause["texts"].items():
        yield f"[{slot}]"
        yield words


def _carried(document: Document) -> Iterator[str]:
    if document["incentives"]:
        lines = (_about(one["words"], one["clause"]) for one in document["incentives"])
        yield "\n".join([_("What helps people to start and to keep going"), *lines])
    if document["risks"]:
        yield _("Risks it carries")
        for one in document["risks"]:
            held = _("Held by: %(who)s") % {"who": one["held_by"]}
            yield "\n".join([_about(one["title"], one["clause"]), one["mechanism"], held])


def _about(words: str, clause: int | None) -> str:
    return f"- {words} ({clause})" if clause else f"- {words}"
