"""A person of the demonstration at the running product, by requests alone."""

import urllib.request
import uuid
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urljoin

Files = dict[str, tuple[str, bytes]]


class Forms(HTMLParser):
    """The forms of a page that are sent: where to, and what stands in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._fields: dict[str, str] | None = None
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = {}
            if given.get("method") == "post":
                self.found.append((given.get("action", ""), self._fields))
        if self._fields is None:
            return
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and name and (kind not in {"radio", "checkbox", "file"} or "checked" in given):
            self._fields[name] = given.get("value", "")
        elif tag == "select":
            self._select = name
            self._fields.setdefault(name, "")
        elif tag == "option" and "selected" in given:
            self._fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._fields = None


class Somebody:
    """One browser, so to speak. `page` is what it shows, `at` is where."""

    def __init__(self, url: str) -> None:
        self.url, self.at, self.page = url, url, ""
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path: str) -> "Somebody":
        return self._show(urllib.request.Request(urljoin(self.at, path)))

    def sign_in(self, role: str) -> "Somebody":
        """As the first person of the demonstration whose sentence has this word."""
        self.open(f"{self.url}/demonstration/")
        section = next(part for part in self.page.split("<section") if role in part)
        action, fields = Forms(section).found[0]
        return self.send(action, fields)

    def send(self, action: str, fields: dict[str, str], files: Files | None = None) -> "Somebody":
        line = uuid.uuid4().hex
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
        for name, (called, content) in (files or {}).items():
            head = f'name="{name}"; filename="{called}"\r\nContent-Type: application/octet-stream\r\n\r\n'
            parts.append(head.encode() + content)
        start = f"--{line}\r\nContent-Disposition: form-data; ".encode()
        body = b"".join(start + part + b"\r\n" for part in parts) + f"--{line}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={line}", "Referer": self.at}
        return self._show(urllib.request.Request(urljoin(self.at, action), body, headers))

    def fill_in(self, holding: str, more: dict[str, str], files: Files | None = None) -> "Somebody":
        """Send the first form of the page that has this field."""
        for action, fields in Forms(self.page).found:
            if holding in fields or holding in (files or {}):
                return self.send(action, fields | more, files)
        raise LookupError(f"{self.at} has no form with {holding}.")

    def _show(self, request: urllib.request.Request) -> "Somebody":
        with self._opener.open(request, timeout=120) as answer:
            self.page, self.at = answer.read().decode(), answer.url
        return self
