import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.focus_it.deciding import decision_address
from coproduction_star.focus_it.doubts import sceptics_address
from coproduction_star.focus_it.models import ImpactMatrix, Option, Outcome
from coproduction_star.focus_it.models.impact_matrix import Colour, Standing
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .addresses import at, matrices_address
from .selectors import MyRating
from .wording import group


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One matrix in the list."""

    title: str
    address: str
    state: str
    shade: str
    about: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The matrices of a programme; `new` is empty for whoever may not set one up."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[MatrixRow, ...]
    new: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option; `against` says why it was dropped, `edit` leads the facilitator to the filter."""

    number: int
    title: str
    about: str
    about_address: str
    against: tuple[str, ...]
    outcome: str
    edit: str
    reasons: str
    sceptic: str


@dataclass(frozen=True, slots=True)
class Leading:
    """What whoever leads the room can do now; an empty address is not offered."""

    open: str = ""
    axes: str = ""
    add: str = ""
    who: str = ""
    sheet: str = ""
    enter: str = ""
    aside: str = ""
    close: str = ""
    reopen: str = ""


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """A matrix: where it stands, what the reader does next, its options, and what people think of them."""

    title: str
    frame: Frame
    state: str
    shade: str
    lead: str
    rate: str
    rate_button: str
    asks_interest: bool
    axes: tuple[tuple[str, str, str], ...]
    options: tuple[OptionRow, ...]
    dropped: tuple[OptionRow, ...]
    blind: str
    results: SafeString | None
    decide: str
    decision: str
    decision_address: str
    earlier: tuple[str, ...]
    after_seeing: str
    friends: SafeString
    leading: Leading = field(default_factory=Leading)


@dataclass(frozen=True, slots=True)
class Step:
    """One option on the way through the rating."""

    number: int
    title: str
    address: str
    is_done: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class RatePage:
    """Rating one option."""

    title: str
    frame: Frame
    caption: str
    button: str
    lead: str
    about: str
    ends: tuple[tuple[str, str, str], ...]
    steps: tuple[Step, ...]
    skip: str
    back: str


@dataclass(frozen=True, slots=True)
class ReasonsPage:
    """Why people rated an option as they did, group by group and without names."""

    title: str
    frame: Frame
    lead: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


def list_page(*, programme: Programme, access: Access, matrices: Iterable[Any]) -> ListPage:
    may = has_perm(Permission.FACILITATE, access, programme)
    return ListPage(
        title=_("Impact matrix"),
        frame=_frame(programme, access),
        lead=_(
            "Each person rates the options alone. Then everyone sees where the groups agree, and where they do not."
        ),
        rows=tuple(_matrix_row(one) for one in matrices),
        new=f"{matrices_address(programme)}new/" if may else "",
    )


def _matrix_row(matrix: Any) -> MatrixRow:
    state, shade = state_of(matrix)
    options = ngettext("%(number)s option", "%(number)s options", matrix.number_of_options)
    raters = ngettext("%(number)s person has rated", "%(number)s people have rated", matrix.number_of_raters)
    said = (options % {"number": matrix.number_of_options}, raters % {"number": matrix.number_of_raters})
    return MatrixRow(matrix.title, at("matrix", matrix), state, shade, ", ".join(said))


def state_of(matrix: ImpactMatrix) -> tuple[str, str]:
    if matrix.opened_at is None:
        return _("Being set up"), "grey"
    if matrix.closed_at is None:
        return _("Open for rating"), "green"
    return _("Closed on %(day)s") % {"day": day_of(matrix.closed_at)}, "blue"


def day_of(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _frame(programme: Programme, access: Access, *links: Link) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="impact-matrix")
    focus = Link(_("Focus it"), step_address(programme, "focus_it"))
    return replace(frame, up=(*frame.up, focus, *links))


def inside(matrix: ImpactMatrix, access: Access, *, deep: bool = True) -> Frame:
    up = [Link(_("Impact matrix"), matrices_address(matrix.programme))]
    up += [Link(matrix.title, at("matrix", matrix))] if deep else []
    return _frame(matrix.programme, access, *up)


def new_page(*, programme: Programme, access: Access) -> FormPage:
    up = Link(_("Impact matrix"), matrices_address(programme))
    lead = _("You can still drop options, and word the two scales, before anyone rates.")
    return FormPage(_("Set up a matrix"), _frame(programme, access, up), _("Set it up"), lead)


def form_page(
    *, matrix: ImpactMatrix, access: Access, title: str, button: str, lead: str = "",
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    return FormPage(title, inside(matrix, access), button, lead, theirs)


def option_page(option: Option, *, access: Access, theirs: tuple[tuple[str, str, str], ...] = ()) -> FormPage:
    lead = _(
        "Ask the five questions in order. One red drops the option, and everyone can read why. Ratings that were "
        "given stay. What you say about feasibility and risk stands beside the ratings and never changes them."
    )
    return FormPage(option.title, inside(option.matrix, access), _("Save"), lead, theirs)  # fmt: skip


def axes_words(matrix: ImpactMatrix) -> tuple[tuple[str, str, str], ...]:
    """Each scale with its ends, the best first."""
    return (
        (matrix.words("impact_label"), matrix.words("impact_high"), matrix.words("impact_low")),
        (matrix.words("resources_label"), matrix.words("resources_high"), matrix.words("resources_low")),
    )


def matrix_page(
    *, matrix: ImpactMatrix, access: Access, options: Sequence[Option], rating: MyRating, results: SafeString | None,
    earlier: Sequence[Any], friends: SafeString,
) -> MatrixPage:  # fmt: skip
    state, shade = state_of(matrix)
    living = [option for option in options if option.dropped_at is None]
    left = sum(1 for option in living if option.pk not in rating.rated)
    rates = has_perm(Permission.RATE_OPTION, access, matrix)
    may_lead = has_perm(Permission.FACILITATE, access, matrix)
    decision = matrix.decision
    return MatrixPage(
        title=matrix.title,
        frame=inside(matrix, access, deep=False),
        state=state,
        shade=shade,
        lead=_lead(matrix, left, len(living), rates=rates),
        rate=at("rate", matrix) if rates else "",
        rate_button=_rate_button(left, len(living)),
        asks_interest=rates and not rating.declared,
        axes=axes_words(matrix),
        options=tuple(_option_row(option, edit=may_lead) for option in living),
        dropped=tuple(_option_row(option, edit=may_lead) for option in options if option.dropped_at),
        blind=_blind(matrix, rates=rates) if results is None else "",
        results=results,
        decide=at("decide_matrix", matrix) if has_perm(Permission.DECIDE, access, matrix) else "",
        decision=decision.what if decision else "",
        decision_address=decision_address(decision, matrix.programme),
        earlier=tuple(_("Closed on %(day)s") % {"day": day_of(one.made_at)} for one in earlier),
        after_seeing=_after_seeing(matrix, earlier),
        friends=friends,
        leading=_leading(
            matrix,
            decided=rating.stands_aside or bool(rating.rated),
            types_in=matrix.is_open and has_perm(Permission.TYPE_IN, access, matrix),
        )
        if may_lead
        else Leading(),
    )


def _after_seeing(matrix: ImpactMatrix, earlier: Sequence[Any]) -> str:
    """That some rated with the result before their eyes: they were not blind any more."""
    number = earlier[-1].given_later if earlier else 0
    if not number and (not earlier or matrix.closed_at is not None):
        return ""
    seen = {"day": day_of(earlier[-1].made_at), "number": number}
    if not number:
        return (
            _("Rating was opened again. The result of %(day)s has been seen; ratings from now on come after it.")
            % seen
        )
    told = ngettext(
        "%(number)s rating came or was changed after people had seen the result of %(day)s.",
        "%(number)s ratings came or were changed after people had seen the result of %(day)s.",
        number,
    )
    return told % seen


def _lead(matrix: ImpactMatrix, left: int, of: int, *, rates: bool) -> str:
    if matrix.opened_at is None:
        return _("This matrix is being set up. Nobody can rate yet.")
    if matrix.closed_at is not None:
        return ""
    if not rates:
        return _("People are rating now, each alone.")
    if left == of:
        return _("Rate each of the %(of)s options, alone. It takes about a minute for each.") % {"of": of}
    if left:
        return _("You have %(left)s of %(of)s options still to rate.") % {"left": left, "of": of}
    return _("You have rated every option. Thank you. You can change your answers until rating is closed.")


def _rate_button(left: int, of: int) -> str:
    if left == of:
        return _("Start rating")
    return _("Go on rating") if left else _("Look at my answers")


def _blind(matrix: ImpactMatrix, *, rates: bool) -> str:
    if matrix.opened_at is None:
        return ""
    if rates:
        return _("You will see what the others think when you have rated every option. So nobody pulls anybody along.")
    return _("What people think is shown when rating is closed.")


def _leading(matrix: ImpactMatrix, *, decided: bool, types_in: bool) -> Leading:
    if matrix.opened_at is None:
        return Leading(open=at("open_matrix", matrix), axes=at("axes", matrix), add=at("add_options", matrix))
    if matrix.closed_at is not None:
        return Leading(reopen=at("reopen_matrix", matrix), who=at("who", matrix))
    return Leading(
        who=at("who", matrix), sheet=at("sheet", matrix), enter=at("enter_ratings", matrix) if types_in else "",
        close=at("close_matrix", matrix), aside="" if decided else at("stand_aside", matrix),
    )  # fmt: skip


def _option_row(option: Option, *, edit: bool) -> OptionRow:
    matrix, initiative = option.matrix, option.initiative
    here = initiative is not None and initiative.removed_at is None
    against = [one for one in option.judged if one.colour == Colour.RED]
    return OptionRow(
        number=option.position,
        title=option.title,
        about=_about(option, here=here),
        about_address=address("initiative", matrix.programme, initiative.pk) if initiative and here else "",
        against=tuple(f"{one.get_question_display()} {one.reason}" for one in against),
        outcome=str(option.get_outcome_display()) if option.outcome != Outcome.OPEN else "",
        edit=at("matrix_option", matrix, option.pk) if edit and matrix.closed_at is None else "",
        reasons=at("reasons", matrix, option.pk) if matrix.closed_at and option.dropped_at is None else "",
        sceptic=sceptics_address(matrix.programme, initiative.pk) if initiative and here else "",
    )


def _about(option: Option, *, here: bool) -> str:
    facts = []
    if option.people is not None:
        facts.append(_("%(number)s people would benefit") % {"number": option.people})
    facts.append(_("feasible: %(how)s") % {"how": str(Standing(option.feasibility).label).lower()})
    facts.append(_("risk: %(how)s") % {"how": str(Standing(option.risk).label).lower()})
    if not here:
        facts.append(_("taken out of the register meanwhile"))
    return " · ".join(facts)


def reasons_page(option: Option, *, access: Access, reasons: Mapping[str, Sequence[str]]) -> ReasonsPage:
    lead = _("Without names, and only of groups of whom three people or more gave a reason.")
    return ReasonsPage(
        title=_("Why people rated it so: %(option)s") % {"option": option.title},
        frame=inside(option.matrix, access),
        lead=lead if reasons else _("No reasons can be shown. It takes three people of one group."),
        groups=tuple((group(name), tuple(said)) for name, said in reasons.items()),
    )


def rate_page(
    *, option: Option, access: Access, options: Sequence[Option], rated: Iterable[UUID], hidden: Hidden
) -> RatePage:
    matrix, done = option.matrix, set(rated)
    steps = tuple(
        Step(place, one.title, at("rate_option", matrix, one.pk), one.pk in done, one.pk == option.pk)
        for place, one in enumerate(options, start=1)
    )
    here = next(step.number for step in steps if step.is_here)
    after = next((step for step in steps[here:] if not step.is_done), None)
    initiative = option.initiative
    return RatePage(
        title=option.title,
        frame=inside(matrix, access),
        caption=_("Option %(number)s of %(all)s") % {"number": here, "all": len(steps)},
        button=_("Save and go on"),
        lead=hidden.text(initiative.summary) if initiative else "",
        about=address("initiative", matrix.programme, initiative.pk)
        if initiative and not initiative.removed_at
        else "",
        ends=axes_words(matrix),
        steps=steps,
        skip=after.address if after else "",
        back=at("matrix", matrix),
    )
