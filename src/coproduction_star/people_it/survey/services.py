from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import ChangedMeanwhile, claim_version
from coproduction_star.notices.services import notify
from coproduction_star.organisations.codes import new_code
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.reaching import ask_before_it_goes, safe_email_of, safe_emails
from coproduction_star.people_it.definitions import as_kept, definition_of
from coproduction_star.people_it.models import LinkKind, Survey, SurveyEdition, SurveyLink

from . import drafting, headings, translating
from .drafting import fingerprint
from .missing import Missing
from .selectors import last_edition, letter_key, missing_to_publish, people_who_asked_to_hear

KEPT_OUT = 20
"""How many questions that were taken out can come back."""
TRIES = 5
SHORT = 9
"""Of a code: eight letters and a dash. It is in an address and opens nothing that is not open."""


class NotReady(Exception):
    """Nobody may be asked yet; `missing` says why."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__("The survey still misses something.")
        self.missing = tuple(missing)


class Closed(Exception):
    """A closed survey is not changed any more, and one that was never open has no links and cannot be closed."""


class NothingSaid(ValueError):
    """A survey does not close without what came of it."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What opens a survey."""

    capacity: str
    capacity_of: Any
    respond_by: Any
    last_time: str
    place: Any
    opens_on: Any
    closes_on: Any


PROMISED = tuple(Promised.__dataclass_fields__)


@transaction.atomic
def begin(*, programme: Programme, draft: drafting.Draft, by: Any, made_from: Survey | None = None) -> Survey:
    first = draft["languages"][0]
    survey = Survey.objects.create(
        programme=programme, organisation_id=programme.organisation_id, title=draft["title"][first],
        audience=draft["audience"], youngest=draft["youngest"], oldest=draft.get("oldest"), draft=draft,
        made_from=made_from, place=programme.place, by=by,
    )  # fmt: skip
    record(by=by, verb="people_it.survey_made", subject=survey)
    return survey


def refuse_closed(survey: Survey) -> None:
    if survey.closed_at:
        raise Closed


def refuse_unpublished(survey: Survey) -> None:
    if survey.published_at is None:
        raise Closed


def redraft(*, survey: Survey, change: drafting.Change, by: Any) -> Survey:
    """Change the draft as it stands now. Of two changes at once both are kept: one is made again on the other."""
    for _try in range(TRIES):
        row = Survey.objects.get(pk=survey.pk)
        refuse_closed(row)
        try:
            return _keep(row, change(row.draft), by=by)
        except ChangedMeanwhile:
            continue
    raise ChangedMeanwhile(Survey.objects.get(pk=survey.pk))


@transaction.atomic
def _keep(row: Survey, draft: drafting.Draft, *, by: Any, taken_out: list[Any] | None = None) -> Survey:
    claim_version(row, version=row.version)
    row.draft = draft
    if taken_out is not None:
        row.taken_out = taken_out[-KEPT_OUT:]
    row.save(update_fields=["draft", "taken_out"])
    record(by=by, verb="people_it.survey_changed", subject=row)
    return row


def take_out(*, survey: Survey, question_id: str, by: Any) -> Survey:
    refuse_closed(survey)
    draft, gone = drafting.taken_out(survey.draft, question_id)
    return _keep(survey, draft, by=by, taken_out=[*survey.taken_out, gone])


def bring_back(*, survey: Survey, question_id: str, by: Any) -> Survey:
    """Raises NotThere when it was not taken out, or long ago."""
    refuse_closed(survey)
    gone = next((one for one in reversed(survey.taken_out) if drafting.id_of(one["question"]) == question_id), None)
    if gone is None:
        raise drafting.NotThere(question_id)
    left = [one for one in survey.taken_out if one is not gone]
    return _keep(survey, drafting.brought_back(survey.draft, gone), by=by, taken_out=left)


def add_own(*, survey: Survey, question: Mapping[str, Any], heading: str, by: Any) -> str:
    """Returns the id of the new question."""
    made: list[str] = []

    def add(draft: drafting.Draft) -> drafting.Draft:
        draft, id_ = drafting.with_own(draft, question, heading=heading)
        made.append(id_)
        return draft

    redraft(survey=survey, change=add, by=by)
    return made[-1]


def change_question(*, survey: Survey, question_id: str, question: Mapping[str, Any], seen: str, by: Any) -> Survey:
    """Raises ChangedMeanwhile when somebody else changed this very question."""

    def change(draft: drafting.Draft) -> drafting.Draft:
        if fingerprint(drafting.question_in(draft, question_id)) != seen:
            raise _Seen
        return drafting.changed(draft, question_id, question)

    try:
        return redraft(survey=survey, change=change, by=by)
    except _Seen as error:
        raise ChangedMeanwhile(Survey.objects.get(pk=survey.pk)) from error


def change_heading(*, survey: Survey, section_id: str, title: str, place: str, seen: str, by: Any) -> Survey:
    """Other words or another place for a heading. Raises ChangedMeanwhile when somebody else changed either."""

    def change(draft: drafting.Draft) -> drafting.Draft:
        if headings.words_of_heading(draft, section_id)["version"] != seen:
            raise _Seen
        return headings.with_heading(draft, section_id, title=title, place=place)

    try:
        return redraft(survey=survey, change=change, by=by)
    except _Seen as error:
        raise ChangedMeanwhile(Survey.objects.get(pk=survey.pk)) from error


def translate(*, survey: Survey, language: str, words: Mapping[str, str], seen: str, by: Any) -> Survey:
    """Write all words of one language. Raises ChangedMeanwhile when somebody else wrote them meanwhile."""

    def change(draft: drafting.Draft) -> drafting.Draft:
        if translating.words_of(draft, language)["version"] != seen:
            raise _Seen
        return translating.with_words(draft, language, words)

    try:
        return redraft(survey=survey, change=change, by=by)
    except _Seen as error:
        raise ChangedMeanwhile(Survey.objects.get(pk=survey.pk)) from error


class _Seen(Exception):
    """What was seen is no longer what is there."""


@transaction.atomic
def describe(
    *, survey: Survey, title: str, youngest: int, oldest: int | None = None, languages: Sequence[str],
    machine: Sequence[str], seen: str, by: Any,
) -> Survey:  # fmt: skip
    row = Survey.objects.get(pk=survey.pk)
    refuse_closed(row)
    if fingerprint(described_as(row)) != seen:
        raise ChangedMeanwhile(row)
    claim_version(row, version=row.version)
    row.title, row.youngest, row.oldest = title, youngest, oldest
    row.draft = drafting.described(
        row.draft, title=title, youngest=youngest, oldest=oldest, languages=tuple(languages), machine=tuple(machine)
    )
    row.save(update_fields=["title", "youngest", "oldest", "draft"])
    record(by=by, verb="people_it.survey_changed", subject=row)
    return row


def described_as(survey: Survey) -> dict[str, Any]:
    """What the page of the title, ages and languages shows."""
    return {
        "title": survey.title,
        "youngest": survey.youngest,
        "oldest": survey.oldest,
        "languages": list(survey.draft["languages"]),
        "machine": list(survey.draft.get("machine_translated", ())),
    }


def promised_as(survey: Survey) -> dict[str, Any]:
    keys = {"capacity_of": survey.capacity_of_id, "place": survey.place_id}
    return {name: getattr(survey, name) for name in PROMISED} | keys


@transaction.atomic
def promise(*, survey: Survey, said: Promised, seen: str, by: Any) -> Survey:
    """Write who responds with what, by when. Raises ChangedMeanwhile when somebody else wrote it meanwhile."""
    row = Survey.objects.select_related("capacity_of").get(pk=survey.pk)
    refuse_closed(row)
    if fingerprint(promised_as(row)) != seen:
        raise ChangedMeanwhile(row)
    claim_version(row, version=row.version)
    for name in PROMISED:
        setattr(row, name, getattr(said, name))
    row.save(update_fields=PROMISED)
    record(by=by, verb="people_it.survey_promised", subject=row)
    return row


@transaction.atomic
def publish(*, survey: Survey, by: Any) -> SurveyEdition:
    """Freeze what is asked as the next edition. The first opens the survey and makes its first link."""
    refuse_closed(survey)
    if missing := missing_to_publish(survey, today=timezone.localdate()):
        raise NotReady(missing)
    before, now = last_edition(survey), timezone.now()
    claim_version(survey, version=survey.version)
    number = before.number + 1 if before else 1
    definition = definition_of(survey.draft | {"version": number})
    edition = SurveyEdition.objects.create(
        **_owned(survey), number=number, definition=as_kept(definition), published_at=now, by=by
    )
    if survey.published_at is None:
        survey.published_at = now
        survey.save(update_fields=["published_at"])
        make_link(survey=survey, kind=LinkKind.LINK, label="", by=by)
    record(
        by=by, verb="people_it.survey_published" if before is None else "people_it.edition_published", subject=survey
    )
    return edition


def _owned(survey: Survey) -> dict[str, Any]:
    return {"survey": survey, "programme": survey.programme, "organisation_id": survey.organisation_id}


@transaction.atomic
def make_link(*, survey: Survey, kind: str, label: str, by: Any) -> SurveyLink:
    link = SurveyLink.objects.create(
        **_owned(survey), code=new_code()[:SHORT].lower(), kind=kind, label=label, made_by=by
    )
    record(by=by, verb="people_it.link_made", subject=link)
    return link


@transaction.atomic
def end_link(*, link: SurveyLink, by: Any) -> None:
    """Nobody comes in by it any more; what came stays counted."""
    if link.ended_at is None:
        link.ended_at = timezone.now()
        link.save(update_fields=["ended_at"])
        record(by=by, verb="people_it.link_ended", subject=link)


@transaction.atomic
def close(*, survey: Survey, heard: str, will_do: str, cannot: str, version: int, by: Any) -> int:
    """Close it with what came of it, and tell everybody who asked to hear. Returns how many letters go."""
    if not (heard and will_do and cannot):
        raise NothingSaid("Say what you heard, what you will do, and what you cannot do and why.")
    refuse_closed(survey)
    refuse_unpublished(survey)
    claim_version(survey, version=version)
    survey.heard, survey.will_do, survey.cannot = heard, will_do, cannot
    survey.closed_at, survey.closed_by = timezone.now(), by
    survey.save(update_fields=["heard", "will_do", "cannot", "closed_at", "closed_by"])
    record(by=by, verb="people_it.survey_closed", subject=survey)
    people = list(people_who_asked_to_hear(survey))
    safe = safe_emails(survey.organisation_id, people)
    return sum(_tell(person, survey, to=safe[person.pk]) for person in people if person.pk in safe)


def _tell(person: Any, survey: Survey, *, to: str) -> bool:
    """It names no topic: others may read it."""
    with translation.override(getattr(person.user, "language", "") or settings.LANGUAGE_CODE):
        message = notify(
            kind="survey-closed",
            subject=_("There is news about something you told us"),
            text=_("You asked to hear what came of it. Read it with your four words here: %(address)s")
            % {"address": f"{settings.SITE_URL}/r/"},
            key=letter_key(survey, person),
            user=person.user,
            to=to,
            organisation_id=survey.organisation_id,
        )
    return message is not None


def _where_now(participant_id: UUID) -> str:
    person = Participant.objects.select_related("user").filter(pk=participant_id).first()
    return safe_email_of(person) if person else ""


ask_before_it_goes("survey-closed", _where_now, part=2)


def bring_in(*, survey: Survey, definition: Definition, by: Any) -> Survey:
    """Put the questions of a file in the place of the draft. The ages and the title of the survey stay."""
    brought = as_kept(definition)

    def change(draft: drafting.Draft) -> drafting.Draft:
        kept = {name: draft[name] for name in ("id", "version", "audience", "youngest", "oldest") if name in draft}
        title = {**brought["title"], brought["languages"][0]: survey.title}
        return {"sections": [], **brought, **kept, "title": title}

    return redraft(survey=survey, change=change, by=by)
