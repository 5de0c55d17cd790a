"""Tables of two things at once: what people do and would do, skills and what stops them, needs beside offers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.ui.drawing.facts import Table

from .wording import THEMES, TOO_FEW, Called, estimate, percent

Tables = Sequence[Mapping[str, Any]]
NOW = ("often", "more-of-often", "more-of-others")
OFFER_AND_NEED = ("good-at", "want-to-learn")


def _of(tables: Tables, name: str) -> Tables:
    return [table for table in tables if table["question"] == name]


def more_table(tables: Tables) -> Table | None:
    """What people do now, and who of them would do more."""
    rows = []
    for table in _of(tables, "now"):
        said = {line["answer"]: line for line in table["lines"]}
        rows.append((str(THEMES[table["statement"]]), *(estimate(said[name]) for name in NOW)))
    head = (
        _("Theme"), _("Do one of these things often"), _("Of these: would do more"), _("Of the others: would do more")
    )  # fmt: skip
    return Table(_("What people do now, and who would do more"), head, tuple(rows)) if rows else None


def skills_table(tables: Tables, called: Called) -> Table | None:
    rows = tuple(
        (called.answer("good-at", table["statement"]), estimate(table["lines"][0])) for table in _of(tables, "skills")
    )
    head = (_("Good at"), _("Would do more"))
    return Table(_("Who would do more, by what they are good at"), head, rows) if rows else None


def barriers_table(tables: Tables, called: Called, *, willing: bool) -> Table | None:
    """What stops people, by what they are good at. Only answers of which something may be said stand in it."""
    kept = _of(tables, "barriers-more" if willing else "barriers-not-more")
    told = [table for table in kept if any(line["value"] is not None for line in table["lines"])]
    skills = [
        line["answer"] for at, line in enumerate(kept[0]["lines"] if kept else ())
        if any(table["lines"][at]["value"] is not None for table in told)
    ]  # fmt: skip
    if not skills:
        return None
    rows = []
    for table in told:
        said = {line["answer"]: line["value"] for line in table["lines"]}
        cells = (percent(said[skill]) if said[skill] is not None else str(TOO_FEW) for skill in skills)
        rows.append((called.answer("barriers", table["statement"]), *cells))
    caption = (
        _("What stops people who would do more, by what they are good at")
        if willing
        else _("What stops people who would not do more, by what they are good at")
    )
    return Table(caption, (_("Barrier"), *(called.answer("good-at", skill) for skill in skills)), tuple(rows))


def beside_table(tables: Tables, called: Called) -> Table | None:
    """Skills that people have beside those they would like to learn."""
    offer, need = (_of(tables, name) for name in OFFER_AND_NEED)
    if not offer or not need:
        return None
    wanted = {line["answer"]: line for line in need[0]["lines"]}
    rows = tuple(
        (called.answer("good-at", line["answer"]), estimate(line), estimate(wanted[line["answer"]]))
        for line in offer[0]["lines"]
        if line["answer"] in wanted
    )
    head = (_("Skill"), _("Good at it, and glad to use it"), _("Would like to learn it"))
    return Table(_("Offers beside needs"), head, rows) if rows else None
