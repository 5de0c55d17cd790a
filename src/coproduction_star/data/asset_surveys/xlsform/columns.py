"""The sheets, columns, names of languages and types of an XLSForm, as far as a survey has them."""

import re

from coproduction_star.data.questions import Kind

SURVEY, CHOICES, SETTINGS, OURS = "survey", "choices", "settings", "coproduction_star"
"""The last is a sheet of our own for what XLSForm has no place for; other programs pass it over."""
TRANSLATED = {"text": "label", "help": "hint", "easy": "easy"}
"""Fields of a question and the columns they stand in, one for each language; ``easy`` is our own."""
LABEL, LIST_NAME = "label", "list_name"
FLAGS = ("special_category", "for_young_people")
"""Columns of our own that say yes or nothing."""
SIDE = "side"
BANK = "bank"
YES = "yes"
JOINT = "__"
"""Between a question and its statement, or the line that its choice ``other`` opens: in no id of a survey."""
TABLE = "table-list"
TYPES = {
    Kind.ONE: "select_one",
    Kind.YES_NO: "select_one",
    Kind.SEVERAL: "select_multiple",
    Kind.TEXT: "text",
    Kind.NOTE: "note",
    Kind.STATEMENTS: "begin_group",
}
"""How each kind is written; a number is ``integer`` or ``decimal``."""
OTHER_SPELLINGS = {
    "select1": "select_one",
    "select_all_that_apply": "select_multiple",
    "select_one_from": "select_one",
    "int": "integer",
    "string": "text",
}
LANGUAGE_NAMES = {
    "ar": "العربية", "bg": "Български", "bn": "বাংলা", "cs": "Čeština", "cy": "Cymraeg", "de": "Deutsch",
    "en": "English", "es": "Español", "fa": "فارسی", "fr": "Français", "gd": "Gàidhlig", "hi": "हिन्दी", "hu": "Magyar",
    "it": "Italiano", "ku": "Kurdî", "lt": "Lietuvių", "nl": "Nederlands", "pa": "ਪੰਜਾਬੀ", "pl": "Polski",
    "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский", "so": "Soomaali", "ta": "தமிழ்", "tr": "Türkçe",
    "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "yue": "粵語", "zh": "中文",
}  # fmt: skip
ENGLISH_NAMES = {
    "arabic": "ar", "bengali": "bn", "bulgarian": "bg", "cantonese": "yue", "chinese": "zh", "czech": "cs",
    "dutch": "nl", "farsi": "fa", "french": "fr", "gaelic": "gd", "german": "de", "hindi": "hi", "hungarian": "hu",
    "italian": "it", "kurdish": "ku", "lithuanian": "lt", "pashto": "ps", "polish": "pl", "portuguese": "pt",
    "punjabi": "pa", "romanian": "ro", "russian": "ru", "somali": "so", "spanish": "es", "tamil": "ta",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip
HEADING = re.compile(r"(?P<column>[^:]+?)\s*(?:::?\s*(?P<language>.+?))?")
LONGEST_HEADING = 200
CODE = re.compile(r"\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\)$")


def language_heading(language: str) -> str:
    """Write a language as XLSForm asks for it: its own name and its code."""
    return f"{LANGUAGE_NAMES.get(language, language)} ({language})"


def heading(column: str, language: str) -> str:
    """Head a translated column."""
    return f"{column}::{language_heading(language)}"


def xlsform_name(variable: str) -> str:
    """Write the name of a column of answers as XLSForm's programs have it."""
    return variable.replace(".", JOINT)


def column_of(written: str) -> tuple[str, str]:
    """Take a heading apart: the column in small letters, and the language as it is written."""
    match = HEADING.fullmatch(" ".join(written[:LONGEST_HEADING].split()))
    if match is None:
        return written.strip().lower(), ""
    return match["column"].strip().lower().replace(" ", "_"), match["language"] or ""


def language_code(written: str) -> str:
    """Find the code of a language that a heading names; empty where there is none to be found."""
    if code := CODE.search(written):
        return code[1]
    said = written.strip().casefold()
    own = next((code for code, name in LANGUAGE_NAMES.items() if said in (name.casefold(), code)), "")
    return own or ENGLISH_NAMES.get(said, "")


def type_of(written: str) -> tuple[str, str, bool]:
    """Take a type apart: its name, its list, and whether people may write an answer of their own."""
    words = written.split()
    with_other = words[-1:] == ["or_other"] or words[-2:] == ["or", "other"]
    if with_other:
        words = words[: -1 if words[-1] == "or_other" else -2]
    for length in (4, 3, 2, 1):
        name = "_".join(words[:length]).lower()
        name = OTHER_SPELLINGS.get(name, name)
        if name in KNOWN_TYPES:
            return name, " ".join(words[length:]), with_other
    return written.strip().lower(), "", with_other


KNOWN_TYPES = {*TYPES.values(), "integer", "decimal", "end_group"}
