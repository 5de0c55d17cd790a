"""The policy of files that are answered before any page is asked: style sheets, scripts, pictures, fonts."""

from collections.abc import MutableMapping

OF_FILES = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
"""No file of ours stands in a frame of somebody's page. Pages that use a file do not mind."""


def add_to_file(headers: MutableMapping[str, str], _path: str, _url: str) -> None:
    headers["Content-Security-Policy"] = OF_FILES
