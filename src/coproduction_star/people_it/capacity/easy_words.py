"""Keep a place for me, in Easy Read: the same questions, with a label and a hint in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("Here you can say that you want to come."),
    _("We keep a place for you."),
    _("You can give the place back at any time."),
    _("You can ask somebody to help you with this page."),
)
COMING = {
    "name": (_("What shall we call you?"), _("Your first name is enough.")),
    "age": (_("How old are you?"), ""),
    "parent": (_("Are you a child? Then your mum, dad or carer writes their name here"), ""),
    "parent_agrees": (_("I am the mum, dad or carer. I say yes"), ""),
    "access_needs": (_("What do you need from us?"), _("For example: big letters, a ramp, a quiet place.")),
    "contact": (_("Your e-mail or your phone number"), _("So that we can tell you when something changes.")),
    "safe_channel": (
        _("How can we talk to you safely?"),
        _("Can somebody else see your post or your phone? Then choose what they cannot see."),
    ),
}
