import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rules import has_perm

from coproduction_star.audit.sentences import name_of
from coproduction_star.data.commissioning import Template
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import CommissioningText, Decision, EarlierWords, Reduction
from coproduction_star.journeys.papers import in_words
from coproduction_star.journeys.permissions import Permission
from coproduction_star.organisations.access import Access

from .drafting import amount_of, draft_of, facts_of
from .selectors import Sources, earlier_of, taken_out_of, texts_of

LABELS: Mapping[str, object] = {
    "text": gettext_lazy("The text"),
    "what": gettext_lazy("What stops or shrinks"),
    "amount": gettext_lazy("How much"),
    "unit": gettext_lazy("Of what"),
    "source": gettext_lazy("Source of the figure"),
    "whose_money": gettext_lazy("Whose money"),
    "by_when": gettext_lazy("By when"),
    "agreed_by": gettext_lazy("Who agreed"),
}


@dataclass(frozen=True, slots=True)
class Before:
    """What it said before somebody changed it: label and words of each."""

    sentence: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextPart:
    """One of the five texts."""

    anchor: str
    name: str
    use: str
    text: str
    is_draft: bool
    state: str
    edit: str
    """Where to edit it; empty for whoever may not."""
    before: tuple[Before, ...] = ()


@dataclass(frozen=True, slots=True)
class ReductionRow:
    """One thing that stops or shrinks."""

    anchor: str
    what: str
    facts: tuple[tuple[str, str], ...]
    agreed: bool
    edit: str
    take_out: str
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What was to stop or shrink and does not: who took it out, and the way back."""

    what: str
    amount: str
    said: str
    bring_back: str


@dataclass(frozen=True, slots=True)
class CommissioningPage:
    """What a decision gives to whoever commissions."""

    title: str
    frame: Frame
    what: str
    taken_on: str
    """The frozen edition that the decision was taken on; empty where it names none."""
    reductions: tuple[ReductionRow, ...]
    taken_out: tuple[TakenOut, ...]
    texts: tuple[TextPart, ...]
    new_reduction: str
    file: str
    duties: str
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    button: str
    frame: Frame
    lead: str
    back: str
    theirs: tuple[tuple[str, str, str], ...] = ()


def commissioning_page(
    *, sources: Sources, drafts: Mapping[str, Template], access: Access, hidden: Hidden
) -> CommissioningPage:
    decision = sources.decision
    programme = decision.programme
    may = has_perm(Permission.WRITE_COMMISSIONING, access, programme)
    kept, facts, earlier = texts_of(decision), facts_of(sources), _all_before(decision, hidden)
    return CommissioningPage(
        title=_("Commissioning text"),
        frame=programme_frame(programme=programme, access=access, here="decisions"),
        what=decision.what,
        taken_on=in_words(decision.taken_on),
        reductions=tuple(_reduction(one, decision, earlier, may=may) for one in sources.reductions),
        taken_out=tuple(_taken_out(one, decision, may=may, hidden=hidden) for one in taken_out_of(decision)),
        texts=tuple(
            replace(
                _text(kept.get(kind), template, decision, draft_of(template, facts), may=may, hidden=hidden),
                before=earlier.get(kept[kind].pk, ()) if kind in kept else (),
            )
            for kind, template in drafts.items()
        ),
        new_reduction=address("new_reduction", programme, decision.pk) if may else "",
        file=address("commissioning_file", programme, decision.pk),
        duties=address("decision_duties", programme, decision.pk),
        back=f"{address('decisions', programme)}#decision-{decision.pk}",
    )


def _text(
    kept: CommissioningText | None, template: Template, decision: Decision, draft: str, *, may: bool, hidden: Hidden
) -> TextPart:
    edit = address("commissioning_text", decision.programme, decision.pk, template.slug)
    return TextPart(
        anchor=template.slug,
        name=template.title,
        use=template.use,
        text=kept.text if kept else draft,
        is_draft=kept is None,
        state=_kept_by(kept, hidden)
        if kept
        else _("Draft, made from what this programme holds. Nobody has edited it."),
        edit=edit if may else "",
    )


def _kept_by(kept: CommissioningText, hidden: Hidden) -> str:
    facts = {"who": hidden.sentence(kept.by, name_of(kept.by)), "day": date_format(kept.changed_at, "j F Y")}
    return _("Edited by %(who)s on %(day)s.") % facts


def _all_before(decision: Decision, hidden: Hidden) -> dict[UUID, tuple[Before, ...]]:
    return {key: tuple(_before(one, hidden) for one in rows) for key, rows in earlier_of(decision).items()}


def _reduction(
    one: Reduction, decision: Decision, earlier: Mapping[UUID, tuple[Before, ...]], *, may: bool
) -> ReductionRow:
    return ReductionRow(
        anchor=f"reduction-{one.pk}",
        what=one.what,
        facts=tuple((str(LABELS[name]), words) for name, words in _facts(one).items()),
        agreed=bool(one.agreed_by),
        edit=address("change_reduction", decision.programme, decision.pk, one.pk) if may else "",
        take_out=address("take_out_reduction", decision.programme, decision.pk, one.pk) if may else "",
        before=earlier.get(one.pk, ()),
    )


def _taken_out(one: Reduction, decision: Decision, *, may: bool, hidden: Hidden) -> TakenOut:
    facts = {"who": hidden.sentence(one.by, name_of(one.by)), "day": date_format(one.taken_out_at, "j F Y")}
    return TakenOut(
        what=one.what,
        amount=amount_of(one),
        said=_("Taken out by %(who)s on %(day)s.") % facts,
        bring_back=address("bring_back_reduction", decision.programme, decision.pk, one.pk) if may else "",
    )


def _facts(one: Reduction) -> dict[str, str]:
    return {
        "amount": amount_of(one),
        "source": one.source,
        "whose_money": one.whose_money,
        "by_when": date_format(one.by_when, "j F Y"),
        "agreed_by": one.agreed_by or _("Nobody has agreed yet"),
    }


def _before(one: EarlierWords, hidden: Hidden) -> Before:
    facts = {
        "day": date_format(one.made_at, "j F Y"), "who": hidden.sentence(one.by, name_of(one.by)),
        "why": one.reason,
    }  # fmt: skip
    said = _("Changed on %(day)s by %(who)s, because: %(why)s") if one.reason else _("Changed on %(day)s by %(who)s")
    rows = ((str(LABELS[name]), _words(name, one.before[name])) for name in LABELS if name in one.before)
    return Before(said % facts, tuple(rows))


def _words(name: str, said: str) -> str:
    if name == "by_when":
        return date_format(dt.date.fromisoformat(said), "j F Y")
    return said or _("(nothing)")


def text_page(
    *, decision: Decision, template: Template, access: Access, hidden: Hidden,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    return form_page(
        decision=decision, access=access, title=template.title, lead=f"{template.use} {hidden.text(decision.what)}",
        theirs=theirs,
    )  # fmt: skip


def form_page(
    *, decision: Decision, access: Access, title: str, lead: str, theirs: tuple[tuple[str, str, str], ...] = ()
) -> FormPage:
    programme = decision.programme
    return FormPage(
        title=title,
        button=_("Save over what it says now") if theirs else _("Save"),
        frame=programme_frame(programme=programme, access=access, here="decisions"),
        lead=lead,
        back=address("commissioning", programme, decision.pk),
        theirs=theirs,
    )
