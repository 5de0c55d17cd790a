"""What the pages of a theory of change say: levels, sentences, and what is open."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise as Text
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.focus_it.models import Level, TheoryArrow, TheoryItem, Whose
from coproduction_star.focus_it.models.theory_of_change import Strength

from .selectors import GapKind, OpenPoint, Part
from .services import ArrowTwice, InACircle, LeadsBack

WEAK = Strength.STORY
"""An arrow that is known no better than this is drawn dashed."""
ASKED: Mapping[str, Text] = {
    Level.SITUATION: gettext_lazy("What is there now: the need, and what people and the place already have?"),
    Level.CONTRIBUTION: gettext_lazy("What do citizens bring, and what do services bring?"),
    Level.ACTIVITY: gettext_lazy("What will people do?"),
    Level.OUTPUT: gettext_lazy("What comes of it that can be counted?"),
    Level.CHANGE: gettext_lazy("What do people then know, feel or do that they did not before?"),
    Level.OUTCOME: gettext_lazy("What is different in people’s lives?"),
}
ADDING: Mapping[str, Text] = {
    Level.SITUATION: gettext_lazy("Add to the situation and assets"),
    Level.CONTRIBUTION: gettext_lazy("Add a contribution"),
    Level.ACTIVITY: gettext_lazy("Add an activity"),
    Level.OUTPUT: gettext_lazy("Add an output"),
    Level.CHANGE: gettext_lazy("Add a change"),
    Level.OUTCOME: gettext_lazy("Add an outcome"),
}
IF: Mapping[str, Text] = {
    Level.SITUATION: gettext_lazy("If it is like this: “%(words)s”"),
    Level.CONTRIBUTION: gettext_lazy("If we bring this: “%(words)s”"),
    Level.ACTIVITY: gettext_lazy("If we do this: “%(words)s”"),
    Level.OUTPUT: gettext_lazy("If this comes of it: “%(words)s”"),
    Level.CHANGE: gettext_lazy("If this changes: “%(words)s”"),
}
BRINGS: Mapping[str, Text] = {
    Whose.CITIZENS: gettext_lazy("If citizens bring this: “%(words)s”"),
    Whose.SERVICES: gettext_lazy("If services bring this: “%(words)s”"),
    Whose.BOTH: gettext_lazy("If citizens and services bring this: “%(words)s”"),
}
THEN: Mapping[str, Text] = {
    Level.CONTRIBUTION: gettext_lazy("then this can be brought in: “%(words)s”"),
    Level.ACTIVITY: gettext_lazy("then we can do this: “%(words)s”"),
    Level.OUTPUT: gettext_lazy("then this comes of it: “%(words)s”"),
    Level.CHANGE: gettext_lazy("then this changes: “%(words)s”"),
    Level.OUTCOME: gettext_lazy("then people get this: “%(words)s”"),
}


def level_name(level: str) -> str:
    return str(Level(level).label)


def asked(level: str) -> str:
    return str(ASKED[level])


def adding(level: str) -> str:
    return str(ADDING[level])


def sentence_of(arrow: TheoryArrow) -> str:
    """If we … then … because … unless …; what nobody said yet is said to be missing."""
    because = _("because %(why)s") % {"why": _bare(arrow.because)} if arrow.because else _("and nobody has said why")
    parts = [_if(arrow.start), _then(arrow), because]
    if arrow.unless:
        parts.append(_("unless %(what)s") % {"what": _bare(arrow.unless)})
    return f"{', '.join(parts)}."


def _if(item: TheoryItem) -> str:
    words = BRINGS[item.whose] if item.whose else IF[item.level]
    return str(words) % {"words": item.words}


def _then(arrow: TheoryArrow) -> str:
    end = arrow.end
    if arrow.harm and not end.unwanted:
        return _("then this may be harmed: “%(words)s”") % {"words": end.words}
    if end.unwanted:
        return _("then this may follow, which nobody wants: “%(words)s”") % {"words": end.words}
    return str(THEN[end.level]) % {"words": end.words}


def _bare(text: str) -> str:
    """Without a full stop at its end, and without the word that the sentence says already."""
    return text.strip().rstrip(".")


def arrow_name(arrow: TheoryArrow) -> str:
    return _("“%(start)s” → “%(end)s”") % {"start": arrow.start.words, "end": arrow.end.words}


def facts_of_arrow(arrow: TheoryArrow) -> tuple[tuple[str, str], ...]:
    """What an arrow rests on; what is missing is said to be missing."""
    evidence = strength_of(arrow)
    return (
        (_("Because"), arrow.because or _("nobody has said why")),
        (_("Unless"), arrow.unless),
        (_("Evidence"), f"{evidence} ({arrow.source})" if arrow.source else evidence),
        (_("How we would notice it failing"), arrow.noticing or _("nobody has said how")),
    )


def strength_of(arrow: TheoryArrow) -> str:
    return _("Not said yet") if arrow.strength is None else str(Strength(arrow.strength).label)


def is_weak(arrow: TheoryArrow) -> bool:
    return arrow.strength is None or arrow.strength <= WEAK


def of_point(point: OpenPoint) -> str:
    number = len(point.about)
    return str(_said_of(point.kind, number)) % {"number": number}


def _said_of(kind: GapKind, number: int) -> str:
    said: Mapping[GapKind, str] = {
        GapKind.NO_OUTCOME: _("There is no outcome that people want. Ask: what would be different in your life?"),
        GapKind.NO_CITIZENS: _("Nobody has said what citizens bring. Ask them."),
        GapKind.NO_HARM: _("No unwanted effect is considered. Ask: who could this harm, and who carries the load?"),
        GapKind.UNREACHED: ngettext(
            "No activity leads to %(number)s outcome:", "No activity leads to %(number)s outcomes:", number
        ),
        GapKind.LEADS_NOWHERE: ngettext(
            "%(number)s activity leads to no outcome:", "%(number)s activities lead to no outcome:", number
        ),
        GapKind.NO_ASSUMPTION: ngettext(
            "For %(number)s arrow nobody has said why:", "For %(number)s arrows nobody has said why:", number
        ),
        GapKind.NO_EVIDENCE: ngettext(
            "%(number)s arrow has no evidence:", "%(number)s arrows have no evidence:", number
        ),
        GapKind.NO_NOTICING: ngettext(
            "For %(number)s arrow nobody has said how we would notice it failing:",
            "For %(number)s arrows nobody has said how we would notice them failing:",
            number,
        ),
    }
    return said[kind]


def refused_arrows() -> dict[type[Exception], dict[str, str]]:
    circle = _("That would lead in a circle: a way leads back from there to here already. Choose something else.")
    twice = _("There is an arrow between these two already. Change that one, or choose something else.")
    back = _("An arrow leads forward, to a later level. Choose something from a later level.")
    return {InACircle: {"end": circle}, ArrowTwice: {"end": twice}, LeadsBack: {"end": back}}


def would_lead_back() -> str:
    return _("On that level an arrow would lead back. Remove the arrow first, or choose another level.")


def removed_meanwhile() -> str:
    return _("Somebody removed this. When you save, it is back.")


def reworded() -> str:
    return _("The words were changed while you were answering. Read them again above, then send your answer.")


def about_item(item: TheoryItem) -> tuple[str, ...]:
    """What else there is to say about an item."""
    said: list[Any] = []
    if item.whose:
        said.append(item.get_whose_display())
    if item.outcome_id:
        said.append(_("An outcome of the programme"))
    return tuple(map(str, said))


def part_name(part: Part) -> str:
    return arrow_name(part) if isinstance(part, TheoryArrow) else str(part)


def weakest_said(arrow: TheoryArrow) -> str:
    said = {"arrow": arrow_name(arrow), "evidence": strength_of(arrow)}
    return _("The weakest arrow on the way to an outcome is %(arrow)s. Evidence: %(evidence)s.") % said


def missing_of(arrow: TheoryArrow) -> str:
    """The head of what folds out below an arrow."""
    missing = [
        word
        for word, is_there in (
            (_("why"), arrow.because), (_("evidence"), arrow.strength), (_("how we would notice"), arrow.noticing)
        )
        if not is_there
    ]  # fmt: skip
    if not missing:
        return _("Why, and how we would notice")
    return _("Why, and how we would notice. Still missing: %(what)s") % {"what": ", ".join(missing)}
