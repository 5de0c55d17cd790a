"""Text without capitals and accents, for finding what people type."""

import unicodedata


def folded(text: str) -> str:
    """Write a text without capitals and accents, so that ``reykjavik`` finds ``Reykjavík``.

    Examples
    --------
    >>> folded("REYKJAVÍK")
    'reykjavik'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
