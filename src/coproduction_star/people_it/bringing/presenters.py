import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.asset_surveys.answers import Fault, WrongAnswer
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import UNDER_WAY, AnswerFile, FileState, Survey
from coproduction_star.voices.references import hash_of

from .faults import in_words
from .writing import words_of

HERE = "surveys"


@dataclass(frozen=True, slots=True)
class BringPage:
    title: str
    frame: Frame
    lead: str
    button: str
    files: tuple[tuple[str, str, str], ...]
    """Name, state and address of those brought before."""
    codebook: str
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WrongLine:
    """One kind of thing that is wrong in one column."""

    column: str
    why: str
    said: str
    """What stands there, and how often."""
    where: str
    """In how many rows, and the first of them."""


@dataclass(frozen=True, slots=True)
class FilePage:
    """`state` says what can be done; `refresh` is set while something is under way."""

    title: str
    frame: Frame
    said: str
    problem: str
    same: str
    """When the very same file was brought before."""
    counts: tuple[tuple[str, int], ...]
    unknown: tuple[str, ...]
    wrong: tuple[WrongLine, ...]
    wrong_rows: str
    """Where the rows with something wrong are downloaded."""
    words: str
    """Where whoever brought the file gets the four words of each row."""
    can_confirm: bool
    can_take_back: bool
    is_added: bool
    take_back: str
    stuck: bool
    back: str
    refresh: str


def address(name: str, survey: Survey, *more: object) -> str:
    programme = survey.programme
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))


def bring_page(survey: Survey, files: tuple[AnswerFile, ...], *, access: Access) -> BringPage:
    return BringPage(
        title=_("Bring in a file of answers"),
        frame=programme_frame(programme=survey.programme, access=access, here=HERE),
        lead=_("First we look through it and tell you what is wrong. Nothing is added until you say so."),
        button=_("Look through it"),
        files=tuple((of.name, of.get_state_display(), address("brought_answers", survey, of.pk)) for of in files),
        codebook=address("enter_answers", survey),
    )


def file_page(
    survey: Survey, of: AnswerFile, *, access: Access, stuck: bool, same: AnswerFile | None, mine: bool
) -> FilePage:  # fmt: skip
    added = of.state in {FileState.WRITING, FileState.DONE}
    return FilePage(
        title=of.name,
        frame=programme_frame(programme=survey.programme, access=access, here=HERE),
        said=_standing(of),
        problem=of.problem,
        same=_same(same) if same and not added else "",
        counts=tuple(_counts(of)),
        unknown=tuple(of.unknown),
        wrong=tuple(map(_wrong, of.complaints)),
        wrong_rows=address("wrong_rows_brought", survey, of.pk) if of.faults else "",
        words=address("words_brought", survey, of.pk) if mine and of.state == FileState.DONE and of.written else "",
        can_confirm=of.state == FileState.LOOKED and of.good > 0,
        can_take_back=of.state not in {FileState.UNDOING, FileState.UNDONE},
        is_added=added,
        take_back=address("take_back_brought", survey, of.pk),
        stuck=stuck,
        back=address("bring_answers", survey),
        refresh="3" if of.state in UNDER_WAY and not stuck else "",
    )  # fmt: skip


def _standing(of: AnswerFile) -> str:
    if of.state in {FileState.READING, FileState.WRITING}:
        return _("%(state)s: %(number)s%% of the file") % {"state": of.get_state_display(), "number": of.per_cent}
    return str(of.get_state_display())


def _same(before: AnswerFile) -> str:
    said = {"name": before.name, "day": date_format(before.made_at, "j F Y")}
    return _("The very same file was brought in on %(day)s, as “%(name)s”.") % said


def _counts(of: AnswerFile) -> Iterator[tuple[str, int]]:
    """How many rows; together they are all that were read."""
    yield _("Rows read"), of.read
    if of.state == FileState.READING:
        return
    yield _("Rows that can be added"), of.good
    yield _("Rows with something wrong, left out"), of.bad
    yield _("Rows that are here already"), of.twice
    if empty := of.read - of.good - of.bad - of.twice:
        yield _("Rows without an answer to any question"), empty
    if of.left_out:
        yield _("Answers left out, as these people would not have been asked the question"), of.left_out
    yield _("Rows added so far"), of.written


def _wrong(one: dict[str, Any]) -> WrongLine:
    wrong = WrongAnswer(Fault(one["fault"]), limit=one["limit"])
    said = [_("“%(said)s” (%(rows)s)") % {"said": what, "rows": f"{rows:,}"} for what, rows in one["said"]]
    if one["others"]:
        said.append(_("and %(more)s more cells with other words") % {"more": f"{one['others']:,}"})
    first = ", ".join(map(str, one["first"])) + (" …" if one["rows"] > len(one["first"]) else "")
    where = ngettext("%(rows)s row: %(first)s", "%(rows)s rows: %(first)s", one["rows"])
    return WrongLine(
        one["column"], in_words(wrong), ", ".join(said), where % {"rows": f"{one['rows']:,}", "first": first}
    )


def words_csv(survey: Survey, rows: Iterable[tuple[int, str, str]]) -> Iterator[str]:
    """Line by line: the row of the file and its four words; those that were changed since are left out."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([_("Row in the file"), _("Four words")])
    for number, key, kept in rows:
        words = words_of(survey.pk, key)
        if hash_of(words) == kept:
            yield writer.writerow([number, words.replace("-", " ")])


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text
