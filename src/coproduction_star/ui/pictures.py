"""A photograph, made safe: read as a picture and written again, so that nothing else of the file stays.

Where and when it was taken, by which telephone, and what was cut off are gone with the rest of the file.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
SIDE = 1600
QUALITY = 82
KINDS = ("JPEG", "PNG", "WEBP")


class NotAPhotograph(ValueError):
    """The file is no picture that we can read."""


class TooManyPixels(ValueError):
    """It would fill the memory of a small server."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A JPEG without any metadata, at most 1600 pixels a side."""

    content: bytes
    width: int
    height: int


def as_photograph(stream: BinaryIO) -> Photograph:
    """The picture, turned as the camera was held."""
    stream.seek(0)
    try:
        with Image.open(stream, formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooManyPixels
            picture.draft("RGB", (SIDE, SIDE))
            drawn = ImageOps.exif_transpose(picture).convert("RGB")
    except TooManyPixels:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPhotograph from error
    drawn.thumbnail((SIDE, SIDE))
    clean = Image.new("RGB", drawn.size)
    clean.paste(drawn)
    out = BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Photograph(out.getvalue(), *clean.size)
