"""How an address names its organisation and its programme, for pages and for the API alike."""

import re
from dataclasses import dataclass

from coproduction_star.ui.answers import PREFIX

A_NAME = re.compile(r"[-a-zA-Z0-9_]+")
"""As in the addresses' patterns. Anything else is no name, and is not looked for: not every database reads it."""


@dataclass(frozen=True, slots=True)
class Place:
    """`door` is `o` (members) or `in` (public); the names are empty where the address has none."""

    door: str = ""
    organisation: str = ""
    programme: str = ""


def place_of(path: str) -> Place:
    """Read `/o/<organisation>/p/<programme>/…`, `/in/<organisation>/…`, also below the API's prefix.

    Examples
    --------
    >>> place_of("/o/eastbridge/p/ageing-well/")
    Place(door='o', organisation='eastbridge', programme='ageing-well')
    >>> place_of("/api/v1/o/eastbridge/programmes").organisation
    'eastbridge'
    >>> place_of("/cases/") == Place()
    True
    """
    parts = path.removeprefix(PREFIX).split("/")
    if len(parts) < 4 or parts[1] not in {"o", "in"} or not A_NAME.fullmatch(parts[2]):
        return Place()
    programme = parts[4] if len(parts) > 5 and parts[3] == "p" and A_NAME.fullmatch(parts[4]) else ""
    return Place(door=parts[1], organisation=parts[2], programme=programme)
