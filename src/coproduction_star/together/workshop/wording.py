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
COS = {
    1: _("Co-commission: decide together what is needed"),
    2: _("Co-design: plan it together"),
    3: _("Co-deliver: do it together"),
    4: _("Co-assess: judge together how it goes"),
}
LIVES = {
    2: _("+2: much better for people"),
    1: _("+1: better"),
    0: _("0: no difference"),
    -1: _("−1: worse"),
    -2: _("−2: much worse for people"),
}
MONEY = {
    2: _("+2: frees much"),
    1: _("+1: frees some"),
    0: _("0: no difference"),
    -1: _("−1: takes some more"),
    -2: _("−2: takes much more"),
}
SHORT = {
    ActivityKind.TALK: _("Talk"),
    ActivityKind.IDEAS: _("Ideas"),
    ActivityKind.SILENT: _("Silent writing"),
    ActivityKind.DOTS: _("Dots"),
    ActivityKind.POLL: _("Poll"),
    ActivityKind.AGREE: _("Agree or object"),
    ActivityKind.CARD: _("Cards"),
    ActivityKind.PLACE: _("On the Star"),
    ActivityKind.RATE: _("Ratings"),
}
