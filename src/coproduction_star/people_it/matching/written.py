"""What people wrote, compared: a part of likeness where words differ and mean much the same.

It adds to likeness and takes nothing away, so it hides no match; and it never adds as much as naming the same things.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coproduction_star.data.matching import Matching
from coproduction_star.methods.matching.meanings import meanings

COUNTS = 0.5
"""Of likeness, what texts that are wholly alike give: half of what the same named things give."""
LEAST = 0.13
"""Texts less alike than this count as different: 95 of 100 pairs that have nothing to do with each other are below."""


@dataclass(frozen=True, slots=True)
class Written:
    """The texts of a matching by the ids of its rows, as vectors; nothing where texts cannot be compared here."""

    vectors: npt.NDArray[np.float32] | None
    place: Mapping[str, int]

    @classmethod
    def of(cls, asked: Matching) -> "Written":
        rows = (*asked.needs, *asked.offers)
        return cls(meanings([row.words for row in rows]), {row.id: place for place, row in enumerate(rows)})

    def alike(
        self, asked: Matching, need: npt.NDArray[np.int64], offer: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float64]:  # fmt: skip
        """How alike the texts of pairs are, from 0 to 1; 0 where they do not count."""
        if self.vectors is None or not need.size:
            return np.zeros(need.size)
        asks = self.vectors[[self.place[row.id] for row in asked.needs]]
        gives = self.vectors[[self.place[row.id] for row in asked.offers]]
        alike = np.einsum("ij,ij->i", asks[need].astype(np.float64), gives[offer].astype(np.float64))
        return np.where(alike >= LEAST, np.minimum(alike, 1.0), 0.0)
