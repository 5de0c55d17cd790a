"""The page of combinations that nobody here has tried."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.case_bank.reading import title_of as case_title_of
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.map_it.alike import case_address
from coproduction_star.organisations.access import Access

from .addresses import explorer_address, ideas_address
from .combining import Asked, Idea, Ideas
from .presenters import frame_below, group_name

TITLES = {
    Co.CO_COMMISSION: lambda group: _("%(group)s help to choose what comes first") % {"group": group},
    Co.CO_DESIGN: lambda group: _("%(group)s help to plan it") % {"group": group},
    Co.CO_DELIVER: lambda group: _("%(group)s help to do it") % {"group": group},
    Co.CO_ASSESS: lambda group: _("%(group)s help to check how well it works") % {"group": group},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """A combination, why it is worth a thought, and a case to read first."""

    title: str
    outcome: str
    why: str
    case_title: str
    case_address: str
    outcome_id: str
    co: str
    group: str


@dataclass(frozen=True, slots=True)
class IdeasPage:
    """Combinations of an outcome, a Co and a group of people."""

    title: str
    frame: Frame
    lead: str
    note: str
    ideas: tuple[IdeaCard, ...]
    nothing: str
    outcomes: tuple[Choice, ...]
    cos: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    here: str
    up: str
    may_add: bool


def ideas_page(*, programme: Programme, access: Access, found: Ideas, asked: Asked) -> IdeasPage:
    outcomes = [(str(one.pk), one.words) for one in found.outcomes]
    groups = sorted(((group, group_name(group)) for group in PEOPLE), key=lambda pair: pair[1])
    return IdeasPage(
        title=_("Ideas nobody here has tried"),
        frame=frame_below(programme, access),
        lead=_("Each idea puts an outcome, a Co and a group of people together as no initiative here does."),
        note=_note(found),
        ideas=tuple(_card(idea) for idea in found.ideas),
        nothing=_nothing(found),
        outcomes=_choices(str(asked.outcome or ""), outcomes),
        cos=_choices(asked.co, [(co.value, _(co.label)) for co in Co]),
        groups=_choices(asked.group, groups),
        here=ideas_address(programme),
        up=explorer_address(programme),
        may_add=has_perm(Permission.EDIT_INITIATIVE, access, programme),
    )


def title_of(co: Co, group: str) -> str:
    """What the idea is called until somebody finds a better name."""
    return TITLES[co](group_name(group))


def _note(found: Ideas) -> str:
    if found.grouped:
        return ""
    return _("No initiative here says yet which groups take part, so every combination counts as new.")


def _nothing(found: Ideas) -> str:
    if not found.outcomes:
        return _("Write down an outcome first: ideas hang on what people want.")
    return "" if found.ideas else _("Every combination of these is there already. Widen the choice.")


def _card(idea: Idea) -> IdeaCard:
    return IdeaCard(
        title=title_of(idea.co, idea.group),
        outcome=idea.outcome.words,
        why=_why(idea),
        case_title=case_title_of(idea.example) if idea.example else "",
        case_address=case_address(idea.example.slug) if idea.example else "",
        outcome_id=str(idea.outcome.pk),
        co=idea.co.value,
        group=idea.group,
    )


def _why(idea: Idea) -> str:
    said = {"number": idea.cases, "closer": idea.closer, "group": group_name(idea.group), "co": _(idea.co.label)}
    if not idea.cases:
        return _("We know of no case that did this: it would be new.")
    did = ngettext(
        "%(number)s case did this with the same group of people.",
        "%(number)s cases did this with the same group of people.",
        idea.cases,
    )
    if not idea.closer:
        return did % said
    wanted = ngettext("%(closer)s of them wanted the same.", "%(closer)s of them wanted the same.", idea.closer)
    return f"{did % said} {wanted % said}"


def _choices(chosen: str, choices: list[tuple[str, str]]) -> tuple[Choice, ...]:
    return (Choice("", _("Any"), not chosen), *(Choice(value, text, value == chosen) for value, text in choices))
