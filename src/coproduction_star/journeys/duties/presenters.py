from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rules import has_perm

from coproduction_star.audit.sentences import name_of
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Decision, Duty, DutyKind, DutyState, EarlierWords, Interest
from coproduction_star.journeys.papers import in_words, worse_off
from coproduction_star.journeys.permissions import Permission
from coproduction_star.methods.data_protection import Assessment, Case, Screened, Sign
from coproduction_star.organisations.access import Access

from . import selectors
from .questions import FORMS, PARTLY

SHADES = {DutyState.OPEN: "orange", DutyState.ANSWERED: "green", DutyState.NOT_NEEDED: "grey"}
ABOUT = {
    DutyKind.EQUALITY: gettext_lazy(
        "Public bodies in England, Scotland and Wales must have due regard to equality: Equality Act 2010, "
        "section 149. In Northern Ireland section 75 of the Northern Ireland Act 1998 asks it. "
        "Elsewhere your own law may differ."
    ),
    DutyKind.DATA: gettext_lazy(
        "The answers say by a fixed rule whether a full data protection impact assessment is needed: "
        "UK GDPR, Article 35."
    ),
    DutyKind.CONSULTATION: gettext_lazy(
        "Four tests that courts in the United Kingdom use, known as the Gunning principles: R v Brent London Borough "
        "Council, ex parte Gunning (1985), endorsed by the Supreme Court in R (Moseley) v Haringey [2014] UKSC 56."
    ),
    DutyKind.INTERESTS: gettext_lazy(
        "Having an interest is normal. People trust a decision when interests were said and dealt with."
    ),
}
CASES = {
    Case.AUTOMATED_DECISIONS: gettext_lazy("a computer scores people or decides about them"),
    Case.SPECIAL_AT_SCALE: gettext_lazy("special categories are used on a large scale"),
    Case.WATCHED_AT_SCALE: gettext_lazy("an open place is watched on a large scale"),
}
SIGNS = {
    Sign.SPECIAL: gettext_lazy("special categories"),
    Sign.LARGE_SCALE: gettext_lazy("large scale"),
    Sign.NEW_TECHNOLOGY: gettext_lazy("new technology"),
    Sign.VULNERABLE: gettext_lazy("people who cannot easily say no"),
    Sign.COMBINED: gettext_lazy("facts from different sources put together"),
    Sign.AUTOMATED: gettext_lazy("a computer scores or decides"),
    Sign.WATCHED: gettext_lazy("an open place is watched"),
}

FOUND = {
    Assessment.NO_DATA: gettext_lazy("No personal data is used, so no data protection impact assessment is needed."),
    Assessment.NOT_NEEDED: gettext_lazy(
        "A full data protection impact assessment is not needed: no sign of high risk. Keep this screening."
    ),
    Assessment.ASK: gettext_lazy(
        "One sign of high risk (%(signs)s): ask whoever advises you on data protection, and write down what they say."
    ),
    Assessment.NEEDED: gettext_lazy(
        "A full data protection impact assessment is needed: two or more signs of high risk (%(signs)s)."
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what was answered."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """What a duty said before it was changed."""

    sentence: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class DutyPart:
    """One duty on the page of its decision."""

    anchor: str
    name: str
    about: str
    """Whose duty it is, with its source."""
    word: str
    shade: str
    because: str
    finding: str
    """What the answers come to: for data protection by the rule, for consultation by the tests not passed."""
    answers: tuple[Answer, ...]
    interests: tuple[Answer, ...]
    worse_off: tuple[str, ...]
    """Who loses by the paper it was taken on, in sentences; for equality alone."""
    changed: str
    before: tuple[Before, ...]
    edit: str
    """Where to answer it; empty for whoever may not."""


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """The duties of one decision."""

    title: str
    frame: Frame
    what: str
    facts: tuple[Answer, ...]
    sentence: str
    asked: bool
    """False for a decision from before duties were asked."""
    duties: tuple[DutyPart, ...]
    annex: str
    commissioning: str
    back: str


@dataclass(frozen=True, slots=True)
class DutyFormPage:
    """The page that asks one duty."""

    title: str
    button: str
    frame: Frame
    lead: str
    about: str
    interests: tuple[Answer, ...]
    worse_off: tuple[str, ...]
    back: str
    theirs: tuple[tuple[str, str, str], ...] = ()


def duties_page(*, decision: Decision, access: Access, interests: Iterable[Interest], hidden: Hidden) -> DutiesPage:
    programme = decision.programme
    may = has_perm(Permission.ANSWER_DUTY, access, programme)
    declared = declared_rows(interests, hidden)
    parts = tuple(
        _part(duty, decision, declared, may=may, hidden=hidden) for duty in selectors.duties_in_order(decision)
    )
    return DutiesPage(
        title=_("Duties of this decision"),
        frame=programme_frame(programme=programme, access=access, here="decisions"),
        what=decision.what,
        facts=_facts(decision),
        sentence=_sentence(decision),
        asked=selectors.was_asked(decision),
        duties=parts,
        annex=address("duties_annex", programme, decision.pk),
        commissioning=address("commissioning", programme, decision.pk),
        back=f"{address('decisions', programme)}#decision-{decision.pk}",
    )


def _facts(decision: Decision) -> tuple[Answer, ...]:
    rows = [
        Answer(_("Who decided"), decision.decided_by),
        Answer(_("When"), date_format(decision.decided_on, "j F Y")),
        Answer(_("Why"), decision.why),
        Answer(_("Taken on"), in_words(decision.taken_on)),
        Answer(_("Who disagreed"), decision.dissent),
    ]
    return tuple(row for row in rows if row.words)


def _sentence(decision: Decision) -> str:
    number = len(selectors.open_duties(decision))
    if not number:
        return _("All four duties were asked.")
    words = ngettext(
        "%(number)s of four duties is not done yet.", "%(number)s of four duties are not done yet.", number
    )
    return words % {"number": number}


def _part(duty: Duty, decision: Decision, declared: tuple[Answer, ...], *, may: bool, hidden: Hidden) -> DutyPart:
    kind = DutyKind(duty.kind)
    return DutyPart(
        anchor=kind.value,
        name=str(kind.label),
        about=str(ABOUT[kind]),
        word=str(DutyState(duty.state).label),
        shade=SHADES[DutyState(duty.state)],
        because=duty.because,
        finding=finding_of(duty),
        answers=answers_of(kind, duty.answers) if duty.state != DutyState.NOT_NEEDED else (),
        interests=declared if kind is DutyKind.INTERESTS else (),
        worse_off=worse_off(decision.taken_on) if kind is DutyKind.EQUALITY else (),
        changed=_changed(duty, hidden) if duty.version else "",
        before=tuple(_before(kind, one, hidden) for one in duty.earlier.all()) if duty.version else (),
        edit=address("answer_duty", decision.programme, decision.pk, kind.value) if may else "",
    )


def _changed(duty: Duty, hidden: Hidden) -> str:
    facts = {
        "who": hidden.sentence(duty.by, name_of(duty.by)), "day": date_format(duty.changed_at, "j F Y")
    }  # fmt: skip
    return _("Written by %(who)s on %(day)s.") % facts


def _before(kind: DutyKind, one: EarlierWords, hidden: Hidden) -> Before:
    facts = {
        "day": date_format(one.made_at, "j F Y"), "who": hidden.sentence(one.by, name_of(one.by)),
        "why": one.reason,
    }  # fmt: skip
    said = _("Changed on %(day)s by %(who)s, because: %(why)s") if one.reason else _("Changed on %(day)s by %(who)s")
    state = Answer(_("How it stood"), str(DutyState(one.before["state"]).label))
    because = (Answer(_("Because"), one.before["because"]),) if one.before["because"] else ()
    return Before(said % facts, (state, *because, *answers_of(kind, one.before["answers"])))


def answers_of(kind: str, answers: dict[str, Any]) -> tuple[Answer, ...]:
    """Question and answer in words, in the order of the form."""
    fields = FORMS[kind].base_fields
    return tuple(
        Answer(str(fields[name].label), _words(fields[name], answers[name])) for name in fields if name in answers
    )


def _words(field: django_forms.Field, value: Any) -> str:
    choices = dict(getattr(field, "choices", ()))
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(choices.get(one, one)) for one in values)


def declared_rows(interests: Iterable[Interest], hidden: Hidden) -> tuple[Answer, ...]:
    """Whoever has something to declare, by name; and how many have nothing."""
    rows = list(interests)
    some = [
        Answer(hidden.name(row.participant), hidden.quote(row.participant, row.what))
        for row in rows
        if not row.none_to_declare
    ]
    number = len(rows) - len(some)
    nothing = ngettext("%(number)s person", "%(number)s people", number) % {"number": number}
    return (*some, Answer(nothing, _("nothing to declare"))) if number else tuple(some)


def finding_of(duty: Duty) -> str:
    found = selectors.screened(duty)
    if found:
        return screened_in_words(found)
    if duty.kind == DutyKind.CONSULTATION and duty.state == DutyState.ANSWERED:
        return _fairness(duty.answers)
    return ""


def screened_in_words(found: Screened) -> str:
    """The answer of the rule as a sentence, with what it follows from."""
    if found.cases:
        cases = ", ".join(_in_law(case) for case in found.cases)
        return _("A full data protection impact assessment is needed by law, because %(cases)s.") % {"cases": cases}
    return str(FOUND[found.assessment]) % {"signs": ", ".join(str(SIGNS[sign]) for sign in found.signs)}


def _in_law(case: Case) -> str:
    return _("%(case)s (Article %(number)s)") % {"case": CASES[case], "number": case.value}


def _fairness(answers: dict[str, Any]) -> str:
    fields = FORMS[DutyKind.CONSULTATION].base_fields
    not_passed = [name for name in ("still_open", "reasons", "time", "weighed") if answers.get(name) in (PARTLY, "no")]
    if not not_passed:
        return _("All four tests of a fair consultation are met, as answered here.")
    listed = " ".join(str(fields[name].label) for name in not_passed)
    return _("Not or only partly met: %(tests)s Take advice before you act on this decision.") % {"tests": listed}


def duty_form_page(
    *, decision: Decision, kind: DutyKind, access: Access, interests: Iterable[Interest], hidden: Hidden,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> DutyFormPage:  # fmt: skip
    programme = decision.programme
    return DutyFormPage(
        title=str(kind.label),
        button=_("Save over what it says now") if theirs else _("Save"),
        frame=programme_frame(programme=programme, access=access, here="decisions"),
        lead=hidden.text(decision.what),
        about=str(ABOUT[kind]),
        interests=declared_rows(interests, hidden) if kind is DutyKind.INTERESTS else (),
        worse_off=hidden.over(worse_off(decision.taken_on)) if kind is DutyKind.EQUALITY else (),
        back=address("decision_duties", programme, decision.pk),
        theirs=theirs,
    )
