"""The form of a design round in Easy Read: the same questions in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("We want to make this service better."),
    _("Tell us how it feels to you."),
    _("You do not have to say your name."),
    _("Leave out what you like."),
    _("You can ask somebody to help you with this page."),
)
FEELING = _("How did it feel? “%(stage)s”")
WORDS = _("What happened? “%(stage)s”")
WORDS_HINT = _("For example: I waited a long time. Somebody was kind to me.")
TOLD = {
    "side": (_("Who are you?"), ""),
    "quote": (_("You can show my words to other people. Do not say my name."), ""),
    "worry": (_("Somebody is hurt or in danger."), _("Then one person reads it now. Nobody else reads it.")),
}
DOTS = {
    "side": (_("Who are you?"), ""),
    "dots": (_("What should get better first?"), _("Tick 3 at most.")),
}
