"""What critical friends may challenge of a comparison: what matters and its ends, scores, costs, a room's reasons."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.focus_it.challengeable import Draft, Kind, Line, NoSuchDraft, register
from coproduction_star.focus_it.models import ComparedOption, Comparison, Criterion
from coproduction_star.journeys.models import Programme

from .addresses import at
from .measuring import ROOM, Content
from .presenters import plain_number
from .selectors import comparison_with, content_of, said_in

SLUG = "weighted-criteria"


def draft_of(programme: Programme, record_id: UUID) -> Draft:
    """Reasons of groups stay behind their rule; what a room agreed on is there for everyone."""
    try:
        comparison = comparison_with(programme=programme, comparison_id=record_id)
    except Comparison.DoesNotExist:
        raise NoSuchDraft(record_id) from None
    content = content_of(comparison)
    agreed = {criterion: why[0] for (panel, criterion), why in said_in(comparison).reasons.items() if panel == ROOM}
    lines = [
        *(_criterion_line(one, agreed.get(one.name, "")) for one in content.criteria),
        *(line for option in content.living for line in _option_lines(option, content)),
    ]
    about = _("Options compared on what matters, with the worst and the best that could happen on each.")
    return Draft(SLUG, comparison.pk, comparison.title, about, tuple(lines))


def _criterion_line(one: Criterion, agreed: str) -> Line:
    facts = [
        (_("Worst"), f"{plain_number(one.worst)} {one.unit} {one.worst_words}".strip()),
        (_("Best"), f"{plain_number(one.best)} {one.unit} {one.best_words}".strip()),
    ]
    if agreed:
        facts.append((_("Why the room weighs it so"), agreed))
    return Line(f"criterion-{one.pk}", one.name, one.measures, tuple(facts))


def _option_lines(option: ComparedOption, content: Content) -> Iterator[Line]:
    if option.cost is not None:
        facts = ((_("Cost"), plain_number(option.cost)), (_("Source"), option.cost_source))
        yield Line(f"cost-{option.pk}", _("%(option)s: cost") % {"option": option.title},
                   content.comparison.cost_words, facts, option.initiative_id)  # fmt: skip
    for one in content.criteria:
        score = content.scores.get((option.pk, one.pk))
        if score is not None:
            label = _("%(option)s: %(criterion)s") % {"option": option.title, "criterion": one.name}
            detail = _("%(central)s %(unit)s, from %(low)s to %(high)s") % {
                "central": plain_number(score.central), "unit": one.unit,
                "low": plain_number(score.low), "high": plain_number(score.high),
            }  # fmt: skip
            facts = ((_("Kind"), str(score.get_basis_display())), (_("Source"), score.source))
            yield Line(f"score-{score.pk}", label, detail, facts, option.initiative_id)


def drafts_of(programme: Programme) -> QuerySet[Comparison]:
    return Comparison.objects.filter(programme=programme)


def address_of(programme: Programme, record_id: UUID) -> str:
    comparison = Comparison(pk=record_id, programme=programme)
    return at("comparison", comparison)


KIND = Kind(slug=SLUG, name=gettext_lazy("Weighted criteria"), find=draft_of, drafts=drafts_of, address=address_of)


def announce() -> None:
    register(KIND)
