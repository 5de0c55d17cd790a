"""Pages of skills: the framework, how many are at each level, and thanks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.competencies import RoleProfile
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Recognition
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import Frame, SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .selectors import LEAST_RATERS
from .wording import LEVELS, NEVER_PAY, ROLES, aim_of, skills, sources

HERE = "competencies"


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill: each level with its name, and whether the chosen role aims at it."""

    name: str
    about: str
    levels: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    title: str
    frame: Frame
    rows: tuple[SkillRow, ...]
    roles: tuple[tuple[str, str, bool], ...]
    mine: str
    team: str
    thanks: str
    pack: str
    never_pay: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """How many are at each level. `nothing` says why nothing is told."""

    title: str
    frame: Frame
    nothing: str
    levels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    never_pay: str
    back: str


@dataclass(frozen=True, slots=True)
class ThanksRow:
    who: str
    kind: str
    words: str
    from_whom: str
    key: str = ""
    is_shown: bool = False
    show: str = ""
    take_away: str = ""


@dataclass(frozen=True, slots=True)
class ThanksPage:
    title: str
    frame: Frame
    mine: tuple[ThanksRow, ...]
    rows: tuple[ThanksRow, ...]
    thank: str
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    skip: str = ""
    """Where to go on without an answer."""
    where: str = ""


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def framework_page(programme: Programme, *, access: Access, role: str) -> FrameworkPage:
    here = at("competencies", programme)
    chosen = role if role in set(RoleProfile) else ""
    everyone = (("", _("Every role"), not chosen),)
    roles = ((one.value, str(words), one.value == chosen) for one, words in ROLES.items())
    return FrameworkPage(
        title=_("Skills for working together"), frame=frame_of(programme, access), rows=_rows(chosen),
        roles=tuple((f"{here}?role={key}", name, is_this) for key, name, is_this in (*everyone, *roles)),
        mine=at("my_skills", programme), team=at("skills_of_the_team", programme),
        thanks=at("recognitions", programme), pack=at("people_pack", programme), never_pay=str(NEVER_PAY),
        sources=sources(),
    )  # fmt: skip


def _rows(role: str) -> tuple[SkillRow, ...]:
    return tuple(
        SkillRow(
            one.name, one.about,
            tuple(
                (str(LEVELS[number]), words, bool(role) and aim_of(role, one) == number)
                for number, words in enumerate(one.levels, start=1)
            ),
        )
        for one in skills()
    )  # fmt: skip


def team_page(
    programme: Programme, *, access: Access, counts: Mapping[str, tuple[int | None, ...]], enough: bool
) -> TeamPage:  # fmt: skip
    few = _("Fewer than %(least)s people chose to be counted. Nothing is shown, because somebody could be recognised.")
    rows = ((one.name, counts.get(one.id, ())) for one in skills()) if enough else ()
    return TeamPage(
        title=_("How many are at each level"), frame=frame_of(programme, access),
        nothing="" if enough else few % {"least": LEAST_RATERS},
        levels=tuple(str(LEVELS[number]) for number in (1, 2, 3, 4)),
        rows=tuple((name, tuple(_count(one) for one in found)) for name, found in rows), never_pay=str(NEVER_PAY),
        back=at("competencies", programme),
    )  # fmt: skip


def _count(number: int | None) -> str:
    return _("too few to show") if number is None else _("about %(n)s") % {"n": number}


def thanks_page(
    programme: Programme, *, access: Access, mine: Iterable[Recognition], rows: Iterable[Recognition], hidden: Hidden
) -> ThanksPage:  # fmt: skip
    may_thank = has_perm(Permission.RECOGNISE, access, programme)
    return ThanksPage(
        title=_("People who make things possible"), frame=frame_of(programme, access),
        mine=tuple(_own_thanks(one, programme) for one in mine),
        rows=tuple(
            ThanksRow(hidden.name(one.participant), str(one.get_kind_display()), one.words, one.from_whom)
            for one in rows
        ),
        thank=at("new_recognition", programme) if may_thank else "", back=at("competencies", programme),
    )  # fmt: skip


def _own_thanks(one: Recognition, programme: Programme) -> ThanksRow:
    return ThanksRow(
        _("You"), str(one.get_kind_display()), one.words, one.from_whom, str(one.pk), one.may_be_shown,
        at("show_recognition", programme, one.pk), at("take_recognition_away", programme, one.pk),
    )  # fmt: skip


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: object) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)


def delete_page(programme: Programme, *, access: Access) -> SurePage:
    return SurePage(
        title=_("Delete what you keep about your skills?"), about=programme.name, frame=frame_of(programme, access),
        points=(
            _("Your levels, examples and plan are deleted at once."),
            _("So is what others said, and the links you handed out."),
            _("Nobody you shared it with can read it any more."),
        ),
        undo=_("This cannot be undone."), button=_("Delete it"), back=at("my_skills", programme),
    )  # fmt: skip
