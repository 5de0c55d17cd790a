"""The ethics gate: six questions that are all answered with yes before a plan is decided."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.behaviour import Guide, Prompt, prompts

from .menu import language


class Said(models.TextChoices):
    """The answer to one question. Only a yes lets a plan go on."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("We are not sure")


def questions() -> tuple[Prompt, ...]:
    """The gate, in the reader's language."""
    return prompts(Guide.ETHICS, language())


def open_questions(answers: Mapping[str, Any]) -> tuple[Prompt, ...]:
    """Those that are not answered with yes, in their order."""
    return tuple(one for one in questions() if answers.get(one.id, {}).get("answer") != Said.YES)
