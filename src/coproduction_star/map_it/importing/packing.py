"""The rows of a sheet as they were read, small enough to keep: a file is taken apart once and not at every page."""

import json
import zlib

from coproduction_star.ui.documents.spreadsheets.table import Rows

QUICK = 1
"""Of nine: the others save little and take their time."""


def packed(rows: Rows) -> bytes:
    """For `unpacked`.

    >>> unpacked(packed([(4, ["Choir", "Hall"])]))
    [(4, ['Choir', 'Hall'])]
    """
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), QUICK)


def unpacked(kept: bytes) -> Rows:
    return [(number, cells) for number, cells in json.loads(zlib.decompress(kept))]
