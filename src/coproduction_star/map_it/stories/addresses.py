"""Where a story is read by anyone."""

from django.urls import reverse

from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.models import Story


def story_address(story: Story, programme: Programme) -> str:
    return reverse("map_it:public_story", args=(programme.organisation.slug, programme.slug, story.pk))
