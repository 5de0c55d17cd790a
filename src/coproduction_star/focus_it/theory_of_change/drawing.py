"""The picture of a theory of change, and the same as a table."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.models import Level, TheoryArrow, TheoryItem
from coproduction_star.ui.drawing.chain_chart import ChainBox, ChainLine, Legend, chain
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from . import wording
from .selectors import ORDER, Chain


def chart_of(chain_of_items: Chain) -> Chart:
    items, arrows = chain_of_items.items, chain_of_items.arrows
    return chain(
        chain_of_items.theory.title,
        [_box(item) for item in items],
        [_line(arrow) for arrow in arrows],
        columns=[wording.level_name(level) for level in Level.values],
        legend=Legend(firm=_("Counted or compared"), weak=_("Weak evidence, or none said"), harm=_("May do harm")),
        table=table_of(chain_of_items),
        sentence=counted(chain_of_items),
        step="focus-it",
        key="theory",
    )


def counted(chain_of_items: Chain) -> str:
    items, arrows = len(chain_of_items.items), len(chain_of_items.arrows)
    weak = sum(1 for arrow in chain_of_items.arrows if wording.is_weak(arrow))
    some = ngettext("%(number)s item", "%(number)s items", items) % {"number": items}
    joined = ngettext("%(number)s arrow", "%(number)s arrows", arrows) % {"number": arrows}
    known = _("%(weak)s with weak evidence or none") % {"weak": weak}
    return _("%(items)s and %(arrows)s, %(known)s.") % {"items": some, "arrows": joined, "known": known}


def _box(item: TheoryItem) -> ChainBox:
    words = f"{item.get_whose_display()}: {item.words}" if item.whose else item.words
    tag = _("Nobody wants this") if item.unwanted else ""
    return ChainBox(str(item.pk), ORDER[item.level], words, tag)


def _line(arrow: TheoryArrow) -> ChainLine:
    return ChainLine(
        str(arrow.pk), str(arrow.start_id), str(arrow.end_id), wording.sentence_of(arrow), harm=arrow.harm,
        weak=wording.is_weak(arrow),
    )  # fmt: skip


def table_of(chain_of_items: Chain) -> Table:
    """Every arrow, and every item that no arrow touches."""
    touched = {pk for arrow in chain_of_items.arrows for pk in (arrow.start_id, arrow.end_id)}
    alone = [(item.words, _("nothing yet"), "", "", "", "") for item in chain_of_items.items if item.pk not in touched]
    head = (_("This"), _("leads to"), _("because"), _("unless"), _("evidence"), _("how we would notice"))
    return Table(chain_of_items.theory.title, head, (*map(_row, chain_of_items.arrows), *alone))


def _row(arrow: TheoryArrow) -> tuple[str, ...]:
    end = _("%(words)s (may do harm)") % {"words": arrow.end.words} if arrow.harm else arrow.end.words
    return arrow.start.words, end, arrow.because, arrow.unless, wording.strength_of(arrow), arrow.noticing
