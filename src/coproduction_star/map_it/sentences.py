"""What the events of Map it say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "map_it.councillors_told": _("%(who)s told the councillors of %(ward)s about %(what)s"),
    "map_it.front_door_described": _("%(who)s wrote what the public page of %(what)s says first"),
    "map_it.shown_changed": _("%(who)s changed what the public page of %(what)s shows"),
    "map_it.publishing": _("%(who)s made the page of %(what)s ready for the public"),
    "map_it.published": _("The page of %(what)s became public"),
    "map_it.unpublished": _("%(who)s closed the public page of %(what)s"),
    "map_it.decision_announced": _("%(who)s announced a decision: %(what)s"),
    "map_it.decision_announced_anew": _("%(who)s changed the announcement of a decision: %(what)s"),
    "map_it.story_written": _("%(who)s wrote the story %(what)s"),
    "map_it.story_figure_added": _("%(who)s added a figure to the story %(what)s"),
    "map_it.story_figure_removed": _("%(who)s removed a figure from the story %(what)s"),
    "map_it.story_published": _("%(who)s published the story %(what)s"),
    "map_it.story_taken_back": _("%(who)s took the story %(what)s back"),
    "map_it.story_used": _("%(who)s wants to use the story %(what)s elsewhere"),
    "map_it.announcement_withdrawn": _("%(who)s removed the announcement of a decision: %(what)s"),
    "map_it.list_brought": _("%(who)s brought in the list “%(what)s” to look at."),
    "map_it.list_confirmed": _("%(who)s confirmed the list “%(what)s”: %(rows)s rows."),
    "map_it.list_added": _("%(rows)s rows of the list “%(what)s” were added for %(who)s."),
    "map_it.list_taken_back": _("%(who)s took the list “%(what)s” back."),
    "map_it.just_started": _("Somebody made a small start"),
    "map_it.small_step_happened": _("Somebody tried a small step, and it happened"),
    "map_it.smaller_step": _("Somebody made a step smaller, with a new day"),
    "map_it.small_start_erased": _("Somebody erased their small start"),
    "map_it.small_start_handed_over": _("%(who)s handed a small start over to a programme"),
    "map_it.reminder_wanted": _("Somebody asked to be reminded of their small start"),
    "map_it.reminder_confirmed": _("Somebody confirmed the address for their reminder"),
    "map_it.reminder_stopped": _("Somebody wants no more reminders of their small start"),
}
