from uuid import UUID

from coproduction_star.data.content_files import Language
from coproduction_star.data.tools import Advice, Question, Tool, decision_tree, follow, tool, tools
from coproduction_star.organisations.models import Participant


def reader(participant_id: UUID) -> Participant:
    return Participant.objects.get(pk=participant_id)


def next_question(path: list[str], *, language: str) -> Question | Advice:
    """Raises UnknownAnswer when the path leads nowhere."""
    return follow(decision_tree(_words(language)), path)


def tool_called(slug: str, *, language: str) -> Tool:
    """Raises DataError when there is none of that name."""
    return tool(slug, _words(language))


def tools_in(language: str) -> tuple[Tool, ...]:
    return tools(_words(language))


def _words(language: str) -> Language:
    return Language.WELSH if language == Language.WELSH else Language.ENGLISH
