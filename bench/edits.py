"""From a changed figure of a business case to the page with the new answer, beside an empty page in the same run."""

import json
import statistics
import sys
from functools import partial
from typing import Any

from bench.browsing import Forms
from bench.figures import Figure
from bench.pages import ROOT, p95_of, rows_of, set_up, signed_in, timed

AT_ONCE_MS, EMPTY = 100, "an empty page"
DOCUMENT = ROOT / "docs/reference/business-case.example.json"
CHANGED = "young people"
"""A figure that the whole answer hangs on."""


def measure() -> list[Figure]:
    """In a process of its own, over a database of its own."""
    rows = {name: (float(median), float(p95)) for name, median, p95 in rows_of("bench.edits")}
    empty, _p95 = rows.pop(EMPTY)
    found = [Figure("an empty page, median", empty, "ms")]
    for name, (median, p95) in rows.items():
        beside = f"an empty page {empty:.1f} ms"
        found.append(Figure(f"{name}, median", median, "ms", AT_ONCE_MS, beside))
        found.append(Figure(f"{name}, 95th percentile", p95, "ms"))
        found.append(Figure(f"{name}, median, times an empty page", median / empty, "×"))
    return found


def time_edits() -> None:
    set_up()
    from bench.world import build

    editor = Editor(build(cases=1, programmes=2, initiatives=40))
    chosen = {
        "saved, and all parts with the new answer": partial(editor.saves_and_opens, "parts/"),
        "saved, and the page of the whole answer": partial(editor.saves_and_opens, ""),
        EMPTY: partial(editor.client.get, "/bench/empty/"),  # after a page that has counted anew what waits
        "as it is typed, the answer beside the form": editor.types,
    }
    for act in chosen.values():
        act()
    for name, took in zip(chosen, timed(list(chosen.values())), strict=True):
        print(name, f"{statistics.median(took):.3f}", f"{p95_of(took):.3f}", sep="\t", flush=True)


class Editor:
    """Somebody who changes one figure again and again, each time to another number: no answer is kept for that."""

    def __init__(self, world: dict[str, Any]) -> None:
        content = json.loads(DOCUMENT.read_text("utf-8"))
        user, case = _case(world, content)
        self.client = signed_in(user)
        home = f"/o/{world['organisation'].slug}/p/{world['programme'].slug}"
        self.here = f"{home}/focus-it/business-cases/{case.pk}"
        self.figure = content["figures"][CHANGED]
        page = self.client.get(f"{self.here}/part/figures/{CHANGED}/").content.decode()
        form = next(fields for _action, fields in Forms(page).found if "central" in fields)
        self.form = form | {"source": self.figure["source"]}

    def saves_and_opens(self, page: str) -> None:
        answered(self.client.post(f"{self.here}/part/figures/{CHANGED}/", self._changed()), 302)
        answered(self.client.get(f"{self.here}/{page}"), 200)

    def types(self) -> None:
        answered(self.client.post(f"{self.here}/preview/figures/{CHANGED}/", self._changed(keeps=False)), 200)

    def _changed(self, *, keeps: bool = True) -> dict[str, str]:
        """The form as the browser sends it: with another number, and with what the figure was known by."""
        from coproduction_star.focus_it.business_case.document import digest

        number, seen = self.figure["central"] + 1, digest(self.figure)
        if keeps:
            self.figure = self.figure | {"central": float(number)}
        return self.form | {"version": seen, "central": str(number)}


def _case(world: dict[str, Any], content: Any) -> tuple[Any, Any]:
    from django_scopes import scope

    from bench.people import somebody
    from coproduction_star.focus_it.business_case import services

    programme = world["programme"]
    with scope(organisation=world["organisation"].pk, programme=programme.pk):
        writer = somebody(programme, "finance-partner", by=world["user"]).user
        title = content["title"]
        return writer, services.start(programme=programme, initiative=None, title=title, content=content, by=writer)


def answered(answer: Any, status: int) -> None:
    if answer.status_code != status:
        sys.exit(f"{answer.request['PATH_INFO']} answered {answer.status_code}")


if __name__ == "__main__":
    time_edits()
