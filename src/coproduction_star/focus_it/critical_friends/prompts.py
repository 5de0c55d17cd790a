"""Questions that help a friend to see what is not on the page."""

from django.utils.translation import gettext as _


def prompts() -> tuple[tuple[str, str], ...]:
    """A short question, and what to look for."""
    return (
        (_("Who is missing?"), _("People it would touch whose view nobody has asked for.")),
        (_("Who carries the load?"), _("Whoever gives more time, money or care than before, and was not asked.")),
        (_("What is taken for granted?"), _("What would have to be true for this to work, and is not checked.")),
        (_("Where does the figure come from?"), _("Who counted, when, and whether they gain from it.")),
        (_("What has been tried before?"), _("Here or elsewhere, and why it ended.")),
        (_("What could get worse?"), _("For somebody, or for another service, even when it works.")),
        (_("What would you test first?"), _("The smallest thing to try before money is spent.")),
        (_("What would you leave out?"), _("A part that nobody would miss.")),
    )
