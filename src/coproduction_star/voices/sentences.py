"""What the events of voices say. None repeats what somebody told us."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "voices.comment_added": _("%(who)s wrote a comment on %(what)s"),
    "voices.comment_hidden": _("%(who)s hid a comment: %(reason)s"),
    "voices.comment_shown": _("%(who)s showed a hidden comment again"),
    "voices.comment_removed": _("%(who)s removed their comment"),
    "voices.comment_brought_back": _("%(who)s brought their comment back"),
    "voices.file_attached": _("%(who)s added a file to %(what)s"),
    "voices.attachment_removed": _("%(who)s removed the file %(what)s"),
    "voices.attachment_brought_back": _("%(who)s brought the file %(what)s back"),
    "voices.said": _("Somebody told us something: %(what)s"),
    "voices.forms_printed": _("Somebody printed forms to write on: %(what)s"),
    "voices.typed_in": _("%(who)s typed in what somebody else wrote or said: %(what)s"),
    "voices.worry_raised": _("A worry about somebody went to the safeguarding lead: %(what)s"),
    "voices.worry_untold": _("A worry about somebody waits: no safeguarding lead could be written to: %(what)s"),
    "voices.corrected": _("Its author corrected it: %(what)s"),
    "voices.withdrawn": _("Its author took it back: %(what)s"),
    "voices.claimed": _("%(who)s began to check it: %(what)s"),
    "voices.shown": _("%(who)s checked it and showed it: %(what)s"),
    "voices.nobody_in_it": _("%(who)s said why nobody can be recognised in %(what)s: %(why)s"),
    "voices.held": _("%(who)s held it until it is edited: %(what)s"),
    "voices.edited": _("%(who)s edited it so that nobody can be recognised: %(what)s"),
    "voices.refused": _("%(who)s did not show it: %(what)s"),
    "voices.appealed": _("Its author asked for another look: %(what)s"),
    "voices.appeal_answered": _("%(who)s answered an appeal: %(what)s"),
    "voices.answered": _("%(who)s answered it: %(what)s"),
    "voices.worry_closed": _("%(who)s said what was done about a worry: %(what)s"),
    "voices.listening_changed": _("%(who)s changed how the programme listens"),
}
