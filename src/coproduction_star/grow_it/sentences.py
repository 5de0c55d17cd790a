"""What the events of Grow it say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "grow_it.indicator_added": _("%(who)s added the measure “%(what)s”"),
    "grow_it.indicator_changed": _("%(who)s changed the measure “%(what)s”"),
    "grow_it.indicator_removed": _("%(who)s took out the measure “%(what)s”"),
    "grow_it.indicator_restored": _("%(who)s brought back the measure “%(what)s”"),
    "grow_it.figure_written": _("%(who)s wrote down a figure: %(words)s"),
    "grow_it.figure_changed": _("%(who)s changed a figure: %(words)s, because: %(reason)s"),
    "grow_it.figure_approved": _("%(who)s approved a figure: %(words)s"),
    "grow_it.figures_brought": _("%(who)s brought in figures with “%(what)s”"),
    "grow_it.figures_taken_back": _("%(who)s took back the figures of “%(what)s”"),
    "grow_it.figure_agreed": _("%(who)s wrote down that a figure rings true"),
    "grow_it.figure_doubted": _("%(who)s wrote down a doubt about a figure: %(what)s"),
    "grow_it.evaluated": _("%(who)s looked whether this worked: %(what)s"),
    "grow_it.evaluation_removed": _("%(who)s took out a look whether this worked: %(what)s"),
    "grow_it.assessment_begun": _("%(who)s began a self-assessment: %(what)s"),
    "grow_it.assessment_ended": _("%(who)s ended a self-assessment: %(what)s"),
    "grow_it.assessment_answered": _("An answer to a self-assessment came in from: %(what)s"),
    "grow_it.mark_added": _("%(who)s wrote down what happened: %(what)s"),
    "grow_it.mark_removed": _("%(who)s took out what was written on a chart: %(what)s"),
}
