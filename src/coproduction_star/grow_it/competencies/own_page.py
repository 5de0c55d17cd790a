"""One's own skills: levels beside what the role aims at, how others see them, the plan, and who may read it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import RaterKind, SkillsProfile, SkillsShare
from coproduction_star.grow_it.slips.sheet import SlipsPage, sheet_of
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .kept import Intent, Kept
from .presenters import frame_of
from .selectors import LEAST_RATERS, Seen
from .wording import LEVELS, NEVER_PAY, ROLES, aim_of, level_in_words, skills

OfKinds = Mapping[str, Mapping[str, Seen]]
"""How others see each skill, by the kind of people who were asked."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One skill as somebody sees it, as others do, and what the role aims at."""

    name: str
    level: str
    example: str
    before: str
    aim: str
    below: bool
    others: tuple[tuple[str, str], ...]
    rate: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    key: str
    what: str
    about: str
    done: str
    change: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    name: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of people who may answer: where it stands, and how to end it."""

    name: str
    said: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class SkillsPage:
    """Skills of one person, for themselves or for whom they share them with. Addresses are empty for the latter."""

    title: str
    frame: Frame
    role: str
    rows: tuple[LevelRow, ...]
    plan: tuple[PlanRow, ...]
    lead: str
    never_pay: str
    back: str
    choose_role: str = ""
    next: str = ""
    new_plan: str = ""
    done: str = ""
    drop: str = ""
    ask: str = ""
    asked: tuple[Asked, ...] = ()
    share: str = ""
    shares: tuple[ShareRow, ...] = ()
    shared_with_me: tuple[ShareRow, ...] = ()
    counted: bool = False
    count: str = ""
    delete: str = ""


@dataclass(frozen=True, slots=True)
class BeginPage:
    """Nothing is kept yet: what it is, and who reads it."""

    title: str
    frame: Frame
    points: tuple[str, ...]
    begin: str
    shared_with_me: tuple[ShareRow, ...]
    back: str


def begin_page(programme: Programme, *, access: Access, shared: Iterable[ShareRow]) -> BeginPage:
    points = (
        _("You say for each of 13 skills what fits you best. It takes twenty minutes, in one go or in parts."),
        _("You alone read it. No manager and no administrator can, and no file or list holds it."),
        _("You can ask others how they see it. You see only the middle of five answers or more."),
        str(NEVER_PAY),
    )
    return BeginPage(
        _("My skills"), frame_of(programme, access), points, at("choose_my_role", programme), tuple(shared),
        at("competencies", programme),
    )  # fmt: skip


def my_page(
    programme: Programme, profile: SkillsProfile, kept: Kept, *, access: Access, seen: OfKinds,
    open_kinds: Iterable[str], shares: Iterable[SkillsShare], shared: Iterable[ShareRow], counted: bool,
    hidden: Hidden,
) -> SkillsPage:  # fmt: skip
    rows = tuple(_rows(profile, kept, seen, programme))
    unsaid = next((one.id for one in skills() if one.id not in kept.said), "")
    return SkillsPage(
        title=_("My skills"), frame=frame_of(programme, access), role=str(ROLES[profile.role]), rows=rows,
        plan=tuple(_plan(kept.plan, programme)), lead=_("You alone read this page."), never_pay=str(NEVER_PAY),
        back=at("competencies", programme), choose_role=at("choose_my_role", programme),
        next=at("rate_my_skill", programme, unsaid) if unsaid else "", new_plan=at("new_skills_plan", programme),
        done=at("skills_plan_done", programme), drop=at("skills_plan_drop", programme),
        ask=at("ask_about_my_skills", programme), asked=tuple(_asked(programme, set(open_kinds), seen)),
        share=at("share_my_skills", programme), shares=tuple(_share(one, programme, hidden) for one in shares),
        shared_with_me=tuple(shared), counted=counted, count=at("count_my_skills", programme),
        delete=at("delete_my_skills", programme),
    )  # fmt: skip


def shared_page(
    programme: Programme, share: SkillsShare, kept: Kept, *, access: Access, seen: OfKinds,
    name: str,
) -> SkillsPage:  # fmt: skip
    profile = share.profile
    return SkillsPage(
        title=name, frame=frame_of(programme, access), role=str(ROLES[profile.role]),
        rows=tuple(_rows(profile, kept, seen, None)), plan=tuple(_plan(kept.plan, None)),
        lead=_("They let you read this, and may take it back at any time. Tell nobody else."),
        never_pay=str(NEVER_PAY),
        back=at("my_skills", programme),
    )  # fmt: skip


def shared_rows(shares: Iterable[SkillsShare], programme: Programme, hidden: Hidden) -> Iterator[ShareRow]:
    """What others let somebody read."""
    for one in shares:
        yield ShareRow(hidden.name(one.profile.participant), "", at("shared_skills", programme, one.pk))


def _rows(profile: SkillsProfile, kept: Kept, seen: OfKinds, programme: Programme | None) -> Iterator[LevelRow]:
    for one in skills():
        times = kept.said.get(one.id, ())
        now, aim = times[-1] if times else None, aim_of(profile.role, one)
        yield LevelRow(
            name=one.name, level=str(LEVELS[now.level]) if now else "", example=now.example if now else "",
            before=", ".join(f"{LEVELS[was.level]} ({date_format(was.on, 'M Y')})" for was in times[:-1]),
            aim=str(LEVELS[aim]) if aim else "", below=bool(now and aim and now.level < aim),
            others=tuple(
                (str(RaterKind(kind).label), level_in_words(of_kind[one.id].middle))
                for kind, of_kind in seen.items() if one.id in of_kind
            ),
            rate=at("rate_my_skill", programme, one.id) if programme else "",
        )  # fmt: skip


def _plan(plan: Iterable[Intent], programme: Programme | None) -> Iterator[PlanRow]:
    names = {one.id: one.name for one in skills()}
    for one in plan:
        by_when = _("by %(day)s") % {"day": date_format(one.by_when, "j F Y")} if one.by_when else ""
        helped = _("with help from %(who)s") % {"who": one.who} if one.who else ""
        about = " · ".join(part for part in (names.get(one.skill, ""), one.how, by_when, helped) if part)
        done = date_format(one.done_on, "j F Y") if one.done_on else ""
        yield PlanRow(one.key, one.what, about, done, at("skills_plan", programme, one.key) if programme else "")


def _asked(programme: Programme, open_kinds: set[str], seen: OfKinds) -> Iterator[Asked]:
    for kind in RaterKind:
        is_open, told = kind.value in open_kinds, bool(seen.get(kind.value))
        if not is_open and not told:
            continue
        few = _("Fewer than %(least)s have answered. Nothing is shown yet.") % {"least": LEAST_RATERS}
        said = _("The middle of what they say stands beside your levels.") if told else few
        end = at("end_my_links", programme) if is_open else ""
        yield Asked(str(kind.label), said, end, kind.value)


def _share(one: SkillsShare, programme: Programme, hidden: Hidden) -> ShareRow:
    said = _("Also how others see you") if one.with_others else ""
    return ShareRow(hidden.name(one.with_whom), said, at("take_back_my_skills", programme, one.pk))


def slips_page(
    programme: Programme, *, access: Access, name: str, codes: Iterable[str], until: dt.date
) -> SlipsPage:  # fmt: skip
    return sheet_of(
        codes, door="grow_it:see_somebody", title=_("Hand these out"), frame=frame_of(programme, access),
        asks=_("%(name)s asks how you see them. It takes four minutes. Nobody reads your answer alone.")
        % {"name": name}, until=until, back=at("my_skills", programme),
    )  # fmt: skip
