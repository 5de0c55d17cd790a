"""What somebody needs to take part, in Easy Read: the same questions in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("Here you can say what helps you to join in."),
    _("You say it one time. Then you do not have to say it again and again."),
    _("You choose who can read it. You can stop that at any time."),
    _("You can ask somebody to help you with this page."),
)
PASSPORT = {
    "name": (_("What shall we call you?"), _("Your first name is enough.")),
    "kinds": (_("What do you need?"), _("You can choose more than one.")),
    "needs": (_("Say more about what you need"), _("You do not have to. You do not have to say why.")),
    "helps": (_("What can other people do to help you?"), _("For example: talk slowly. Give me time.")),
    "counted": (_("You may count me, without my name"), ""),
    "shared": (_("The team here may read it"), ""),
    "agrees": (_("Yes, you may keep this"), _("It can say something about my health. I can take it back.")),
}
