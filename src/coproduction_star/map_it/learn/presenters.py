"""What the pages for anyone show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.data.audiences import Audience, audiences
from coproduction_star.data.benefits import Benefit, benefits
from coproduction_star.data.indicators import measure
from coproduction_star.data.learn import CoText, Explanation, StepText, cos, explanations, steps
from coproduction_star.data.learn import Topic as Length
from coproduction_star.data.star import Step
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.star import StarDrawing

from .reading import CaseLink, Paragraphs, Shelf, english, language, paragraphs
from .star import explaining_star, topic_address


@dataclass(frozen=True, slots=True)
class WayIn:
    """One of the three doors of the front page."""

    title: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link with a sentence. `colour` is the step whose colour stands beside it; `language` where it is another."""

    title: str
    address: str
    words: str = ""
    colour: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The first page anyone sees: one line, the Star, three ways in."""

    title: str
    line: str
    line_language: str
    drawing: StarDrawing
    downloads: tuple[DownloadLink, ...]
    ways: tuple[WayIn, ...]
    parts: tuple[PageLink, ...]
    audiences: tuple[PageLink, ...]
    tool_address: str


@dataclass(frozen=True, slots=True)
class Section:
    """An explanation, from its title to its last block."""

    id: str
    title: str
    blocks: tuple[Paragraphs, ...]
    language: str


@dataclass(frozen=True, slots=True)
class LearnPage:
    """What co-production is, in one line, one minute and ten minutes."""

    title: str
    line: str
    line_language: str
    sections: tuple[Section, ...]
    steps: tuple[PageLink, ...]
    cos: tuple[PageLink, ...]
    audiences: tuple[PageLink, ...]
    awaiting_check: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a sentence or a list."""

    heading: str
    sentence: str
    items: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One step of the Star or one of the four Co's."""

    title: str
    kind: str
    colour: str
    line: str
    line_language: str
    parts: tuple[Part, ...]
    examples: tuple[CaseLink, ...]
    more: PageLink | None
    others: tuple[PageLink, ...]
    learn_address: str
    awaiting_check: bool


@dataclass(frozen=True, slots=True)
class BenefitView:
    """A claim, with what we know, what we do not, and cases on both sides."""

    title: str
    claim: str
    known: str
    not_known: str
    shown_by: tuple[CaseLink, ...]
    not_shown_by: tuple[CaseLink, ...]
    not_shown_note: str
    measures: tuple[PageLink, ...]
    """How it could be measured: lines of the library of measures."""
    language: str


@dataclass(frozen=True, slots=True)
class AudiencePage:
    """What is in it for one group, with cases that show it and cases that do not."""

    title: str
    sentence: str
    intro: str
    language: str
    benefits: tuple[BenefitView, ...]
    tomorrow: tuple[str, ...]
    others: tuple[PageLink, ...]
    learn_address: str
    awaiting_check: bool


def front_page(*, cases: int, by_co: Mapping[str, int], signed_in: bool) -> FrontPage:
    line = _one_line()
    return FrontPage(
        title=_("Public services and people, better together"),
        line=line.body[0].text,
        line_language=english(line.translation, "body"),
        drawing=explaining_star(cases=cases, by_co=by_co),
        downloads=download_links(reverse("map_it:star_to_show", args=["svg"]).removesuffix("svg")),
        ways=_ways(cases, signed_in=signed_in),
        parts=(*step_links(), *co_links()),
        audiences=audience_links(),
        tool_address=reverse("map_it:which_tool"),
    )


def _ways(cases: int, *, signed_in: bool) -> tuple[WayIn, ...]:
    learn = WayIn(_("What is co-production?"), _("In one line, one minute or ten minutes."), reverse("map_it:what_is"))
    bank = WayIn(
        _("See real cases"),
        _("%(n)s cases from around the world, with what worked and what did not.") % {"n": f"{cases:,}"},
        reverse("map_it:cases"),
    )
    start = WayIn(_("Just start"), _("Ten minutes, no account: one small thing to try."), reverse("map_it:just_start"))
    if signed_in:
        mine = _("What waits for you, and your programmes with their Stars.")
        return (learn, bank, start, WayIn(_("Go on with my work"), mine, reverse("journeys:for_me")))
    words = _("Plan and run it together with your team and residents.")
    return (learn, bank, start, WayIn(_("Sign in"), words, reverse("account_login")))


def _one_line() -> Explanation:
    return next(text for text in explanations(language()) if text.topic is Length.ONE_LINE)


def step_links() -> tuple[PageLink, ...]:
    return tuple(_step_link(text, number) for number, text in enumerate(steps(language()), start=1))


def _step_link(text: StepText, number: int) -> PageLink:
    title = text.title if text.step is Step.JUST_START else f"{number}. {text.title}"
    where = english(text.translation, "one_line")
    return PageLink(title, topic_address(text.step), text.one_line, text.step.value, where)


def co_links() -> tuple[PageLink, ...]:
    return tuple(
        PageLink(text.title, topic_address(text.co), text.one_line, "co", english(text.translation, "one_line"))
        for text in cos(language())
    )


def audience_links() -> tuple[PageLink, ...]:
    return tuple(
        PageLink(
            text.name, reverse("map_it:in_it_for", args=[text.group.value]), language=english(text.translation, "name")
        )
        for text in audiences(language())
        if text.group.is_audience
    )


def learn_page() -> LearnPage:
    line, *longer = explanations(language())
    shelf = Shelf(slug for text in longer for block in text.body for slug in block.cases)
    return LearnPage(
        title=_("What is co-production?"),
        line=line.body[0].text,
        line_language=english(line.translation, "body"),
        sections=tuple(
            Section(text.topic.value, text.title, paragraphs(text.body, shelf), english(text.translation, "body"))
            for text in longer
        ),
        steps=step_links(),
        cos=co_links(),
        audiences=audience_links(),
        awaiting_check=any(text.translation.awaiting_check for text in (line, *longer)),
    )


def topic_page(text: StepText | CoText) -> TopicPage:
    return _step_page(text) if isinstance(text, StepText) else _co_page(text)


def _step_page(text: StepText) -> TopicPage:
    marks = text.translation
    return TopicPage(
        title=text.title,
        kind=_("A step of the Star"),
        colour=text.step.value,
        line=text.one_line,
        line_language=english(marks, "one_line"),
        parts=(
            Part(_("What you do"), "", text.what_you_do, english(marks, "what_you_do")),
            Part(_("Who takes part"), text.who_takes_part, (), english(marks, "who_takes_part")),
            Part(_("What you have at the end"), text.at_the_end, (), english(marks, "at_the_end")),
            Part(_("Ask your team tomorrow"), text.ask_tomorrow, (), english(marks, "ask_tomorrow")),
        ),
        examples=Shelf([text.example.case]).links([(text.example.case, text.example.why)]),
        more=PageLink(_("Start now: ten minutes, no account"), reverse("map_it:just_start"))
        if text.step is Step.JUST_START
        else None,
        others=_others(step_links(), text.step),
        learn_address=reverse("map_it:what_is"),
        awaiting_check=marks.awaiting_check,
    )


def _co_page(text: CoText) -> TopicPage:
    marks = text.translation
    return TopicPage(
        title=text.title,
        kind=_("One of the four Co's"),
        colour="co",
        line=text.one_line,
        line_language=english(marks, "one_line"),
        parts=(
            Part(_("What it looks like"), "", text.looks_like, english(marks, "looks_like")),
            Part(_("What it is not"), "", text.is_not, english(marks, "is_not")),
            Part(_("What people bring"), text.citizens_bring, (), english(marks, "citizens_bring")),
            Part(_("What services bring"), text.services_bring, (), english(marks, "services_bring")),
        ),
        examples=Shelf(one.case for one in text.examples).links((one.case, one.why) for one in text.examples),
        more=PageLink(_("All cases of it"), f"{reverse('map_it:cases')}?co={text.co.value}"),
        others=_others(co_links(), text.co),
        learn_address=reverse("map_it:what_is"),
        awaiting_check=marks.awaiting_check,
    )


def _others(links: Iterable[PageLink], topic: str) -> tuple[PageLink, ...]:
    return tuple(link for link in links if link.address != topic_address(topic))


def audience_page(audience: Audience) -> AudiencePage:
    own = [benefit for benefit in benefits(language()) if benefit.audience is audience.group]
    shelf = Shelf(case.case for benefit in own for case in (*benefit.shown_by, *benefit.not_shown_by))
    address = reverse("map_it:in_it_for", args=[audience.group.value])
    return AudiencePage(
        title=_("What is in it for %(group)s?") % {"group": audience.name[:1].lower() + audience.name[1:]},
        sentence=audience.sentence,
        intro=audience.in_it_for_you,
        language=english(audience.translation, "in_it_for_you"),
        benefits=_benefits(own, shelf),
        tomorrow=audience.tomorrow,
        others=tuple(link for link in audience_links() if link.address != address),
        learn_address=reverse("map_it:what_is"),
        awaiting_check=audience.translation.awaiting_check,
    )


def _benefits(own: Sequence[Benefit], shelf: Shelf) -> tuple[BenefitView, ...]:
    return tuple(
        BenefitView(
            title=benefit.title,
            claim=benefit.claim,
            known=benefit.known,
            not_known=benefit.not_known,
            shown_by=shelf.links((case.case, case.why) for case in benefit.shown_by),
            not_shown_by=shelf.links((case.case, case.why) for case in benefit.not_shown_by),
            not_shown_note=benefit.not_shown_note,
            measures=tuple(map(_measure, benefit.measured_by)),
            language=english(benefit.translation, "claim"),
        )
        for benefit in own
    )


def _measure(id_: str) -> PageLink:
    return PageLink(measure(id_, language()).title, reverse("grow_it:public_measure", args=[id_]))
