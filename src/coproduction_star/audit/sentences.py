"""Turning events into sentences. Each app says what its verbs mean; an unknown verb still reads."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Event

Sentence = str | Promise
_sentences: dict[str, Sentence] = {}
_details: dict[str, Callable[[str], str]] = {}
_titles: dict[str, Callable[[Event], str]] = {}


class SentenceTwice(ValueError):
    """Two apps claim the same verb."""


def sentences(spoken: Mapping[str, Sentence]) -> None:
    """Say what events mean. A sentence may use %(who)s, %(what)s and the keys of the event's detail."""
    twice = sorted(set(spoken) & set(_sentences))
    if twice:
        raise SentenceTwice(f"These verbs have a sentence already: {', '.join(twice)}")
    _sentences.update(spoken)


def titles(called: Mapping[str, Callable[[Event], str]]) -> None:
    """Say what a kind of subject is called in the reader's language, where its title is a word of the product."""
    _titles.update(called)


def details(called: Mapping[str, Callable[[str], str]]) -> None:
    """Say what the words of a detail are in the reader's language, where they are words of the product."""
    _details.update(called)


def sentence(event: Event) -> str:
    """The event in one sentence. Text, not HTML: titles in it are as people typed them."""
    facts = _Facts({name: _in_words(value, _details.get(name, str)) for name, value in event.detail.items()})
    facts |= {"who": name_of(event.by), "what": _title(event) or _("something that was erased")}
    spoken = _sentences.get(event.verb)
    if spoken is None:
        facts["verb"] = event.verb.rpartition(".")[2].replace("_", " ")
        spoken = gettext_lazy("%(who)s – %(verb)s: %(what)s")
    return str(spoken) % facts


def _title(event: Event) -> str:
    return _titles[event.subject](event) if event.subject in _titles else event.subject_title


def verbs() -> Iterable[str]:
    return sorted(_sentences)


def name_of(user: Any) -> str:
    """Who did it; somebody erased is someone, and the product itself is the product."""
    return str(user) if user is not None else _("The product")


class _Facts(dict[str, str]):
    """A detail that an older event lacks is left out, not an error."""

    def __missing__(self, key: str) -> str:
        return "…"

    def __or__(self, other: Any) -> "_Facts":
        return _Facts({**self, **other})


def _in_words(value: Any, called: Callable[[str], str]) -> str:
    if isinstance(value, list):
        return ", ".join(called(str(part)) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {number}" for key, number in value.items())
    return called(str(value))
