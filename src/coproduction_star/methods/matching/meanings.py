"""What texts mean, as rows of numbers: by word vectors that are in the wheel of an optional package (wordllama).

Nothing is fetched, then or later. Without the package there are no meanings, and whoever asks goes on without.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from .sides import Singles

LIBRARY = "wordllama"


def is_installed() -> bool:
    """Say whether texts can be compared here, without loading anything."""
    return find_spec(LIBRARY) is not None


def meanings(texts: Sequence[str]) -> Singles | None:
    """Give each text a row of length 1, of shape (texts, 256): the cosine of two rows says how much they are alike.

    A text without a word has a row of nought. ``None`` where the package is not installed.

    Source: L. Miller (2024). WordLlama: recycled token embeddings from large language models. MIT licence.
    """
    if not is_installed():
        return None
    rows: Singles = np.zeros((len(texts), WIDTH), dtype=np.float32)
    said = [place for place, text in enumerate(texts) if text.strip()]
    if said:
        rows[said] = _model().embed([texts[place] for place in said], norm=True)
    return np.nan_to_num(rows)


WIDTH = 256


@cache
def _model() -> Any:
    """Load the vectors where they are: the package looks for one of its files in a folder that it does not have."""
    library = import_module(LIBRARY)
    folder = Path(str(library.__file__)).parent
    return library.WordLlama.load(cache_dir=folder, dim=WIDTH, disable_download=True)
