"""What critical friends may challenge in a theory of change, and what it says to a sceptic about an initiative."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.focus_it import challengeable, doubts
from coproduction_star.focus_it.challengeable import Draft, Kind, Line, NoSuchDraft
from coproduction_star.focus_it.doubts import Doubt, Question
from coproduction_star.focus_it.models import SuccessCriterion, Theory, TheoryArrow, TheoryItem
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.access import Access

from . import wording
from .addresses import at
from .criteria_page import facts_of
from .selectors import (
    KIND,
    Chain,
    chain_of,
    chains_about,
    criteria_of,
    dissent_about,
    theory_with,
    weakest_arrow,
    with_dissent,
)

SLUG = KIND


def announce() -> None:
    """Once, when the app is ready."""
    challengeable.register(
        Kind(slug=SLUG, name=gettext_lazy("Theory of change"), find=draft_of, drafts=drafts_of, address=address_of)
    )
    doubts.register(doubts_of, finding=with_dissent)


def drafts_of(programme: Programme) -> QuerySet[Theory]:
    return Theory.objects.filter(programme=programme)


def address_of(programme: Programme, record_id: UUID) -> str:
    theory = Theory(pk=record_id, programme=programme, organisation_id=programme.organisation_id)
    return at("theory", theory)


def draft_of(programme: Programme, record_id: UUID) -> Draft:
    """Every item, every arrow with what it rests on, and how success is told. Never who agreed."""
    try:
        theory = theory_with(programme=programme, theory_id=record_id)
    except Theory.DoesNotExist as error:
        raise NoSuchDraft(str(record_id)) from error
    return Draft(
        kind=SLUG,
        record_id=theory.pk,
        title=theory.title,
        about=_("Why people think that it will work, arrow by arrow. Say where you doubt it."),
        lines=tuple(_lines(chain_of(theory))),
    )


def _lines(chain: Chain) -> Iterator[Line]:
    initiative = chain.theory.initiative_id
    for item in chain.items:
        yield _item(item, initiative)
    for arrow in chain.arrows:
        yield _arrow(arrow, initiative)
    for criterion in criteria_of(chain.theory):
        yield _criterion(criterion, initiative)


def _item(item: TheoryItem, initiative: UUID | None) -> Line:
    more = ", ".join((*wording.about_item(item), *([_("Nobody wants this")] if item.unwanted else [])))
    facts = ((_("About it"), more),) if more else ()
    return Line(f"item-{item.pk}", wording.level_name(item.level), item.words, facts, initiative)


def _arrow(arrow: TheoryArrow, initiative: UUID | None) -> Line:
    facts = tuple((name, words) for name, words in wording.facts_of_arrow(arrow) if words)
    return Line(f"arrow-{arrow.pk}", wording.arrow_name(arrow), wording.sentence_of(arrow), facts, initiative)


def _criterion(criterion: SuccessCriterion, initiative: UUID | None) -> Line:
    label = _("How we will tell that it worked")
    return Line(f"criterion-{criterion.pk}", label, criterion.what, facts_of(criterion), initiative)


def doubts_of(initiative: Initiative, _access: Access) -> Iterator[Doubt]:
    """Nothing here is kept from anyone who sees the programme, so the access does not matter."""
    for chain in chains_about(initiative):
        yield from _of_chain(chain)
    yield from _dissent(initiative)


def _of_chain(chain: Chain) -> Iterator[Doubt]:
    here, source = at("theory", chain.theory), chain.theory.title
    weakest = weakest_arrow(chain)
    if weakest is not None:
        yield Doubt(Question.WEAKEST, wording.weakest_said(weakest), f"{here}#arrow-{weakest.pk}", source)
        if weakest.noticing:
            noticed = _("If this is seen, the weakest arrow does not hold: %(what)s") % {"what": weakest.noticing}
            yield Doubt(Question.TURNING, noticed, f"{here}#arrow-{weakest.pk}", source)
    unsaid = sum(1 for arrow in chain.arrows if not arrow.because)
    if unsaid:
        words = ngettext(
            "For %(number)s arrow nobody has said why.", "For %(number)s arrows nobody has said why.", unsaid
        )
        yield Doubt(Question.WEAKEST, words % {"number": unsaid}, f"{here}#open", source)
    for item in chain.items:
        if item.unwanted:
            said = _("This may follow, and nobody wants it: “%(words)s”") % {"words": item.words}
            yield Doubt(Question.LOSES, said, f"{here}#item-{item.pk}", source)


def _dissent(initiative: Initiative) -> Iterator[Doubt]:
    """How many, never who: the page of the theory has the names, for those who take part."""
    for one in dissent_about(initiative):
        said = ngettext(
            "%(number)s person does not agree that this is success: “%(what)s”",
            "%(number)s people do not agree that this is success: “%(what)s”",
            one.against,
        ) % {"number": one.against, "what": one.what}
        where = f"{address_of(initiative.programme, one.theory_id)}#criterion-{one.criterion_id}"
        yield Doubt(Question.DISSENT, said, where, one.theory)
