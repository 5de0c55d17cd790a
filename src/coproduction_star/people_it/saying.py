"""For whom something is, in words."""

from django.utils.translation import gettext as _


def ages_said(youngest: int, oldest: int | None = None) -> str:
    """Ages in years, both included; nothing where there is no upper age."""
    if oldest is None:
        return _("People of %(age)s or over") % {"age": youngest} if youngest else _("People of every age")
    if not youngest:
        return _("People up to %(oldest)s years") % {"oldest": oldest}
    return _("People from %(age)s to %(oldest)s years") % {"age": youngest, "oldest": oldest}


def ages_with_parents(youngest: int, alone_from: int, oldest: int | None = None) -> str:
    """The same; where somebody needs a parent, from which age they do not. Below `youngest` no parent can say yes."""
    said = ages_said(youngest, oldest)
    if youngest and oldest is not None:
        said = _("For people aged %(age)s to %(oldest)s") % {"age": youngest, "oldest": oldest}
    if youngest >= alone_from:
        return said
    return f"{said}. " + _("Under %(age)s, a parent or carer says yes first.") % {"age": alone_from}
