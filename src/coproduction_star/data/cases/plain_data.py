"""A case as plain data (the shape of its file) and back; both exports are made of it."""

from dataclasses import fields, replace
from typing import Any

from coproduction_star.data.documents import Complaints, Path
from coproduction_star.data.entries import Entry

from .case import AWAITING_CHECK, FIELD_NAMES, TRANSLATED_FIELDS, Case, Result, Setback, Source, Translation
from .parsing import read_case, read_translation

TRANSLATIONS = "translations"
MAY_BE_LEFT_OUT = ("setbacks",)


def plain_case(case: Case) -> dict[str, Any]:
    """Turn a case into dictionaries, lists, texts and numbers only, with the keys of its file."""
    data = {
        name: _plain(getattr(case, name)) for name in FIELD_NAMES if name not in MAY_BE_LEFT_OUT or getattr(case, name)
    }
    if case.translations:
        data[TRANSLATIONS] = {each.language: _plain_translation(each) for each in case.translations}
    return data


def case_from_plain(complaints: Complaints, data: Any, path: Path) -> Case:
    """Read plain data back, with every check that a file gets; problems go to the complaints."""
    translations = data.get(TRANSLATIONS, {}) if isinstance(data, dict) else {}
    own = {key: value for key, value in data.items() if key != TRANSLATIONS} if isinstance(data, dict) else data
    case = read_case(Entry(complaints, own, path))
    if not isinstance(translations, dict):
        complaints.complain((*path, TRANSLATIONS), "This is no set of languages.", 'Write {"cy": {…}}.')
        return case
    return replace(
        case,
        translations=tuple(
            read_translation(
                Entry(complaints, words, (*path, TRANSLATIONS, str(language))),
                language=str(language),
                setbacks=len(case.setbacks),
            )
            for language, words in translations.items()
        ),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Result | Setback | Source):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _plain_translation(translation: Translation) -> dict[str, Any]:
    pairs = ((name, _plain(getattr(translation, name))) for name in TRANSLATED_FIELDS)
    written = {name: value for name, value in pairs if value is not None}
    return {AWAITING_CHECK: True, **written} if translation.awaiting_check else written
