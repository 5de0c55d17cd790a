import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.selectors import Facts
from coproduction_star.journeys.steps import NextAction, Progress, Step
from coproduction_star.organisations.access import Access
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.star import StarCo, StarDrawing, StarHeart, StarStart, StarStep

from .selectors import Walk


@dataclass(frozen=True, slots=True)
class StepLink:
    """A page where a step's records are kept."""

    text: str
    address: str


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
    tools: str
    """The names of the tools that are switched on."""
    is_new: bool
    heard: str
    decided: str


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
    action: NextAction | None
    may_act: bool
    links: tuple[StepLink, ...]
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
    tools: tuple[str, ...] = (),
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
        tools=", ".join(tools),
        is_new=not facts.initiatives,
        heard=programme.heard if programme.closed_at else "",
        decided=programme.decided if programme.closed_at else "",
    )


def step_page(
    *, programme: Programme, access: Access, step: Step, walk: Walk, facts: Facts, action: NextAction | None,
    may_act: bool, names: Mapping[str, str],
) -> StepPage:  # fmt: skip
    """`names` of the tools, by their ids, in the reader's language."""
    drawing = drawing_of(programme=programme, walk=walk, facts=facts)
    point = next((point for point in drawing.steps if point.number == step.number), None)
    progress = step.progress(programme)
    return StepPage(
        title=str(step.name),
        frame=programme_frame(programme=programme, access=access, here=""),
        drawing=drawing,
        number=step.number,
        slug=step.slug,
        note=progress.note or _("Not begun"),
        per_cent=point.per_cent if point else 0,
        there=progress.there,
        missing=progress.missing,
        action=action,
        may_act=may_act,
        links=(
            *(StepLink(text, address(name, programme)) for text, name in _links(step.slug)),
            *(StepLink(names[tool], where(programme)) for tool, where in step.tools.items()),
        ),
        not_yet=str(step.not_yet),
    )


def _links(slug: str) -> tuple[tuple[str, str], ...]:
    """The pages of this release where a step's records are kept."""
    links = {
        "map_it": ((_("Initiatives"), "initiatives"), (_("Outcomes"), "outcomes")),
        "focus_it": ((_("Decisions and promises"), "decisions"), (_("Declare your interests"), "interest")),
        "people_it": ((_("Who takes part"), "people"),),
        "market_it": ((_("Decisions and promises"), "decisions"), (_("Who takes part"), "people")),
        "grow_it": ((_("Decisions and promises"), "decisions"), (_("Initiatives"), "initiatives")),
    }
    return links.get(slug, ())
