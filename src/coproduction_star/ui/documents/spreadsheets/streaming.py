"""A table of any size, row by row: what is read is handed on and not held."""

from collections.abc import Generator
from typing import IO

from .delimited import stream_delimited
from .reading import ARCHIVE, refuse_others
from .table import Limits
from .xlsx import stream_xlsx


def stream_spreadsheet(file: IO[bytes], limits: Limits) -> Generator[tuple[int, list[str]], None, None]:
    """Give each row that has something in it, with its number in the file.

    Parameters
    ----------
    file
        Open, from its start, and able to seek. It stays open.
    limits
        How much is taken.

    Raises
    ------
    CannotRead
        With a sentence for whoever sent it; also midway, when a file turns out to be damaged or too large.
    """
    refuse_others(file)
    start = file.read(len(ARCHIVE))
    file.seek(0)
    yield from (stream_xlsx if start == ARCHIVE else stream_delimited)(file, limits)
