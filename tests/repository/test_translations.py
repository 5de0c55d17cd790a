"""Every entry of the catalogues is translated, whole, and says whether a speaker has read it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel.messages.plurals import get_plural
from tools.catalogue import KEYWORDS, LANGUAGES, LOCALE, ROOT, UNCHECKED

CATALOGUES = [LOCALE / language / "LC_MESSAGES/django.po" for language in LANGUAGES]
CHECKED = re.compile(r"^Checked by .+ \d{4}\.$", re.MULTILINE)
"""What a speaker who has read an entry writes in place of the machine's comment."""
KEPT_AS_IT_IS = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w[^>]*>|\n")
"""What code or a page fills in, and what a browser or a letter lays out by."""

each_language = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)


def forms(entry: polib.POEntry) -> list[str]:
    """The translation: one, or one for each plural form of the language."""
    return [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def changed_placeholders(entry: polib.POEntry) -> Iterator[str]:
    """The forms of a translation that lack, add or misspell something of the source."""
    wanted = sorted(KEPT_AS_IT_IS.findall(entry.msgid_plural or entry.msgid))
    return (form for form in forms(entry) if sorted(KEPT_AS_IT_IS.findall(form)) != wanted)


def unmarked(entry: polib.POEntry) -> bool:
    return UNCHECKED not in entry.tcomment and not CHECKED.search(entry.tcomment)


def words_inside_f_strings(source: str) -> list[int]:
    """The lines on which words to translate stand inside an f-string, from where nothing collects them."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
    marks = {"_", *KEYWORDS}
    return sorted({call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in marks})


@each_language
def test_every_string_is_translated_in_every_form(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    plurals = get_plural(path.parents[1].name)
    assert catalogue.metadata["Plural-Forms"] == plurals.plural_forms
    assert [e.msgid for e in catalogue if not all(form.strip() for form in forms(e))] == []
    assert [e.msgid for e in catalogue if e.msgid_plural and len(forms(e)) != plurals.num_plurals] == []


@each_language
def test_what_is_filled_in_is_in_every_translation(path: Path) -> None:
    assert [(e.msgid, form) for e in polib.pofile(str(path)) for form in changed_placeholders(e)] == []


@each_language
def test_a_translation_that_nobody_has_read_says_so(path: Path) -> None:
    assert [e.msgid for e in polib.pofile(str(path)) if unmarked(e)] == []


@each_language
def test_nothing_is_fuzzy_which_compiling_would_drop(path: Path) -> None:
    assert [e.msgid for e in polib.pofile(str(path)) if e.fuzzy or e.obsolete] == []


def test_the_checks_find_what_is_wrong() -> None:
    lost = polib.POEntry(msgid="%(n)s of <strong>%(all)s</strong>", msgstr="%(n)s o %(all)s")
    one_lost = polib.POEntry(msgid="%(n)s case", msgid_plural="%(n)s cases", msgstr_plural={0: "%(n)s achos", 1: "un"})
    whole = polib.POEntry(msgid="Wait %(n)d seconds", msgstr="Arhoswch %(n)d eiliad", tcomment=UNCHECKED)
    read = polib.POEntry(msgid="Yes", msgstr="Ie", tcomment="Checked by Nia Huws, March 2027.")
    assert list(changed_placeholders(lost)) == [lost.msgstr]
    assert list(changed_placeholders(one_lost)) == ["un"]
    assert list(changed_placeholders(whole)) == []
    assert [unmarked(entry) for entry in (lost, whole, read)] == [True, False, False]


def test_no_words_to_translate_stand_inside_an_f_string() -> None:
    """Gettext reads an f-string as one string: its words would be in no catalogue, and English in every language."""
    sources = sorted((ROOT / "src").rglob("*.py"))
    found = ((path, line) for path in sources for line in words_inside_f_strings(path.read_text(encoding="utf-8")))
    assert [f"{path.relative_to(ROOT)}:{line}" for path, line in found] == []


def test_words_inside_an_f_string_are_found_however_deep_they_stand() -> None:
    source = """told = _("Outside")\nplain = f"{told}: {number}"\nlost = f"{told} {_('Inside')}"\n"""
    nested = """lost = f"{[ngettext('%(n)s day', '%(n)s days', n) % {'n': n} for n in (1, 2)]:>9}"\n"""
    assert (words_inside_f_strings(source), words_inside_f_strings(nested)) == ([3], [1])
