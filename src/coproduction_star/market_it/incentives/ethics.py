"""The ethics gate: our six questions and the organisation's own, all answered with yes before a plan is decided."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.behaviour import Guide, Prompt, prompts
from coproduction_star.market_it.catalogue.shapes import language


class Said(models.TextChoices):
    """The answer to one question. Only a yes lets a plan go on."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("We are not sure")


def questions(own: Iterable[Prompt] = ()) -> tuple[Prompt, ...]:
    """The gate, in the reader's language: ours, then those of the organisation."""
    return (*prompts(Guide.ETHICS, language()), *own)


def open_questions(answers: Mapping[str, Any], own: Iterable[Prompt] = ()) -> tuple[Prompt, ...]:
    """Those that are not answered with yes, in their order."""
    return tuple(one for one in questions(own) if answers.get(one.id, {}).get("answer") != Said.YES)
