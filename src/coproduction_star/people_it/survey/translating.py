"""The words of a survey in one language, beside those of the language it is written in."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.asset_surveys.from_bank import as_asked
from coproduction_star.data.content_files import Language
from coproduction_star.ui.fields import LongLine
from coproduction_star.ui.privacy import NotPersonal

from . import drafting
from .drafting import fingerprint

LONGEST = 2000
ONE_LINE = 90
"""Characters up to which a text gets a single line."""


class NoSuchLanguage(LookupError):
    """The survey is not asked in this language, or is written in it."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: where it stands in the draft, what it says first, what it says in the other language."""

    way: tuple[str, ...]
    first: str
    other: str

    @property
    def key(self) -> str:
        return "|".join(self.way)


def texts_of(draft: Mapping[str, Any], language: str) -> list[Text]:
    """Every text that is to be written in a language; what the bank has in it is not among them."""
    first = draft["languages"][0]
    if language not in draft["languages"][1:]:
        raise NoSuchLanguage(language)
    return [*_heads(draft, first, language), *_asked(draft, first, language)]


def _heads(draft: Mapping[str, Any], first: str, language: str) -> Iterator[Text]:
    yield Text(("title",), draft["title"][first], draft["title"].get(language, ""))
    for section in draft.get("sections", ()):
        title = section["title"]
        yield Text(("section", section["id"]), title.get(first, ""), title.get(language, ""))


def _asked(draft: Mapping[str, Any], first: str, language: str) -> Iterator[Text]:
    for row in draft["questions"]:
        if "bank" not in row:
            yield from _texts(row["id"], row, row, first, language)
        elif language not in set(Language):
            yield from _texts(row["bank"], _as_plain(row["bank"]), row, "en", language)


def _as_plain(id_: str) -> dict[str, Any]:
    asked = as_asked(id_, ("en",))
    rows = {
        name: [{"id": row.id, "text": dict(row.text)} for row in getattr(asked, name)]
        for name in ("choices", "statements")
    }
    return {name: dict(getattr(asked, name)) for name in drafting.WORDS} | rows


def _texts(id_: str, source: Mapping[str, Any], held: Mapping[str, Any], first: str, language: str) -> Iterator[Text]:
    for name in drafting.WORDS:
        if words := source.get(name, {}).get(first):
            yield Text(("question", id_, name), words, held.get(name, {}).get(language, ""))
    for name in ("statements", "choices"):
        there = {row["id"]: row["text"].get(language, "") for row in held.get(name, ())}
        for row in source.get(name, ()):
            yield Text(("question", id_, name, row["id"]), row["text"].get(first, ""), there.get(row["id"], ""))


def words_of(draft: Mapping[str, Any], language: str) -> dict[str, Any]:
    words = {text.key: text.other for text in texts_of(draft, language)}
    return words | {"version": fingerprint(words)}


def with_words(draft: drafting.Draft, language: str, words: Mapping[str, str]) -> drafting.Draft:
    """With these words in a language; a box that is empty takes its words away."""
    made = deepcopy(draft)
    for key, said in words.items():
        _put(_holder(made, tuple(key.split("|"))), language, said)
    return made


def _holder(draft: drafting.Draft, way: tuple[str, ...]) -> dict[str, str]:
    """The words, by language, that a way leads to."""
    if way[0] == "title":
        return draft["title"]
    if way[0] == "section":
        return next(section for section in draft["sections"] if section["id"] == way[1])["title"]
    question = next(row for row in draft["questions"] if drafting.id_of(row) == way[1])
    if len(way) == len(("question", "id", "name")):
        return question.setdefault(way[2], {})
    rows = question.setdefault(way[2], [])
    row = next((each for each in rows if each["id"] == way[3]), None)
    if row is None:
        row = {"id": way[3], "text": {}}
        rows.append(row)
    return row["text"]


def _put(words: dict[str, str], language: str, said: str) -> None:
    if said:
        words[language] = said
    else:
        words.pop(language, None)


class WordsForm(forms.Form):
    """A box for each text."""

    notice = NotPersonal("What is asked, in another language. Name nobody.")
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, draft: drafting.Draft, language: str, **kwargs: Any) -> None:
        super().__init__(*args, initial=words_of(draft, language), **kwargs)
        self.language = language
        for text in texts_of(draft, language):
            lines = LongLine() if len(text.first) < ONE_LINE else forms.Textarea(attrs={"rows": 2})
            lines.attrs |= {"lang": language, "dir": "auto"}
            self.fields[text.key] = forms.CharField(
                label=text.first or _("(no words yet)"), max_length=LONGEST, required=False, widget=lines
            )

    @property
    def words(self) -> dict[str, str]:
        return {name: said for name, said in self.cleaned_data.items() if name != "version"}
