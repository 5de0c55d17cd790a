from django.urls import reverse

from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.journeys.models import Programme


def public_address(programme: Programme, publication: FigurePublication, name: str = "public_figures") -> str:
    """Where everybody reads it; the organisation of the programme must be fetched with it."""
    return reverse(f"grow_it:{name}", args=(programme.organisation.slug, programme.slug, publication.pk))
