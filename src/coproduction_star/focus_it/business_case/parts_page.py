"""Everything in a case, part by part: the page where it is changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.frames import Frame
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.organisations.access import Access

from .addresses import at
from .answering import Answer
from .boxes import KIND_NAMES, OPTION_KINDS, PREPARED_BY, WRITTEN
from .document import FIGURES, LINES, SETTINGS, place_of, titled
from .facts_of_parts import framing
from .presenters import AnswerBox, MissingLine, answer_box, inside, missing_lines
from .typed_numbers import shown


@dataclass(frozen=True, slots=True)
class Line:
    """One part in the list of parts."""

    name: str
    about: str
    address: str
    remove: str = ""
    inner: tuple["Section", ...] = ()
    adds: tuple[tuple[str, str], ...] = ()
    """Where a part can be added to it: the words and the address."""


@dataclass(frozen=True, slots=True)
class Section:
    """Parts of one kind, and where one more is made."""

    title: str
    lines: tuple[Line, ...]
    add: str = ""
    add_text: str = ""
    other_ways: tuple[tuple[str, str], ...] = ()
    """More ways to make one: the words and the address."""


@dataclass(frozen=True, slots=True)
class PartsPage:
    """Everything in the case, part by part, with the answer above."""

    title: str
    frame: Frame
    answer: AnswerBox
    missing: tuple[MissingLine, ...]
    sections: tuple[Section, ...]
    removed: str
    undo: str
    back: str
    take: str


def parts_page(*, case: BusinessCase, access: Access, answer: Answer) -> PartsPage:
    last = case.removed[-1] if case.removed else None
    return PartsPage(
        title=_("Change the case"),
        frame=inside(case, access),
        answer=answer_box(answer),
        missing=missing_lines(case, answer),
        sections=tuple(_sections(case)),
        removed=titled(last["part"], place_of(last["place"]).name) if last else "",
        undo=at("bring_back_part", case, last["key"]) if last else "",
        back=at("business_case", case),
        take=at("take_figure", case),
    )


def _sections(case: BusinessCase) -> Iterator[Section]:
    content = case.content
    yield Section(_("Settings"), (Line(str(KIND_NAMES[SETTINGS]), framing(content), at("case_part", case, SETTINGS)),))
    yield Section(
        _("Options"),
        tuple(_option(case, one) for one in content.get("options", [])),
        at("case_part", case, "options/new"),
        _("Add an option"),
    )
    yield Section(
        _("Figures"),
        tuple(_figure(case, name, one) for name, one in content.get(FIGURES, {}).items()),
        at("case_part", case, "figures/new"),
        _("Add a figure"),
    )
    for kind, title, add in (
        ("bodies", _("Who pays and who gains"), _("Add somebody")),
        ("groups", _("Groups of people, with the weight of a pound"), _("Add a group")),
        ("demands", _("Need over time"), _("Add need year by year")),
    ):
        ways = ((_("Bring in a projection by age, with a budget"), at("case_projection", case)),)
        yield Section(
            title, _lines(case, kind, content.get(kind, [])), at("case_part", case, f"{kind}/new"), add,
            ways if kind == "demands" else (),
        )  # fmt: skip
    yield Section(_("The case in words"), tuple(_narrative(case)))


def _lines(case: BusinessCase, key: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(_line(case, f"{key}/{one.get('id')}", one) for one in rows)


def _line(
    case: BusinessCase, key: str, part: Mapping[str, Any], *, about: str = "", inner: tuple[Section, ...] = (),
    adds: tuple[tuple[str, str], ...] = (),
) -> Line:  # fmt: skip
    name, change, remove = titled(dict(part), key), at("case_part", case, key), at("remove_part", case, key)
    return Line(name, about, change, remove, inner, adds)


def _option(case: BusinessCase, option: Mapping[str, Any]) -> Line:
    key = f"options/{option.get('id')}"
    words = {
        "costs": _("a cost"), "time_given": _("hours that people give"), "outcomes": _("what changes for people"),
        "transfers": _("money that changes hands"), "not_valued": _("what has no price"),
    }  # fmt: skip
    inner = tuple(
        Section(str(KIND_NAMES[kind]), _outcomes(case, f"{key}/{kind}", option[kind]))
        for kind in LINES
        if option.get(kind)
    )
    adds = tuple((words[kind], at("case_part", case, f"{key}/{kind}/new")) for kind in LINES)
    about = str(dict(OPTION_KINDS).get(str(option.get("kind")), ""))
    return _line(case, key, option, about=about, inner=inner, adds=adds)


def _outcomes(case: BusinessCase, key: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(_inside(case, f"{key}/{one.get('id')}", one, deep=key.endswith("/outcomes")) for one in rows)


def _inside(case: BusinessCase, key: str, part: Mapping[str, Any], *, deep: bool) -> Line:
    """A line of an option; a change for people holds what it is worth."""
    if not deep:
        return _line(case, key, part)
    values = part.get("values") or []
    inner = (Section(str(KIND_NAMES["values"]), _lines(case, f"{key}/values", values)),) if values else ()
    return _line(
        case, key, part, inner=inner, adds=((_("what it is worth"), at("case_part", case, f"{key}/values/new")),)
    )


def _figure(case: BusinessCase, name: str, figure: Mapping[str, Any]) -> Line:
    key = f"{FIGURES}/{name}"
    kind = Kind(figure["kind"]) if figure.get("kind") in set(Kind) else Kind.EFFECT
    numbers = [shown(figure.get(end), kind=kind) for end in ("low", "central", "high")]
    about = " – ".join(number for number in numbers if number) or str(figure.get("published") or _("no number yet"))
    source = figure.get("source") or (_("published") if figure.get("published") else _("no source yet"))
    grade = _("grade %(grade)s") % {"grade": figure["grade"]} if figure.get("grade") else _("no grade")
    facts = [about, str(figure.get("unit") or ""), str(figure.get("price_year") or ""), grade, str(source)]
    return Line(
        titled(dict(figure), name),
        " · ".join(one for one in facts if one),
        at("case_part", case, key),
        at("remove_part", case, key),
    )


def _narrative(case: BusinessCase) -> Iterator[Line]:
    for name, (title, question) in WRITTEN.items():
        said = str(case.narrative.get(name, "")).strip()
        about = _how_long(said) if said and name != PREPARED_BY else said or str(question)
        yield Line(str(title), about, at("case_words", case, name))


def _how_long(said: str) -> str:
    words = len(said.split())
    return ngettext("%(number)s word", "%(number)s words", words) % {"number": words}
