"""The twelve questions of EAST about one message: easy, attractive, social, timely. Nothing is summed to a mark."""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.db import models
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.behaviour import Guide, Part, Prompt, prompts
from coproduction_star.data.content_files import Language


class Done(models.TextChoices):
    """The answer to one question."""

    YES = "yes", _("Done")
    LATER = "later", _("Not yet")
    NO = "no", _("It does not fit this message")


PARTS = {
    Part.EASY: _("Easy"), Part.ATTRACTIVE: _("Attractive"), Part.SOCIAL: _("Social"), Part.TIMELY: _("Timely"),
}  # fmt: skip


def questions() -> tuple[Prompt, ...]:
    """All twelve, in the reader's language."""
    reads_welsh = (get_language() or "").startswith(Language.WELSH.value)
    return prompts(Guide.EAST, Language.WELSH if reads_welsh else Language.ENGLISH)


def parts() -> tuple[tuple[str, tuple[Prompt, ...]], ...]:
    """The questions under the four parts they belong to."""
    grouped = groupby(questions(), key=lambda one: one.part)
    return tuple((str(PARTS[part]), tuple(group)) for part, group in grouped if part is not None)


def said_of(answers: Mapping[str, Any], prompt: Prompt) -> tuple[str, str]:
    """The answer to one question and its words; both are empty where nobody answered."""
    said = answers.get(prompt.id, {})
    return said.get("done", ""), said.get("words", "")


def still_open(answers: Mapping[str, Any]) -> tuple[Prompt, ...]:
    """What is not done yet, or was not asked."""
    return tuple(one for one in questions() if said_of(answers, one)[0] in ("", Done.LATER))


def in_words(answers: Mapping[str, Any]) -> str:
    """How far a message is checked, in one sentence; empty where nobody began."""
    if not answers:
        return ""
    count = Counter(said_of(answers, one)[0] for one in questions())
    waits = count[Done.LATER] + count[""]
    facts = {"done": count[Done.YES], "all": len(questions()), "no": count[Done.NO], "n": waits}
    if not waits:
        return str(_("EAST: %(done)s of %(all)s done, %(no)s do not fit.")) % facts
    return (
        ngettext(
            "EAST: %(done)s of %(all)s done, %(no)s do not fit, %(n)s is still open.",
            "EAST: %(done)s of %(all)s done, %(no)s do not fit, %(n)s are still open.",
            waits,
        )
        % facts
    )
