"""How somebody says what they see of another person's skills, in Easy Read."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("Somebody asks you how you see them."),
    _("You read a sentence. You choose how often it is true."),
    _("You do not have to answer every sentence."),
    _("They do not see what you say. They see what many people say together."),
    _("You can stop at any time."),
)
