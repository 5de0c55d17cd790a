"""Sentences of the library that others can say in another language.

A sentence is English text like any other. It also keeps the facts in it apart from its words, so that those who speak
another language hand over their ``gettext`` and say it anew. The catalogue collects what is given to ``worded``.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

Translate = Callable[[str], str]


class Sentence(str):
    """English text that knows its words, with places for facts, and the facts."""

    __slots__ = ("facts", "words")
    words: str
    facts: Mapping[str, object]


def worded(words: str, **facts: object) -> Sentence:
    """Make a sentence.

    Parameters
    ----------
    words
        What it says, written out where it is made. Facts stand in it as ``%(name)s``.
    facts
        Names of people's own stay as they are. Sentences and members of an enumeration are translated with it, and
        of a tuple each.

    Examples
    --------
    >>> told = worded("Missing: %(names)s.", names=("a bus", "a room"))
    >>> told
    'Missing: a bus, a room.'
    >>> in_language(told, {"Missing: %(names)s.": "Ar goll: %(names)s."}.__getitem__)
    'Ar goll: a bus, a room.'
    """
    made = Sentence(_filled(words, facts, str))
    made.words, made.facts = words, facts
    return made


def in_language(text: str, translate: Translate) -> str:
    """Say a sentence by way of a translation; any other text stays as it is."""
    return _filled(translate(text.words), text.facts, translate) if isinstance(text, Sentence) else text


def _filled(words: str, facts: Mapping[str, object], translate: Translate) -> str:
    return words % {name: _fact(fact, translate) for name, fact in facts.items()} if facts else words


def _fact(fact: object, translate: Translate) -> str:
    if isinstance(fact, tuple):
        return ", ".join(_fact(one, translate) for one in fact)
    if isinstance(fact, StrEnum):
        return translate(fact.value)
    return in_language(fact, translate) if isinstance(fact, str) else str(fact)
