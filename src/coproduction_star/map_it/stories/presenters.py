from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.models import Story, StoryFigure
from coproduction_star.map_it.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.voices.subjects import wrong_here_address

from .addresses import story_address


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words, with its source; `remove` for the team."""

    text: str
    source: str
    remove: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A second story, which came with what was joined: to read, and to take words from."""

    title: str
    of: str
    texts: tuple[tuple[str, str], ...]
    """What was asked, and what it says."""


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Writing a story: whether it is public, its figures, and what it still needs."""

    title: str
    button: str
    frame: Frame
    lead: str
    state: str
    figures: tuple[Figure, ...]
    add_figure: str
    publish: str
    take_back: str
    public: str
    is_shown: bool
    may_publish: bool
    exists: bool
    beside: tuple[Beside, ...] = ()
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks for a figure."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One printed side: what people did together, for anyone."""

    title: str
    programme: str
    up: str
    place: str
    what_happened: str
    what_changed: str
    what_did_not: str
    quote: str
    quoted: str
    figures: tuple[Figure, ...]
    ask: str
    wrong: str
    use: str
    like_this: str


@dataclass(frozen=True, slots=True)
class Home:
    """A programme that the idea can go into."""

    name: str
    organisation: str
    value: str


@dataclass(frozen=True, slots=True)
class UsePage:
    """Where the reader could use it."""

    title: str
    story: str
    up: str
    lead: str
    homes: tuple[Home, ...]
    nothing: str


def team_page(
    *, initiative: Initiative, story: Story | None, access: Access, beside: Iterable[Story] = (),
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> TeamPage:  # fmt: skip
    programme = initiative.programme
    shown = story is not None and story.shown_from is not None
    return TeamPage(
        title=_("The story of “%(title)s”") % {"title": initiative.title},
        button=_("Save over what it says now") if theirs else _("Save"),
        frame=_frame(initiative, access),
        lead=_("One page that others can learn from. It is told only when the people in it have agreed."),
        state=_state(story),
        figures=tuple(_figure(figure, initiative) for figure in story.figures.all()) if story else (),
        add_figure=_at("add_story_figure", initiative),
        publish=_at("publish_story", initiative),
        take_back=_at("take_story_back", initiative),
        public=story_address(story, programme) if story and shown else "",
        is_shown=shown,
        may_publish=has_perm(Permission.PUBLISH, access, programme),
        exists=story is not None,
        beside=tuple(map(_beside, beside)),
        theirs=theirs,
    )


def _beside(story: Story) -> Beside:
    texts = (
        (_("What people did together"), story.what_happened),
        (_("What changed"), story.what_changed),
        (_("What did not work"), story.what_did_not),
        (_("In somebody’s own words"), story.quote),
    )
    return Beside(story.title, story.initiative.title, tuple(text for text in texts if text[1]))


def _at(name: str, initiative: Initiative, *more: object) -> str:
    programme = initiative.programme
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, initiative.pk, *more))


def _frame(initiative: Initiative, access: Access) -> Frame:
    programme = initiative.programme
    frame = programme_frame(programme=programme, access=access, here="initiatives")
    return replace(frame, up=(*frame.up, Link(initiative.title, address("initiative", programme, initiative.pk))))


def _state(story: Story | None) -> str:
    if story is None:
        return ""
    if story.shown_from is None:
        return _("Only your team can read it.")
    day = date_format(timezone.localtime(story.shown_from), "j F Y, H:i")
    if story.shown_from > timezone.now():
        return _("It will be public on %(day)s: the ward’s councillors are told first.") % {"day": day}
    return _("Anyone can read it since %(day)s.") % {"day": day}


def _figure(figure: StoryFigure, initiative: Initiative | None = None) -> Figure:
    value = number_format(figure.value.normalize(), use_l10n=True, force_grouping=True)
    said = {"name": figure.name, "value": value, "unit": figure.unit, "period": figure.period}
    remove = _at("remove_story_figure", initiative, figure.pk) if initiative else ""
    return Figure(_("%(name)s: %(value)s %(unit)s, %(period)s") % said, figure.source, remove)


def figure_page(*, initiative: Initiative, access: Access) -> FormPage:
    frame = _frame(initiative, access)
    return FormPage(_("A figure for the story"), _("Add it"), frame, _("A number without its source helps nobody."))


def story_page(story: Story, *, hidden: Hidden, listens: bool) -> StoryPage:
    """`listens` is whether the programme can be told anything now."""
    programme = story.programme
    here = story_address(story, programme)
    asked = story.ask is not None and not story.ask.is_gone and story.ask.pk not in hidden.people
    home = reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))
    return StoryPage(
        title=story.title,
        programme=programme.name,
        up=home,
        place=str(story.initiative.place or ""),
        what_happened=story.what_happened,
        what_changed=story.what_changed,
        what_did_not=story.what_did_not,
        quote=story.quote,
        quoted=story.quoted,
        figures=tuple(_figure(figure) for figure in story.figures.all()),
        ask=f"{home}tell-us/question/?plan={story.initiative_id}" if listens and asked else "",
        wrong=wrong_here_address(programme, here) if listens else "",
        use=f"{here}use/",
        like_this=reverse("map_it:cases_like") + "?" + _asked(story),
    )


def _asked(story: Story) -> str:
    return urlencode({"words": f"{story.title}. {story.what_happened}"[:300]})


def use_page(story: Story, homes: tuple[Programme, ...]) -> UsePage:
    return UsePage(
        title=_("Use this here"),
        story=story.title,
        up=story_address(story, story.programme),
        lead=_("It becomes an idea in your programme, and we introduce you to the people who ran it."),
        homes=tuple(Home(one.name, one.organisation.name, str(one.pk)) for one in homes),
        nothing="" if homes else _("You have no programme in which you may add ideas. Ask whoever leads one."),
    )
