from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "coproduction_star.voices"
    label = "voices"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.panels import add_panel

        from .attachments.views import panel as files
        from .comments.views import panel as comments
        from .sentences import SENTENCES

        sentences(SENTENCES)
        add_panel(files, order=40)
        add_panel(comments, order=50)
