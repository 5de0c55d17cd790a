"""How easy a text is to read: two published formulas, counted here without downloads.

The Flesch-Kincaid grade needs syllables, which :func:`syllables` estimates by
rule. The Coleman-Liau index needs only letters, so a doubtful syllable cannot
hide in it. Both give a United States school grade; a child in grade *n* is about
*n* + 5 years old, and that sum is what we call the reading age.

A formula counts lengths, not sense. It can show that a text is too hard; it
cannot show that a text is clear. Only readers can.
"""

import re
import unicodedata
from dataclasses import dataclass

from .errors import NothingToRead

YEARS_BEFORE_FIRST_GRADE = 5
HARD_WORD_SYLLABLES = 3

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E_INSIDE = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ments?|ful|fully|less|ness|one|thing|times?|where|fore|holds?|line|guard\w*)$)"
    r"|(?<=[aeiouy][^aeiouy][cgsv])e(?=(?:ly|ments?|ful|fully|less|ness)$)"
)
_SILENT_ENDING = re.compile(
    r"(?<![aeiouy])(?:(?<![^aeiouy][lr])e|(?<![cgsxz])(?<!ch)(?<!sh)(?<![^aeiouy][lr])es|(?<![td])(?<![^aeiouyl]l)ed)$"
)
_TWO_SOUNDS = (
    re.compile(
        r"(?<![ct])ia(?!g)|iet|(?<![ct])ien[ct]|^sci|(?<![tscgxnl])io(?!ur)|iu"
    ),  # trial, quiet, client, period
    re.compile(r"eo(?![pun])|^area|idea|creat(?!u)|^rea(?:ct|li)|^rei|eum$"),  # video, area, create, react
    re.compile(r"(?<![qg])ua|(?<!q)uen[ct]|(?:f|r|d)uel|^coo[pr]"),  # usual, influence, fuel, cooperate
    re.compile(r"[aeiouy]ing|sm$|[dst]nt$"),  # doing, criticism, didn't
)
_SPOKEN_SHORTER_OR_LONGER = {
    "anybody": 4,
    "somebody": 3,
    "anyone": 3,
    "anything": 3,
    "beyond": 2,
    "business": 2,
    "every": 2,
    "everybody": 4,
    "everyday": 3,
    "everyone": 3,
    "everything": 3,
    "everywhere": 3,
    "element": 3,
    "elements": 3,
    "evening": 2,
    "parliament": 3,
    "recipe": 3,
    "themselves": 2,
    "yourselves": 2,
    "ageing": 2,
    "ourselves": 2,
}


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How hard a text is, with the counts behind the figure."""

    years: float
    """Flesch-Kincaid grade plus five."""
    grade: float
    """Flesch-Kincaid grade (school years in the United States)."""
    coleman_liau: float
    """Coleman-Liau grade: a second opinion that counts no syllables."""
    words: int
    sentences: int
    syllables: int
    letters: int
    hard_words: tuple[str, ...]
    """Words of three or more syllables, each once, in order of the alphabet."""
    longest_sentence: str
    longest_sentence_words: int


def reading_age(text: str) -> ReadingAge:
    """Measure how old a reader should be to read a text with ease.

    A sentence ends at ``.``, ``!`` or ``?`` before a space, or at the end of a
    line, so a heading or a list item on its own line is a sentence. A word is a
    run of letters and digits; a hyphen, apostrophe, point or comma inside it
    does not cut it.

    Parameters
    ----------
    text
        English text without markup, one paragraph, heading or list item a line.

    Returns
    -------
    ReadingAge
        Years, both grades and the counts they come from. Nothing is rounded.

    Raises
    ------
    NothingToRead
        When the text has no word in it.

    Examples
    --------
    >>> reading_age("The cat sat on the mat.").grade.__round__(2)
    -1.45

    Source: Kincaid, Fishburne, Rogers and Chissom (1975), *Derivation of new
    readability formulas for Navy enlisted personnel*, Research Branch Report 8-75;
    Coleman and Liau (1975), *A computer readability formula designed for machine
    scoring*, Journal of Applied Psychology 60(2), 283-284.
    """
    sentences = split_sentences(text)
    if not sentences:
        raise NothingToRead("There is no word in this text. Give at least one sentence to measure.")
    words = [word for sentence in sentences for word in split_words(sentence)]
    sounds = {word: syllables(word) for word in words}
    letters = sum(character.isalnum() for word in words for character in word)
    spoken = sum(sounds[word] for word in words)
    grade = flesch_kincaid_grade(words=len(words), sentences=len(sentences), syllables=spoken)
    longest = max(sentences, key=lambda sentence: len(split_words(sentence)))
    return ReadingAge(
        years=grade + YEARS_BEFORE_FIRST_GRADE,
        grade=grade,
        coleman_liau=coleman_liau_grade(letters=letters, words=len(words), sentences=len(sentences)),
        words=len(words),
        sentences=len(sentences),
        syllables=spoken,
        letters=letters,
        hard_words=tuple(sorted({w.lower() for w, n in sounds.items() if n >= HARD_WORD_SYLLABLES})),
        longest_sentence=longest,
        longest_sentence_words=len(split_words(longest)),
    )


def flesch_kincaid_grade(*, words: int, sentences: int, syllables: int) -> float:
    """Give the Flesch-Kincaid grade of a text that has been counted.

    ``0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59``

    Parameters
    ----------
    words, sentences, syllables
        How many the text has.

    Returns
    -------
    float
        A school grade; -3.4 is the lowest there can be.

    Examples
    --------
    >>> round(flesch_kincaid_grade(words=1, sentences=1, syllables=1), 2)
    -3.4
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def coleman_liau_grade(*, letters: int, words: int, sentences: int) -> float:
    """Give the Coleman-Liau grade of a text that has been counted.

    ``0.0588 × letters per 100 words − 0.296 × sentences per 100 words − 15.8``

    Parameters
    ----------
    letters, words, sentences
        How many the text has; digits count as letters.

    Returns
    -------
    float
        A school grade.

    Examples
    --------
    The abstract of the paper that introduced the index:

    >>> round(coleman_liau_grade(letters=639, words=119, sentences=5), 1)
    14.5
    """
    return (5.88 * letters - 29.6 * sentences) / words - 15.8


def split_sentences(text: str) -> list[str]:
    """Cut a text into sentences; lines without a word are dropped."""
    parts = (part.strip() for part in _SENTENCE_END.split(text))
    return [part for part in parts if _WORD.search(part)]


def split_words(sentence: str) -> list[str]:
    """Cut a sentence into words."""
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """Estimate the syllables of an English word.

    The rule: take each part between hyphens by itself and count its groups of
    vowels (``y`` is a vowel). Take one away for a silent ``e``, ``es`` or ``ed``
    at the end (*care*, *makes*, *asked*; not *table*, *places*, *wanted*) and
    for a silent ``e`` inside (*safely*, *something*). Add one where vowels side
    by side are two sounds (*trial*, *idea*, *doing*). A part has at least one,
    and so has a figure. A short list holds everyday words that break the rule.

    Parameters
    ----------
    word
        One word, in any case.

    Returns
    -------
    int
        One or more.

    Examples
    --------
    >>> [syllables(word) for word in ("care", "co-production", "idea", "24,000")]
    [1, 4, 3, 1]
    """
    if any(character.isdigit() for character in word):
        return 1
    return sum(_syllables_of(part) for part in re.split(r"[-.,]", word.lower()) if part)


def _syllables_of(part: str) -> int:
    spoken = re.sub(r"['’](?=t$)|['’].*$", "", unaccented(part))
    if spoken in _SPOKEN_SHORTER_OR_LONGER:
        return _SPOKEN_SHORTER_OR_LONGER[spoken]
    heard = _SILENT_ENDING.sub("", _SILENT_E_INSIDE.sub("", spoken))
    extra = sum(len(pattern.findall(heard)) for pattern in _TWO_SOUNDS)
    return max(1, len(_VOWELS.findall(heard)) + extra)


def unaccented(word: str) -> str:
    """Write a word without accents; an *é* is heard, so it becomes *ay* (*café*, *cafay*)."""
    spelt = unicodedata.normalize("NFC", word).replace("é", "ay")
    return "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))
