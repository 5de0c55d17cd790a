"""The choices of the forms of offers and needs, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.content_files import Language
from coproduction_star.data.questions import bank_question

SKILLS_ASKED = "good-at"
NOT_SKILLS = {"other", "not-say"}
LANGUAGES = [("english", _("English")), ("welsh", _("Welsh")), ("sign", _("Sign language"))]


def skills() -> list[tuple[str, str]]:
    """The kinds of skill that surveys ask about as well, so that one word means one thing."""
    language = Language.WELSH if (get_language() or "").startswith("cy") else Language.ENGLISH
    own = [choice for choice in bank_question(SKILLS_ASKED, language).choices if choice.id not in NOT_SKILLS]
    return [(choice.id, choice.text) for choice in own]
