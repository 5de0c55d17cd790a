"""The pages of invitations for the team: numbers of people, and no names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.frames import Frame, Link, SurePage, programme_frame
from coproduction_star.methods.sampling import response_rates
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.asks import MOST_ASKS
from coproduction_star.people_it.models import (
    HeldBack,
    InvitationWay,
    Sample,
    SampleFrame,
    SampleState,
    Survey,
)
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at, of_sample
from .selectors import CARDS, HAND, Part, Reached

DAY = "j F Y"
COLOURS = {SampleState.READY: "blue", SampleState.SENT: "green", SampleState.CANCELLED: "grey"}
CARDS_ON_A_SHEET = 8


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One sample in the list."""

    title: str
    address: str
    state: str
    colour: str
    about: str


@dataclass(frozen=True, slots=True)
class SamplesPage:
    """All samples of a survey, how many answered, and the ways to draw another; `ways` is empty when it is over."""

    title: str
    frame: Frame
    lead: str
    known: tuple[str, ...]
    ways: tuple[tuple[str, str], ...]
    rows: tuple[SampleRow, ...]
    tables: tuple[Table, ...]
    few: str


@dataclass(frozen=True, slots=True)
class DrawPage:
    title: str
    frame: Frame
    lead: str
    button: str
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One sample: what will happen when it is sent, or what did. Addresses are empty where nothing can be done."""

    title: str
    frame: Frame
    state: str
    colour: str
    facts: tuple[str, ...]
    ways: Table | None
    places: Table | None
    held: Table | None
    send: str
    cancel: str
    remind: str
    wait: str
    calls: str
    letters: str
    letters_note: str


def frame_of(survey: Survey, access: Access, *links: Link) -> Frame:
    programme = survey.programme
    frame = programme_frame(programme=programme, access=access, here="survey")
    up = (
        Link(_("People it"), step_address(programme, "people_it")),
        Link(survey.title, at("survey", survey)),
    )
    return replace(frame, up=(*frame.up, *up, *links))


def _behind(survey: Survey, access: Access) -> Frame:
    return frame_of(survey, access, Link(_("Invite people"), at("samples", survey)))


def samples_page(
    *, survey: Survey, access: Access, samples: Iterable[Any], by_place: Sequence[Part], by_way: Sequence[Part],
    places: Mapping[str, str], is_open: bool,
) -> SamplesPage:  # fmt: skip
    may = has_perm(Permission.INVITE_PEOPLE, access, survey) and is_open
    tables = (
        _rates(_("By place"), by_place, {**places, "": _("No place known")}),
        _rates(_("By how they were reached"), by_way, _ways()),
    )
    return SamplesPage(
        title=_("Invite people"),
        frame=frame_of(survey, access),
        lead=_("Draw people, see how each is reached and who is left in peace, then send. Nobody is asked before."),
        known=_known(),
        ways=tuple(_new(survey, access)) if may else (),
        rows=tuple(_row(one) for one in samples),
        tables=tuple(table for table in tables if table),
        few=_("Answered is who sent all of it, of everybody who was asked. Small numbers are not shown."),
    )


def _known() -> tuple[str, ...]:
    """What is known of somebody who is invited, said to the team as it is said to them."""
    return (
        _("We know who was invited and who answered, so that nobody is reminded twice."),
        _("Nobody can see which answers are whose, unless they leave their name on the last page themselves."),
        ngettext(
            "Nobody is asked more than %(number)s time in three months, whichever programme asks.",
            "Nobody is asked more than %(number)s times in three months, whichever programme asks.",
            MOST_ASKS,
        )
        % {"number": MOST_ASKS},
    )


def _new(survey: Survey, access: Access) -> Iterator[tuple[str, str]]:
    yield _("People who agreed to be asked again"), at("new_sample", survey, SampleFrame.PEOPLE)
    if has_perm(Permission.REACH_INVITED, access, survey):
        yield _("Names and addresses from a list"), at("new_sample", survey, SampleFrame.LIST)
    yield _("Every letterbox of some places"), at("new_sample", survey, SampleFrame.HOMES)


def _row(sample: Any) -> SampleRow:
    number = sample.people or sum(one["drawn"] for one in sample.strata)
    about = [people_said(number), date_format(sample.sent_on or sample.made_at, DAY)]
    return SampleRow(
        str(sample.get_frame_display()), of_sample("sample", sample), str(sample.get_state_display()),
        COLOURS[sample.state], " · ".join(about),
    )  # fmt: skip


def people_said(number: int) -> str:
    return ngettext("%(number)s invitation", "%(number)s invitations", number) % {"number": numeral(number)}


def _ways() -> dict[str, str]:
    by_hand = {HAND: _("By hand: an e-mail is not safe at any time"), CARDS: _("Cards in letterboxes")}
    return {str(value): str(label) for value, label in InvitationWay.choices} | by_hand


def _rates(caption: str, parts: Sequence[Part], names: Mapping[str, str]) -> Table | None:
    """As far as small numbers allow; the last row adds up what is shown."""
    if not parts:
        return None
    few = _("too few to say")
    rates = response_rates([(part.asked, part.answered) for part in parts])
    labels = [*(names.get(part.of, "–") for part in parts), _("All that is shown")]
    rows = tuple(
        (
            label,
            few if rate.asked is None else numeral(rate.asked),
            few if rate.answered is None else numeral(rate.answered),
            few if rate.share is None else f"{numeral(100 * rate.share)}%",
        )
        for label, rate in zip(labels, rates, strict=True)
    )
    return Table(caption, (_("Who"), _("Asked"), _("Answered"), _("Response rate")), rows)


LEADS = {
    SampleFrame.PEOPLE: lambda: _("Everybody in the organisation who ticked that they may be asked again."),
    SampleFrame.LIST: lambda: _(
        "Each address gets a letter with a link of its own. The list is looked through first."
    ),
    SampleFrame.HOMES: lambda: _("You get a sheet of cards for each place. Everybody there may answer."),
}


def draw_page(*, survey: Survey, access: Access, kind: str) -> DrawPage:
    title = str(SampleFrame(kind).label)
    return DrawPage(title, _behind(survey, access), LEADS[SampleFrame(kind)](), _("Draw, and look before it goes"))


def sample_page(
    *, sample: Sample, access: Access, reached: Reached, places: Mapping[str, str], is_open: bool, today: Any
) -> SamplePage:  # fmt: skip
    may = has_perm(Permission.INVITE_PEOPLE, access, sample.survey)
    reaches = has_perm(Permission.REACH_INVITED, access, sample.survey) and is_open
    ready, sent = sample.state == SampleState.READY, sample.state == SampleState.SENT
    homes = sample.frame == SampleFrame.HOMES
    due = sent and not homes and sample.reminded_on is None and bool(reached.to_remind) and is_open
    return SamplePage(
        title=str(sample.get_frame_display()),
        frame=_behind(sample.survey, access),
        state=str(sample.get_state_display()),
        colour=COLOURS[SampleState(sample.state)],
        facts=tuple(_facts(sample, reached)),
        ways=_table(_("How they are reached"), reached.ways, _ways()),
        places=_strata(sample, places),
        held=_table(_("Who is left in peace"), _held(sample, reached), dict(HeldBack.choices)),
        send=of_sample("sample_send", sample) if may and ready and is_open else "",
        cancel=of_sample("sample_cancel", sample) if may and ready else "",
        remind=of_sample("sample_remind", sample) if may and due and today >= sample.remind_from else "",
        wait=_wait(sample, today) if due else "",
        calls=of_sample("sample_calls", sample) if reaches and sent and not homes else "",
        letters=of_sample("sample_letters", sample) if (reaches or (may and homes and is_open)) and sent else "",
        letters_note=_how_to_print(sample) if homes else "",
    )


def _facts(sample: Sample, reached: Reached) -> Iterator[str]:
    drawn, there = (sum(one[name] for one in sample.strata) for name in ("drawn", "people"))
    if sample.frame == SampleFrame.HOMES:
        yield _("%(number)s cards, one for each letterbox.") % {"number": numeral(drawn)}
    elif sample.wanted is None:
        yield _("Everybody who may be asked: %(number)s.") % {"number": numeral(there)}
    else:
        facts = {"drawn": numeral(drawn), "there": numeral(there), "seed": sample.seed}
        yield _("%(drawn)s drawn by chance of %(there)s who may be asked, with the seed %(seed)s.") % facts
    if sample.frame != SampleFrame.HOMES and any(one["drawn"] < 8 for one in sample.strata):
        yield _("So few are asked that answers could be told apart. They are kept with those from the open link.")
    if sample.sent_on:
        facts = {"day": date_format(sample.sent_on, DAY), "number": numeral(reached.asked)}
        yield _("Sent on %(day)s to %(number)s people.") % facts if sample.frame != SampleFrame.HOMES else _(
            "Ready to print since %(day)s."
        ) % {"day": date_format(sample.sent_on, DAY)}  # fmt: skip
    if sample.reminded_on:
        yield _("Reminded on %(day)s. There is no second reminder.") % {"day": date_format(sample.reminded_on, DAY)}


def _table(caption: str, counted: Mapping[str, int], names: Mapping[str, Any]) -> Table | None:
    rows = tuple((str(names[name]), numeral(counted[name])) for name in names if counted.get(name))
    return Table(caption, ("", _("People")), rows) if rows else None


def _held(sample: Sample, reached: Reached) -> dict[str, int]:
    return {why: sample.held_back.get(why, 0) + reached.held.get(why, 0) for why in HeldBack.values}


def _strata(sample: Sample, places: Mapping[str, str]) -> Table | None:
    """Where a share of each place was drawn: how many of how many, and how many people each of them stands for."""
    if sample.strata and sample.strata[0]["names"] == [""] and len(sample.strata) == 1:
        return None
    names = {**places, "": _("No place known")}
    rows = tuple(
        (
            ", ".join(names.get(name, "–") for name in one["names"]), numeral(one["people"]), numeral(one["drawn"]),
            numeral(one["people"] / one["drawn"], decimals=2),
        )
        for one in sample.strata
    )  # fmt: skip
    return Table(_("By place"), (_("Place"), _("There"), _("Drawn"), _("Each stands for")), rows)


def _wait(sample: Sample, today: Any) -> str:
    if sample.remind_from and today < sample.remind_from:
        day = date_format(sample.remind_from, DAY)
        return _("Those who have not answered can be reminded once, from %(day)s on.") % {"day": day}
    return ""


def _how_to_print(sample: Sample) -> str:
    sheets = sum(-(-one["drawn"] // CARDS_ON_A_SHEET) for one in sample.strata)
    return _(
        "The file has one sheet of eight cards for each place, and says how often to print it: %(number)s in all."
    ) % {"number": numeral(sheets)}


def sure_to_send(sample: Sample, access: Access, *, reached: Reached) -> SurePage:
    """Said once more before messages go: they cannot be taken back."""
    number = sum(reached.ways.values()) or sum(one["drawn"] for one in sample.strata)
    points = [
        _("Messages by e-mail go at once. Letters, calls and texts are ready to print or to work through."),
        _("No message says what the survey is about. Each has a link of its own and “do not ask me again”."),
        _("Whoever was asked by others meanwhile, or said no, is left out and counted."),
    ]
    if sample.frame == SampleFrame.HOMES:
        points = [_("The cards are ready to print, and their codes open the survey.")]
    return SurePage(
        title=_("Send %(number)s?") % {"number": people_said(number)}, about=sample.survey.title,
        frame=_behind(sample.survey, access), points=tuple(points),
        undo=_("What has gone cannot be taken back. Before that, you can cancel it."), button=_("Send"),
        back=of_sample("sample", sample),
    )  # fmt: skip
