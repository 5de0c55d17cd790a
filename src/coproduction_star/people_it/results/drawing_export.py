"""How people were drawn, for files: each part with its weight, how, when and by which source; and what a group was."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from coproduction_star.data import asset_surveys
from coproduction_star.data.asset_surveys.codebook import codebook_columns
from coproduction_star.people_it.models import SurveyResult

from .wording import Called

HEAD = (
    "stratum", "stratum_text", "people", "drawn", "design_weight", "how_drawn", "drawn_on", "source",
    "groups_told_by", "groups_in_all",
)  # fmt: skip
Row = Sequence[Any]


def drawing_rows(result: SurveyResult, called: Called) -> Iterator[Row]:
    """A row for each part that people were drawn from; one row for the whole where only groups were drawn."""
    groups = result.clusters
    told_by, in_all = groups.get("name", ""), list(groups.get("in_all", ()))
    if result.drawing:
        name, strata = result.drawing["name"], result.drawing["population"]
        there = in_all or [None] * len(strata)
        for one, number in zip(strata, there, strict=True):
            part = "+".join(one["choices"])
            yield (
                part, called.with_question(name, part), one["people"], one["drawn"], one["people"] / one["drawn"],
                how_drawn(result), drawn_on(result), source_of(result), told_by, number,
            )  # fmt: skip
    elif groups:
        number = in_all[0] if in_all else None
        yield "", _("Everybody"), None, None, 1, how_drawn(result), "", "", told_by, number


def lines_of(result: SurveyResult, called: Called) -> Iterator[Row]:
    """The same as lines of the result's own table: the weight stands as the estimate, the rest in the note."""
    for part, text, people, drawn, weight, *_rest in drawing_rows(result, called):
        if drawn is not None:
            note = _("%(drawn)s drawn of %(people)s") % {"drawn": f"{drawn:.10g}", "people": f"{people:.10g}"}
            told = (note, how_drawn(result), drawn_on(result), source_of(result))
            yield (
                "drawing", result.drawing["name"], "", part, "", "", "design_weight", None, None, weight, None, None,
                called.question(result.drawing["name"]), text, "", "; ".join(filter(None, told)),
            )  # fmt: skip


def how_drawn(result: SurveyResult) -> str:
    if result.clusters:
        return _("whole groups, by chance in each part")
    if result.drawing.get("sample"):
        return _("people singly, by chance in each part, by this service")
    return _("people singly, by chance in each part")


def drawn_on(result: SurveyResult) -> str:
    """The day, or the year where only that is known."""
    return str(result.drawing.get("on") or result.drawing.get("year", ""))


def source_of(result: SurveyResult) -> str:
    return str(result.drawing.get("source", ""))


def codebook_lines(result: SurveyResult, asked: asset_surveys.Survey, called: Called) -> Iterator[list[str]]:
    """What `stratum`, `design_weight` and `group` are, as rows of the codebook; its words in each language."""
    rows = list(drawing_rows(result, called))
    parts = "; ".join(f"{part} = {text}" for part, text, *_more in rows if part)
    weights = "; ".join(f"{part} = {weight:.10g}" for part, _t, _p, _d, weight, *_more in rows if part)
    if result.drawing:
        yield _line(asked, "stratum", result.drawing["name"], parts, lambda: _stratum(result))
        yield _line(asked, "design_weight", result.drawing["name"], weights, _weight)
    if result.clusters:
        yield _line(asked, "group", result.clusters["name"], "", _group)


def _line(asked: asset_surveys.Survey, name: str, question: str, choices: str, say: Any) -> list[str]:
    cells = dict.fromkeys(codebook_columns(asked), "")
    cells |= {"variable": name, "question": question, "kind": "design", "survey": asked.id}
    cells["version"] = str(asked.version)
    for language in asked.languages:
        with override(language):
            cells[f"text_{language}"] = str(say())
        cells[f"choices_{language}"] = choices
    return list(cells.values())


def _stratum(result: SurveyResult) -> str:
    told = (how_drawn(result), drawn_on(result), source_of(result))
    return _("The part of the list that somebody was drawn from: %(how)s") % {"how": "; ".join(filter(None, told))}


def _weight() -> str:
    return _("With which weight an answer begins: people there, divided by people drawn")


def _group() -> str:
    return _("The group that was drawn as a whole")
