"""Since when a result is in public, who decided it, and why it is no more."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coproduction_star.people_it.models import SurveyResult

DAY = "j F Y"


def decided_in_words(result: SurveyResult) -> str:
    if result.published_at is None:
        return ""
    facts = {"who": result.published_who, "day": date_format(localdate(result.published_at), DAY)}
    return _("In public since %(day)s. Decided by: %(who)s.") % facts


def taken_back_in_words(result: SurveyResult) -> str:
    if result.taken_back_at is None:
        return ""
    facts = {"why": result.taken_back_why, "day": date_format(localdate(result.taken_back_at), DAY)}
    return _("This result was taken back on %(day)s, because: %(why)s") % facts
