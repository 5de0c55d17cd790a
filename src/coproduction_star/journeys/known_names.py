"""Names of people whom an organisation knows, where they stand in a text. A single word is never taken for a name."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coproduction_star.organisations.models import Participant


class KnownNames:
    """Asked once for an organisation: one query, then as many texts as there are."""

    def __init__(self, organisation_id: UUID) -> None:
        rows = Participant.objects.filter(organisation=organisation_id).order_by("name").values_list("name", flat=True)
        self.names = [name for name in rows.distinct().iterator(1_000) if len(name.split()) > 1]
        self._pattern: re.Pattern[str] | None = None

    def found_in(self, text: str) -> Iterator[str]:
        """Each name that stands whole in the text, however it is spaced or cased."""
        said = " ".join(text.casefold().split())
        for name in self.names:
            folded = " ".join(name.casefold().split())
            if folded in said and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", said):
                yield name

    def left_out(self, text: str) -> str:
        """The text without them."""
        if self._pattern is None and self.names:
            longest = sorted(self.names, key=len, reverse=True)
            ways = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
            self._pattern = re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)
        return self._pattern.sub(str(_("(name left out)")), text) if self._pattern and text else text

    def left_out_of(self, thing: Any) -> Any:
        """The same for every text in a list or a dictionary; its keys stay."""
        if isinstance(thing, str):
            return self.left_out(thing)
        if isinstance(thing, list):
            return [self.left_out_of(one) for one in thing]
        if isinstance(thing, dict):
            return {key: self.left_out_of(value) for key, value in thing.items()}
        return thing
