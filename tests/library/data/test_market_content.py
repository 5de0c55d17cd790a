"""What holds for all content of Market it and Grow it: plain words, whole Welsh, and nobody else's text."""

import re
from dataclasses import fields
from itertools import groupby

import pytest
from tests.library.data.market_kinds import KINDS, every_text, files_of

from coproduction_star.data import behaviour, competencies
from coproduction_star.data.content_files import DATA, read_folder
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.data.sources import source, sources
from coproduction_star.data.sources.loader import build
from coproduction_star.methods.readability import reading_age

TEXTS = [pytest.param(*found, id=f"{found[0]}/{found[1].id}") for found in every_text()]
SHORT = [kind for kind in KINDS if kind == "charter_clauses" or kind.startswith("behaviour/")]
"""Kinds whose texts are measured together, since one alone is too short to measure."""
LONGEST_SENTENCE = 25
FORBIDDEN = re.compile(
    r"governance international|govint|®|leverag|utilis|synerg|holistic|paradigm|stakeholder|best practice"
    r"|going forward|robust|empower|facilitat|vulnerable|service user|hard to reach",
    re.IGNORECASE,
)


def words_of(one, names):
    for name in names:
        value = getattr(one, name)
        yield name, value if isinstance(value, str) else "\n".join(map(lines_of, value))


def lines_of(part):
    return part if isinstance(part, str) else f"{part.plain}\n{part.easy}"


@pytest.mark.parametrize(("kind", "english", "welsh"), TEXTS)
def test_the_welsh_is_whole_marked_and_not_the_english(kind, english, welsh):
    names = KINDS[kind][1]
    assert welsh.translation.awaiting_check
    assert welsh.translation.welsh_fields == {name for name in names if getattr(english, name)}
    same = [name for name, text in words_of(english, names) if text and text == dict(words_of(welsh, names))[name]]
    assert same == []


@pytest.mark.parametrize(("kind", "english", "welsh"), TEXTS)
def test_no_number_is_lost_or_added_in_welsh_and_lists_are_as_long(kind, english, welsh):
    for name, text in words_of(english, KINDS[kind][1]):
        translated = dict(words_of(welsh, KINDS[kind][1]))[name]
        assert sorted(re.findall(r"\d[\d,.]*\d|\d", translated)) == sorted(re.findall(r"\d[\d,.]*\d|\d", text)), name
        assert translated.count("\n") == text.count("\n"), name


@pytest.mark.parametrize(("kind", "english", "welsh"), TEXTS)
def test_what_is_no_text_is_the_same_in_both_languages(kind, english, welsh):
    names = {field.name for field in fields(english)} - {*KINDS[kind][1], "translation"}
    assert {name: getattr(welsh, name) for name in names} == {name: getattr(english, name) for name in names}


@pytest.mark.parametrize(("kind", "english", "welsh"), [one for one in TEXTS if one.values[0] not in SHORT])
def test_each_text_is_plain(kind, english, welsh):
    age = reading_age("\n".join(english.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"
    assert age.longest_sentence_words <= LONGEST_SENTENCE, age.longest_sentence


@pytest.mark.parametrize("kind", KINDS)
def test_each_text_is_a_file_with_its_welsh_beside_it(kind):
    ids = [one.id for one in KINDS[kind][0]()]
    assert {file.name for file in files_of(kind)} == {f"{id_}{end}" for id_ in ids for end in (".yaml", ".cy.yaml")}
    marks = {file.read_text("utf-8").split("\n")[0] for file in files_of(kind) if file.name.endswith(".cy.yaml")}
    assert marks == {"# Machine translation: awaiting a Welsh speaker's check."}


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_holds_a_word_we_do_not_use(kind):
    found = {file.name: FORBIDDEN.findall(file.read_text("utf-8")) for file in files_of(kind)}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_title_of_a_source_names_whose_tools_these_are_not():
    assert [one.id for one in sources().values() if FORBIDDEN.search(f"{one.title} {one.note}")] == []


def test_every_source_can_be_found():
    assert {one.id for one in sources().values() if not (one.address or one.note)} == set()


def test_a_source_nobody_has_is_named(tmp_path):
    with pytest.raises(DataError, match=r"no source 'S999'. Add its file"):
        source("S999")
    (tmp_path / "S1.yaml").write_text("id: S1\ntitle: A page\naddress: example.org\n")
    with pytest.raises(BadContent, match=r"S1.yaml:3: address: 'example.org' is no web address"):
        read_folder(tmp_path, build)


def test_the_clauses_of_each_party_are_plain_and_their_easy_words_easier():
    clauses = [one for kind, one, _welsh in every_text() if kind == "charter_clauses"]
    for party, found in groupby(clauses, key=lambda one: one.party):
        group = list(found)
        plain, easy = (reading_age("\n".join(getattr(one, way) for one in group)) for way in ("plain", "easy"))
        assert easy.years < plain.years < OLDEST, party
        assert plain.longest_sentence_words <= LONGEST_SENTENCE, plain.longest_sentence
        assert easy.longest_sentence_words <= 12, easy.longest_sentence


@pytest.mark.parametrize("kind", [kind for kind in SHORT if kind != "charter_clauses"])
def test_the_questions_of_each_guide_are_plain(kind):
    age = reading_age("\n".join(line for one in KINDS[kind][0]() for line in one.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"
    assert age.longest_sentence_words <= LONGEST_SENTENCE, age.longest_sentence


@pytest.mark.parametrize("kind", ["agreements", "role_packs", "payment_warnings"])
def test_easy_words_stand_in_short_sentences(kind):
    for one in KINDS[kind][0]():
        age = reading_age("\n".join(one.easy))
        assert age.years < OLDEST, one.id
        assert age.longest_sentence_words <= 12, age.longest_sentence


def test_every_source_is_cited_somewhere():
    cited = {id_ for _kind, one, _welsh in every_text() for id_ in getattr(one, "sources", ())}
    assert set(sources()) == cited | set(behaviour.SOURCES.values()) | set(competencies.SOURCES)


def test_nothing_ships_in_a_folder_that_no_loader_reads():
    for kind in (*KINDS, "sources"):
        assert all(file.name.endswith((".yaml", ".py")) or file.is_dir() for file in DATA.joinpath(kind).iterdir())
