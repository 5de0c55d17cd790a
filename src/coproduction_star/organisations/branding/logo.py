"""A logo, made safe: read as a picture and written again, so that nothing else that was in the file stays."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 1024 * 1024
MOST_PIXELS_IN = 25_000_000
SIDE = 400
KINDS = ("PNG", "JPEG", "GIF", "WEBP")


class NotAPicture(ValueError):
    """The file is no picture that we can read."""


class IsADrawing(ValueError):
    """SVG can carry scripts and addresses of other hosts, so we do not take it."""


class TooLarge(ValueError):
    """More pixels than a logo has."""


def as_png(stream: BinaryIO) -> bytes:
    """The picture as PNG, at most 400 pixels a side."""
    stream.seek(0)
    if b"<svg" in stream.read(2000).lower():
        raise IsADrawing
    stream.seek(0)
    try:
        with Image.open(stream, formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS_IN:
                raise TooLarge
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPicture from error
    drawn.thumbnail((SIDE, SIDE))
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()
