"""Asks before a survey opens or changes: what people will be told, and what a change means for comparing answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys import changes
from coproduction_star.data.asset_surveys.changes import Change
from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.definitions import asked_in, definition_of
from coproduction_star.people_it.models import Survey

from .addresses import at
from .missing import Missing
from .presenters import answers_said, inside
from .selectors import Standing

CHANGES = {
    Change.ADDED: gettext_lazy("“%(question)s” is new."),
    Change.REMOVED: gettext_lazy("“%(question)s” is no longer asked."),
    Change.WORDS: gettext_lazy("“%(question)s” has other words. Say so where answers stand side by side."),
    Change.ANSWERS: gettext_lazy("“%(question)s” is answered in another way. Old and new answers are kept apart."),
    Change.SHOWN: gettext_lazy("“%(question)s” is asked of other people. Old and new answers are kept apart."),
}


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What is published, and what follows."""

    title: str
    frame: Frame
    missing: tuple[str, ...]
    points: tuple[str, ...]
    changes: tuple[str, ...]
    button: str
    back: str


def publish_page(
    *, survey: Survey, access: Access, missing: Sequence[Missing], standing: Standing, answers: int
) -> PublishPage:
    edition = standing.edition
    return PublishPage(
        title=_("Publish the changes") if edition else _("Publish the survey"),
        frame=inside(survey, access),
        missing=tuple(one.words for one in missing),
        points=tuple(_of_change(answers) if edition else _of_first(survey)),
        changes=tuple(_changes(asked_in(edition), definition_of(survey.draft))) if edition else (),
        button=_("Publish the new edition") if edition else _("Publish it now"),
        back=at("survey", survey),
    )


def _of_first(survey: Survey) -> Iterator[str]:
    yield _("Anybody with the link can answer, without an account.")
    yield _("Their first page says who responds, with what and by when. You have promised it.")
    yield _("You can change questions later. People who answered keep the edition they answered.")
    yield _("It closes only with what you heard, what you will do, and what you cannot do.")


def _of_change(answers: int) -> Iterator[str]:
    yield _("%(answers)s so far. They keep the edition they answered.") % {"answers": answers_said(answers)}
    yield _("Whoever has begun goes on with the edition they began. Others get the new one.")


def _changes(before: Definition, after: Definition) -> Iterator[str]:
    for change in changes(before, after):
        asked = after.question(change.question) or before.question(change.question)
        words = next(iter(asked.text.values()), change.question) if asked else change.question
        yield str(CHANGES[change.change]) % {"question": words}
