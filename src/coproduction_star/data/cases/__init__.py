"""The case bank: cited studies of co-production with graded figures, as frozen objects.

>>> from coproduction_star.data.cases import load_cases
>>> sorted({case.evidence.value for case in load_cases()})
['evaluated', 'reported', 'trial']
"""

from .case import ENGLISH, TRANSLATED_FIELDS, Case, Result, Source, Texts, Translation
from .movement import moved
from .parsing import LONGEST, parse_case, parse_translation
from .shelf import case, ids_used_twice, load_case, load_cases, load_files

__all__ = [
    "ENGLISH",
    "LONGEST",
    "TRANSLATED_FIELDS",
    "Case",
    "Result",
    "Source",
    "Texts",
    "Translation",
    "case",
    "ids_used_twice",
    "load_case",
    "load_cases",
    "load_files",
    "moved",
    "parse_case",
    "parse_translation",
]
