"""Get your money back, in Easy Read: the same questions in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("Did you pay for something so that you could join in? You can ask for your money back here."),
    _("Tell us what you paid for and how much."),
    _("You do not need an account. You get four words. With them you can see what happens."),
    _("You can ask somebody to help you with this page."),
)
CLAIM = {
    "name": (_("What is your name?"), _("So that we know who gets the money.")),
    "kind": (_("What is it about?"), ""),
    "words": (_("What did you pay for?"), _("For example: the bus to the meeting.")),
    "happened_on": (_("On which day was it?"), _("Write the day, the month and the year as numbers.")),
    "pence": (_("How much money was it?"), _("Write it in pounds. For example: 4.60")),
    "pay_by": (_("How do you want to get the money?"), _("For example: cash. Do not write a bank account here.")),
    "warned": (_("I read the part about benefits and tax below"), _("You only need this for a payment.")),
}
