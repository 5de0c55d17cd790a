from django.apps import AppConfig
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class VoicesConfig(AppConfig):
    name = "coproduction_star.voices"
    label = "voices"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.frames import Tab, add_tab
        from coproduction_star.journeys.panels import add_panel
        from coproduction_star.organisations.services import named_in, on_handover

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .addresses import address
        from .attachments.views import panel as files
        from .comments.views import panel as comments
        from .models import Listening
        from .sentences import SENTENCES

        sentences(SENTENCES)
        on_handover(named_in(Listening, "reader", gettext_lazy("programmes in which they read what people say")))
        add_tab(Tab("said", lambda: _("What people say"), lambda programme: address("said", programme)))
        add_panel(files, order=40)
        add_panel(comments, order=50)
