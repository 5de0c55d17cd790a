"""One's own plan in Easy Read: the same questions, in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("Here you write a plan for yourself."),
    _("You can write it with somebody you trust."),
    _("You print it. We do not keep it."),
    _("You can leave out what you like."),
)
PLAN = {
    "name": (_("Your first name"), _("It stands at the top of the plan.")),
    "matters": (_("What is important to you?"), _("For example: to see my friends, to sleep well.")),
    "i_do": (_("What do you do to stay well?"), _("For example: I walk every day. I take my tablets.")),
    "service_does": (_("Who helps you? What do they do?"), _("For example: a nurse comes on Monday.")),
    "signs": (_("How do you know that you are less well?"), _("For example: I do not sleep.")),
    "then_i": (_("What do you do first then?"), ""),
    "ask_whom": (_("Who can you ring? What is their number?"), ""),
    "others": (_("Who else should know?"), ""),
    "again": (_("When do you look at the plan again?"), ""),
}
