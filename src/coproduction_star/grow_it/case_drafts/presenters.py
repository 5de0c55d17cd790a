from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.audit.sentences import name_of
from coproduction_star.data.vocabularies import EVIDENCE_EXPLAINED, LABELS, Evidence, plain
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import CaseDraft, CaseStep, CaseStepKind
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import FormPage, Frame, SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.access import Access

from .record import FIELDS, LISTS, NAMES, PARTS, Lack

HERE = "spread"


@dataclass(frozen=True, slots=True)
class DraftRow:
    title: str
    address: str
    state: str
    tone: str
    about: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """`could` are initiatives without a case, each with where one is begun."""

    title: str
    frame: Frame
    rows: tuple[DraftRow, ...]
    could: tuple[tuple[str, str], ...]
    bring: str
    initiatives: str
    bank: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the case: what it says, and where it is changed."""

    slug: str
    name: str
    facts: tuple[tuple[str, str], ...]
    change: str
    rows: tuple["Row", ...] = ()
    add: str = ""
    note: str = ""
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A figure or a source."""

    number: int
    words: str
    about: str
    change: str
    take_out: str


@dataclass(frozen=True, slots=True)
class LackRow:
    where: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Happened:
    when: datetime
    words: str
    reason: str
    before: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    title: str
    frame: Frame
    state: str
    tone: str
    lead: str
    asked: str
    """What an editor wants changed."""
    lacks: tuple[LackRow, ...]
    parts: tuple[Part, ...]
    initiative: str
    initiative_at: str
    public: str
    send: str
    take_back: str
    check: str
    send_back: str
    another: str
    """Why this reader may not check it."""
    withdraw: str
    end_consent: str
    files: tuple[tuple[str, str], ...]
    history: tuple[Happened, ...]
    back: str


@dataclass(frozen=True, slots=True)
class BeginPage:
    title: str
    about: str
    frame: Frame
    points: tuple[str, ...]
    button: str
    back: str
    undo: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BeforePage:
    """What a part said before, or an edition."""

    title: str
    frame: Frame
    lead: str
    facts: tuple[tuple[str, str], ...]
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def state_of(draft: CaseDraft) -> tuple[str, str]:
    """In words, with its colour."""
    if draft.sent_at is not None:
        return _("With an editor"), "purple"
    if draft.sent_back:
        return _("Sent back"), "yellow"
    if draft.published_at is not None:
        return _("Published"), "green"
    return (_("Withdrawn"), "grey") if draft.case_id else (_("Being written"), "blue")


def list_page(
    programme: Programme, *, access: Access, drafts: Iterable[CaseDraft], could: Iterable[Initiative]
) -> ListPage:
    may = has_perm(Permission.WRITE_CASE, access, programme)
    checks = has_perm(Permission.CHECK_CASE, access, programme)
    return ListPage(
        title=_("Cases that tell others"), frame=frame_of(programme, access),
        rows=tuple(_row(one, programme) for one in drafts),
        could=tuple((one.title, at("begin_case", programme, one.pk)) for one in could) if may else (),
        bring=at("bring_case", programme) if checks else "", initiatives=journey_address("initiatives", programme),
        bank=reverse("map_it:cases"),
    )  # fmt: skip


def _row(draft: CaseDraft, programme: Programme) -> DraftRow:
    state, tone = state_of(draft)
    about = draft.initiative.title if draft.initiative else ""
    if draft.came_from:
        about = _("from %(who)s") % {"who": draft.came_from}
    return DraftRow(draft.title, at("case_draft", programme, draft.pk), state, tone, about)


def draft_page(
    draft: CaseDraft, *, access: Access, lacks: Sequence[Lack], steps: Iterable[CaseStep], wrote: bool, hidden: Hidden
) -> DraftPage:
    programme = draft.programme
    opened = draft.sent_at is None and not draft.came_from
    writes = has_perm(Permission.WRITE_CASE, access, programme) and not draft.came_from
    checks = has_perm(Permission.CHECK_CASE, access, programme)
    state, tone = state_of(draft)
    waits = draft.sent_at is not None

    def where(name: str, shown: object, *args: Any) -> str:
        return at(name, programme, draft.pk, *args) if shown else ""

    return DraftPage(
        title=draft.title, frame=frame_of(programme, access), state=state, tone=tone, lead=_lead(draft),
        asked=draft.sent_back, lacks=tuple(_lack(one, draft) for one in lacks) if opened else (),
        parts=tuple(_parts(draft, lacks, editable=writes and opened)),
        initiative=draft.initiative.title if draft.initiative else "",
        initiative_at=journey_address("initiative", programme, draft.initiative_id) if draft.initiative_id else "",
        public=reverse("map_it:case", args=[draft.case.slug]) if draft.case and draft.published_at else "",
        send=where("send_case", writes and opened and not lacks), take_back=where("take_case_back", writes and waits),
        check=where("check_case", checks and waits and not wrote),
        send_back=where("send_case_back", checks and waits and not wrote),
        another=_("You wrote in this case. Another editor checks it.") if checks and waits and wrote else "",
        withdraw=where("withdraw_case", checks and draft.published_at),
        end_consent=where("end_case_consent", writes and (draft.quote or draft.named)),
        files=tuple((kind.upper(), at("case_draft_file", programme, draft.pk, kind)) for kind in ("yaml", "json")),
        history=tuple(_happened(one, draft, hidden) for one in steps), back=at("case_drafts", programme),
    )  # fmt: skip


def _lead(draft: CaseDraft) -> str:
    if draft.came_from:
        return _("It comes from elsewhere and is shown as it came.")
    if draft.sent_at is not None:
        return _("Somebody who wrote none of it looks at it, and publishes it or sends it back with reasons.")
    if draft.published_at is not None:
        return _("Anyone reads the edition that was checked. What you change waits for an editor again.")
    return _("It was drafted from your records. Read each part, put it right, then send it to an editor.")


def _lack(one: Lack, draft: CaseDraft) -> LackRow:
    return LackRow(one.where, one.what, change_address(draft, one.part, one.key))


def change_address(draft: CaseDraft, part: str, key: str = "") -> str:
    """Where a part is put right; a list where one of it is, or where one is added."""
    if part in LISTS:
        name, more = ("change_case_row", (part, key)) if key else ("add_case_row", (part,))
        return at(name, draft.programme, draft.pk, *more)
    return at("change_case", draft.programme, draft.pk, part)


def _parts(draft: CaseDraft, lacks: Sequence[Lack], *, editable: bool) -> Iterator[Part]:
    missing = {one.part for one in lacks}
    for part in NAMES:
        rows = tuple(_rows(draft, part, editable=editable)) if part in LISTS else ()
        change = change_address(draft, part) if editable else ""
        yield Part(
            slug=part, name=str(NAMES[part]), rows=rows, lacks=part in missing,
            facts=() if part in LISTS else tuple(_facts(draft, part)),
            change="" if part in LISTS else change, add=change if part in LISTS else "",
            note=_voice_note(draft) if part == "voice" else "",
        )  # fmt: skip


def _voice_note(draft: CaseDraft) -> str:
    if draft.quote and not draft.consented:
        return _("The quote stays out of the case until somebody wrote down who agreed, how and when.")
    return "" if draft.quote or draft.named else _("Nobody is quoted or named.")


def _facts(draft: CaseDraft, part: str) -> Iterator[tuple[str, str]]:
    if part == "voice":
        said = {_("What somebody said"): draft.quote, _("Said by"): draft.quoted, _("May be named"): draft.named}
        yield from ((name, words) for name, words in said.items() if words)
        return
    for name in PARTS[part]:
        yield str(FIELDS[name]), value_in_words(name, draft.words.get(name))


def value_in_words(name: str, value: Any) -> str:
    if name == "setbacks":
        return "\n".join(f"{one['what']} [{one['source']}]" for one in value or [])
    if name in LISTS:
        return "\n".join(row_in_words(name, one) for one in value or [])
    if isinstance(value, list):
        known = name in ("cos", "people", "outcomes_sought")
        return ("; " if known else "\n").join(_(LABELS.get(one, plain(one))) if known else one for one in value)
    if name == "evidence" and value:
        grade = Evidence(value)
        return ": ".join((_(grade.label), _(EVIDENCE_EXPLAINED[grade])))
    return _(plain(value)) if name == "sector" and value else "" if value is None else str(value)


def _rows(draft: CaseDraft, part: str, *, editable: bool) -> Iterator[Row]:
    for number, one in enumerate(draft.words.get(part, []), start=1):
        where = (draft.pk, part, one.get("key", ""))
        yield Row(
            number=number, words=row_in_words(part, one), about=_about(part, one),
            change=at("change_case_row", draft.programme, *where) if editable else "",
            take_out=at("take_out_case_row", draft.programme, *where) if editable else "",
        )  # fmt: skip


def row_in_words(part: str, row: dict[str, Any]) -> str:
    if part == "sources":
        return f"{row['title']}. {row['publisher']}"
    value = row["change"] if row.get("change") is not None else row.get("level")
    sign = "+" if row.get("change") is not None and row["change"] > 0 else ""
    return f"{row['what']}: {sign}{value} {row['unit']}"


def _about(part: str, row: dict[str, Any]) -> str:
    if part == "sources":
        return " · ".join(str(one) for one in (row.get("year"), row.get("url") or _("no web address yet")) if one)
    against = _("set against: %(what)s") % {"what": row["comparator"]} if row.get("comparator") else ""
    clear = _("the difference could be chance") if row.get("no_clear_effect") else ""
    source = _("source %(n)s") % {"n": row["source"]}
    return " · ".join(one for one in (row.get("period"), against, clear, source) if one)


def _happened(step: CaseStep, draft: CaseDraft, hidden: Hidden) -> Happened:
    kind = str(CaseStepKind(step.kind).label)
    part = f" ({NAMES[step.part]})" if step.part in NAMES else ""
    who = hidden.sentence(step.by, name_of(step.by))
    before = at("case_step", draft.programme, draft.pk, step.pk) if step.kept else ""
    return Happened(step.made_at, f"{kind}{part}: {who}", step.words, before)


def before_page(draft: CaseDraft, step: CaseStep, *, access: Access) -> BeforePage:
    edition = step.kind == CaseStepKind.PUBLISHED
    names = [name for name in FIELDS if name in step.kept]
    return BeforePage(
        title=_("An edition that was published") if edition else _("What it said before"),
        frame=frame_of(draft.programme, access), lead=draft.title,
        facts=tuple((str(FIELDS[name]), value_in_words(name, step.kept[name])) for name in names),
        back=at("case_draft", draft.programme, draft.pk),
    )  # fmt: skip


def form_page(
    draft: CaseDraft, *, access: Access, title: str, button: str, lead: str = "", theirs: Any = ()
) -> FormPage:
    return FormPage(
        title, frame_of(draft.programme, access), button, at("case_draft", draft.programme, draft.pk),
        lead or draft.title, theirs,
    )  # fmt: skip


def begin_page(initiative: Initiative, *, access: Access) -> BeginPage:
    programme = initiative.programme
    return BeginPage(
        title=_("Draft a case?"), about=initiative.title, frame=frame_of(programme, access),
        points=(
            _("A case is drafted from what is written down: what it does and who does what."),
            _("Approved figures come with their sources, and whether it worked, broken promises and doubts too."),
            _("You read each part and put it right. Only your team sees it."),
            _("An editor who wrote none of it publishes it in the case bank, or sends it back with reasons."),
        ),
        undo=_("No name goes into it, and no quote without consent."), button=_("Draft it"),
        back=at("case_drafts", programme),
    )  # fmt: skip


def row_out_page(draft: CaseDraft, *, access: Access, part: str, row: dict[str, Any]) -> SurePage:
    return SurePage(
        title=_("Take this out of the case?"), about=row_in_words(part, row),
        frame=frame_of(draft.programme, access), points=(_("Your records stay as they are."),),
        undo=_("It stays in the history of the case, to be written again."), button=_("Take it out"),
        back=at("case_draft", draft.programme, draft.pk),
    )  # fmt: skip


def consent_page(draft: CaseDraft, *, access: Access) -> SurePage:
    points = [_("The quote and the names are taken out of this draft, and stand in no history.")]
    if draft.published_at:
        points.append(
            _("The case leaves the case bank at once, because people are named in it.") if draft.named
            else _("The quote leaves the published case at once.")
        )  # fmt: skip
    return SurePage(
        title=_("Consent was taken back?"), about=draft.title, frame=frame_of(draft.programme, access),
        points=tuple(points), undo=_("Whoever took a copy before has it. Tell the person so."),
        button=_("Take it out now"), back=at("case_draft", draft.programme, draft.pk),
    )  # fmt: skip
