"""The forms of a review in Easy Read: the same questions in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("We want to know what is good here."),
    _("You do not have to say your name."),
    _("Leave out what you like."),
    _("You can ask somebody to help you with this page."),
)
SCORE = _("Is it so?")
WORDS = _("What did you see? (number %(number)s)")
WORDS_HINT = _("For example: The light was broken. Somebody was kind to me.")
CHOSEN = {
    "points": (_("What matters to you?"), _("Tick all that matter to you.")),
    "missing": (_("Is something missing?"), _("Write it here.")),
}
VISITED = {
    "where": (_("Where were you?"), ""),
    "people": (_("How many people went with you? Count yourself too."), ""),
    "quote": (_("You can show my words to other people. Do not say my name."), ""),
    "worry": (_("Somebody is hurt or in danger."), _("Then one person reads it now. Nobody else reads it.")),
}
