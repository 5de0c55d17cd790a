"""What goes over the wire: a first visit with styles and scripts, compressed, and the next page."""

import re
import tempfile
import urllib.request
from pathlib import Path

from bench.figures import Figure
from bench.serving import served

FIRST_KB, NEXT_KB, MAP_KB = 100, 20, 40
PUBLIC = ("/", "/what-is-co-production/", "/cases/", "/cases/southwark-circle/", "/cases/grid/")
MAP = "/cases/map/"
PARTS = re.compile(rb'(?:href|src)="(/static/[^"]+)"')


def fetch(url: str) -> tuple[int, bytes]:
    """Bytes on the wire, and the content."""
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        sent = answer.read()
        kind = answer.headers.get("Content-Encoding", "")
    return len(sent), _plain(sent, kind)


def _plain(sent: bytes, kind: str) -> bytes:
    if kind == "br":
        import brotli

        return bytes(brotli.decompress(sent))
    if kind == "gzip":
        import gzip

        return gzip.decompress(sent)
    return sent


def visit(url: str, path: str) -> tuple[float, float]:
    """Kilobytes of a first visit with everything the page needs, and of the page alone."""
    size, page = fetch(url + path)
    parts, waiting = {}, {found.decode() for found in PARTS.findall(page)}
    while waiting:
        part = waiting.pop()
        parts[part], content = fetch(url + part)
        folder = part.rpartition("/")[0]
        imports = re.findall(rb'from ?"\./([^"]+)"', content) if part.endswith(".js") else []
        waiting |= {f"{folder}/{name.decode()}" for name in imports} - set(parts)
    return (size + sum(parts.values())) / 1000, size / 1000


def measure() -> list[Figure]:
    found = []
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (_process, url):
        for path in PUBLIC:
            first, alone = visit(url, path)
            found.append(Figure(f"`{path}` first visit", first, "kB", FIRST_KB))
            found.append(Figure(f"`{path}` next page", alone, "kB", NEXT_KB))
        found.append(Figure(f"`{MAP}` next page", visit(url, MAP)[1], "kB", NEXT_KB + MAP_KB))
    return found
