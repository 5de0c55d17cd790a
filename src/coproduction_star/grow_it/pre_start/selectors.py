from django.utils.translation import get_language

from coproduction_star.data.content_files import Language
from coproduction_star.data.pre_start import Topic, topics
from coproduction_star.grow_it.models import PreStartAnswer
from coproduction_star.journeys.models import Programme


def topics_here() -> tuple[Topic, ...]:
    """In the reader's language."""
    spoken = (get_language() or "en").partition("-")[0]
    return topics(Language(spoken) if spoken in set(Language) else Language.ENGLISH)


def answers_of(programme: Programme) -> dict[str, list[PreStartAnswer]]:
    """By topic, the newest first: one query."""
    found: dict[str, list[PreStartAnswer]] = {}
    for one in PreStartAnswer.objects.filter(programme=programme).order_by("-made_at"):
        found.setdefault(one.topic, []).append(one)
    return found
