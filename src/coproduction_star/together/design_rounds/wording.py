"""The words of design rounds."""

from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import DesignPhase, Side

SIDES = {
    Side.USERS: _("People who use the service"),
    Side.PROVIDERS: _("People who provide it"),
}
NEXT = {
    DesignPhase.COLLECTING: _("Anyone with the link can tell how each stage feels. Then you read it together."),
    DesignPhase.CHOOSING: _(
        "Anyone with the link puts up to three dots on what matters most. Then the group decides."
    ),
    DesignPhase.SKETCHING: _("Draw up changes together: what changes, what people bring, what the service brings."),
    DesignPhase.TESTING: _("Try a sketch in the small, write down what you learnt, change it, and try again."),
    DesignPhase.CLOSED: _("Everybody who took part can read what came of it."),
}
PART_TITLES = {
    "priority": (_("Add something that should be better"), _("Change what should be better")),
    "sketch": (_("Add a sketch"), _("Change a sketch")),
    "test": (_("Write down a test"), _("Change a test")),
}
FEW = _("fewer than 5")
