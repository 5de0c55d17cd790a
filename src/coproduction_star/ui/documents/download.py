"""A drawing as a file: SVG, PNG or a slide, each with its title, table and source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coproduction_star.ui.drawing.facts import Table


class Drawn(Protocol):
    """What can be downloaded: a chart, the Star, the map."""

    @property
    def file(self) -> str: ...
    @property
    def slide(self) -> str: ...
    @property
    def sentence(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Document:
    """A file made for someone."""

    name: str
    media_type: str
    body: bytes

    def response(self) -> HttpResponse:
        """Answer that saves the file under its name."""
        headers = {"Content-Disposition": f'attachment; filename="{self.name}"'}
        return HttpResponse(self.body, content_type=self.media_type, headers=headers)


@dataclass(frozen=True, slots=True)
class DownloadLink:
    label: str
    address: str


class UnknownKind(ValueError):
    """A kind of file that no drawing can become."""


SLIDE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def download(drawing: Drawn, *, kind: str, title: str, table: Table, source: str) -> Document:
    """Make the file; ``kind`` is ``svg``, ``png`` or ``pptx``."""
    if kind not in _KINDS:
        raise UnknownKind(f"There is no file of the kind “{kind}”: ask for one of {', '.join(_KINDS)}.")
    media_type, make = _KINDS[kind]
    return Document(f"{slugify(title)[:80] or 'drawing'}.{kind}", media_type, make(drawing, title, table, source))


def download_links(prefix: str) -> tuple[DownloadLink, ...]:
    """Return the links under a picture; ``prefix`` is the address up to the kind: ``/cases/map.``."""
    labels = {"png": _("picture (PNG)"), "svg": _("drawing (SVG)"), "pptx": _("slide (PPTX)")}
    return tuple(DownloadLink(label, f"{prefix}{kind}") for kind, label in labels.items())


def _svg(drawing: Drawn, title: str, table: Table, source: str) -> bytes:
    return drawing.file.encode()


def _png(drawing: Drawn, title: str, table: Table, source: str) -> bytes:
    from .raster import as_png

    return as_png(drawing.file)


def _pptx(drawing: Drawn, title: str, table: Table, source: str) -> bytes:
    from .slides import as_slide

    return as_slide(drawing.slide, title=title, sentence=drawing.sentence, table=table, source=source)


Maker = Callable[[Drawn, str, Table, str], bytes]
_KINDS: dict[str, tuple[str, Maker]] = {
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
    "pptx": (SLIDE, _pptx),
}
