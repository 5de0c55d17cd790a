import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.figure_lines import FigureLine, figure_lines
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import Facts
from coproduction_star.journeys.steps import Figure, NextAction, Progress, Step, all_steps
from coproduction_star.journeys.tool_cards import ToolsOfPlace, address_of, folding, standing
from coproduction_star.journeys.toolbox import can_fold, every_tool, toolbox_of
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.guard import opens
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.star import StarCo, StarDrawing, StarHeart, StarStart, StarStep

from .selectors import Walk

FEW = 3
"""Initiatives with which a programme is no longer new."""


@dataclass(frozen=True, slots=True)
class StepLink:
    """A page where a step's records are kept."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class OtherTools:
    """What is folded away until it is wanted, each with its switch."""

    places: tuple[ToolsOfPlace, ...]
    may_switch: bool
    unfolded: bool
    back: str
    """The page to come back to from a switch: `star`, or the slug of a step."""


@dataclass(frozen=True, slots=True)
class StarPage:
    """The Star, the one next thing, and the same facts as a list."""

    title: str
    frame: Frame
    summary: str
    drawing: StarDrawing
    action: NextAction | None
    may_act: bool
    downloads: tuple[DownloadLink, ...]
    just_start: str
    which_tool: str
    all_tools: str
    standing: Mapping[str, tuple[StepLink, ...]]
    """The tools that stand with each step, by the word of the step's point."""
    others: OtherTools
    is_new: bool
    beside: tuple[StepLink, ...]
    """What belongs to the whole Star and to none of its points."""
    heard: str
    decided: str


MOST_FIGURES = 25
"""As many as the page of a step lists; all of them stand with its tools."""


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step: what is there, what is missing, and what this release has for it."""

    title: str
    frame: Frame
    drawing: StarDrawing
    number: int
    slug: str
    note: str
    per_cent: int
    there: str
    missing: str
    figures: tuple[FigureLine, ...]
    has_more: bool
    """There are more figures than the page of a step lists."""
    action: NextAction | None
    may_act: bool
    links: tuple[StepLink, ...]
    others: OtherTools
    not_yet: str


def drawing_of(*, programme: Programme, walk: Walk, facts: Facts) -> StarDrawing:
    return StarDrawing(
        title=programme.name,
        steps=tuple(_point(programme, step, progress) for step, progress in walk),
        cos=tuple(_co(programme, co, facts) for co in Co),
        heart=StarHeart(
            facts.outcomes, ngettext("outcome", "outcomes", facts.outcomes), address("outcomes", programme)
        ),
        start=StarStart(
            _("Just start"), address("just_start", programme), _("Just start: one small thing to try in ten minutes")
        ),
    )


def source_of(programme: Programme, *, day: dt.date) -> str:
    """What stands under a downloaded Star."""
    said = {"organisation": programme.organisation.name, "day": date_format(day, "j F Y")}
    return _("Records of %(organisation)s on %(day)s.") % said


def _point(programme: Programme, step: Step, progress: Progress) -> StarStep:
    return StarStep(
        slug=step.slug.replace("_", "-"),
        name=str(step.name),
        number=step.number,
        progress=progress.share,
        note=progress.note or _("not begun"),
        address=step.address(programme),
        words=" ".join(text for text in (progress.there, progress.missing) if text),
    )


def _co(programme: Programme, co: Co, facts: Facts) -> StarCo:
    count = facts.by_co.get(co.value, 0)
    note = ngettext("%(number)s initiative", "%(number)s initiatives", count) % {"number": count}
    return StarCo(co.value, _(co.label), count, f"{address('initiatives', programme)}?co={co.value}", note)


def star_page(
    *, programme: Programme, access: Access, walk: Walk, facts: Facts, action: NextAction | None, may_act: bool,
    unfolded: bool,
) -> StarPage:  # fmt: skip
    return StarPage(
        title=programme.name,
        frame=programme_frame(programme=programme, access=access, here="star"),
        summary=programme.summary,
        drawing=drawing_of(programme=programme, walk=walk, facts=facts),
        action=action,
        may_act=may_act,
        downloads=download_links(address("star_file", programme, "svg").removesuffix("svg")),
        just_start=address("just_start", programme),
        which_tool=address("which_tool", programme),
        all_tools=address("tools", programme),
        standing=_standing(programme, access),
        others=_others(programme, access, unfolded=unfolded),
        is_new=facts.initiatives < FEW,
        beside=tuple(StepLink(str(step.beside), step.address(programme)) for step in all_steps() if step.beside),
        heard=programme.heard if programme.closed_at else "",
        decided=programme.decided if programme.closed_at else "",
    )


def step_page(
    *, programme: Programme, access: Access, step: Step, walk: Walk, facts: Facts, action: NextAction | None,
    may_act: bool, unfolded: bool, figures: Iterable[Figure],
) -> StepPage:  # fmt: skip
    drawing = drawing_of(programme=programme, walk=walk, facts=facts)
    point = next((point for point in drawing.steps if point.number == step.number), None)
    progress, known = step.progress(programme), tuple(figures)
    return StepPage(
        title=str(step.name),
        frame=programme_frame(programme=programme, access=access, here=step.slug),
        drawing=drawing,
        number=step.number,
        slug=step.slug,
        note=progress.note or _("Not begun"),
        per_cent=point.per_cent if point else 0,
        there=progress.there,
        missing=progress.missing,
        figures=figure_lines(
            known[:MOST_FIGURES], access=access, organisation=programme.organisation, programme=programme
        ),
        has_more=len(known) > MOST_FIGURES,
        action=action,
        may_act=may_act,
        links=_that_open(
            programme,
            access,
            (
                *(StepLink(text, address(name, programme)) for text, name in _links(step.slug)),
                *_tools_of(programme, step),
            ),
        ),
        others=_others(programme, access, unfolded=unfolded, step=step),
        not_yet=str(step.not_yet),
    )


def _tools_of(programme: Programme, step: Step) -> Iterator[StepLink]:
    """Those of its tools that are always there, were switched on, or that something was made with."""
    open_here, cards = toolbox_of(programme).open, {tool.id: tool for tool in every_tool()}
    for tool, where in step.tools.items():
        if tool in open_here or not can_fold(cards[tool]):
            yield StepLink(cards[tool].name, where(programme))


def _standing(programme: Programme, access: Access) -> Mapping[str, tuple[StepLink, ...]]:
    found = standing(programme=programme, access=access)
    return {
        step: tuple(StepLink(tool.name, address_of(tool, programme)) for tool in tools)
        for step, tools in found.items()
    }


def _others(programme: Programme, access: Access, *, unfolded: bool, step: Step | None = None) -> OtherTools:
    return OtherTools(
        places=folding(programme=programme, access=access, step=step.slug.replace("_", "-") if step else ""),
        may_switch=has_perm(Permission.CHANGE_PROGRAMME, access, programme),
        unfolded=unfolded,
        back=step.slug if step else "star",
    )


def _that_open(programme: Programme, access: Access, links: Iterable[StepLink]) -> tuple[StepLink, ...]:
    """Only pages that let the reader in: a link to a refusal helps nobody."""
    home = programme.organisation
    return tuple(link for link in links if opens(link.address, access=access, organisation=home, programme=programme))


def _links(slug: str) -> tuple[tuple[str, str], ...]:
    """The pages of this release where a step's records are kept."""
    links = {
        "map_it": ((_("Initiatives"), "initiatives"), (_("Outcomes"), "outcomes")),
        "focus_it": ((_("Decisions and promises"), "decisions"), (_("Declare your interests"), "interest")),
        "people_it": ((_("Who takes part"), "people"),),
        "market_it": ((_("Decisions and promises"), "decisions"), (_("Who takes part"), "people")),
        "together": ((_("Decisions and promises"), "decisions"), (_("Who takes part"), "people")),
        "grow_it": ((_("Decisions and promises"), "decisions"), (_("Initiatives"), "initiatives")),
    }
    return links.get(slug, ())
