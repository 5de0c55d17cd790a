"""What each public page of Map it is about, for whoever says that something on it is wrong or missing."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.places.selectors import public_places
from coproduction_star.voices.subjects import Reading, Subject

from .models import Story
from .stories.selectors import public_story


def of_programme(programme: Programme, _names: Mapping[str, Any]) -> Subject:
    return Subject(programme.name)


def of_place(programme: Programme, names: Mapping[str, Any]) -> Subject:
    place = public_places(programme.organisation_id).get(slug=names["place"])
    return Subject(place.name, place=place)


def of_story(programme: Programme, names: Mapping[str, Any]) -> Subject:
    story: Story = public_story(programme=programme, story_id=names["story_id"])
    return Subject(_("Story: %(title)s") % {"title": story.title}, initiative=story.initiative)


PAGES: Mapping[str, Reading] = {
    "map_it:public_programme": of_programme,
    "map_it:public_list": of_programme,
    "map_it:public_place": of_place,
    "map_it:public_place_list": of_place,
    "map_it:public_story": of_story,
}
