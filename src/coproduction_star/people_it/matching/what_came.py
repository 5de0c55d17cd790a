"""What matching came to for one's own page under the four words: asked, introduced, met, over."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.people_it.coming import Came
from coproduction_star.people_it.models import AskedPerson, Entry, Happened, Outcome, Proposal, ProposalLeg, Said
from coproduction_star.ui.drawing.numerals import numeral

from .asked_pages import outward, outward_of
from .links import code_of
from .selectors import Stage, approved, stage_of, with_all

MOST = 50
"""Of the newest; whoever has more than that talks to the team anyway."""


def what_came(entry: Entry) -> Iterator[Came]:
    """Each time they were asked: a sentence, and their link while there is something to do. Four queries."""
    mine = Q(legs__offer__entry=entry) | Q(legs__need__entry=entry)
    asked = Proposal.objects.filter(mine, asked__participant=entry.participant_id, approved_at__isnull=False)
    keys = list(asked.order_by("-approved_at", "pk").values_list("pk", flat=True).distinct()[:MOST])
    if keys:
        living = {one.pk for one in approved().filter(pk__in=keys).only("pk")}
        for one in with_all(Proposal.objects.filter(pk__in=keys)):
            yield from _of(one, entry, is_living=one.pk in living)


def _of(one: Proposal, entry: Entry, *, is_living: bool) -> Iterator[Came]:
    asked = next((row for row in one.asked.all() if row.participant_id == entry.participant_id), None)
    if asked is None:
        return
    stage = stage_of(one)
    if not is_living and stage != Stage.OVER:
        stage = Stage.DECLINED
    what = "; ".join(dict.fromkeys(chain.from_iterable(_what(leg, entry) for leg in one.legs.all())))
    link = reverse("people_it:match_link", args=(code_of(asked.pk),))
    opens = is_living and stage != Stage.DECLINED
    yield Came(_said(stage, asked, what), _day(stage, one, asked), link if opens else "")


def _what(leg: ProposalLeg, entry: Entry) -> Iterator[str]:
    """The other side of each leg, in the words that all may read: never a name."""
    if leg.offer.entry_id == entry.pk:
        yield outward(leg)
    elif leg.need and leg.need.entry_id == entry.pk:
        yield outward_of(leg.offer)


def _said(stage: Stage, asked: AskedPerson, what: str) -> str:
    facts = {"what": what}
    if stage == Stage.DECLINED:
        if asked.said == Said.NO:
            return _("We asked you about this, and you said no: %(what)s") % facts
        return _("We asked you about this, and it does not come about: %(what)s") % facts
    if stage == Stage.ASKING and not asked.said:
        return _("We found this, and wait for your yes or no: %(what)s") % facts
    if stage == Stage.ASKING:
        return _("You said yes to this, and others have not answered yet. You can still say no: %(what)s") % facts
    told: Outcome | None = getattr(asked, "outcome", None)
    if told is not None and told.happened != Happened.LATER:
        return " ".join(filter(None, (_("We introduced you: %(what)s") % facts, _told(told))))
    return _("We introduced you. Write to each other, tell what came of it, or still say no: %(what)s") % facts


def _told(told: Outcome) -> str:
    """What they said came of it, and the hours."""
    if told.happened == Happened.NO:
        return _("You told us that it did not take place.")
    if told.hours is None:
        return _("You told us that it took place.")
    hours = ngettext(
        "You told us that it took place: %(hours)s hour.", "You told us that it took place: %(hours)s hours.",
        2 if told.hours != 1 else 1,
    )  # fmt: skip
    return hours % {"hours": numeral(float(told.hours), decimals=1)}


def _day(stage: Stage, one: Proposal, asked: AskedPerson) -> dt.date:
    """Of the introduction; before it of their answer, or of the question."""
    introduced = one.introduction.made_at if stage in {Stage.INTRODUCED, Stage.OVER} else None
    return timezone.localdate(introduced or asked.said_at or one.approved_at)
