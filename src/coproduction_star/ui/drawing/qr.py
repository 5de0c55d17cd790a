"""A QR code as one path, drawn here because the content policy forbids pictures from data."""

from dataclasses import dataclass

import segno

BORDER = 2


@dataclass(frozen=True, slots=True)
class QRCode:
    """The dark squares as a path, in a square of `side` units with its quiet border."""

    path: str
    side: int


def qr_code(text: str) -> QRCode:
    code = segno.make(text, error="m")
    rows = code.matrix_iter(border=BORDER)
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return QRCode("".join(squares), code.symbol_size(border=BORDER)[0])
