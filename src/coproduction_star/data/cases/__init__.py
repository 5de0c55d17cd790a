"""The case bank: cited studies of co-production with graded figures, as frozen objects.

>>> from coproduction_star.data.cases import load_cases
>>> sorted({case.evidence.value for case in load_cases()})
['evaluated', 'reported', 'trial']
"""

from .as_csv import TABLES, CsvTables, cases_as_csv, cases_from_csv
from .as_json import cases_as_json, cases_from_json
from .case import ENGLISH, TRANSLATED_FIELDS, Case, Result, Setback, Source, Texts, Translation
from .citation import Citation, cite_source, how_to_cite
from .movement import moved
from .parsing import LONGEST, parse_case, parse_translation
from .shelf import case, ids_used_twice, load_case, load_cases, load_files

__all__ = [
    "ENGLISH",
    "LONGEST",
    "TABLES",
    "TRANSLATED_FIELDS",
    "Case",
    "Citation",
    "CsvTables",
    "Result",
    "Setback",
    "Source",
    "Texts",
    "Translation",
    "case",
    "cases_as_csv",
    "cases_as_json",
    "cases_from_csv",
    "cases_from_json",
    "cite_source",
    "how_to_cite",
    "ids_used_twice",
    "load_case",
    "load_cases",
    "load_files",
    "moved",
    "parse_case",
    "parse_translation",
]
