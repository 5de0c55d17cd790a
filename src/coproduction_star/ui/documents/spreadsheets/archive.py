"""The archive that an .xlsx file is, opened with suspicion: sizes are counted while reading, entities are refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from .table import MOST_UNPACKED, CannotRead

MOST_OF_A_SMALL_PART = 8 * 1024 * 1024
PIECE = 256 * 1024
MOST_DIGITS = 9
Attributes = dict[str, str]


class Stop(Exception):
    """Enough was read."""


class Archive:
    """The parts of the file by name. What is unpacked in all is limited, whatever the file says of itself."""

    def __init__(self, content: bytes | IO[bytes], *, most_unpacked: int | None = None) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise CannotRead(damaged()) from error
        self._left = MOST_UNPACKED if most_unpacked is None else most_unpacked
        self.names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self.names[name.lower()]) as part:
                while piece := part.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise CannotRead(_("This file unpacks to more than we take. Save it again with fewer rows."))
                    yield piece
        except KeyError as error:
            raise CannotRead(damaged()) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise CannotRead(damaged()) from error
        except RuntimeError as error:  # zipfile's way of asking for a password
            raise CannotRead(locked()) from error

    def walk(
        self, name: str, *, start: Callable[[str, Attributes], Any], end: Callable[[str], Any] | None = None,
        text: Callable[[str], Any] | None = None,
    ) -> None:  # fmt: skip
        """Read one part from end to end; a handler that raises Stop ends it early."""
        for _piece in self.steps(name, start=start, end=end, text=text):
            pass

    def steps(
        self, name: str, *, start: Callable[[str, Attributes], Any], end: Callable[[str], Any] | None = None,
        text: Callable[[str], Any] | None = None,
    ) -> Iterator[None]:  # fmt: skip
        """The same, piece by piece: whoever goes along takes what the handlers found before the next is read."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        names = _Locals()
        parser.StartElementHandler = lambda tag, found: start(names[tag], found)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(names[tag])
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            for piece in self.pieces(name):
                parser.Parse(piece)
                yield
            parser.Parse(b"", True)  # noqa: FBT003 - the parser takes no names
        except Stop:
            return
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: letters that expat does not know
            raise CannotRead(damaged()) from error


def local(tag: str) -> str:
    """The name without the prefix that some programs write."""
    return tag.rpartition(":")[2] if ":" in tag else tag


class _Locals(dict[str, str]):
    """The same few tags come a million times: each is cut once."""

    def __missing__(self, tag: str) -> str:
        self[tag] = found = local(tag)
        return found


def attribute(found: Attributes, name: str) -> str:
    """By its name, whatever its prefix."""
    return next((value for key, value in found.items() if local(key) == name), "")


CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> str:
    """Excel writes some letters as codes: `_x000D_` is a carriage return.

    Two halves of one letter are put together; half a letter alone becomes a question mark, and `_x0000_` nothing:
    no database keeps either.
    """
    if "_x" not in text:
        return text
    found = CODE.sub(lambda code: chr(int(code[1], 16)), text).replace("\x00", "")
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def whole_number(said: str) -> int:
    """What an attribute counts; nothing that a sheet could hold is nought."""
    return int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else 0


def _refuse(*_: object) -> None:
    raise CannotRead(_entities())


def _entities() -> str:
    return _("This file holds instructions that a spreadsheet does not need, so we do not open it. Save it anew.")


def damaged() -> str:
    return _("This file is damaged or not complete. Open it in your spreadsheet program, save it as .xlsx, try again.")


def locked() -> str:
    return _("This file is protected with a password. Save a copy without the password and choose that.")
