"""The agendas to begin from, in the reader's language."""

from django.utils.translation import get_language

from coproduction_star.data.content_files import Language
from coproduction_star.data.workshop_templates import Agenda, agendas


def agendas_now() -> tuple[Agenda, ...]:
    spoken = get_language() or ""
    return agendas(Language(spoken) if spoken in set(Language) else Language.ENGLISH)
