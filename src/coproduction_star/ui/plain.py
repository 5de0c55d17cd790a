"""Text without the invisible signs that turn the order of letters round: a name must read as it is written.

Signs that join letters and pictures (U+200D) stay, and so do the marks of direction that Arabic and Hebrew need
(U+200E, U+200F): they move nothing but what stands beside them.
"""

import re

from django.http import QueryDict

TURNS_ROUND = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they reach over words, and over what the page itself says after them."""


def plain(text: str) -> str:
    return TURNS_ROUND.sub("", text)


def plain_form(data: QueryDict) -> QueryDict:
    """What was posted, without them. The same object when there are none, as nearly always."""
    if not any(TURNS_ROUND.search(value) for _name, values in data.lists() for value in values):
        return data
    cleaned = data.copy()
    for name, values in data.lists():
        cleaned.setlist(name, [plain(value) for value in values])
    return cleaned
