import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop, override

from coproduction_star.audit.services import record
from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases.plain_data import plain_case
from coproduction_star.grow_it.models import CaseDraft, CaseStep, CaseStepKind
from coproduction_star.journeys.case_bank import services as bank
from coproduction_star.journeys.case_bank.selectors import told
from coproduction_star.journeys.models import Case, Initiative, Programme
from coproduction_star.journeys.services import ChangedMeanwhile

from . import filling
from .record import OWN, lacks_of, quote_in_words, text_of
from .selectors import wrote_in

MOST_ROWS = 60


class Refused(ValueError):
    """What cannot be done now, in words that say what to do."""


@transaction.atomic
def begin(*, initiative: Initiative, url: str, today: dt.date, by: Any) -> CaseDraft:
    """Draft a case from what is written down. There is one for each initiative: the same is given a second time."""
    known = CaseDraft.objects.filter(initiative=initiative).first()
    if known is not None:
        return known
    with override("en"):
        words = filling.drafted(initiative, url=url, today=today)
        quote = filling.quote_of(initiative)
    words["id"] = _free_id(words["id"], initiative.programme)
    made = CaseDraft.objects.create(
        initiative=initiative, programme_id=initiative.programme_id, organisation_id=initiative.organisation_id,
        title=words["title"], words=words, quote=quote.words[:600] if quote else "",
        quoted=quote.said_by[:120] if quote else "", by=by,
    )  # fmt: skip
    _happened(made, CaseStepKind.BEGUN, by=by)
    return made


def _free_id(id_: str, programme: Programme) -> str:
    """Under its organisation no two cases have the same address."""
    home = programme.organisation
    taken = set(Case.objects.filter(organisation=home).values_list("slug", flat=True))
    drafts = CaseDraft.objects.filter(organisation=home.pk)
    taken |= {f"{home.slug}__{one}" for one in drafts.values_list("words__id", flat=True)}
    number, free = 1, id_
    while f"{home.slug}__{free}" in taken:
        number += 1
        free = f"{id_[:75]}-{number}"
    return free


@transaction.atomic
def change_part(*, draft: CaseDraft, part: str, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Change one part. Raises ChangedMeanwhile when that part was changed, and Refused while an editor has it."""
    held = _open(draft)
    if held.versions.get(part, 1) != version:
        raise ChangedMeanwhile(held)
    before = {name: _said(held, name) for name in values}
    now = {name: value for name, value in values.items() if before[name] != value}
    if not now:
        raise Refused(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    for name, value in now.items():
        if name in OWN:
            setattr(held, name, value)
        else:
            held.words[name] = value
    held.versions[part] = version + 1
    held.title = held.words["title"] or held.title
    held.save()
    kept = {} if part == "voice" else {name: before[name] for name in now}
    _happened(held, CaseStepKind.CHANGED, by=by, part=part, kept=kept)


def _said(draft: CaseDraft, name: str) -> Any:
    return getattr(draft, name) if name in OWN else draft.words.get(name)


@transaction.atomic
def put_row(*, draft: CaseDraft, name: str, key: str, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Add a figure or a source (no key), or change one. Raises ChangedMeanwhile, Refused."""
    held = _open(draft)
    rows = held.words[name]
    kept: dict[str, Any] = {}
    if not key:
        if len(rows) >= MOST_ROWS:
            raise Refused(gettext_noop("There are 60 already. Take one out first."))
        rows.append(filling.keyed(dict(values)))
    else:
        row = _row(held, name, key)
        if row["version"] != version:
            raise ChangedMeanwhile(held)
        kept = {name: [dict(row)]}
        row.update(values, version=version + 1)
    held.save()
    _happened(held, CaseStepKind.CHANGED, by=by, part=name, kept=kept)


@transaction.atomic
def take_out_row(*, draft: CaseDraft, name: str, key: str, by: Any) -> None:
    """A source that something rests on stays."""
    held = _open(draft)
    row = _row(held, name, key)
    rows = held.words[name]
    number = rows.index(row) + 1
    if name == "sources":
        _renumber(held, number)
    rows.remove(row)
    held.save()
    _happened(held, CaseStepKind.CHANGED, by=by, part=name, kept={name: [row]})


def _renumber(draft: CaseDraft, number: int) -> None:
    resting = [*draft.words["results"], *draft.words.get("setbacks", [])]
    if any(one["source"] == number for one in resting):
        raise Refused(gettext_noop("A figure or a setback names this source. Give it another source first."))
    for one in resting:
        one["source"] -= one["source"] > number


def _row(draft: CaseDraft, name: str, key: str) -> dict[str, Any]:
    for row in draft.words[name]:
        if row["key"] == key:
            return row
    raise Refused(gettext_noop("Somebody took this out meanwhile."))


@transaction.atomic
def send(*, draft: CaseDraft, by: Any) -> None:
    """Send it to an editor, once the format asks for nothing and nobody is named who did not agree."""
    held = _open(draft)
    if lacks_of(held):
        raise Refused(gettext_noop("Something is still missing. It stands at the top of the page of the case."))
    held.sent_at, held.sent_by, held.sent_back = timezone.now(), by, ""
    held.save(update_fields=["sent_at", "sent_by", "sent_back", "changed_at"])
    _happened(held, CaseStepKind.SENT, by=by)


@transaction.atomic
def take_back(*, draft: CaseDraft, by: Any) -> None:
    held = _waiting(draft)
    held.sent_at = None
    held.save(update_fields=["sent_at", "changed_at"])
    _happened(held, CaseStepKind.TAKEN, by=by)


@transaction.atomic
def send_back(*, draft: CaseDraft, words: str, by: Any) -> None:
    held = _waiting(draft)
    _another(held, by)
    held.sent_at, held.sent_back = None, words
    held.save(update_fields=["sent_at", "sent_back", "changed_at"])
    _happened(held, CaseStepKind.SENT_BACK, by=by, words=words)


@transaction.atomic
def publish(*, draft: CaseDraft, by: Any) -> Case:
    """Show it in the case bank. Whoever wrote any of it cannot."""
    held = _waiting(draft)
    _another(held, by)
    if lacks_of(held):
        raise Refused(gettext_noop("Something is missing by now. Send it back with what you saw."))
    return _show(held, text_of(held)[0], by=by)


def _show(draft: CaseDraft, text: CaseText, *, by: Any) -> Case:
    case = bank.publish_case(organisation=draft.programme.organisation, text=text, by=by)
    draft.case, draft.published_at, draft.sent_at = case, timezone.now(), None
    draft.save(update_fields=["case", "published_at", "sent_at", "changed_at"])
    _happened(draft, CaseStepKind.PUBLISHED, by=by, kept=plain_case(text) if not draft.quote else {})
    return case


@transaction.atomic
def withdraw(*, draft: CaseDraft, words: str, by: Any) -> None:
    """Out of everyone's sight at once. It can be sent to an editor again."""
    held = _lock(draft)
    if held.published_at is None or held.case is None:
        raise Refused(gettext_noop("Nobody reads it now."))
    bank.withdraw_case(case=held.case, organisation=held.programme.organisation, by=by)
    held.published_at = None
    held.save(update_fields=["published_at", "changed_at"])
    _happened(held, CaseStepKind.WITHDRAWN, by=by, words=words)


@transaction.atomic
def take_consent_back(*, draft: CaseDraft, by: Any) -> None:
    """The quote goes everywhere at once, and no editor is asked. Where people are named, the case goes with it."""
    held = _lock(draft)
    if held.published_at is not None and held.case is not None:
        if held.named:
            withdraw(draft=held, words=gettext_noop("Somebody took back that they may be named."), by=by)
        elif held.consented:
            _without_quote(held, by=by)
    CaseDraft.objects.filter(pk=held.pk).update(**dict.fromkeys(("quote", "quoted", "consent_of"), ""), named="",
                                                consent_by="", consent_on=None, sent_at=None)  # fmt: skip
    _happened(held, CaseStepKind.CHANGED, by=by, part="voice")


def _without_quote(draft: CaseDraft, *, by: Any) -> None:
    shown = told(draft.case)
    lessons = shown.lessons.replace(quote_in_words(draft), "").strip()
    bank.publish_case(organisation=draft.programme.organisation, text=replace(shown, lessons=lessons), by=by)


@transaction.atomic
def bring(*, programme: Programme, texts: Iterable[CaseText], by: Any) -> list[CaseDraft]:
    """Cases that another installation shares, shown as they came. One that came before is shown as it is now."""
    made = []
    shipped = set(Case.objects.filter(organisation=None).values_list("slug", flat=True))
    for text in texts:
        if text.id in shipped:
            raise Refused(gettext_noop("This case is in the case bank already. It came with the product."))
        rows = CaseDraft.objects.filter(organisation=programme.organisation_id, words__id=text.id)
        held = rows.select_for_update().first()
        if held is not None and (not held.came_from or held.programme_id != programme.pk):
            raise Refused(gettext_noop("Another case here has the same address. Change the id in the file."))
        values = {"title": text.title, "words": plain_case(text), "came_from": ", ".join(text.organisations)[:200]}
        if held is None:
            held = CaseDraft.objects.create(
                programme=programme, organisation_id=programme.organisation_id, by=by, **values
            )
        else:
            CaseDraft.objects.filter(pk=held.pk).update(**values)
            held = CaseDraft.objects.get(pk=held.pk)
        _happened(held, CaseStepKind.BROUGHT, by=by)
        _show(held, text, by=by)
        made.append(held)
    return made


def _lock(draft: CaseDraft) -> CaseDraft:
    rows = CaseDraft.objects.select_for_update(of=("self",)).select_related("programme__organisation", "case")
    return rows.get(pk=draft.pk)


def _open(draft: CaseDraft) -> CaseDraft:
    held = _lock(draft)
    if held.came_from:
        raise Refused(gettext_noop("It comes from elsewhere and is shown as it came."))
    if held.sent_at is not None:
        raise Refused(gettext_noop("An editor has it now. Take it back first, then change it."))
    return held


def _waiting(draft: CaseDraft) -> CaseDraft:
    held = _lock(draft)
    if held.sent_at is None:
        raise Refused(gettext_noop("It does not wait for an editor any more."))
    return held


def _another(draft: CaseDraft, by: Any) -> None:
    if wrote_in(draft, by):
        raise Refused(gettext_noop("You wrote in this case. Another editor checks it."))


def _happened(draft: CaseDraft, kind: CaseStepKind, *, by: Any, **more: Any) -> None:
    CaseStep.objects.create(
        draft=draft, programme_id=draft.programme_id, organisation_id=draft.organisation_id, kind=kind, by=by, **more
    )
    record(by=by, verb=f"grow_it.case_{kind.value.replace('-', '_')}", subject=draft)
