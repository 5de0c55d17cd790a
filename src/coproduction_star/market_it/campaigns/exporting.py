"""A campaign as a document and as tables: the same words as on its page. No cell is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import Campaign, Comparison, Message, Segment
from coproduction_star.market_it.pounds import money
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from . import east
from .campaign_page import CampaignPage
from .comparison_page import counts_of
from .judging import ARMS, judged
from .selectors import readable
from .wording import messenger_of, segment_called

CAMPAIGN_HEAD = (
    "title", "hoped_for", "initiative", "starts_on", "ends_on", "begun_on", "ended_on", "budget", "messages", "cost",
    "came_of_it",
)  # fmt: skip
SEGMENT_HEAD = ("people", "words", "number", "source", "counted_on")
MESSAGE_HEAD = (
    "for_whom", "version", "channel", "english", "welsh", "reading_age", "where", "from", "until", "by_whom", "cost",
    "east_done", "east_open",
)  # fmt: skip
COMPARISON_HEAD = (
    "counted", "for_whom", "expected", "worth_knowing", "needed_in_each", "how_shared_out", "begun_on", "ended_on",
    "ended_early_because", "met_a", "did_a", "met_b", "did_b", "difference", "low", "high", "verdict", "source",
)  # fmt: skip


def campaigns_csv(rows: Iterable[Any], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(CAMPAIGN_HEAD)
    writer.writerows(hidden.over(_campaign(one)) for one in rows)
    return ("\ufeff" + file.getvalue()).encode()


def _campaign(one: Any) -> list[str]:
    return _cells((
        one.title, one.hoped_for, one.initiative.title if one.initiative else "", one.starts_on, one.ends_on,
        _day(one.started_at), _day(one.ended_at), _money(one.budget_pence), one.lines, _money(one.costs),
        one.came_of_it,
    ))  # fmt: skip


def campaign_workbook(
    page: CampaignPage, *, segments: Iterable[Segment], messages: Sequence[Message],
    comparisons: Iterable[Comparison], hidden: Hidden,
) -> bytes:  # fmt: skip
    about = [(_("Hoped for"), page.hoped_for), (_("State"), page.state), *page.facts]
    sheets = {
        "Campaign": [("what", "words"), *map(_cells, (*about, *((_("Cost"), words) for words in page.costs)))],
        "For whom": [SEGMENT_HEAD, *map(_segment, segments)],
        "Messages": [MESSAGE_HEAD, *(_message(one, hidden) for one in messages)],
        "Compared": [COMPARISON_HEAD, *map(_comparison, comparisons)],
    }
    return workbook({name: [hidden.over(list(row)) for row in rows] for name, rows in sheets.items()})


def _segment(one: Segment) -> list[str]:
    return _cells((one.name, one.words, one.people, one.source, one.counted_on))


def _message(one: Message, hidden: Hidden) -> list[str]:
    measured = readable(one.words.get("en", ""))
    done = sum(east.said_of(one.east, prompt)[0] == east.Done.YES for prompt in east.questions())
    return _cells((
        segment_called(one.segment), one.arm, one.channel, one.words.get("en", ""), one.words.get("cy", ""),
        measured.years if measured else "", one.where, one.from_on, one.until, messenger_of(one, hidden),
        _money(one.cost_pence), done, len(east.still_open(one.east)),
    ))  # fmt: skip


def _comparison(one: Comparison) -> list[str]:
    """What its people did stays out while it runs, as on its page."""
    counts = counts_of(one)
    found = judged(one, counts)
    numbers = [(counts[arm].met, counts[arm].did if found else "") if arm in counts else ("", "") for arm in ARMS]
    result = (found.difference, found.interval.low, found.interval.high, found.verdict.value) if found else [""] * 4
    return _cells((
        one.measure, segment_called(one.segment), one.expected, one.worth_knowing, one.needed, one.how_shared_out,
        _day(one.began_at), _day(one.ended_at), one.ended_because, *numbers[0], *numbers[1],
        *(round(value, 4) if isinstance(value, float) else value for value in result),
        counts["A"].source if "A" in counts else "",
    ))  # fmt: skip


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if moment else ""


def _money(pence: int | None) -> str:
    return "" if pence is None else money(pence)


def _cells(facts: Sequence[Any]) -> list[str]:
    return [cell_of("" if one is None else str(one)) for one in facts]


def campaign_word(campaign: Campaign, page: CampaignPage, *, name: str) -> Document:
    """The plan to send round: what is hoped for, for whom, each message, its cost, and what is compared."""
    paper = WordDocument(
        title=page.title, language=get_language() or "en", author=campaign.programme.organisation.name,
        made=campaign.made_at,
    )  # fmt: skip
    paper.cover([campaign.programme.name, page.state])
    paper.paragraph(page.hoped_for, lead=_("What people do after they met it"))
    if page.facts:
        paper.table([_("What"), _("Words")], page.facts, widths=[1, 3], caption=_("The campaign, part by part"))
    paper.heading(_("For whom"))
    paper.bullets([" · ".join(part for part in (one.name, one.size, one.words) if part) for one in page.segments])
    paper.heading(_("What we say"))
    for one in page.messages:
        _say(paper, one)
    for words in page.costs:
        paper.paragraph(words)
    if page.compared:
        paper.heading(_("What we compare"))
        paper.bullets([" · ".join(part for part in (one.title, one.state, one.said) if part) for one in page.compared])
    return paper.document(name)


def _say(paper: WordDocument, one: Any) -> None:
    paper.heading(one.called, 2)
    for _code, language, words in one.texts:
        paper.paragraph(words, lead=language)
    paper.small(" · ".join([*(f"{name}: {said}" for name, said in one.facts), *filter(None, (one.age, one.checked))]))
