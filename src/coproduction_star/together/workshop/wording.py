"""The words of workshops."""

from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import ActivityKind

AGREES, LIVES_WITH, OBJECTS = 1, 0, -1
STANDS = {
    AGREES: _("I agree"),
    LIVES_WITH: _("I can live with it"),
    OBJECTS: _("I object"),
}
STOOD = {
    AGREES: _("Agree"),
    LIVES_WITH: _("Can live with it"),
    OBJECTS: _("Object"),
}
SHORT = {
    ActivityKind.TALK: _("Talk"),
    ActivityKind.IDEAS: _("Ideas"),
    ActivityKind.SILENT: _("Silent writing"),
    ActivityKind.DOTS: _("Dots"),
    ActivityKind.POLL: _("Poll"),
    ActivityKind.AGREE: _("Agree or object"),
    ActivityKind.CARD: _("Cards"),
}
