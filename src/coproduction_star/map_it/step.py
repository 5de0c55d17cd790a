"""Map it on the Star: outcomes people want, and initiatives that exist, could be better or could start."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address, organisation_address, step_address
from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import Facts, facts_of
from coproduction_star.journeys.steps import Held, Knot, NextAction, Progress, Step, register
from coproduction_star.methods import star_progress

from .explorer.addresses import explorer_address
from .finding import search
from .front_door.addresses import front_door_address
from .front_door.selectors import is_public_at
from .front_door.services import follow, tell_what_moved
from .health_check.presenters import at as health_address
from .health_check.selectors import checked_lately, last_check
from .importing.addresses import imports_address
from .models import FrontDoor, Story
from .stories.for_a_case import tells as story_tells
from .stories.outward import public_rows
from .stories.outward import thread as story_thread
from .stories.services import tell_what_moved as tell_of_moved_stories
from .wards import ward_rows

FEW = 3


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.map_it(
        outcomes=facts.outcomes, covered=facts.covered, initiatives=facts.initiatives, cos=facts.cos
    )
    if not share:
        return Progress(missing=_("Write down what people want, then map what already happens."))
    number = facts.initiatives - facts.by_status.get(Status.STOPPED, 0)
    note = ngettext("%(number)s initiative", "%(number)s initiatives", number) % {"number": number}
    return Progress(share=share, note=note, there=_there(facts), missing=_missing(facts))


def _there(facts: Facts) -> str:
    said = {"running": facts.running, "ideas": facts.by_status.get("potential", 0), "people": facts.outcomes}
    return _("Already happening: %(running)s. Could start: %(ideas)s. Outcomes that people want: %(people)s.") % said


def _missing(facts: Facts) -> str:
    empty = [str(_(co.label)) for co in Co if not facts.by_co.get(co.value)]
    if facts.outcomes > facts.covered:
        return _("%(number)s outcomes have no initiative yet.") % {"number": facts.outcomes - facts.covered}
    if empty:
        return _("Nothing yet for: %(cos)s.") % {"cos": ", ".join(empty)}
    return ""


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    if not facts.outcomes:
        return NextAction(
            _("write down what people want to be different"),
            _("Everything else hangs on it. Two or three outcomes in people’s own words are enough to begin."),
            address("outcomes", programme), _("Add outcomes"), 90, Permission.EDIT_OUTCOMES,
        )  # fmt: skip
    if facts.initiatives < FEW:
        return NextAction(
            _("map what already happens"),
            _("People and services often do things together without calling it anything. Start with what you know."),
            address("new_initiative", programme), _("Add an initiative"), 80, Permission.EDIT_INITIATIVE,
        )  # fmt: skip
    if facts.outcomes > facts.covered:
        return NextAction(
            _("find an initiative for every outcome"),
            _("%(number)s outcomes that people want have no initiative yet.")
            % {"number": facts.outcomes - facts.covered},
            f"{address('outcomes', programme)}", _("See the outcomes"), 60,
        )  # fmt: skip
    return _a_co_without_any(programme, facts)


def _a_co_without_any(programme: Programme, facts: Facts) -> NextAction | None:
    empty = next((co for co in Co if not facts.by_co.get(co.value)), None)
    if empty is None:
        return _a_check(programme, facts)
    return NextAction(
        _("look for %(co)s") % {"co": str(_(empty.label)).lower()},
        _("No initiative does this yet. It is a gap, or something nobody has written down."),
        explorer_address(programme), _("Open the explorer"), 45,
    )  # fmt: skip


def take_idea(programme: Programme, payload: Mapping[str, Any], *, by: Any) -> Initiative:
    """What somebody told us, or another step found, becomes an initiative."""
    return add_initiative(
        programme=programme,
        title=payload["title"],
        by=by,
        summary=payload.get("summary", ""),
        status=payload.get("status", Status.POTENTIAL),
        place_name=payload.get("place", ""),
    )


def stories_address(programme: Programme) -> str:
    """A story begins on the page of an initiative that happens."""
    return f"{address('initiatives', programme)}?status=existing"


def places_address(programme: Programme) -> str:
    """The wards of the whole organisation."""
    return organisation_address("places", programme.organisation)


def _a_check(programme: Programme, facts: Facts) -> NextAction | None:
    """Where things happen and nobody has looked for a year how they are doing."""
    if not facts.running or checked_lately(programme, now=timezone.now()):
        return None
    return NextAction(
        _("check how something that happens is doing"),
        _("No health check was made in this programme for a year. It takes eight questions."),
        f"{address('initiatives', programme)}?status=existing", _("Choose one"), 25, Permission.EDIT_INITIATIVE,
    )  # fmt: skip


def follow_records(*, programme: Programme | None, by: Any) -> None:
    """What is shown in another ward now waits: its councillors are told at once and have their head start."""
    tell_what_moved(programme=programme, by=by)
    tell_of_moved_stories(programme=programme, by=by)


def thread(initiative: Initiative) -> tuple[Knot, ...]:
    return (*_checked(initiative), *story_thread(initiative))


def _checked(initiative: Initiative) -> tuple[Knot, ...]:
    last = last_check(initiative)
    if last is None:
        return ()
    where = health_address("health_result", initiative, last.pk)
    return (Knot("initiative", _("How it is doing"), where, timezone.localdate(last.made_at), _("Health check")),)


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """Where others read that they answer for a programme, or can be asked about a story."""
    doors = FrontDoor.objects.filter(answerable=participant_id).select_related("programme")
    stories = Story.objects.filter(ask=participant_id).select_related("programme")
    held = (
        *({"programme": door.programme.name, "named_as": "who answers for it"} for door in doors),
        *(
            {"programme": story.programme.name, "story": story.title, "named_as": "who can be asked about it"}
            for story in stories
        ),
    )
    if held:
        yield Held("map_it.named", held)


def erase(participant_id: UUID) -> None:
    """Pages and stories stay, and name nobody until the team names somebody else."""
    FrontDoor.objects.filter(answerable=participant_id).update(answerable=None)
    Story.objects.filter(ask=participant_id).update(ask=None)


register(
    Step(
        slug="map_it",
        name=gettext_lazy("Map it"),
        number=1,
        address=lambda programme: step_address(programme, "map_it"),
        progress=progress,
        next_action=next_action,
        accept={"idea": take_idea},
        public_rows=public_rows,
        ward_rows=ward_rows,
        is_public_at=is_public_at,
        follow=follow,
        follow_records=follow_records,
        search=search,
        thread=thread,
        tells=story_tells,
        personal_data=personal_data,
        erase=erase,
        tools={
            "explorer": explorer_address,
            "front-door": front_door_address,
            "importing": imports_address,
            "places": places_address,
            "stories": stories_address,
        },
    )
)
