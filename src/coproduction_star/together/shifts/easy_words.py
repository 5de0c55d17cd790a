"""Signing up for a shift in Easy Read: the same questions, in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("Here you can say that you want to help."),
    _("We write your name down."),
    _("You can change your mind at any time."),
    _("You can ask somebody to help you with this page."),
)
JOINING = {
    "role": (_("What do you want to do?"), ""),
    "name": (_("What shall we call you?"), _("Your first name is enough.")),
    "adult": (_("I am 18 years old or older"), ""),
    "contact": (_("Your e-mail or your phone number"), _("So that we can tell you when something changes.")),
    "safe_channel": (
        _("How can we talk to you safely?"),
        _("Can somebody else see your post or your phone? Then choose what they cannot see."),
    ),
    "access_needs": (_("What do you need from us?"), _("For example: a slow walk, big letters, a quiet place.")),
}
