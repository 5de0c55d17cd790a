"""How somebody answers a round by a link, in Easy Read."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("We want to know how you see things here."),
    _("You read a sentence. You choose a number from 1 to 5. 1 is not at all. 5 is always."),
    _("You do not have to answer every sentence."),
    _("Nobody asks your name."),
    _("You can stop at any time."),
)
