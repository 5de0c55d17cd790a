from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.focus_it.models import Level, SuccessCriterion, Theory, TheoryArrow, TheoryItem, Whose
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart

from . import drawing, wording
from .addresses import at, theories_address
from .criteria_page import CriterionRow, criterion_row
from .selectors import Chain, OpenPoint, Part


@dataclass(frozen=True, slots=True)
class TheoryRow:
    """One theory in the list."""

    title: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The theories of change of a programme; `new` is empty for whoever may not start one."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[TheoryRow, ...]
    new: str
    removed: str
    restore: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Asks whether somebody agrees, under the words that they read."""

    title: str
    frame: Frame
    button: str
    what: str
    facts: tuple[tuple[str, str], ...]
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ArrowRow:
    """Where an item leads, with what was said of the arrow; addresses are empty for whoever may not write."""

    anchor: str
    words: str
    harm: bool
    summary: str
    """What is missing, before anyone unfolds the rest."""
    facts: tuple[tuple[str, str], ...]
    case: str
    case_address: str
    edit: str
    remove: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the outline."""

    anchor: str
    words: str
    unwanted: bool
    about: tuple[str, ...]
    arrows: tuple[ArrowRow, ...]
    draw: str
    edit: str
    move: str
    remove: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of the outline, with the box that adds to it; `whose` are the choices beside the box."""

    slug: str
    name: str
    asked: str
    items: tuple[ItemRow, ...]
    add: str
    adding: str
    whose: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """What is open, with links to what it is about."""

    words: str
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TheoryPage:
    """A theory: the picture, what is open, the outline, the sentences, and how success is told."""

    title: str
    frame: Frame
    theory_id: str
    lead: str
    initiative: str
    initiative_address: str
    chart: Chart | None
    downloads: tuple[DownloadLink, ...]
    open: tuple[OpenRow, ...]
    weakest: str
    levels: tuple[LevelRow, ...]
    sentences: tuple[str, ...]
    criteria: tuple[CriterionRow, ...]
    add_criterion: str
    removed: str
    restore: str
    rename: str
    remove: str
    sheet: str
    csv: str
    word: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet of paper: the picture with its title."""

    title: str
    frame: Frame
    about: str
    chart: Chart
    back: str


def list_page(
    *, programme: Programme, access: Access, theories: Iterable[Any], removed: Theory | None = None
) -> ListPage:
    may = has_perm(Permission.LEAD_THEORY, access, programme)
    return ListPage(
        title=_("Theory of change"),
        frame=frame_of(programme, access),
        lead=_("Write down why you think it will work, step by step, so that others can tell you where it may not."),
        rows=tuple(_theory_row(one) for one in theories),
        new=f"{theories_address(programme)}new/" if may else "",
        removed=removed.title if removed and may else "",
        restore=at("restore_theory", removed) if removed and may else "",
    )


def _theory_row(theory: Any) -> TheoryRow:
    items = ngettext("%(number)s item", "%(number)s items", theory.number_of_items)
    arrows = ngettext("%(number)s arrow", "%(number)s arrows", theory.number_of_arrows)
    said = [items % {"number": theory.number_of_items}, arrows % {"number": theory.number_of_arrows}]
    if theory.initiative and not theory.initiative.removed_at:
        said.append(theory.initiative.title)
    return TheoryRow(theory.title, at("theory", theory), ", ".join(said))


def frame_of(programme: Programme, access: Access, *links: Link) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="theory-of-change")
    focus = Link(_("Focus it"), step_address(programme, "focus_it"))
    return replace(frame, up=(*frame.up, focus, *links))


def _inside(theory: Theory, access: Access, *, deep: bool = True) -> Frame:
    up = [Link(_("Theory of change"), theories_address(theory.programme))]
    up += [Link(theory.title, at("theory", theory))] if deep else []
    return frame_of(theory.programme, access, *up)


def new_page(*, programme: Programme, access: Access) -> FormPage:
    up = Link(_("Theory of change"), theories_address(programme))
    lead = _(
        "It takes about half an hour, best together with people who use the service. From an initiative, we take what "
        "citizens and services bring and the outcomes it is for."
    )
    return FormPage(_("Start a theory of change"), frame_of(programme, access, up), _("Start"), lead)


def form_page(
    *, theory: Theory, access: Access, title: str, button: str, lead: str = "",
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    return FormPage(title, _inside(theory, access), button, lead, theirs)


def arrow_page(
    *, theory: Theory, access: Access, start: TheoryItem, button: str,
    theirs: tuple[tuple[str, str, str], ...] = (), removed: bool = False,
) -> FormPage:  # fmt: skip
    lead = _("From: “%(words)s”. You can save with boxes empty, and fill them later.") % {"words": start.words}
    said = f"{lead} {wording.removed_meanwhile()}" if removed else lead
    return FormPage(_("What does it lead to, and why?"), _inside(theory, access), button, said, theirs)


def answer_page(*, criterion: SuccessCriterion, access: Access, title: str) -> AnswerPage:
    row = criterion_row(criterion, answers=(), may_write=False, may_lead=False, may_agree=False, hidden=Hidden())
    return AnswerPage(title, _inside(criterion.theory, access), _("Send"), criterion.what, row.facts)


def theory_page(
    *, chain: Chain, access: Access, open_points: Sequence[OpenPoint], weakest: TheoryArrow | None,
    criteria: Sequence[SuccessCriterion], removed: Part | None, hidden: Hidden,
) -> TheoryPage:  # fmt: skip
    theory, programme = chain.theory, chain.theory.programme
    may_write, may_lead, may_agree = (
        has_perm(permission, access, programme)
        for permission in (Permission.WRITE_THEORY, Permission.LEAD_THEORY, Permission.AGREE_CRITERION)
    )
    for criterion in criteria:
        criterion.theory = theory
    initiative = theory.initiative if theory.initiative and not theory.initiative.removed_at else None
    return TheoryPage(
        title=theory.title,
        frame=_inside(theory, access, deep=False),
        theory_id=str(theory.pk),
        lead=_lead(chain, open_points, may_write=may_write),
        initiative=initiative.title if initiative else "",
        initiative_address=address("initiative", programme, initiative.pk) if initiative else "",
        chart=drawing.chart_of(chain) if chain.items else None,
        downloads=download_links(_before_kind(at("theory_file", theory, "svg"))) if chain.items else (),
        open=tuple(_open_row(point) for point in open_points),
        weakest=wording.weakest_said(weakest) if weakest else "",
        levels=tuple(_level_row(chain, level, may_write=may_write) for level in Level.values),
        sentences=tuple(wording.sentence_of(arrow) for arrow in chain.arrows),
        criteria=tuple(
            criterion_row(
                one, answers=one.agreements.all(), may_write=may_write, may_lead=may_lead, may_agree=may_agree,
                hidden=hidden,
            )
            for one in criteria
        ),
        add_criterion=at("add_criterion", theory) if may_write else "",
        removed=wording.part_name(removed) if removed and may_write else "",
        restore=at("restore_part", theory, removed.pk) if removed and may_write else "",
        rename=at("rename_theory", theory) if may_lead else "",
        remove=at("remove_theory", theory) if may_lead else "",
        sheet=at("theory_sheet", theory) if chain.items else "",
        csv=at("theory_csv", theory) if chain.items else "",
        word=at("theory_word", theory) if chain.items else "",
    )  # fmt: skip


def _before_kind(file: str) -> str:
    return file.removesuffix("svg")


def _lead(chain: Chain, points: Sequence[OpenPoint], *, may_write: bool) -> str:
    if not chain.items:
        return _("Nothing is written yet. Begin where you like: most people begin with the activity or the outcome.") \
            if may_write else _("Nothing is written yet.")  # fmt: skip
    if not points:
        return _("Nothing is open. Ask somebody who doubts it to read the sentences below.")
    number = sum(max(1, len(point.about)) for point in points)
    said = ngettext("%(number)s thing is still open.", "%(number)s things are still open.", number)
    return said % {"number": number}


def _open_row(point: OpenPoint) -> OpenRow:
    return OpenRow(wording.of_point(point), tuple(_named(one) for one in point.about))


def _named(one: TheoryItem | TheoryArrow) -> tuple[str, str]:
    if isinstance(one, TheoryArrow):
        return wording.arrow_name(one), f"#arrow-{one.pk}"
    return _("“%(words)s”") % {"words": one.words}, f"#item-{one.pk}"


def _level_row(chain: Chain, level: str, *, may_write: bool) -> LevelRow:
    items = chain.on(level)
    return LevelRow(
        slug=level,
        name=wording.level_name(level),
        asked=wording.asked(level),
        items=tuple(_item_row(chain, item, items, may_write=may_write) for item in items),
        add=at("add_item", chain.theory, level) if may_write else "",
        adding=wording.adding(level),
        whose=tuple((value, str(label)) for value, label in Whose.choices) if level == Level.CONTRIBUTION else (),
    )


def _item_row(chain: Chain, item: TheoryItem, beside: Sequence[TheoryItem], *, may_write: bool) -> ItemRow:
    theory = chain.theory

    def to(name: str) -> str:
        return at(name, theory, item.pk) if may_write else ""

    return ItemRow(
        anchor=f"item-{item.pk}",
        words=item.words,
        unwanted=item.unwanted,
        about=wording.about_item(item),
        arrows=tuple(_arrow_row(arrow, theory, may_write=may_write) for arrow in chain.leading_from(item)),
        draw=to("add_arrow") if item.level != Level.OUTCOME else "",
        edit=to("theory_item"),
        move=to("move_item"),
        remove=to("remove_part"),
        first=item is beside[0],
        last=item is beside[-1],
    )


def _arrow_row(arrow: TheoryArrow, theory: Theory, *, may_write: bool) -> ArrowRow:
    return ArrowRow(
        anchor=f"arrow-{arrow.pk}",
        words=arrow.end.words,
        harm=arrow.harm,
        summary=wording.missing_of(arrow),
        facts=tuple((name, words) for name, words in wording.facts_of_arrow(arrow) if words),
        case=arrow.case.title if arrow.case else "",
        case_address=f"/cases/{arrow.case.slug}/" if arrow.case else "",
        edit=at("theory_arrow", theory, arrow.pk) if may_write else "",
        remove=at("remove_part", theory, arrow.pk) if may_write else "",
    )


def sheet_page(*, chain: Chain, access: Access) -> SheetPage:
    return SheetPage(
        title=chain.theory.title,
        frame=_inside(chain.theory, access),
        about=chain.theory.programme.name,
        chart=drawing.chart_of(chain),
        back=at("theory", chain.theory),
    )
