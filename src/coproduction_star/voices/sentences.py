"""What the events of voices say. None repeats what somebody wrote."""

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
}
