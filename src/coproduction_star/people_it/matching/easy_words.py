"""The pages behind the link of somebody who is asked, in Easy Read."""

from django.utils.translation import gettext_lazy as _

MESSAGE = {"words": (_("What do you want to say?"), _("Choose a day. Choose a place where other people are, too."))}
OUTCOME = {
    "happened": (_("Did you meet, or did you get it?"), ""),
    "hours": (_("How many hours did it take?"), _("Leave it empty if you do not know. Half an hour is 0.5.")),
    "was_good": (_("Did you like it?"), ""),
}
ASKED = (
    _("You told us what you can do, or what you would like."),
    _("We found something that may be good for you."),
    _("You can say yes. You can say no."),
    _("You do not have to say why."),
    _("They do not know who you are."),
)
